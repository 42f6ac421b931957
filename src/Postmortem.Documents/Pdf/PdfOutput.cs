using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Postmortem.Documents.Pdf;

/// <summary>
/// The file as a row of numbered objects (ISO 32000-1, 7.5). Small objects go together into compressed object streams, the rest is written as
/// it comes; nothing is ever gone back to, so any stream will do.
/// </summary>
internal sealed class PdfOutput : IDisposable
{
    private const int ObjectsInStream = 200;

    private readonly PdfBuffer _pending = new();
    private readonly PdfBuffer _packed = new();
    private readonly PdfBuffer _head = new();
    private readonly MemoryStream _deflated = new();
    private readonly List<Entry> _entries = [default];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _flushed;
    private int _packedId;
    private int _packedCount;

    private readonly record struct Entry(byte Kind, long Where, int Index);

    public PdfOutput() => _pending.Raw("%PDF-1.7\n%"u8).Raw([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

    /// <summary>A number for an object that will be written later.</summary>
    public int Reserve()
    {
        _entries.Add(default);
        return _entries.Count - 1;
    }

    /// <summary>Writes an object that is not a stream.</summary>
    public void Write(int id, ReadOnlySpan<byte> body)
    {
        if (_packedCount == 0) _packedId = Reserve();
        _head.Int(id).Space().Int(_packed.Length).Space();
        _packed.Raw(body).Raw("\n"u8);
        _entries[id] = new Entry(2, _packedId, _packedCount++);
        if (_packedCount == ObjectsInStream) Pack();
    }

    /// <param name="entries">What the stream's dictionary says besides its length.</param>
    public void WriteStream(int id, string entries, ReadOnlySpan<byte> data)
    {
        _entries[id] = new Entry(1, _flushed + _pending.Length, 0);
        _pending.Int(id).Raw(" 0 obj\n<<"u8).Raw(entries).Raw("/Length "u8).Int(data.Length).Raw(">>stream\n"u8).Raw(data).Raw("\nendstream\nendobj\n"u8);
    }

    public void WriteCompressed(int id, string entries, ReadOnlySpan<byte> data) => WriteStream(id, entries + "/Filter/FlateDecode", Deflate(data, _deflated));

    public static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var memory = new MemoryStream();
        return Deflate(data, memory).ToArray();
    }

    /// <param name="memory">Its bytes are the answer's; the next call takes them for its own.</param>
    private static ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> data, MemoryStream memory)
    {
        memory.SetLength(0);
        using (var deflate = new ZLibStream(memory, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(data);
        return memory.GetBuffer().AsSpan(0, (int)memory.Length);
    }

    public async Task FlushAsync(Stream destination, CancellationToken ct)
    {
        _hash.AppendData(_pending.Bytes);
        await destination.WriteAsync(_pending.Memory, ct);
        _flushed += _pending.Length;
        _pending.Clear();
    }

    /// <summary>Ends the file with its table of places. The file's name for itself is made of its content, so it is the same for the same input.</summary>
    public async Task FinishAsync(int catalog, int info, Stream destination, CancellationToken ct)
    {
        Pack();
        await FlushAsync(destination, ct);
        var hash = _hash.GetHashAndReset().AsSpan(0, 16).ToArray();
        var id = Reserve();
        _entries[id] = new Entry(1, _flushed, 0);
        var rows = new byte[_entries.Count * 7];
        for (var i = 0; i < _entries.Count; i++)
        {
            var row = rows.AsSpan(i * 7);
            row[0] = _entries[i].Kind;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], (uint)_entries[i].Where);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], i == 0 ? (ushort)65535 : (ushort)_entries[i].Index);
        }

        var entries = new PdfBuffer().Raw("/Type/XRef/Size "u8).Int(_entries.Count).Raw("/W[1 4 2]/Root "u8).Reference(catalog)
            .Raw("/Info "u8).Reference(info).Raw("/ID["u8).Hex(hash).Hex(hash).Raw("]"u8);
        var start = _flushed;
        WriteCompressed(id, System.Text.Encoding.ASCII.GetString(entries.Bytes), rows);
        _pending.Raw("startxref\n"u8).Raw(start.ToString(System.Globalization.CultureInfo.InvariantCulture)).Raw("\n%%EOF\n"u8);
        await destination.WriteAsync(_pending.Memory, ct);
    }

    public void Dispose()
    {
        _hash.Dispose();
        _deflated.Dispose();
    }

    private void Pack()
    {
        if (_packedCount == 0) return;
        _head.Raw(_packed.Bytes);
        var entries = new PdfBuffer().Raw("/Type/ObjStm/N "u8).Int(_packedCount).Raw("/First "u8).Int(_head.Length - _packed.Length);
        WriteCompressed(_packedId, System.Text.Encoding.ASCII.GetString(entries.Bytes), _head.Bytes);
        _packedCount = 0;
        _head.Clear();
        _packed.Clear();
    }
}
