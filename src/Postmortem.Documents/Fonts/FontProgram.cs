using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Postmortem.Documents.Fonts;

/// <summary>The characters of one face that a document uses.</summary>
internal sealed class UsedCharacters
{
    private readonly ulong[] _bits = new ulong[1024];

    public void Add(char c) => _bits[c >> 6] |= 1UL << (c & 63);

    /// <summary>
    /// In order. A text that uses many of the ASCII characters gets them all: personal letters then share one subset, which is made and
    /// compressed once, at the price of a few hundred bytes.
    /// </summary>
    public string Sorted()
    {
        const int many = 20;
        if (System.Numerics.BitOperations.PopCount(_bits[0]) + System.Numerics.BitOperations.PopCount(_bits[1]) >= many)
            for (var c = ' '; c < '\x7F'; c++) Add(c);
        var text = new StringBuilder();
        for (var i = 0; i < _bits.Length; i++)
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
                text.Append((char)((i << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits)));
        return text.ToString();
    }
}

/// <summary>A subset ready to be written: compressed file, widths, the way back to Unicode, and the new number of each character.</summary>
internal sealed class FontProgram
{
    private const int MostKept = 128;

    private static readonly ConcurrentDictionary<(Face Face, string Characters), FontProgram> Kept = new();

    private readonly ushort[] _numbers;

    private FontProgram(Face face, string characters)
    {
        Font = FontLibrary.Of(face);
        var glyphs = new List<ushort> { 0 };
        _numbers = new ushort[characters[^1] + 1];
        foreach (var c in characters)
        {
            _numbers[c] = (ushort)glyphs.Count;
            glyphs.Add(FontLibrary.Glyph(face, c));
        }

        var file = FontSubset.Write(Font, glyphs);
        (Length, File) = (file.Length, Compress(file));
        Widths = string.Join(' ', glyphs.Select(g => Font.Advance(g).ToString(CultureInfo.InvariantCulture)));
        ToUnicode = Compress(Encoding.ASCII.GetBytes(CharacterMap(characters)));
        Name = Tag(characters) + "+" + Font.Name;
    }

    public TrueTypeFont Font { get; }

    public byte[] File { get; }

    /// <summary>Bytes of the file before compression.</summary>
    public int Length { get; }

    public string Widths { get; }

    public byte[] ToUnicode { get; }

    public string Name { get; }

    public static FontProgram For(Face face, string characters)
    {
        if (Kept.TryGetValue((face, characters), out var known)) return known;
        if (Kept.Count >= MostKept) Kept.Clear();
        return Kept[(face, characters)] = new FontProgram(face, characters);
    }

    public ushort Number(char c) => _numbers[c];

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var memory = new MemoryStream();
        using (var deflate = new ZLibStream(memory, CompressionLevel.Optimal)) deflate.Write(bytes);
        return memory.ToArray();
    }

    /// <summary>Six capitals from the characters themselves (PDF 1.7, 9.6.4): another subset, another name, and always the same one.</summary>
    private static string Tag(string characters)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in characters) hash = (hash ^ c) * 1099511628211UL;
        return string.Create(6, hash, static (tag, h) =>
        {
            for (var i = 0; i < 6; i++, h /= 26) tag[i] = (char)('A' + (h % 26));
        });
    }

    private static string CharacterMap(string characters)
    {
        const int mostInBlock = 100;
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (var start = 0; start < characters.Length; start += mostInBlock)
        {
            var count = Math.Min(mostInBlock, characters.Length - start);
            map.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (var i = start; i < start + count; i++) map.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}><{(int)characters[i]:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }
}
