using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Postmortem.Documents.Fonts;

/// <summary>
/// A subset ready to be written: compressed file, widths, the way back to Unicode, and the code of each glyph and text in a string of the PDF.
/// </summary>
internal sealed class FontProgram
{
    private readonly ushort[] _codes;
    private readonly Dictionary<int, string> _untold = [];

    /// <param name="uses">Which glyphs stand for which texts, in the order of the font.</param>
    public FontProgram(Typeface typeface, IReadOnlyList<(ushort Glyph, string Text, int Use)> uses)
    {
        Typeface = typeface;
        _codes = new ushort[uses.Max(u => u.Use) + 1];
        var glyphs = uses.Select(u => u.Glyph).Distinct().ToList();
        var subset = HarfBuzzNative.Subset(typeface, glyphs);
        var file = subset.File;
        var texts = new SortedDictionary<ushort, (string Text, ushort Glyph)>();
        if (typeface.IsCff) NumberAsTheFontDoes(uses, CffCharacters.Of(file, subset.NewOf), texts);
        else Glyphs = Compress(NumberInOrder(uses, subset.NewOf, texts));
        (Length, File) = (file.Length, Compress(file));
        Widths = WidthsOf(texts, typeface);
        ToUnicode = Compress(Encoding.ASCII.GetBytes(CharacterMap([.. texts.Select(t => (t.Key, t.Value.Text))])));
        Name = Tag(uses) + "+" + typeface.Name;
    }

    public Typeface Typeface { get; }

    public byte[] File { get; }

    /// <summary>Bytes of the file before compression.</summary>
    public int Length { get; }

    /// <summary>For a TrueType font, the glyph of each code (ISO 32000-1, table 117: CIDToGIDMap), compressed.</summary>
    public byte[]? Glyphs { get; }

    public string Widths { get; }

    public byte[] ToUnicode { get; }

    public string Name { get; }

    /// <summary>The code of a glyph that stands for a text.</summary>
    public ushort Code(int use) => _codes[use];

    /// <summary>The text where the font cannot say it, so that the page has to (ActualText).</summary>
    public string? Untold(int use) => _untold.Count == 0 ? null : _untold.GetValueOrDefault(use);

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var memory = new MemoryStream();
        using (var deflate = new ZLibStream(memory, CompressionLevel.Optimal)) deflate.Write(bytes);
        return memory.ToArray();
    }

    /// <summary>A code for each glyph and text, so that what is copied is what was put in even where two characters share a shape.</summary>
    private byte[] NumberInOrder(IReadOnlyList<(ushort Glyph, string Text, int Use)> uses, IReadOnlyDictionary<ushort, ushort> newOf,
        SortedDictionary<ushort, (string, ushort)> texts)
    {
        var map = new byte[2 * (uses.Count + 1)];
        for (var i = 0; i < uses.Count; i++)
        {
            var (glyph, text, use) = uses[i];
            var code = (ushort)(i + 1);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * code), newOf[glyph]);
            _codes[use] = code;
            texts[code] = (text, glyph);
        }

        return map;
    }

    /// <summary>ISO 32000-1, 9.7.4.2: the codes of a CFF font are its own numbers; a second text of a glyph has none.</summary>
    private void NumberAsTheFontDoes(IReadOnlyList<(ushort Glyph, string Text, int Use)> uses, Dictionary<ushort, ushort> numbers,
        SortedDictionary<ushort, (string, ushort)> texts)
    {
        foreach (var (glyph, text, use) in uses)
        {
            _codes[use] = numbers[glyph];
            if (!texts.TryAdd(numbers[glyph], (text, glyph))) _untold[use] = text;
        }
    }

    /// <summary>ISO 32000-1, 9.7.4.3: runs of codes, each with its widths.</summary>
    private static string WidthsOf(SortedDictionary<ushort, (string Text, ushort Glyph)> texts, Typeface typeface)
    {
        var (widths, next) = (new StringBuilder(), -1);
        foreach (var (code, (_, glyph)) in texts)
        {
            if (code != next) widths.Append(next < 0 ? "" : "]").Append(CultureInfo.InvariantCulture, $"{code}[");
            else widths.Append(' ');
            widths.Append(CultureInfo.InvariantCulture, $"{typeface.Advance(glyph)}");
            next = code + 1;
        }

        return widths.Append(next < 0 ? "" : "]").ToString();
    }

    /// <summary>Six capitals from what is in it (PDF 1.7, 9.6.4): another subset, another name, and always the same one.</summary>
    private static string Tag(IReadOnlyList<(ushort Glyph, string Text, int Use)> uses)
    {
        var hash = 14695981039346656037UL;
        foreach (var (glyph, text, _) in uses)
        {
            hash = (hash ^ glyph) * 1099511628211UL;
            foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        }

        return string.Create(6, hash, static (tag, h) =>
        {
            for (var i = 0; i < 6; i++, h /= 26) tag[i] = (char)('A' + (h % 26));
        });
    }

    private static string CharacterMap(List<(ushort Code, string Text)> texts)
    {
        const int mostInBlock = 100;
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (var start = 0; start < texts.Count; start += mostInBlock)
        {
            var count = Math.Min(mostInBlock, texts.Count - start);
            map.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            foreach (var (code, text) in texts.Skip(start).Take(count))
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }
}
