using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Postmortem.Documents;
using Postmortem.Documents.Markdown;
using Postmortem.Documents.Pdf;

namespace Postmortem.Benchmarks;

/// <summary>
/// How long a four-page notice with a table of 24 rows takes, warm, against a browser and WeasyPrint printing the same HTML, and Typst compiling
/// like text.
/// </summary>
internal static class DocumentsBench
{
    private const int WarmUp = 300;
    private const int Runs = 500;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains(LongReport.Argument))
        {
            await LongReport.RunAsync();
            return 0;
        }

        if (args.Contains("--hostile"))
        {
            await HostileTexts.RunAsync();
            return 0;
        }

        using var notice = new BenchNotice();
        await OurOwnAsync(notice, args);
        return 0;
    }

    private static async Task OurOwnAsync(BenchNotice notice, string[] args)
    {
        var (fill, pdf, again, whole) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var bytes = 0L;
        for (var i = -WarmUp; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var document = notice.Fill(i);
            var filled = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            using var memory = new MemoryStream(128 * 1024);
            await PdfWriter.WriteAsync(document, memory);
            var all = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var second = await TakesAsync(document);
            if (i < 0) continue;
            again.Add(second);
            fill.Add(filled);
            pdf.Add(all - filled);
            whole.Add(all);
            bytes = memory.Length;
        }

        var ours = Median(whole);
        Say($"our own engine, {Runs} personal notices of {PdfWriter.CountPages(notice.Fill(0))} pages: {ours:0.00} ms ",
            $"(template {Median(fill):0.00}, Markdown to PDF {Median(pdf):0.00}; {bytes / 1024} KB)");
        WhereItGoes(await RenderAsync(notice.Fill(0)), notice.Fill(0), Median(pdf), Median(again));
        if (args.Contains("--many")) await Many(notice);
        var html = HtmlWriter.Write(notice.Fill(0), new HtmlOptions { WholePage = true });
        if (!args.Contains("--alone"))
        {
            await Against("Chromium", ChromiumPrinter.MedianAsync(html), ours);
            await Against("WeasyPrint", WeasyPrinter.MedianAsync(html), ours);
        }

        await LongReport.InItsOwnProcessAsync();
        if (!args.Contains("--alone")) await TypstCompiler.BesideAsync(ours);
    }

    internal static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static async Task Against(string name, Task<double?> measured, double ours)
    {
        var other = await measured;
        Say(other is { } ms ? (FormattableString)$"{name}, warm: {ms:0.0} ms, {ms / ours:0} times ours"
            : $"{name} is not installed, so there is nothing to compare with.");
    }

    /// <summary>The stages of one document, each measured up to its end and the one before taken off.</summary>
    /// <param name="first">Personal notices, each written for the first time.</param>
    /// <param name="again">The same ones a second time, when all their words have been shaped and their subsets of fonts are made.</param>
    private static void WhereItGoes(byte[] pdf, Document document, double first, double again)
    {
        var parse = MedianOf(() => MarkdownReader.Read(document.Markdown));
        var layout = MedianOf(() => PdfWriter.CountPages(document));
        var streams = Inflated(pdf);
        var deflate = MedianOf(() => streams.Sum(s => PdfOutput.Deflate(s).Length));
        Say($"of which: parse {parse:0.00} ms, layout {layout - parse:0.00}, paint, tags and file {again - layout - deflate:0.00}, ",
            $"deflate {deflate:0.00}, fonts {first - again:0.00} (words shaped and subsets made that no letter before it had)");
    }

    private static async Task<double> TakesAsync(Document document)
    {
        var start = Stopwatch.GetTimestamp();
        await RenderAsync(document);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<byte[]> RenderAsync(Document document)
    {
        using var memory = new MemoryStream(128 * 1024);
        await PdfWriter.WriteAsync(document, memory);
        return memory.ToArray();
    }

    /// <summary>What a document compresses each time it is written: everything but its fonts and its colour profile, which come from caches.</summary>
    private static List<byte[]> Inflated(byte[] pdf)
    {
        var (streams, text) = (new List<byte[]>(), Encoding.Latin1.GetString(pdf));
        foreach (Match head in Regex.Matches(text, @"<<([^\n]*?)/Length (\d+)>>stream\n"))
        {
            var entries = head.Groups[1].Value;
            if (!entries.Contains("/FlateDecode", StringComparison.Ordinal) || entries.Contains("/Length1", StringComparison.Ordinal)
                || entries.Contains("/N 3/", StringComparison.Ordinal)) continue;
            using var zip = new ZLibStream(new MemoryStream(pdf, head.Index + head.Length, int.Parse(head.Groups[2].Value, CultureInfo.InvariantCulture)),
                CompressionMode.Decompress);
            using var whole = new MemoryStream();
            zip.CopyTo(whole);
            streams.Add(whole.ToArray());
        }

        return streams;
    }

    private static double MedianOf<T>(Func<T> work)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Median(times);
    }

    private static async Task Many(BenchNotice notice)
    {
        const int letters = 10_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < letters; i++) await PdfWriter.WriteAsync(notice.Fill(i), Stream.Null);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Say($"{letters} personal notices: {seconds:0.0} s, one after the other; ",
            $"kept in memory {before / 1048576.0:0.0} MB before and {after / 1048576.0:0.0} MB after");
    }

    internal static void Say(params FormattableString[] line) => Console.WriteLine(string.Concat(line.Select(FormattableString.Invariant)));
}
