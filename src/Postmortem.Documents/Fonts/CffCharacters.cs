using System.Buffers.Binary;

namespace Postmortem.Documents.Fonts;

/// <summary>
/// The numbers under which a CFF font offers its glyphs to a PDF (Adobe Technical Note 5176, "The Compact Font Format Specification"): those of
/// its charset where it is CID-keyed, else the places of the glyphs.
/// </summary>
internal static class CffCharacters
{
    private const int Ros = 0x0C1E;
    private const int Charset = 15;

    /// <param name="newOf">Glyph of the whole font to glyph of this one.</param>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static Dictionary<ushort, ushort> Of(ReadOnlySpan<byte> cff, IReadOnlyDictionary<ushort, ushort> newOf)
    {
        try
        {
            var (isCid, charset) = Top(cff);
            var most = newOf.Values.DefaultIfEmpty().Max();
            // Clause 13: charsets 0 to 2 are predefined ones, which a CID-keyed font does not use.
            var numbers = isCid && charset > 2 ? Numbers(cff[charset..], most + 1) : null;
            return newOf.ToDictionary(n => n.Key, n => numbers is null ? n.Value : numbers[n.Value]);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("The CFF table of a font is damaged.", e);
        }
    }

    /// <summary>What the first dictionary says (clauses 4, 5, 8 and 9): its operands come before their operator.</summary>
    private static (bool IsCid, int Charset) Top(ReadOnlySpan<byte> cff)
    {
        var names = cff[cff[2]..];
        var dictionaries = names[IndexLength(names)..];
        var top = FirstOf(dictionaries);
        var (isCid, charset, operand) = (false, 0, 0);
        for (var i = 0; i < top.Length;)
        {
            var b = top[i++];
            switch (b)
            {
                case 12: isCid |= (0x0C00 | top[i++]) == Ros; break;
                case Charset: charset = operand; break;
                case < 22: break;
                case 28: operand = BinaryPrimitives.ReadInt16BigEndian(top[i..]); i += 2; break;
                case 29: operand = BinaryPrimitives.ReadInt32BigEndian(top[i..]); i += 4; break;
                case 30: while ((top[i++] & 0x0F) != 0x0F) operand = 0; break;
                case < 247: operand = b - 139; break;
                case < 251: operand = ((b - 247) * 256) + top[i++] + 108; break;
                default: operand = (-(b - 251) * 256) - top[i++] - 108; break;
            }
        }

        return (isCid, charset);
    }

    /// <summary>Clause 13: formats 0 (one by one), 1 and 2 (first and how many follow); glyph 0 is not listed.</summary>
    private static ushort[] Numbers(ReadOnlySpan<byte> charset, int count)
    {
        var numbers = new ushort[count];
        var (format, at) = (charset[0], 1);
        for (var glyph = 1; glyph < count;)
        {
            var first = BinaryPrimitives.ReadUInt16BigEndian(charset[at..]);
            var more = format switch { 0 => 0, 1 => charset[at + 2], _ => BinaryPrimitives.ReadUInt16BigEndian(charset[(at + 2)..]) };
            at += format switch { 0 => 2, 1 => 3, _ => 4 };
            for (var i = 0; i <= more && glyph < count; i++) numbers[glyph++] = (ushort)(first + i);
        }

        return numbers;
    }

    /// <summary>Clause 5: count, size of an offset, offsets from one, data.</summary>
    private static int IndexLength(ReadOnlySpan<byte> index)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(index);
        return count == 0 ? 2 : 2 + 1 + ((count + 1) * index[2]) + Offset(index, count) - 1;
    }

    private static ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> index)
    {
        var data = 2 + 1 + ((BinaryPrimitives.ReadUInt16BigEndian(index) + 1) * index[2]) - 1;
        return index[(data + Offset(index, 0))..(data + Offset(index, 1))];
    }

    private static int Offset(ReadOnlySpan<byte> index, int i)
    {
        var value = 0;
        foreach (var b in index.Slice(3 + (i * index[2]), index[2])) value = (value << 8) | b;
        return value;
    }
}
