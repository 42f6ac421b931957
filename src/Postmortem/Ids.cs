using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Postmortem;

/// <summary>
/// Ids that sort in the order they were made, also within one millisecond (UUID version 7, RFC 9562 §6.2 method 1 with a counter of 42 bits).
/// They sort so here and as text on SQLite. SQL Server compares the last six bytes first: order by them in memory, never in a query.
/// </summary>
internal static class Ids
{
    /// <summary>
    /// A clock that is behind by less was set back, and the ids go on from the latest instant. One that is behind by more is another clock, as
    /// tests and sample stories have several: its ids say its own time, and those of one instant of it sort in the order they were made.
    /// </summary>
    private const long SetBack = 10_000;

    private const int CounterBits = 42;
    private static readonly Lock s_one = new();
    private static long s_instant;

    /// <summary>Never begins anew, so it cannot wrap: half of its numbers lie ahead when the program starts, two million million ids.</summary>
    private static long s_count = (long)(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)) >> (64 - CounterBits + 1));

    public static Guid Next(DateTimeOffset now)
    {
        var asked = now.ToUnixTimeMilliseconds();
        long instant, count;
        lock (s_one)
        {
            if (asked > s_instant || s_instant - asked > SetBack) s_instant = asked;
            (instant, count) = (s_instant, ++s_count);
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (instant << 16) | 0x7000 | (count >> 30));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], 0x8000_0000 | (uint)(count & 0x3FFF_FFFF));
        RandomNumberGenerator.Fill(bytes[12..]);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>An id that tells nothing: neither when it was made nor after which other (UUID version 4).</summary>
    public static Guid Random()
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        (bytes[6], bytes[8]) = ((byte)(0x40 | (bytes[6] & 0x0F)), (byte)(0x80 | (bytes[8] & 0x3F)));
        return new Guid(bytes, bigEndian: true);
    }
}
