using System.Diagnostics;
using System.Globalization;

namespace Postmortem.Benchmarks;

/// <summary>WeasyPrint in one process that prints the same page several times, so that its start is not counted.</summary>
internal static class WeasyPrinter
{
    private const string Script = """
        import sys, time, weasyprint
        html = open(sys.argv[1], encoding='utf-8').read()
        for i in range(7):
            start = time.perf_counter()
            weasyprint.HTML(string=html).write_pdf()
            if i > 1: print((time.perf_counter() - start) * 1000)
        """;

    /// <returns>Milliseconds, or nothing where it is not installed.</returns>
    public static async Task<double?> MedianAsync(string html)
    {
        var page = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(page, html);
            using var process = Process.Start(new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3",
                ["-c", Script, page])
            { RedirectStandardOutput = true, RedirectStandardError = true });
            if (process is null) return null;
            var errors = process.StandardError.ReadToEndAsync();
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await errors;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 && lines.Length > 0
                ? DocumentsBench.Median([.. lines.Select(l => double.Parse(l, CultureInfo.InvariantCulture))]) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(page);
        }
    }
}
