using System.Buffers.Binary;
using System.Text;

namespace Postmortem.Benchmarks;

/// <summary>The part of MessagePack that a circuit speaks: nil, booleans, integers, strings, bytes, arrays and maps.</summary>
internal static class Pack
{
    public static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte(0xC0); break;
            case bool yes: to.WriteByte(yes ? (byte)0xC3 : (byte)0xC2); break;
            case int number: WriteInteger(to, number); break;
            case long number: WriteInteger(to, number); break;
            case string text: WriteHead(to, Encoding.UTF8.GetByteCount(text), 0xA0, 32, 0xDA, 0xDB); to.Write(Encoding.UTF8.GetBytes(text)); break;
            case IDictionary<string, object?> map:
                WriteHead(to, map.Count, 0x80, 16, 0xDE, 0xDF);
                foreach (var (key, entry) in map)
                {
                    Write(to, key);
                    Write(to, entry);
                }
                break;
            case object?[] items:
                WriteHead(to, items.Length, 0x90, 16, 0xDC, 0xDD);
                foreach (var item in items) Write(to, item);
                break;
            default: throw new InvalidOperationException($"No circuit is sent a {value.GetType().Name}.");
        }
    }

    /// <summary>Numbers come as long, bytes as the part of the buffer that holds them.</summary>
    public static object? Read(ReadOnlyMemory<byte> from, ref int at)
    {
        var span = from.Span;
        int head = span[at++];
        switch (head)
        {
            case < 0x80: return (long)head;
            case < 0x90: return ReadMap(from, ref at, head & 0x0F);
            case < 0xA0: return ReadArray(from, ref at, head & 0x0F);
            case < 0xC0: return ReadText(span, ref at, head & 0x1F);
            case 0xC0: return null;
            case 0xC2 or 0xC3: return head == 0xC3;
            case 0xC4 or 0xC5 or 0xC6: return ReadBytes(from, ref at, (int)ReadUnsigned(span, ref at, 1 << (head - 0xC4)));
            case 0xCC or 0xCD or 0xCE or 0xCF: return (long)ReadUnsigned(span, ref at, 1 << (head - 0xCC));
            case 0xD0: return (long)(sbyte)ReadUnsigned(span, ref at, 1);
            case 0xD1: return (long)(short)ReadUnsigned(span, ref at, 2);
            case 0xD2: return (long)(int)ReadUnsigned(span, ref at, 4);
            case 0xD3: return (long)ReadUnsigned(span, ref at, 8);
            case 0xD9 or 0xDA or 0xDB: return ReadText(span, ref at, (int)ReadUnsigned(span, ref at, 1 << (head - 0xD9)));
            case 0xDC or 0xDD: return ReadArray(from, ref at, (int)ReadUnsigned(span, ref at, 2 << (head - 0xDC)));
            case 0xDE or 0xDF: return ReadMap(from, ref at, (int)ReadUnsigned(span, ref at, 2 << (head - 0xDE)));
            case >= 0xE0: return (long)(sbyte)head;
            default: throw new InvalidOperationException($"No circuit sends 0x{head:X2}.");
        }
    }

    private static void WriteInteger(MemoryStream to, long number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xD3;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
        if (number is >= 0 and < 0x80) to.WriteByte((byte)number);
        else to.Write(bytes);
    }

    private static void WriteHead(MemoryStream to, int length, byte small, int most, byte two, byte four)
    {
        Span<byte> bytes = stackalloc byte[5];
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], length);
        if (length < most) to.WriteByte((byte)(small | length));
        else if (length <= ushort.MaxValue)
        {
            bytes[2] = two;
            (bytes[3], bytes[4]) = ((byte)(length >> 8), (byte)length);
            to.Write(bytes[2..]);
        }
        else
        {
            bytes[0] = four;
            to.Write(bytes);
        }
    }

    private static ulong ReadUnsigned(ReadOnlySpan<byte> span, ref int at, int length)
    {
        ulong number = 0;
        for (var end = at + length; at < end; at++) number = (number << 8) | span[at];
        return number;
    }

    private static string ReadText(ReadOnlySpan<byte> span, ref int at, int length)
    {
        at += length;
        return Encoding.UTF8.GetString(span.Slice(at - length, length));
    }

    private static ReadOnlyMemory<byte> ReadBytes(ReadOnlyMemory<byte> from, ref int at, int length)
    {
        at += length;
        return from.Slice(at - length, length);
    }

    private static object?[] ReadArray(ReadOnlyMemory<byte> from, ref int at, int length)
    {
        var items = new object?[length];
        for (var i = 0; i < length; i++) items[i] = Read(from, ref at);
        return items;
    }

    private static Dictionary<string, object?> ReadMap(ReadOnlyMemory<byte> from, ref int at, int length)
    {
        Dictionary<string, object?> map = [];
        for (var i = 0; i < length; i++) map[(string)Read(from, ref at)!] = Read(from, ref at);
        return map;
    }
}
