using Postmortem.Documents.Layout;
using static Postmortem.Documents.Unicode.LineClass;

namespace Postmortem.Documents.Unicode;

/// <summary>
/// Where lines may end, after the Unicode line breaking algorithm (UAX #14, Unicode 15.0, numbers after example 7 of its section 8.2), with a
/// tailoring for readers of prose, addresses and paths that <see cref="LineTailoring"/> describes. One pass, no allocation.
/// </summary>
internal ref struct LineBreaks
{
    private readonly ReadOnlySpan<char> _text;
    private readonly Span<Break> _breaks;
    private readonly bool _tailored;

    // The class as it is of the character before; Count at the start of the text and after a hard break.
    private LineClass _raw = Count;

    // The class before the spaces, with marks taken in (LB9, LB10), and where in the text that character stands.
    private LineClass _before = Count;
    private int _at;
    private bool _spaces;

    private Number _number;
    private bool _hebrewHyphen;
    private bool _oddRegional;

    private LineBreaks(ReadOnlySpan<char> text, Span<Break> breaks, bool tailored)
    {
        _text = text;
        _breaks = breaks;
        _tailored = tailored;
    }

    /// <summary>How far a number has come (LB25).</summary>
    private enum Number : byte
    {
        None,
        Digits,
        Closed,
    }

    /// <summary>
    /// Says for every char whether a line may or must end after it. Of a surrogate pair only the second half can say yes. The end of the
    /// text, where a line ends in any case, is not marked unless it is a hard break.
    /// </summary>
    /// <param name="breaks">As long as the text; what it held is overwritten.</param>
    /// <param name="tailored">False for the algorithm as Unicode tests it.</param>
    public static void Of(ReadOnlySpan<char> text, Span<Break> breaks, bool tailored = true)
    {
        if (breaks.Length != text.Length) throw new ArgumentException("There must be a break for each char.", nameof(breaks));
        breaks.Clear();
        new LineBreaks(text, breaks, tailored).Run();
    }

    private void Run()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            var first = i;
            var c = Bidi.CodePointAt(_text, i);
            if (c > 0xFFFF) i++;
            var line = CharacterData.Line(c);
            // Inside a word nothing changes; most of most texts passes here (LB28).
            if (line == AL && _raw == AL) _at = first;
            else Next(line, first);
        }
    }

    /// <param name="line">The character's class.</param>
    /// <param name="i">Where it starts.</param>
    private void Next(LineClass line, int i)
    {
        switch (line)
        {
            case SP: // LB7
                _breaks[i] = Break.Hang;
                (_raw, _spaces, _number, _hebrewHyphen, _oddRegional) = (SP, true, Number.None, false, false);
                return;
            case BK or CR or LF or NL: // LB4 to LB6
                var inside = line == CR && i + 1 < _text.Length && _text[i + 1] == '\n';
                _breaks[i] = inside ? Break.Hang : Break.Hang | Break.Must;
                (_raw, _before, _spaces, _number, _hebrewHyphen, _oddRegional) = (Count, Count, false, Number.None, false, false);
                return;
            case ZW: // LB7; LB8 is in MayBreak
                (_raw, _before, _at, _spaces, _number, _hebrewHyphen, _oddRegional) = (ZW, ZW, i, false, Number.None, false, false);
                return;
            case CM or ZWJ when _before != Count && _before != ZW && !_spaces: // LB9
                _raw = line;
                return;
            default:
                if (IsWideSpace(_text[i])) _breaks[i] = Break.Hang;
                var kind = line is CM or ZWJ ? AL : line; // LB10
                if ((_before != Count || _spaces) && i > 0 && MayBreak(line, kind, i)) _breaks[i - 1] |= Break.May;
                Take(line, kind, i);
                return;
        }
    }

    private readonly bool MayBreak(LineClass line, LineClass kind, int i)
    {
        if (_before == ZW) return !(_tailored && _spaces && line is CM or ZWJ); // LB8
        if (_raw == ZWJ) return false; // LB8a
        var pair = LinePairs.Between(_before, kind);
        if (_spaces)
        {
            var may = pair != Pair.Never; // LB18
            return _tailored ? LineTailoring.AfterSpace(_text, _before, _at, line, i, may) : may;
        }

        if (pair != Pair.Apart || IsInNumber(kind, i)) return false;
        if (_hebrewHyphen && kind != CB) return false; // LB21a
        if (_oddRegional && kind == RI) return false; // LB30a
        return !_tailored || LineTailoring.Between(_text, _before, _at, kind, i);
    }

    /// <summary>LB25 where two classes do not decide it.</summary>
    private readonly bool IsInNumber(LineClass kind, int i) => kind switch
    {
        NU => _number == Number.Digits,
        PO or PR => _number != Number.None,
        OP or OPWide => _before is PR or PO && IsDigitAfter(i),
        _ => false,
    };

    private readonly bool IsDigitAfter(int i)
    {
        for (i++; i < _text.Length; i++)
        {
            var c = Bidi.CodePointAt(_text, i);
            var line = CharacterData.Line(c);
            if (line is not (CM or ZWJ)) return line == NU;
            if (c > 0xFFFF) i++;
        }

        return false;
    }

    private void Take(LineClass line, LineClass kind, int i)
    {
        var touching = !_spaces;
        _number = kind switch
        {
            NU => Number.Digits,
            SY or IS when touching && _number == Number.Digits => Number.Digits,
            CL or CP or CPWide when touching && _number == Number.Digits => Number.Closed,
            _ => Number.None,
        };
        _hebrewHyphen = kind is HY or BA && touching && _before == HL;
        _oddRegional = kind == RI && !(touching && _oddRegional);
        (_raw, _before, _at, _spaces) = (line, kind, i, false);
    }

    /// <summary>Spaces of class BA: they end a line as U+0020 does. U+2007 and U+00A0 are glue.</summary>
    private static bool IsWideSpace(char c) => c is '\t' or '\u1680' or '\u205F' or '\u3000' or (>= '\u2000' and <= '\u200A' and not '\u2007');
}
