using System.Globalization;
using System.Text;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Layout;

/// <summary>Knows, for one document, which characters of which face are used and which could not be set.</summary>
internal sealed class TextSetter
{
    private readonly UsedCharacters?[] _used = new UsedCharacters?[FontLibrary.Count];
    private readonly Dictionary<int, (int Line, int Count)> _unset = [];

    /// <summary>1-based line of the Markdown that is being set; 0 in the title block.</summary>
    public int SourceLine { get; set; }

    public IReadOnlyList<UnsetText> Unset =>
        [.. _unset.OrderBy(u => u.Value.Line).ThenBy(u => u.Key).Select(u => new UnsetText(Show(u.Key), u.Key, u.Value.Line, u.Value.Count))];

    public UsedCharacters? Used(Face face) => _used[(int)face];

    public void Use(Face face, char c) => (_used[(int)face] ??= new UsedCharacters()).Add(c);

    public void Miss(int codePoint) =>
        _unset[codePoint] = _unset.TryGetValue(codePoint, out var known) ? (known.Line, known.Count + 1) : (SourceLine, 1);

    public Paragraph One(string text, TextStyle style, float lineHeight, Align align = Align.Left, bool balanced = false)
    {
        var builder = new ParagraphBuilder(this);
        builder.Add(text, style);
        return builder.Build(lineHeight, align, balanced);
    }

    private static string Show(int codePoint) => Rune.IsValid(codePoint) ? new Rune(codePoint).ToString() : "\uFFFD";
}

/// <summary>Turns styled text into a paragraph: a face for each character, advances, kerning, line ends.</summary>
internal sealed class ParagraphBuilder(TextSetter setter)
{
    private readonly StringBuilder _text = new();
    private readonly List<float> _advances = [];
    private readonly List<short> _kerns = [];
    private readonly List<Run> _runs = [];
    private readonly List<int> _breaks = [];
    private ushort _lastGlyph;
    private int _runStart;
    private Face _runFace;
    private TextStyle? _runStyle;

    // Where the last escape ended: the next one right behind it is set apart by a space.
    private int _escaped = -1;

    public bool IsEmpty => _text.Length == 0;

    public void Add(ReadOnlySpan<char> text, TextStyle style)
    {
        if (text.IndexOfAnyInRange('\u0300', '\u036F') >= 0) text = Composed(text);
        foreach (var rune in text.EnumerateRunes()) Add(rune.Value, style);
    }

    public void Add(string text, TextStyle style) => Add(text.AsSpan(), style);

    public Paragraph Build(float lineHeight, Align align = Align.Left, bool balanced = false)
    {
        EndRun();
        var text = _text.ToString();
        var breaks = new Break[text.Length];
        LineBreaks.Of(text, breaks);
        foreach (var at in _breaks) breaks[at] |= Break.May;
        var size = _runs.Count > 0 ? _runs.Max(r => r.Style.Size) : lineHeight / 1.5f;
        var font = FontLibrary.Of(_runs.Count > 0 ? _runs[0].Face : Face.Sans);
        // The letters' own height is centred in the line.
        var (ascent, descent) = (font.Ascent * size / 1000, font.Descent * size / 1000);
        return new Paragraph
        {
            Text = text,
            Advances = [.. _advances],
            Kerns = [.. _kerns],
            Breaks = breaks,
            Runs = [.. _runs],
            LineHeight = lineHeight,
            Baseline = ((lineHeight - (ascent - descent)) / 2) + ascent,
            Align = align,
            Balanced = balanced,
        };
    }

    /// <summary>Letters and their accents as one character where Unicode has it, because a font sets that one best.</summary>
    private static string Composed(ReadOnlySpan<char> text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(IsNoCharacter(rune.Value) ? "\uFFFD" : rune.ToString());
        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Code points that Unicode keeps for no character; normalizing refuses them.</summary>
    private static bool IsNoCharacter(int c) => c is >= 0xFDD0 and <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;

    private void Add(int c, TextStyle style)
    {
        if (c == '\n') Append('\n', style.Face, style, 0, 0);
        else if (c is '\r' || IsInvisible(c))
        {
            if (c == 0x200B && _text.Length > 0) _breaks.Add(_text.Length - 1);
        }
        else if (FontLibrary.FaceFor(style.Face, c == '\t' ? ' ' : c) is { } face && c < 0x10000) Glyph(c == '\t' ? ' ' : (char)c, face, style);
        else
        {
            setter.Miss(c);
            if (_escaped == _text.Length && _text.Length > 0) Glyph(' ', style.Face, style);
            foreach (var shown in string.Create(CultureInfo.InvariantCulture, $"U+{c:X4}"))
                Glyph(shown, style.Face, style);
            _escaped = _text.Length;
        }
    }

    private void Glyph(char c, Face face, TextStyle style)
    {
        var font = FontLibrary.Of(face);
        var glyph = FontLibrary.Glyph(face, c);
        if (_text.Length > _runStart && _runFace == face && ReferenceEquals(_runStyle, style) && _lastGlyph != 0)
        {
            var kern = font.Kerning.Between(_lastGlyph, glyph);
            if (kern != 0)
            {
                _kerns[^1] = (short)kern;
                _advances[^1] += kern * style.Size / 1000;
            }
        }

        setter.Use(face, c);
        Append(c, face, style, glyph, font.Advance(glyph) * style.Size / 1000);
    }

    private void Append(char c, Face face, TextStyle style, ushort glyph, float advance)
    {
        if (_runFace != face || !ReferenceEquals(_runStyle, style))
        {
            EndRun();
            (_runFace, _runStyle) = (face, style);
        }

        _text.Append(c);
        _advances.Add(advance);
        _kerns.Add(0);
        _lastGlyph = glyph;
    }

    private void EndRun()
    {
        if (_runStyle is not null && _text.Length > _runStart) _runs.Add(new Run(_runStart, _text.Length, _runFace, _runStyle));
        _runStart = _text.Length;
    }

    /// <summary>Marks that steer other software and have no shape: joiners, direction marks, variation selectors, soft hyphens.</summary>
    private static bool IsInvisible(int c) =>
        c is 0x00AD or 0xFEFF or 0x2060 or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xFE00 and <= 0xFE0F);
}
