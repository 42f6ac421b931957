using System.Diagnostics;
using System.Globalization;
using System.Text;
using Postmortem.Documents;

namespace Postmortem.Benchmarks;

/// <summary>
/// Typst in one node process that compiles like text again and again, in the same font, with tags and with its memory of what it compiled
/// before; each time another edition, as each of our letters is to another person. It is fetched with npm into a folder that is thrown away.
/// </summary>
internal static class TypstCompiler
{
    private const string Package = "@myriaddreamin/typst-ts-node-compiler@0.7.0";

    private const string Script = """
        const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
        const text = require('fs').readFileSync(process.argv[2], 'utf8');
        const compiler = NodeCompiler.create({ workspace: __dirname, fontArgs: [{ fontPaths: [__dirname] }] });
        for (let i = 0; i < Number(process.argv[3]); i++) {
          const start = process.hrtime.bigint();
          const mainFileContent = text.replaceAll('EDITION', i);
          compiler.pdf({ mainFileContent });
          console.log(Number(process.hrtime.bigint() - start) / 1e6);
          if (i === 0) console.log(compiler.compile({ mainFileContent }).result.numOfPages);
          compiler.evictCache(10);
        }
        console.log(process.resourceUsage().maxRSS / 1024);
        """;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <param name="ours">Milliseconds of our own notice.</param>
    public static async Task BesideAsync(double ours)
    {
        var folder = Directory.CreateTempSubdirectory("postmortem-bench-typst-");
        try
        {
            if (await RunAsync("npm", folder, ["install", "--no-audit", "--no-fund", Package]) is null)
            {
                Console.WriteLine($"Typst is not measured: npm could not install {Package}.");
                return;
            }

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "compile.js"), Script);
            foreach (var font in new[] { "NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf" }) await WriteFontAsync(folder, font);
            var notice = await MeasureAsync(folder, Notice(), runs: 200);
            DocumentsBench.Say($"Typst, a like notice of {notice.Pages} pages, warm: {notice.Warm:0.0} ms, {notice.Warm / ours:0} times ours");
            var report = await MeasureAsync(folder, Report(), runs: 6);
            var page = report.Warm / report.Pages;
            DocumentsBench.Say($"Typst, a like report of {report.Pages} pages, warm: {report.Warm:0} ms, {page:0.000} ms a page");
            DocumentsBench.Say($"the first of them {report.First:0} ms; its process at its largest {report.Megabytes:0} MB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Warm, double First, double Pages, double Megabytes)> MeasureAsync(DirectoryInfo folder, string text, int runs)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "text.typ"), text);
        var said = await RunAsync("node", folder, ["compile.js", "text.typ", runs.ToString(Plain)])
            ?? throw new InvalidOperationException("Typst compiled nothing.");
        var numbers = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => double.Parse(l, Plain)).ToList();
        // The first, how many pages it has, the others, and the memory of the process.
        return (DocumentsBench.Median(numbers[2..^1]), numbers[0], numbers[1], numbers[^1]);
    }

    /// <returns>What the program said, or nothing where it is not there or fails.</returns>
    private static async Task<string?> RunAsync(string program, DirectoryInfo folder, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = await process.StandardOutput.ReadToEndAsync();
            await errors;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? said : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task WriteFontAsync(DirectoryInfo folder, string name)
    {
        await using var font = typeof(PdfWriter).Assembly.GetManifestResourceStream(name)!;
        await using var file = File.Create(Path.Combine(folder.FullName, name));
        await font.CopyToAsync(file);
    }

    private static StringBuilder Begin(string title) => new StringBuilder().Append(Plain, $$"""
        #set document(title: "{{title}}")
        #set page("a4", margin: (x: 76pt, top: 82pt, bottom: 74pt), header: text(size: 8.25pt)[{{title}}], footer: context text(size: 8.25pt)[
          Northwind Stores #h(1fr) Page #counter(page).display() of #counter(page).final().first()])
        #set text(font: "Noto Sans", size: 10.5pt, lang: "en")
        #set par(leading: 0.75em)
        = {{title}}


        """);

    private static string Notice()
    {
        var text = Begin("What went wrong with refunds, and what we changed").Append("Dear Customer EDITION Okafor-Müller,\n\n");
        for (var i = 0; i < 6; i++) text.Append(Plain, $"== Part {i} of what happened\n\n{BenchNotice.Story}\n\n{BenchNotice.Story}\n\n");
        text.Append("== What we changed\n\n#table(columns: (auto, 1fr, auto, auto), table.header[Step][What is different][Since][Who sees to it],\n");
        for (var i = 0; i < 24; i++)
        {
            text.Append(Plain, $"[{i}], [A payment run that stops half way now raises an alarm within five minutes, and somebody answers it.], ")
                .Append(Plain, $"[{i + 1} November 2026], [Payments],\n");
        }

        text.Append(")\n\n== What we promise\n\n");
        for (var i = 1; i <= 4; i++) text.Append(Plain, $"- You can see every step of a refund in your account. *By {i} December 2026.*\n");
        return text.Append("\n#block(fill: luma(240), inset: 8pt)[We will write to you before one of these dates slips, ")
            .Append("Customer EDITION Okafor-Müller, not after.]\n").ToString();
    }

    private static string Report()
    {
        // Its lines are set a little closer than ours, so that it has more parts for as many pages.
        const int parts = LongReport.Sections * 5 / 4;
        var text = Begin("A long report");
        for (var i = 1; i <= parts; i++) text.Append(Plain, $"== Part {i} of edition EDITION\n\n{BenchNotice.Story}\n\n- one thing\n- another thing\n\n");
        return text.ToString();
    }
}
