namespace Postmortem.Exchange;

/// <summary>
/// Reads another stream forward, replays what was looked at in advance, tells how far it is and stops at a limit. It does not
/// close the other stream.
/// </summary>
internal sealed class MeteredStream(Stream inner, long maxBytes, IProgress<long>? progress) : Stream
{
    private ReadOnlyMemory<byte> _ahead;
    private long _read;

    /// <summary>True once the other stream turned out to be longer than the limit; reading ends there.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>Fills the buffer from the beginning as far as the stream goes, and gives the bytes out again later.</summary>
    public async Task<ReadOnlyMemory<byte>> LookAheadAsync(byte[] buffer, CancellationToken ct)
    {
        var length = 0;
        for (int got; length < buffer.Length && (got = await ReadAsync(buffer.AsMemory(length), ct)) > 0; length += got)
        {
        }
        return _ahead = buffer.AsMemory(0, length);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_ahead.IsEmpty && buffer.Length > 0)
        {
            var again = Math.Min(_ahead.Length, buffer.Length);
            _ahead[..again].CopyTo(buffer);
            _ahead = _ahead[again..];
            return again;
        }
        cancellationToken.ThrowIfCancellationRequested();
        var got = TooLarge ? 0 : await inner.ReadAsync(buffer, cancellationToken);
        if (got == 0)
            return 0;
        _read += got;
        progress?.Report(_read);
        TooLarge = _read > maxBytes;
        return TooLarge ? 0 : got;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
