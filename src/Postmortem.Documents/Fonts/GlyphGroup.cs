using System.Text;

namespace Postmortem.Documents.Fonts;

/// <summary>
/// Glyphs that show some characters together, and which of them stands for which character. Read in the order in which they are painted they
/// give the text, and so they do for programs that go by places, such as pdftotext: from right to left they are painted from the right, whether
/// letter or mark. Without a glyph of its own a character gets an empty one (<see cref="Typeface.Carrier"/>).
/// </summary>
internal sealed class GlyphGroup(ShapingCache cache)
{
    // How far apart empty glyphs stand, so that their order can be told: less than can be seen.
    private const int Apart = 10;

    // A glyph without a character of its own says a space of no width; nothing may be without a way back to Unicode (PDF/UA-1, 7.21.7).
    private const string Nothing = "\u200B";

    // The longest text of a glyph: joiners may pile up behind a letter, and a CMap has its limits.
    private const int MostCharacters = 32;

    private readonly List<(ushort Glyph, int X, int Y)> _glyphs = [];
    private readonly List<(int Before, int Advance)> _advances = [];
    private int _pen;

    public int Start { get; private set; }

    public bool IsEmpty => _glyphs.Count == 0;

    public void Add(int start, ushort glyph, int advance, int x, int y)
    {
        if (IsEmpty) (Start, _pen) = (start, 0);
        _glyphs.Add((glyph, _pen + x, y));
        _advances.Add((_pen, advance));
        _pen += advance;
    }

    /// <summary>Adds the glyphs to those of their word and is empty again.</summary>
    public void Write(List<ShapedGlyph> to, ReadOnlySpan<char> word, int end, bool backwards)
    {
        var (start, width) = (Start, _pen);
        var text = word[start..end].ToString();
        if (backwards) TurnAround(text, width);
        else if (_glyphs.Count > 1) Compose(text, width);
        var texts = Texts(text, _glyphs.Count);
        // The pen is at the edge where reading starts, and goes to the other.
        var pen = backwards ? width : 0;
        for (var i = 0; i < _glyphs.Count; i++)
        {
            var (glyph, x, y) = _glyphs[i];
            var next = x + cache.Typeface.Advance(glyph);
            var after = i < _glyphs.Count - 1 ? 0 : next - (backwards ? 0 : width);
            to.Add(new ShapedGlyph(cache.Use(glyph, texts[i]), start, end, (short)(pen - x), (short)after, (short)y));
            pen = next;
        }

        _glyphs.Clear();
        _advances.Clear();
    }

    /// <summary>From the right to the left, with an empty glyph for each character that has none.</summary>
    private void TurnAround(string text, int width)
    {
        // They were added as if they ran from left to right: what was before a glyph is at its right, what came after it at its left.
        for (var i = 0; i < _glyphs.Count; i++)
        {
            var ((glyph, x, y), (before, advance)) = (_glyphs[i], _advances[i]);
            _glyphs[i] = (glyph, width - before - advance + (x - before), y);
        }

        var carrier = cache.Typeface.Carrier;
        var left = _glyphs.Select(static g => g.X).DefaultIfEmpty().Min();
        for (var missing = text.EnumerateRunes().Count() - _glyphs.Count; carrier != 0 && missing > 0; missing--)
            _glyphs.Add((carrier, left -= Apart, 0));
        var sorted = _glyphs.OrderByDescending(static g => g.X).ToList();
        _glyphs.Clear();
        _glyphs.AddRange(sorted);
    }

    /// <summary>
    /// Fonts take accented letters apart to stack more accents on them; where there is no more, the letter as one glyph looks the same and says
    /// what it is.
    /// </summary>
    private void Compose(string text, int width)
    {
        const char firstOfScriptsThatChangeShapes = '\u0590';
        var letter = text.Length == 1 ? text : text[0] < firstOfScriptsThatChangeShapes ? text.Normalize(NormalizationForm.FormC) : "";
        if (letter.Length != 1 || letter[0] is >= firstOfScriptsThatChangeShapes and (< '\u1E00' or > '\u1FFF')) return;
        if (cache.Typeface.Glyph(letter[0]) is not (var glyph and not 0) || cache.Typeface.Advance(glyph) != width) return;
        _glyphs.Clear();
        _glyphs.Add((glyph, 0, 0));
    }

    /// <summary>The characters in their order, one for each glyph; the last takes what is left. Two glyphs of one vowel are its two parts.</summary>
    private static string[] Texts(string text, int count)
    {
        var runes = text.EnumerateRunes().ToList();
        if (runes.Count < count && count > 1) runes = [.. text.Normalize(NormalizationForm.FormD).EnumerateRunes()];
        var texts = new string[count];
        for (var i = 0; i < count; i++)
            texts[i] = i >= runes.Count ? Nothing : i == count - 1 ? string.Concat(runes.Skip(i).Take(MostCharacters)) : runes[i].ToString();
        return texts;
    }
}
