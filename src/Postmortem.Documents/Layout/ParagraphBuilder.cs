using System.Globalization;
using System.Text;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Layout;

/// <summary>
/// Turns styled text into a paragraph: a font for each character, words shaped, advances, directions, line ends. One builds all paragraphs of a
/// document, one after the other, so that its lists grow only once.
/// </summary>
internal sealed class ParagraphBuilder(TextSetter setter)
{
    // Below these a character is a letter of its own, and nothing turns around.
    private const char FirstMark = '\u0300';

    private readonly StringBuilder _text = new();
    private readonly List<Run> _runs = [];
    private readonly List<int> _breaks = [];
    private readonly List<int> _soft = [];
    private readonly List<int> _joined = [];
    private readonly WordShaper _shaper = new(setter);
    private UsedFont? _font;
    private TextStyle? _style;
    private int _runStart;

    // Where the last escape ended: the next one right behind it is set apart by a space.
    private int _escaped = -1;

    public bool IsEmpty => _text.Length == 0;

    public void Add(string text, TextStyle style) => Add(text.AsSpan(), style);

    public void Add(ReadOnlySpan<char> text, TextStyle style)
    {
        if (text.IndexOfAnyInRange('\u0300', '\u036F') >= 0) text = WellFormed(text).Normalize(NormalizationForm.FormC);
        else if (text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) text = WellFormed(text);
        while (!text.IsEmpty)
        {
            // The last plain letter may carry the mark that follows.
            var plain = text.IndexOfAnyExceptInRange('\0', (char)(FirstMark - 1)) is var end and >= 0 ? Math.Max(end - 1, 0) : text.Length;
            Plain(text[..plain], style);
            text = text[plain..];
            if (text.IsEmpty) return;
            var length = StringInfo.GetNextTextElementLength(text);
            if (length == 1 && text[0] < FirstMark) Plain(text[0], style);
            else Cluster(text[..length], style);
            text = text[length..];
        }
    }

    public Paragraph Build(float lineHeight, Align align = Align.Start, bool balanced = false, BaseDirection direction = BaseDirection.Auto)
    {
        EndRun();
        var text = _text.ToString();
        var levels = direction == BaseDirection.RightToLeft || Bidi.NeedsBidi(text) ? new byte[text.Length] : null;
        var level = levels is null ? 0 : Bidi.Levels(text, direction, levels);
        // Only text from left to right is hyphenated.
        if (levels is not null) _soft.Clear();
        _shaper.Begin(text, levels, _soft);
        foreach (var run in _runs) _shaper.Add(run);
        var size = _runs.Count > 0 ? 0 : lineHeight / 1.5f;
        foreach (var run in _runs) size = Math.Max(size, run.Style.Size);
        var font = FontLibrary.Of(_runs.Count > 0 ? _runs[0].Style.Face : Face.Sans);
        // The letters' own height is centred in the line.
        var (ascent, descent) = (font.Ascent * size / 1000, font.Descent * size / 1000);
        var paragraph = new Paragraph
        {
            Text = text,
            Advances = _shaper.Advances,
            Words = [.. _shaper.Words],
            Levels = levels,
            RightToLeft = level == 1,
            Breaks = Breaks(text),
            Runs = _soft.Count == 0 ? [.. _runs] : [.. _runs.Select(r => r with { Hyphen = Hyphen(r) })],
            LineHeight = lineHeight,
            Baseline = ((lineHeight - (ascent - descent)) / 2) + ascent,
            Align = align,
            Balanced = balanced,
        };
        Clear();
        return paragraph;
    }

    private void Clear()
    {
        _text.Clear();
        _runs.Clear();
        _breaks.Clear();
        _soft.Clear();
        _joined.Clear();
        (_font, _style, _runStart, _escaped) = (null, null, 0, -1);
    }

    private Break[] Breaks(string text)
    {
        var breaks = new Break[text.Length];
        LineBreaks.Of(text, breaks);
        foreach (var at in _breaks) breaks[at] |= Break.May;
        foreach (var at in _soft) breaks[at] |= Break.May | Break.Soft;
        foreach (var at in _joined) breaks[at] &= ~Break.May;
        LineBreaker.Join(text, breaks);
        foreach (var at in _shaper.Joined) breaks[at] |= Break.Joined;
        return breaks;
    }

    /// <summary>Without halves of pairs and code points that Unicode keeps for no character: normalizing refuses them, and no font has them.</summary>
    private static string WellFormed(ReadOnlySpan<char> text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE ? "\uFFFD" : rune.ToString());
        return whole.ToString();
    }

    private void Plain(ReadOnlySpan<char> text, TextStyle style)
    {
        var font = setter.Embedded(style.Face);
        while (!text.IsEmpty)
        {
            var end = 0;
            while (end < text.Length && text[end] is >= ' ' and not '\u00AD' && font.Typeface.Glyph(text[end]) != 0) end++;
            if (end > 0) Append(text[..end], font, style);
            if (end < text.Length) Plain(text[end++], style);
            text = text[end..];
        }
    }

    private void Plain(char c, TextStyle style)
    {
        var font = setter.Embedded(style.Face);
        if (c == '\n') Append("\n", font, style);
        else if (c == '\t') Append(" ", font, style);
        else if (c == '\u00AD') Note(_soft);
        else if (c == '\r') return;
        else if (font.Typeface.Glyph(c) != 0) Append([c], font, style);
        else if (!char.IsControl(c) && setter.For(style.Face, [c]) is { } other) Append([c], other, style);
        else Escape(c, style);
    }

    private void Cluster(ReadOnlySpan<char> cluster, TextStyle style)
    {
        Rune.DecodeFromUtf16(cluster, out var first, out var length);
        if (Clusters.IsInvisible(first.Value) && length == cluster.Length)
        {
            if (first.Value == 0x200B) Note(_breaks);
            if (first.Value is 0x2060 or 0xFEFF) Note(_joined);
            if (Clusters.IsDirectionMark(first.Value)) Append(cluster, _font ?? setter.Embedded(style.Face), style);
        }
        else if (setter.For(style.Face, cluster) is { } font)
        {
            Append(cluster, font, style);
        }
        else
        {
            // No font has all of it; what some font has is shown, the rest is told.
            Span<char> one = stackalloc char[2];
            foreach (var rune in cluster.EnumerateRunes())
            {
                var part = one[..rune.EncodeToUtf16(one)];
                if (Clusters.IsInvisible(rune.Value)) continue;
                if (length < cluster.Length && setter.For(style.Face, part) is { } some) Append(part, some, style);
                else Escape(rune.Value, style);
            }
        }
    }

    /// <summary>Remembers the last letter: something that is not seen stands behind it.</summary>
    private void Note(List<int> places)
    {
        if (_text.Length > 0 && (places.Count == 0 || places[^1] != _text.Length - 1)) places.Add(_text.Length - 1);
    }

    /// <summary>The hyphen of a run's font; to a reader of the file it is the soft one that it stands for.</summary>
    private static ShapedWord? Hyphen(Run run)
    {
        var glyph = run.Font.Typeface.Glyph('-');
        if (glyph == 0) return null;
        var use = run.Font.Cache.Use(glyph, "\u00AD");
        run.Font.Glyphs.Add(use);
        return new ShapedWord([new ShapedGlyph(use, 0, 1, 0, 0, 0)], [(short)run.Font.Typeface.Advance(glyph)], false);
    }

    private void Escape(int c, TextStyle style)
    {
        setter.Miss(c);
        var font = setter.Embedded(style.Face);
        if (_escaped == _text.Length && _text.Length > 0) Append(" ", font, style);
        Append(string.Create(CultureInfo.InvariantCulture, $"U+{c:X4}"), font, style);
        _escaped = _text.Length;
    }

    private void Append(ReadOnlySpan<char> text, UsedFont font, TextStyle style)
    {
        if (!ReferenceEquals(_font, font) || !ReferenceEquals(_style, style))
        {
            EndRun();
            (_font, _style) = (font, style);
        }

        _text.Append(text);
    }

    private void EndRun()
    {
        if (_style is not null && _text.Length > _runStart)
            _runs.Add(new Run(_runStart, _text.Length, _font!, _style, _style.Marks | Missing(_font!.Typeface, _style.Face)));
        _runStart = _text.Length;
    }

    /// <summary>Where another font than the wanted one has no bold or italic cut, the painter thickens and slants, as browsers do.</summary>
    private static RunMarks Missing(Typeface typeface, Face wanted)
    {
        const int semiBold = 600;
        var marks = RunMarks.None;
        if (ReferenceEquals(typeface, FontLibrary.Of(wanted))) return marks;
        if (wanted is Face.SansBold or Face.SansBoldItalic or Face.Serif && typeface.Weight < semiBold) marks |= RunMarks.Thick;
        if (wanted is Face.SansItalic or Face.SansBoldItalic && typeface.ItalicAngle == 0) marks |= RunMarks.Slant;
        return marks;
    }
}
