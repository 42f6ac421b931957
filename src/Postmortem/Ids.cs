using System.Security.Cryptography;

namespace Postmortem;

/// <summary>Ids that sort in the order they were made, also within one millisecond (UUID version 7, RFC 9562 §6.2 method 1).</summary>
internal static class Ids
{
    private static int _counter;

    public static Guid Next(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        var count = Interlocked.Increment(ref _counter) & 0xFFF;
        (bytes[6], bytes[7]) = ((byte)(0x70 | (count >> 8)), (byte)count);
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
