using System.Text;
using static Postmortem.Documents.Unicode.LineClass;

namespace Postmortem.Documents.Unicode;

/// <summary>
/// What readers of prose, addresses and paths are used to and UAX #14 leaves to a tailoring. It takes breaks away, and gives some back that
/// LB13 and LB15 forbid after a space. Nothing here moves a hard break.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>French puts a space inside its quotes: none breaks after « or before ». German turns the marks round (»so«), so only a mark that
/// opens or closes by where it stands counts.</item>
/// <item>A space before ! ? : ; never breaks, but one before .NET, :name or /path does: what goes on with a letter or digit is a word.</item>
/// <item>A hyphen or a slash ends a line only between a letter or digit and a letter: bien-être, /usr/share, but not --option, -5 or https://.</item>
/// <item>A dash does not leave the number after it: 2019–2021.</item>
/// <item>A quote and an opening bracket part at the space between them.</item>
/// <item>A mark stays with the space it stands on, as grapheme clusters have it (UAX #29).</item>
/// </list>
/// </remarks>
internal static class LineTailoring
{
    /// <param name="before">The class before the spaces, <see cref="Count"/> for none.</param>
    /// <param name="at">Where that character stands.</param>
    /// <param name="line">The class as it is after the spaces.</param>
    /// <param name="i">Where that character starts.</param>
    /// <param name="may">What the algorithm says.</param>
    public static bool AfterSpace(ReadOnlySpan<char> text, LineClass before, int at, LineClass line, int i, bool may)
    {
        switch (line)
        {
            case AL or NU or HL when before != QU: return may;
            case CM or ZWJ: return false;
            case SY: return before is not (OP or OPWide);
            case EX or IS: return before is not (OP or OPWide) && i + 1 < text.Length && IsWordChar(text[i + 1]);
            case QU when text[i] is '»' or '›' && (i + 1 == text.Length || !IsWordChar(text[i + 1])): return false;
        }

        if (before != QU) return may;
        if (text[at] is '«' or '‹' && (at == 0 || !IsWordChar(text[at - 1]))) return false;
        return may || line is OP or OPWide;
    }

    /// <summary>Whether a line may end between two characters that touch, where the algorithm says it may.</summary>
    /// <param name="at">Where the first one stands.</param>
    /// <param name="i">Where the second one starts.</param>
    public static bool Between(ReadOnlySpan<char> text, LineClass before, int at, LineClass after, int i) => before switch
    {
        HY or SY => at > 0 && IsWordChar(text[at - 1]) && Rune.IsLetter(RuneAt(text, i)),
        BA or B2 => after != NU || text[at] is not ('\u2010' or '\u2012' or '\u2013' or '\u2014'),
        _ => true,
    };

    /// <summary>A letter, a digit, a mark on one, or half of one.</summary>
    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is >= '\u0300' and <= '\u036F';

    private static Rune RuneAt(ReadOnlySpan<char> text, int i) => Rune.TryCreate(Bidi.CodePointAt(text, i), out var rune) ? rune : Rune.ReplacementChar;
}
