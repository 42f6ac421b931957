using System.Globalization;
using Postmortem.Exchange;
using Postmortem.Storage;

namespace Postmortem.Web.Components.Incidents;

/// <summary>One thing to import: a name, its size, and its bytes when they are asked for.</summary>
/// <param name="Open">Opens the bytes once, forward.</param>
public sealed record ImportSource(string Name, long Bytes, Func<CancellationToken, Stream> Open);

/// <summary>
/// Imports several sources one after the other, away from the page that shows how far it has come. A bad source becomes a
/// sentence and does not stop the others; cancelling keeps what was stored.
/// </summary>
public sealed class ImportRun(ImportService imports, Actor actor, ImportOptions options, bool dryRun) : IDisposable
{
    /// <summary>Bytes of the largest file that is taken.</summary>
    public const long LargestFile = 50L * 1024 * 1024;

    private readonly CancellationTokenSource stop = new();
    private readonly Lock door = new();
    private ImportSummary finished = new();
    private ImportSummary present = new();
    private long received;
    private long read;

    /// <summary>What it came to so far.</summary>
    public ImportSummary Summary
    {
        get
        {
            lock (door) return finished.Plus(present);
        }
    }

    /// <summary>Every byte counts twice: once when it arrives here, once when it is read.</summary>
    public long Done => Interlocked.Read(ref received) + Interlocked.Read(ref read);

    public long Whole { get; private set; }

    /// <summary>What is being read now; empty before and after.</summary>
    public string Name { get; private set; } = "";

    public bool IsRunning { get; private set; }
    public bool WasStopped { get; private set; }
    public bool IsDryRun => dryRun;

    /// <summary>Set where the account was closed or the session ended meanwhile.</summary>
    public Refusal? Refusal { get; private set; }

    public void Stop() => stop.Cancel();

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    /// <summary>Runs to its end; never throws for what is wrong with a source.</summary>
    public async Task RunAsync(IReadOnlyList<ImportSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        IsRunning = true;
        Whole = Math.Max(1, 2 * sources.Where(s => s.Bytes <= LargestFile).Sum(s => s.Bytes));
        var before = 0L;
        foreach (var source in sources)
        {
            if (stop.IsCancellationRequested || Refusal is not null) break;
            Name = source.Name;
            if (source.Bytes > LargestFile) Tell(source, TooLarge(source.Bytes));
            else if (source.Bytes == 0) Tell(source, "This file is empty.");
            else
            {
                await ImportAsync(source, before);
                before += source.Bytes;
                Interlocked.Exchange(ref received, before);
                Interlocked.Exchange(ref read, before);
            }
        }
        WasStopped = stop.IsCancellationRequested;
        (Name, IsRunning) = ("", false);
    }

    private async Task ImportAsync(ImportSource source, long before)
    {
        try
        {
            // To disk first: the browser sends at its own pace, and the writer's turn must not wait for it. Others look into that folder too.
            await using var file = NewFile.Open(Path.Combine(Path.GetTempPath(), $"postmortem-{Path.GetRandomFileName()}"), NewFile.Private,
                FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await using (var sent = source.Open(stop.Token)) await ReceiveAsync(sent, file, before);
            file.Position = 0;
            // The database's calls hold their thread; that must not be the page's.
            var result = await Task.Run(() => imports.ImportAsync(
                actor, file, source.Name, options with { Progress = new DirectProgress<long>(bytes => Interlocked.Exchange(ref read, before + bytes)) },
                dryRun, new DirectProgress<ImportSummary>(Take), stop.Token), stop.Token);
            if (result.Ok) Take(result.Value);
            else Refusal = result.Refusal;
        }
        catch (OperationCanceledException)
        {
            // What was stored until then stays, and the summary says so.
        }
        catch (Exception e) when (e is IOException or Microsoft.JSInterop.JSException or InvalidOperationException)
        {
            Tell(source, "It did not arrive whole: the connection or the disk failed on the way. Choose it again and import once more; "
                + "what is stored already is not stored twice.");
        }
        finally
        {
            Finish();
        }
    }

    private async Task ReceiveAsync(Stream from, Stream to, long before)
    {
        var buffer = new byte[81920];
        var sum = 0L;
        for (int count; (count = await from.ReadAsync(buffer, stop.Token)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
            Interlocked.Exchange(ref received, before + (sum += count));
        }
    }

    private void Take(ImportSummary summary)
    {
        lock (door) present = summary;
    }

    private void Finish()
    {
        lock (door) (finished, present) = (finished.Plus(present), new ImportSummary());
    }

    private void Tell(ImportSource source, string sentence)
    {
        lock (door) finished = finished.Plus(new ImportSummary { Files = 1, Problems = [new ImportProblem(source.Name, 1, 1, sentence)] });
    }

    private static string TooLarge(long bytes) => string.Create(
        CultureInfo.CurrentCulture,
        $"This file has {bytes / 1024d / 1024d:N1} MB; we take up to {LargestFile / 1024 / 1024} MB at once. "
            + $"Export it in parts, for example a year at a time.");

    private sealed class DirectProgress<T>(Action<T> take) : IProgress<T>
    {
        public void Report(T value) => take(value);
    }
}
