using System.Buffers.Binary;

namespace Postmortem.Documents.Fonts;

/// <summary>The characters that a font has (OpenType 1.9, cmap formats 4 and 12), as ranges in order.</summary>
internal sealed class CharacterSet
{
    private readonly (int First, int Last)[] _ranges;

    private CharacterSet(IEnumerable<(int First, int Last)> ranges) => _ranges = [.. ranges.Where(r => r.First <= r.Last).Order()];

    public static CharacterSet Empty { get; } = new([]);

    public bool Has(int codePoint)
    {
        var (low, high) = (0, _ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < _ranges[middle].First) high = middle - 1;
            else if (codePoint > _ranges[middle].Last) low = middle + 1;
            else return true;
        }

        return false;
    }

    /// <summary>A range that is promised may still hold a character that the font lacks; whoever loads it looks again.</summary>
    public static CharacterSet Read(ReadOnlySpan<byte> cmap)
    {
        var (best, at) = (0, 0);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]); i++)
        {
            var record = cmap.Slice(4 + (8 * i), 8);
            var (platform, encoding) = (BinaryPrimitives.ReadUInt16BigEndian(record), BinaryPrimitives.ReadUInt16BigEndian(record[2..]));
            var rank = (platform, encoding) switch { (3, 10) or (0, 4 or 6) => 2, (3, 1) or (0, <= 3) => 1, _ => 0 };
            if (rank > best) (best, at) = (rank, (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(record[4..]), int.MaxValue));
        }

        if (best == 0) return Empty;
        var table = cmap[at..];
        return BinaryPrimitives.ReadUInt16BigEndian(table) switch
        {
            4 => Segments(table),
            12 => Groups(table),
            _ => Empty,
        };
    }

    private static CharacterSet Segments(ReadOnlySpan<byte> table)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(table[6..]) / 2;
        var ranges = new List<(int, int)>(count);
        for (var i = 0; i < count; i++)
        {
            var last = BinaryPrimitives.ReadUInt16BigEndian(table[(14 + (2 * i))..]);
            var first = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + (2 * count) + (2 * i))..]);
            if (first != 0xFFFF) ranges.Add((first, last));
        }

        return new CharacterSet(ranges);
    }

    private static CharacterSet Groups(ReadOnlySpan<byte> table)
    {
        var count = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(table[12..]), (uint)(table.Length - 16) / 12);
        var ranges = new List<(int, int)>(count);
        for (var i = 0; i < count; i++)
        {
            var group = table.Slice(16 + (12 * i), 12);
            var (first, last) = (BinaryPrimitives.ReadUInt32BigEndian(group), BinaryPrimitives.ReadUInt32BigEndian(group[4..]));
            if (last <= 0x10FFFF) ranges.Add(((int)first, (int)last));
        }

        return new CharacterSet(ranges);
    }
}
