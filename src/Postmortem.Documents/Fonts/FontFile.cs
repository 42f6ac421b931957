using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Postmortem.Documents.Fonts;

/// <summary>What is known of a face of the machine before it is loaded.</summary>
/// <param name="Index">Its place in a collection.</param>
/// <param name="CharactersAt">Where its cmap stands in the file, and how long it is.</param>
internal sealed record FaceEntry(string Path, int Index, string Family, string Name, int Weight, int Width, bool IsItalic, (long At, int Length) CharactersAt);

/// <summary>
/// Reads of a font file only what choosing needs: names, weight, whether it may be embedded, which characters it has. The file belongs to the
/// machine and may be anything: each length is bounded, and whatever does not fit together is no font.
/// </summary>
internal static class FontFile
{
    private const int MostFaces = 64;
    private const int MostTables = 64;
    private const int MostOfTable = 1 << 22;

    // Fonts that are pictures in colours, or that need coordinates chosen before they have a shape.
    private static readonly string[] Unwanted = ["CBDT", "COLR", "sbix", "SVG ", "fvar", "CFF2"];

    /// <summary>The faces of a file that can be embedded; none of a file that is no font.</summary>
    public static IReadOnlyList<FaceEntry> Read(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var head = Bytes(file, 0, 12);
            if (!head.AsSpan(0, 4).SequenceEqual("ttcf"u8)) return Face(file, path, 0, 0) is { } one ? [one] : [];
            var count = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(8)), MostFaces);
            var offsets = Bytes(file, 12, 4 * count);
            return [.. Enumerable.Range(0, count).Select(i => Face(file, path, i, BinaryPrimitives.ReadUInt32BigEndian(offsets.AsSpan(4 * i))))
                .OfType<FaceEntry>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException or NotSupportedException)
        {
            return [];
        }
    }

    public static CharacterSet Characters(FaceEntry face)
    {
        try
        {
            using var file = File.OpenHandle(face.Path);
            return CharacterSet.Read(Bytes(file, face.CharactersAt.At, face.CharactersAt.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException or NotSupportedException)
        {
            return CharacterSet.Empty;
        }
    }

    private static FaceEntry? Face(SafeFileHandle file, string path, int index, long at)
    {
        var head = Bytes(file, at, 12);
        if (BinaryPrimitives.ReadUInt32BigEndian(head) is not (0x00010000 or 0x4F54544F or 0x74727565)) return null;
        var count = Math.Min((int)BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(4)), MostTables);
        var records = Bytes(file, at + 12, 16 * count);
        var tables = new Dictionary<string, (long At, int Length)>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var record = records.AsSpan(16 * i, 16);
            tables[Encoding.ASCII.GetString(record[..4])] = (BinaryPrimitives.ReadUInt32BigEndian(record[8..]),
                (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(record[12..]), MostOfTable));
        }

        if (Unwanted.Any(tables.ContainsKey) || !(tables.ContainsKey("glyf") || tables.ContainsKey("CFF ")) || !tables.TryGetValue("cmap", out var characters))
            return null;
        if (!tables.TryGetValue("OS/2", out var style) || !tables.TryGetValue("name", out var names) || !tables.ContainsKey("head")) return null;
        var os2 = Bytes(file, style.At, Math.Min(style.Length, 78));
        if (!MayBeEmbedded(BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(8)))) return null;
        var table = Bytes(file, names.At, names.Length);
        var family = Name(table, 16) ?? Name(table, 1);
        var name = new string([.. (Name(table, 6) ?? family ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(60)]);
        if (family is null || name.Length == 0) return null;
        return new FaceEntry(path, index, family, name, BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(4)),
            BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(6)), (BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(62)) & 1) != 0, characters);
    }

    /// <summary>OpenType 1.9, OS/2, fsType: 2 alone forbids it, 0x100 forbids subsets, 0x200 allows bitmaps only.</summary>
    private static bool MayBeEmbedded(int rights) => (rights & 0xF) != 2 && (rights & 0x300) == 0;

    /// <summary>OpenType 1.9, name: the English one of Windows, which every font for it has, or else any in Unicode.</summary>
    private static string? Name(byte[] table, int id)
    {
        string? found = null;
        var strings = BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(4));
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(2)); i++)
        {
            var record = table.AsSpan(6 + (12 * i), 12);
            var (platform, language) = (BinaryPrimitives.ReadUInt16BigEndian(record), BinaryPrimitives.ReadUInt16BigEndian(record[4..]));
            if (BinaryPrimitives.ReadUInt16BigEndian(record[6..]) != id || platform is not (0 or 1 or 3)) continue;
            var bytes = table.AsSpan(strings + BinaryPrimitives.ReadUInt16BigEndian(record[10..]), BinaryPrimitives.ReadUInt16BigEndian(record[8..]));
            var text = platform == 1 ? Encoding.Latin1.GetString(bytes) : Encoding.BigEndianUnicode.GetString(bytes);
            if (platform == 3 && language == 0x0409) return text;
            found ??= text;
        }

        return found;
    }

    private static byte[] Bytes(SafeFileHandle file, long at, int length)
    {
        if (at < 0 || at + length > RandomAccess.GetLength(file)) throw new EndOfStreamException();
        var bytes = new byte[length];
        for (var read = 0; read < length;)
        {
            var count = RandomAccess.Read(file, bytes.AsSpan(read), at + read);
            if (count == 0) throw new EndOfStreamException();
            read += count;
        }

        return bytes;
    }
}
