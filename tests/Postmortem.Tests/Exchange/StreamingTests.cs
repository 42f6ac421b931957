using System.Text;
using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange;

[TestClass]
public sealed class StreamingTests
{
    private const int Incidents = 900;

    private static byte[] Large()
    {
        var text = new StringBuilder("{\"page\":{\"id\":\"parcel\"},\"incidents\":[");
        for (var i = 0; i < Incidents; i++)
        {
            text.Append(i == 0 ? "" : ",").Append("\n{\"id\":\"i").Append(i).Append("\",\"name\":\"Incident ").Append(i)
                .Append("\",\"impact\":\"minor\",\"created_at\":\"2024-03-01T06:00:00Z\",\"incident_updates\":[");
            for (var u = 0; u < 5; u++)
                text.Append(u == 0 ? "" : ",").Append("{\"id\":\"update_").Append(u).Append("\",\"status\":\"investigating\",\"display_at\":\"2024-03-01T0")
                    .Append(u).Append(":00:00Z\",\"body\":\"").Append('x', 550).Append("\"}");
            text.Append("]}");
        }
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    [TestMethod]
    public async Task Nine_hundred_incidents_come_as_they_are_read()
    {
        var bytes = Large();
        Assert.IsGreaterThan(2_500_000, bytes.Length);
        await using var stream = new Trickle(bytes, 1_000);
        var progress = new LastProgress();
        var count = 0;
        await foreach (var item in IncidentReader.ReadAsync(stream, "large.json", new ImportOptions(Progress: progress)))
        {
            var incident = Assert.IsInstanceOfType<ImportedIncident>(item);
            Assert.AreEqual($"parcel/i{count}", incident.SourceId);
            Assert.AreEqual(count + 2, incident.Line);
            count++;
            Assert.IsLessThan(40_000 + count * 4_000, (int)stream.Given, "the reader ran ahead of what it delivered");
        }
        Assert.AreEqual(Incidents, count);
        Assert.AreEqual(bytes.Length, progress.Last);
        Assert.IsGreaterThan(1_000, progress.Times);
    }

    [TestMethod]
    public async Task Reading_can_be_cancelled_in_the_middle()
    {
        await using var stream = new Trickle(Large(), 1_000);
        using var cancel = new CancellationTokenSource();
        var count = 0;
        await Assert.ThrowsExactlyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in IncidentReader.ReadAsync(stream, "large.json", new ImportOptions(), cancel.Token))
            {
                if (++count == 100)
                    await cancel.CancelAsync();
            }
        });
        Assert.AreEqual(100, count);
        Assert.IsLessThan(600_000L, stream.Given);
    }

    [TestMethod]
    public async Task A_stream_that_gives_one_byte_at_a_time_is_read_the_same()
    {
        foreach (var fixture in new[] { "page-incidents.json", "pasted.json", "wrong-shape.json", "summary.json", "day-list.json", "yaml.md" })
        {
            var bytes = File.ReadAllBytes(Checkout.Folder($"tests/Postmortem.Tests/Exchange/Fixtures/{fixture}"));
            var slow = new List<ImportItem>();
            await using var stream = new Trickle(bytes, 1);
            await foreach (var item in IncidentReader.ReadAsync(stream, fixture, new ImportOptions()))
                slow.Add(item);
            CollectionAssert.AreEqual(Shown(await Reading.AllAsync(bytes, fixture)), Shown(slow), fixture);
        }
    }

    private static string[] Shown(List<ImportItem> items) =>
        [.. items.Select(item => item is ImportedIncident incident
            ? $"{incident.SourceId} {incident.Title} {incident.Line} {string.Join(';', incident.Entries)}" : item.ToString())];

    private sealed class LastProgress : IProgress<long>
    {
        public long Last { get; private set; }
        public int Times { get; private set; }

        public void Report(long value)
        {
            Assert.IsGreaterThan(Last, value);
            (Last, Times) = (value, Times + 1);
        }
    }
}

/// <summary>A stream that cannot seek and gives a few bytes at a time, as a network does.</summary>
internal sealed class Trickle(byte[] bytes, int most) : Stream
{
    public long Given { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = (int)Math.Min(Math.Min(most, buffer.Length), bytes.Length - Given);
        bytes.AsMemory((int)Given, count).CopyTo(buffer);
        Given += count;
        return ValueTask.FromResult(count);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
