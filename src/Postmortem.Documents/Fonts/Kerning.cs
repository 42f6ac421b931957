using System.Buffers.Binary;

namespace Postmortem.Documents.Fonts;

/// <summary>Pair kerning from GPOS (OpenType 1.9, lookup type 2, also inside type 9), in 1/1000 of the font size.</summary>
internal sealed class Kerning
{
    private const int CacheSize = 1 << 13;

    private readonly byte[] _data;
    private readonly int _unitsPerEm;
    private readonly List<int> _subtables = [];

    // A pair and its value in one 64-bit word, so that a torn read cannot happen and no lock is needed; a lost write only costs a second look.
    private readonly long[] _cache = new long[CacheSize];

    public Kerning(byte[] data, int gpos, int unitsPerEm)
    {
        (_data, _unitsPerEm) = (data, unitsPerEm);
        if (gpos < 0) return;
        var features = gpos + U16(gpos + 6);
        var lookups = gpos + U16(gpos + 8);
        var wanted = new SortedSet<int>();
        for (var i = 0; i < U16(features); i++)
        {
            var record = features + 2 + (6 * i);
            if (!data.AsSpan(record, 4).SequenceEqual("kern"u8)) continue;
            var feature = features + U16(record + 4);
            for (var j = 0; j < U16(feature + 2); j++) wanted.Add(U16(feature + 4 + (2 * j)));
        }

        foreach (var lookup in wanted) AddLookup(lookups + U16(lookups + 2 + (2 * lookup)));
    }

    public int Between(ushort left, ushort right)
    {
        var key = ((long)left << 16) | right;
        ref var slot = ref _cache[((left * 31) + right) & (CacheSize - 1)];
        var held = Volatile.Read(ref slot);
        if (held >> 16 == key && held != 0) return (short)(ushort)held;
        var value = (short)Find(left, right);
        Volatile.Write(ref slot, (key << 16) | (ushort)value);
        return value;
    }

    private void AddLookup(int lookup)
    {
        for (var i = 0; i < U16(lookup + 4); i++)
        {
            var (type, table) = ((int)U16(lookup), lookup + U16(lookup + 6 + (2 * i)));
            if (type == 9) (type, table) = (U16(table + 2), table + BinaryPrimitives.ReadInt32BigEndian(_data.AsSpan(table + 4)));
            // Only plain advances of the first glyph: other value formats would move outlines, which kerning of these scripts does not.
            if (type == 2 && U16(table + 4) == 4 && U16(table + 6) == 0) _subtables.Add(table);
        }
    }

    private int Find(ushort left, ushort right)
    {
        foreach (var table in _subtables)
        {
            var index = Coverage(table + U16(table + 2), left);
            if (index < 0) continue;
            if (U16(table) == 1)
            {
                if (Pair(table + U16(table + 10 + (2 * index)), right) is { } units) return Scale(units);
                continue;
            }

            var (first, second) = (Class(table + U16(table + 8), left), Class(table + U16(table + 10), right));
            if (first < U16(table + 12) && second < U16(table + 14)) return Scale(I16(table + 16 + (2 * ((first * U16(table + 14)) + second))));
        }

        return 0;
    }

    private int? Pair(int set, ushort right)
    {
        var (low, high) = (0, U16(set) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var glyph = U16(set + 2 + (4 * middle));
            if (glyph == right) return I16(set + 4 + (4 * middle));
            if (glyph < right) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    private int Coverage(int table, ushort glyph)
    {
        var byGlyph = U16(table) == 1;
        for (var i = 0; i < U16(table + 2); i++)
        {
            var at = table + 4 + (i * (byGlyph ? 2 : 6));
            if (byGlyph && U16(at) == glyph) return i;
            if (!byGlyph && glyph >= U16(at) && glyph <= U16(at + 2)) return U16(at + 4) + glyph - U16(at);
        }

        return -1;
    }

    private int Class(int table, ushort glyph)
    {
        if (U16(table) == 1)
        {
            var index = glyph - U16(table + 2);
            return index >= 0 && index < U16(table + 4) ? U16(table + 6 + (2 * index)) : 0;
        }

        for (var i = 0; i < U16(table + 2); i++)
        {
            var at = table + 4 + (6 * i);
            if (glyph >= U16(at) && glyph <= U16(at + 2)) return U16(at + 4);
        }

        return 0;
    }

    private int Scale(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));
}
