using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Postmortem.Documents;

namespace Postmortem.Benchmarks;

/// <summary>A report of five hundred pages in a process that does nothing else, so that its memory is its own.</summary>
internal static class LongReport
{
    public const string Argument = "--long-report-alone";

    public const int Sections = 2000;
    // As with the notice: what is measured as warm is what the runtime has compiled for good.
    private const int WarmUp = 30;
    private const int Runs = 20;

    /// <summary>Starts this program again for this one case; it says what it measured on the same console.</summary>
    public static async Task InItsOwnProcessAsync()
    {
        var program = Environment.ProcessPath!;
        // Where a host runs the program, the program itself is its first argument.
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Assembly.GetExecutingAssembly().Location, "documents", Argument]
            : ["documents", Argument];
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("The long report was not measured.");
    }

    public static async Task RunAsync()
    {
        var text = string.Concat(Enumerable.Range(1, Sections).Select(BenchNotice.Section));
        var document = new Document { Title = "A long report", Language = "en", Markdown = text };
        var (times, cpu, first, alone, managed, made) = (new List<double>(), new List<double>(), 0.0, 0L, 0L, 0L);
        for (var i = -WarmUp; i < Runs; i++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await PdfWriter.WriteAsync(document, Stream.Null);
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            managed = Math.Max(managed, GC.GetTotalMemory(forceFullCollection: false));
            if (i == -WarmUp) (first, alone) = (took, Peak());
            if (i < 0) continue;
            made = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            times.Add(took);
            cpu.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        var pages = PdfWriter.CountPages(document);
        var (warm, work) = (DocumentsBench.Median(times), DocumentsBench.Median(cpu));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a long report of {pages} pages in a process of its own: {warm:0} ms warm, {warm / pages:0.000} ms a page, "
            + $"of CPU time {work:0} ms and {work / pages:0.000}, the first {first:0} ms; the process at its largest {alone} MB after the first "
            + $"and {Peak()} MB after all {WarmUp + Runs}, of which managed, with garbage that waits, {managed / 1048576} MB at most; "
            + $"one report makes {made / 1048576} MB of objects in all"));
    }

    /// <summary>In MB, with everything the runtime has mapped.</summary>
    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576;
    }
}
