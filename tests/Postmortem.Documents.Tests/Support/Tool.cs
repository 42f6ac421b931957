using System.Diagnostics;

namespace Postmortem.Documents.Tests;

/// <summary>A program of the system that looks at a PDF from outside; where it is missing the test says what to install.</summary>
internal static class Tool
{
    public static string Text(byte[] pdf, params string[] options) => Run("pdftotext", "poppler-utils", pdf, [.. options, "-enc", "UTF-8", "{}", "-"]);

    public static string Structure(byte[] pdf) => Run("pdfinfo", "poppler-utils", pdf, ["-struct-text", "{}"]);

    public static string Fonts(byte[] pdf) => Run("pdffonts", "poppler-utils", pdf, ["{}"]);

    public static string Qpdf(byte[] pdf, params string[] options) => Run("qpdf", "qpdf", pdf, [.. options, "{}"]);

    private static string Run(string program, string package, byte[] pdf, string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.pdf");
        File.WriteAllBytes(path, pdf);
        var start = new ProcessStartInfo(program, arguments.Select(a => a.Replace("{}", path, StringComparison.Ordinal))) { RedirectStandardOutput = true, RedirectStandardError = true };
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
