using System.Runtime.CompilerServices;
using System.Text;
using Postmortem.Exchange.Markdown;
using Postmortem.Exchange.Statuspage;

namespace Postmortem.Exchange;

/// <summary>Reads incidents that other systems wrote. Nothing is stored here.</summary>
public static class IncidentReader
{
    private const int HeadBytes = 8 * 1024;
    private const int MarkdownBytes = 2 * 1024 * 1024;
    private const int MostProblems = 100;

    /// <summary>
    /// Reads one file and delivers what it holds as it is found. A bad file never throws: it ends in an <see cref="ImportProblem"/>,
    /// and the incidents before it (and after it, where the file can still be followed) are delivered. Throws
    /// <see cref="OperationCanceledException"/> when cancelled and whatever the stream throws.
    /// </summary>
    /// <param name="stream">Read once, forward; not closed. Need not be seekable.</param>
    /// <param name="fileName">Told in messages; its extension is a hint, and a Markdown file gets its lasting id from it.
    /// Pasted text has a name without an extension, such as "pasted text"; its id then comes from its title and day.</param>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, string fileName, ImportOptions options, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(options);
        var tooLarge = new ImportProblem(fileName, 1, 1,
            $"The file is larger than {options.MaxBytes / (1024 * 1024.0):0.#} MB, which is the most that we read.");
        if (stream.CanSeek && stream.Length - stream.Position > options.MaxBytes)
        {
            yield return tooLarge;
            yield break;
        }
        using var metered = new MeteredStream(stream, options.MaxBytes, options.Progress);
        var problems = 0;
        await foreach (var item in ItemsAsync(metered, fileName, options, ct))
        {
            ct.ThrowIfCancellationRequested();
            // A file that was cut off at the limit is not broken, it is too large.
            if (item is ImportProblem && (metered.TooLarge || ++problems > MostProblems))
                continue;
            yield return item;
        }
        if (problems > MostProblems)
            yield return new ImportProblem(fileName, 1, 1, $"{problems - MostProblems} more places of this file cannot be read.");
        if (metered.TooLarge)
            yield return tooLarge;
    }

    private static async IAsyncEnumerable<ImportItem> ItemsAsync(
        MeteredStream stream, string fileName, ImportOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        var head = await stream.LookAheadAsync(new byte[HeadBytes], ct);
        var (encoding, mark) = FormatGuess.EncodingOf(head.Span);
        var text = encoding.GetString(head.Span[mark..]);
        var (format, refusal) = options.Format == ImportFormat.Auto ? FormatGuess.Of(text, fileName) : (options.Format, null);
        if (string.IsNullOrWhiteSpace(text) && head.Length < HeadBytes)
            refusal = "The file is empty: there is nothing to import.";
        if (refusal is not null)
        {
            yield return new ImportProblem(fileName, 1, 1, refusal);
            yield break;
        }
        var items = format == ImportFormat.Markdown
            ? MarkdownAsync(stream, encoding, mark, fileName, options, ct)
            : StatuspageAsync(stream, encoding, fileName, options, ct);
        await foreach (var item in items)
            yield return item;
    }

    private static async IAsyncEnumerable<ImportItem> StatuspageAsync(
        MeteredStream stream, Encoding encoding, string fileName, ImportOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var utf8 = encoding is UTF8Encoding ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
        await foreach (var item in new StatuspageReader(utf8, fileName, options).ReadAsync(ct))
            yield return item;
    }

    private static async IAsyncEnumerable<ImportItem> MarkdownAsync(
        MeteredStream stream, Encoding encoding, int mark, string fileName, ImportOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int got; bytes.Length <= MarkdownBytes && (got = await stream.ReadAsync(buffer, ct)) > 0;)
            bytes.Write(buffer, 0, got);
        if (bytes.Length > MarkdownBytes)
        {
            yield return new ImportProblem(fileName, 1, 1,
                $"The document is larger than {MarkdownBytes / (1024 * 1024)} MB. A post-mortem is not that long; is it the right file?");
            yield break;
        }
        var text = encoding.GetString(bytes.GetBuffer().AsSpan(mark, (int)bytes.Length - mark));
        var (incident, others) = MarkdownPostmortem.Read(text.Replace("\0", "", StringComparison.Ordinal), fileName, options);
        if (incident is not null)
            yield return incident;
        foreach (var other in others)
            yield return other;
    }
}
