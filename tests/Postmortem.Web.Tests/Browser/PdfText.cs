using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Postmortem.Web.Tests.Browser;

/// <summary>The words of a PDF, as another program reads them.</summary>
internal static class PdfText
{
    public static async Task<string> OfAsync(byte[] pdf)
    {
        var path = Path.Combine(Path.GetTempPath(), $"postmortem-{Guid.CreateVersion7():N}.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        try
        {
            return await ReadAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Without white space, which a line break on paper changes, and without boxes and ticks, which are drawn there.</summary>
    public static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00AD' or '☐' or '☑')));

    private static async Task<string> ReadAsync(string path)
    {
        var start = new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", path, "-"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8
        };
        try
        {
            using var process = Process.Start(start)!;
            var (text, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.AreEqual(0, process.ExitCode, await errors);
            return await text;
        }
        catch (Win32Exception)
        {
            Needs.Missing("Needs pdftotext: apt-get install poppler-utils");
            return "";
        }
    }
}
