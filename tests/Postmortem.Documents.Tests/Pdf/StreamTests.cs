using System.Globalization;
using System.Security.Cryptography;

namespace Postmortem.Documents.Tests.Pdf;

[TestClass]
public sealed class StreamTests
{
    private static readonly string Text = string.Concat(Enumerable.Range(0, 400)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"## Part {i}\n\nOne of many paragraphs, number {i}, that fill pages.\n\n")));

    [TestMethod]
    public async Task A_stream_that_refuses_to_block_and_to_seek_is_enough()
    {
        var narrow = new NarrowStream();
        await PdfWriter.WriteAsync(Paper.Of(Text), narrow);
        CollectionAssert.AreEqual(await Paper.PdfAsync(Text), narrow.Written.ToArray());
        Assert.IsGreaterThan(10, narrow.Writes, "Pages go out as they are painted, not all at the end.");
        Assert.IsFalse(narrow.Disposed, "The stream is the caller's.");
    }

    [TestMethod]
    public async Task A_stream_that_breaks_half_way_says_so_and_nothing_hangs()
    {
        for (var good = 0; good < 12; good++)
        {
            var broken = await Assert.ThrowsExactlyAsync<IOException>(() => PdfWriter.WriteAsync(Paper.Of(Text), new NarrowStream { BreaksAfter = good }));
            Assert.AreEqual("The line was cut.", broken.Message);
        }
    }

    [TestMethod]
    public async Task A_person_can_cancel_at_any_moment()
    {
        for (var good = 0; good < 12; good++)
        {
            using var cancel = new CancellationTokenSource();
            var stream = new NarrowStream { CancelsAfter = (good, cancel) };
            await Assert.ThrowsAsync<OperationCanceledException>(() => PdfWriter.WriteAsync(Paper.Of(Text), stream, cancel.Token));
            Assert.AreEqual(good + 1, stream.Writes);
        }
    }

    [TestMethod]
    public async Task Thousands_at_once_are_each_what_they_would_be_alone()
    {
        Document Letter(int i) => Paper.Of(string.Create(CultureInfo.InvariantCulture,
            $"Dear customer {i % 40},\n\n| a | b |\n|---|--:|\n| {i % 40} | čřž |\n\n- [x] done\n\n[link](https://a.example/{i % 40})"));
        var alone = new byte[40][];
        for (var i = 0; i < alone.Length; i++) alone[i] = SHA256.HashData(await Paper.PdfAsync(Letter(i)));
        var wrong = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), async (i, _) =>
        {
            var hash = SHA256.HashData(await Paper.PdfAsync(Letter(i)));
            if (!alone[i % 40].AsSpan().SequenceEqual(hash)) Interlocked.Increment(ref wrong);
        });
        Assert.AreEqual(0, wrong);
    }

    /// <summary>As narrow as the answer of a web server: asynchronous writes only, forward only.</summary>
    private sealed class NarrowStream : Stream
    {
        public List<byte> Written { get; } = [];

        public int Writes { get; private set; }

        public int BreaksAfter { get; init; } = int.MaxValue;

        public (int Writes, CancellationTokenSource Source)? CancelsAfter { get; init; }

        public bool Disposed { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (Writes == BreaksAfter) throw new IOException("The line was cut.");
            if (Writes++ == CancelsAfter?.Writes) await CancelsAfter.Value.Source.CancelAsync();
            Written.AddRange(buffer.Span);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            Disposed = true;
            base.Dispose(disposing);
        }
    }
}
