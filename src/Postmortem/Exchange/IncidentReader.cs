using System.Runtime.CompilerServices;

namespace Postmortem.Exchange;

/// <summary>Reads incidents that other systems wrote. Nothing is stored here.</summary>
public static class IncidentReader
{
    /// <summary>
    /// Reads one file and delivers what it holds as it is found. A bad file never throws: it ends in an <see cref="ImportProblem"/>,
    /// and the incidents before it (and after it, where the file can still be followed) are delivered. Throws
    /// <see cref="OperationCanceledException"/> when cancelled and whatever the stream throws.
    /// </summary>
    /// <param name="stream">Read once, forward; not closed. Need not be seekable.</param>
    /// <param name="fileName">Told in messages; its extension is a hint. Pasted text may be called anything.</param>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, string fileName, ImportOptions options, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        await Task.CompletedTask;
        ct.ThrowIfCancellationRequested();
        yield break;
    }
}
