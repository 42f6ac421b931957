using System.Buffers.Binary;
using System.IO.Compression;

namespace Postmortem.Documents.Tests;

/// <summary>Small pictures made from nothing.</summary>
internal static class Png
{
    public static byte[] Plain(int width, int height) => Make(width, height, 2, 3);

    public static byte[] WithOpacity(int width, int height) => Make(width, height, 6, 4);

    /// <summary>A file around rows that have their filter bytes already, as they are before compression.</summary>
    /// <param name="chunks">What stands before the pixels, such as a palette: name and content.</param>
    public static byte[] Of(int width, int height, byte bits, byte type, bool woven, byte[] rows, params (string Name, byte[] Body)[] chunks)
    {
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(rows);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = (bits, type, woven ? (byte)1 : (byte)0);
        byte[] before = [.. chunks.SelectMany(c => Chunk(System.Text.Encoding.ASCII.GetBytes(c.Name), c.Body))];
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, head), .. before, .. Chunk("IDAT"u8, data.ToArray()),
            .. Chunk("IEND"u8, [])];
    }

    private static byte[] Make(int width, int height, byte type, int channels)
    {
        var rows = new byte[height * ((width * channels) + 1)];
        for (var i = 0; i < rows.Length; i++) rows[i] = i % ((width * channels) + 1) == 0 ? (byte)0 : (byte)(i * 7);
        return Of(width, height, 8, type, false, rows);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] body)
    {
        var chunk = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        name.CopyTo(chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        // The check sum is not looked at by anything here.
        return chunk;
    }
}
