using System.Buffers.Binary;

namespace Postmortem.Documents.Fonts;

/// <summary>
/// A font file with only the glyphs that a document uses. One new glyph for each character, so that text copied from the PDF is what
/// was put in even where two characters share a shape.
/// </summary>
internal static class FontSubset
{
    private const int MoreComponents = 0x20;
    private const int WordArguments = 0x1;

    /// <param name="glyphs">Old glyph numbers in the order of the new ones; the first is the font's empty box.</param>
    public static byte[] Write(TrueTypeFont font, IReadOnlyList<ushort> glyphs)
    {
        var all = new List<ushort>(glyphs);
        var outlines = new MemoryStream();
        var offsets = new List<int>();
        var newOf = new Dictionary<ushort, ushort>();
        for (var i = 0; i < glyphs.Count; i++) newOf.TryAdd(glyphs[i], (ushort)i);
        for (var i = 0; i < all.Count; i++)
        {
            offsets.Add((int)outlines.Position);
            var outline = font.Outline(all[i]).ToArray();
            if (outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0) Renumber(outline, newOf, all);
            outlines.Write(outline);
            while (outlines.Position % 4 != 0) outlines.WriteByte(0);
        }

        offsets.Add((int)outlines.Position);
        return Assemble(
        [
            ("cvt ", font.Table("cvt ").ToArray()),
            ("fpgm", font.Table("fpgm").ToArray()),
            ("glyf", outlines.ToArray()),
            ("head", Head(font)),
            ("hhea", Patched(font.Table("hhea"), 34, (ushort)all.Count)),
            ("hmtx", Metrics(font, all)),
            ("loca", Offsets(offsets)),
            ("maxp", Patched(font.Table("maxp"), 4, (ushort)all.Count)),
            ("prep", font.Table("prep").ToArray()),
        ]);
    }

    /// <summary>A composite names other glyphs; they come along at the end, under new numbers.</summary>
    private static void Renumber(byte[] outline, Dictionary<ushort, ushort> newOf, List<ushort> all)
    {
        var at = 10;
        while (true)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            if (!newOf.TryGetValue(part, out var number))
            {
                newOf[part] = number = (ushort)all.Count;
                all.Add(part);
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), number);
            if ((flags & MoreComponents) == 0) return;
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            // One scale, two scales, or a matrix of four (0x8, 0x40, 0x80).
            at += (flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0;
        }
    }

    private static byte[] Head(TrueTypeFont font)
    {
        var head = font.Table("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] Patched(ReadOnlySpan<byte> table, int at, ushort value)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), value);
        return copy;
    }

    private static byte[] Metrics(TrueTypeFont font, List<ushort> glyphs)
    {
        var table = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            var units = (ushort)Math.Round(font.Advance(glyphs[i]) * font.UnitsPerEm / 1000.0);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4 * i), units);
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan((4 * i) + 2), font.SideBearing(glyphs[i]));
        }

        return table;
    }

    private static byte[] Offsets(List<int> offsets)
    {
        var table = new byte[4 * offsets.Count];
        for (var i = 0; i < offsets.Count; i++) BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(4 * i), offsets[i]);
        return table;
    }

    private static byte[] Assemble(List<(string Tag, byte[] Bytes)> tables)
    {
        tables.RemoveAll(t => t.Bytes.Length == 0);
        var start = 12 + (16 * tables.Count);
        var file = new byte[start + tables.Sum(t => (t.Bytes.Length + 3) & ~3)];
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        var power = 1 << (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 * power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)Math.Log2(power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * (tables.Count - power)));
        var at = start;
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, bytes) = tables[i];
            var record = file.AsSpan(12 + (16 * i), 16);
            System.Text.Encoding.ASCII.GetBytes(tag, record);
            bytes.CopyTo(file, at);
            var padded = (bytes.Length + 3) & ~3;
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Sum(file.AsSpan(at, padded)));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], bytes.Length);
            at += padded;
        }

        var head = tables.FindIndex(t => t.Tag == "head");
        var headAt = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(12 + (16 * head) + 8));
        // OpenType 1.9, head: the adjustment makes the whole file add up to this number.
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= bytes.Length; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        return sum;
    }
}
