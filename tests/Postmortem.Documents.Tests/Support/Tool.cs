using System.Diagnostics;

namespace Postmortem.Documents.Tests;

/// <summary>A program of the system that looks at a PDF from outside; where it is missing the test says what to install.</summary>
internal static class Tool
{
    public static string Text(byte[] pdf, params string[] options) => Run("pdftotext", "poppler-utils", pdf, [.. options, "-enc", "UTF-8", "{}", "-"]);

    /// <summary>The text of many documents, put together into one file so that the programs start only once.</summary>
    public static IReadOnlyList<string> Texts(IReadOnlyList<byte[]> documents)
    {
        using var folder = new TemporaryFolder();
        var paths = documents.Select((_, i) => Path.Combine(folder.Path, $"{i:00000}.pdf")).ToList();
        for (var i = 0; i < paths.Count; i++) File.WriteAllBytes(paths[i], documents[i]);
        // A page that says where the next document begins.
        var mark = Path.Combine(folder.Path, "mark.pdf");
        File.WriteAllBytes(mark, Paper.PdfAsync(Paper.Of("qqqendofonedocumentqqq", "-")).GetAwaiter().GetResult());
        var all = Path.Combine(folder.Path, "all.pdf");
        Run("qpdf", "qpdf", [], ["--empty", "--pages", .. paths.SelectMany(p => new[] { p, mark }), "--", all]);
        return [.. Text(File.ReadAllBytes(all), "-raw").Split("qqqendofonedocumentqqq").Take(documents.Count)];
    }

    public static string Structure(byte[] pdf) => Run("pdfinfo", "poppler-utils", pdf, ["-struct-text", "{}"]);

    public static string Fonts(byte[] pdf) => Run("pdffonts", "poppler-utils", pdf, ["{}"]);

    public static string Qpdf(byte[] pdf, params string[] options) => Run("qpdf", "qpdf", pdf, [.. options, "{}"]);

    private static string Run(string program, string package, byte[] pdf, string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.pdf");
        File.WriteAllBytes(path, pdf);
        var start = new ProcessStartInfo(program, arguments.Select(a => a.Replace("{}", path, StringComparison.Ordinal)))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode, said + errors.GetAwaiter().GetResult());
            return said;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Needs.Missing($"{program} is not here; install the Debian package {package}.");
            return "";
        }
    }
}
