using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Postmortem.Documents;

namespace Postmortem.Benchmarks;

/// <summary>
/// Texts made to be slow, and honest ones of 1 MB: each becomes a document or is refused with a sentence, and either has to be quick. One after the
/// other in one process, so that the first ones also pay for what the runtime compiles.
/// </summary>
internal static class HostileTexts
{
    private static readonly string Words = string.Join(' ', Enumerable.Range(0, 100_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"word{i}")));

    private static readonly (string Name, string Text)[] Made =
    [
        ("1 MB of one word", new string('x', 1_000_000)),
        ("1 MB of 100,000 words", Words),
        ("a table cell of 1 MB", "| Head | Other |\n|---|---|\n| " + Words + " | side |\n"),
        ("10,000 quotes inside each other", string.Concat(Enumerable.Repeat("> ", 10_000)) + "deep"),
        ("10,000 lists inside each other", string.Concat(Enumerable.Repeat("- ", 10_000)) + "deep"),
        ("a table of 500 columns", $"|{Row("c")}|\n|{string.Concat(Enumerable.Repeat("---|", 500))}\n|{Row("v")}|\n"),
        ("20,000 open brackets", new string('[', 20_000)),
        ("1 MB of paragraphs", Whole(BenchNotice.Story + "\n\n")),
        ("1 MB of lists of eight", Whole(string.Concat(Enumerable.Repeat("- somebody looks at the numbers of the day before nine\n", 8)) + "\n")),
        ("1 MB of tables of twenty rows", Whole("| When | Who | What |\n|---|---|---|\n"
            + string.Concat(Enumerable.Repeat("| 14:05 | Payments | stops the run and says so to the desk |\n", 20)) + "\n")),
        ("1 MB of headings", Whole("## What was different on that day\n\n")),
        ("1 MB of paragraphs of two words", Whole("Nobody noticed.\n\n")),
        ("1 MB of cells of one letter", "| a | b | c | d |\n|---|---|---|---|\n" + Whole("| 1 | 2 | 3 | 4 |\n")),
    ];

    public static async Task RunAsync()
    {
        foreach (var (name, text) in Made) await MeasureAsync(name, text);
        if (Checkout.Sample() is not { } samples)
        {
            Console.WriteLine("The folder shared/samples is not beside this checkout; its texts were not measured.");
            return;
        }

        await MeasureAsync("every line of blns.json in one document",
            string.Join("\n\n", JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Path.Combine(samples, "text", "blns.json")))!));
        var longest = (Name: "", Took: 0.0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(samples, "markdown")))
            if (await TakesAsync(await File.ReadAllTextAsync(file)) is var took && took.Milliseconds > longest.Took)
                longest = (Path.GetFileName(file), took.Milliseconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the slowest file of samples/markdown ({longest.Name}): {longest.Took:0} ms"));
    }

    private static async Task MeasureAsync(string name, string text)
    {
        var before = Environment.CpuUsage.TotalTime;
        var (milliseconds, refusal) = await TakesAsync(text);
        var work = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {milliseconds:0} ms, {work:0} ms of CPU time{(refusal is null ? "" : $", refused: {refusal}")}"));
    }

    private static async Task<(double Milliseconds, string? Refusal)> TakesAsync(string text)
    {
        string? refusal = null;
        var start = Stopwatch.GetTimestamp();
        try
        {
            await PdfWriter.WriteAsync(new Document { Title = "Hostile", Language = "en", Markdown = text }, Stream.Null);
        }
        catch (DocumentException e)
        {
            refusal = e.Message;
        }

        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, refusal);
    }

    private static string Whole(string part) => string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

    private static string Row(string cell) => string.Join('|', Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"{cell}{i}")));
}
