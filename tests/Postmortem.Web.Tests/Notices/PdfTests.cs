using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Postmortem.Notices;

namespace Postmortem.Web.Tests.Notices;

/// <summary>Every file that leaves the house, and who may have it.</summary>
[TestClass]
public sealed partial class PdfTests
{
    private const string PdfToText = "/usr/bin/pdftotext";

    [TestMethod]
    public async Task The_customers_page_and_pdf_say_the_same()
    {
        await using var host = await NoticeHost.StartAsync();
        var path = "/n/" + await host.SendAsync(await host.ComposeAsync());
        using var client = host.Client();
        var answer = await client.GetAsync(path + "/notice.pdf");
        Assert.AreEqual("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.IsTrue(answer.Headers.CacheControl!.NoStore);
        Assert.AreEqual("What went wrong with refunds, and what we changed.pdf", answer.Content.Headers.ContentDisposition!.FileNameStar
            ?? answer.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        var paper = Squeezed(await TextAsync(await answer.Content.ReadAsByteArrayAsync()));
        var html = await client.GetStringAsync(path);
        var letter = Between(html, "<h1>", "<section class=\"answer\"");
        var sentences = Tag().Replace(letter, "\n").Split('\n').Select(WebUtility.HtmlDecode).Select(s => Squeezed(s!)).Where(s => s.Length > 1).ToList();
        Assert.IsGreaterThan(12, sentences.Count);
        foreach (var sentence in sentences) StringAssert.Contains(paper, sentence);
    }

    [TestMethod]
    public async Task Files_are_for_those_who_may_see_what_is_in_them()
    {
        await using var host = await NoticeHost.StartAsync();
        var notice = await host.ComposeAsync();
        await host.SendAsync(notice);
        var recipient = (await host.Get<NoticeService>().OpenAsync(host.Manager, notice)).Value.Notice.Recipients[0].Id;
        string[] files = [$"/notices/{notice}/notice.pdf", $"/notices/{notice}/notice.pdf?recipient={recipient:N}", $"/reviews/{host.Review}/review.pdf"];
        using var member = await host.ClientAsync(host.Member);
        using var stranger = await host.ClientAsync(host.Stranger);
        using var nobody = host.Client();
        foreach (var file in files)
        {
            var bytes = await member.GetByteArrayAsync(file);
            Assert.AreEqual("%PDF-1.7", System.Text.Encoding.ASCII.GetString(bytes, 0, 8));
            Assert.AreEqual(HttpStatusCode.NotFound, (await stranger.GetAsync(file)).StatusCode, file);
            Assert.AreEqual(HttpStatusCode.Redirect, (await nobody.GetAsync(file)).StatusCode, file);
        }

        foreach (var missing in new[] { "/notices/999/notice.pdf", $"/notices/{notice}/notice.pdf?recipient={Guid.Empty:N}",
            $"/notices/{notice}/notice.pdf?recipient=x", "/reviews/999/review.pdf" })
            Assert.AreEqual(HttpStatusCode.NotFound, (await member.GetAsync(missing)).StatusCode, missing);
    }

    [TestMethod]
    public async Task A_review_and_the_register_are_printed_with_what_they_say()
    {
        await using var host = await NoticeHost.StartAsync();
        using var member = await host.ClientAsync(host.Member);
        var review = Squeezed(await TextAsync(await member.GetByteArrayAsync($"/reviews/{host.Review}/review.pdf")));
        foreach (var text in new[] { "Refunds marked paid that were not", "1,482", "First complaint reaches support", "Nothing compares the files we send",
            "Support kept a list", "Mia Moreau", "enough is known to begin" })
            StringAssert.Contains(review, Squeezed(text));
        var open = Squeezed(await TextAsync(await member.GetByteArrayAsync("/actions.pdf?show=mine&sort=-number")));
        StringAssert.Contains(open, Squeezed("Show every step of a refund"));
        Assert.IsFalse(open.Contains(Squeezed("Raise an alarm when"), StringComparison.Ordinal), "what is done is not open");
        StringAssert.Contains(Squeezed(await TextAsync(await member.GetByteArrayAsync("/actions.pdf?show=all"))), Squeezed("Raise an alarm when"));
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    /// <summary>Paper breaks lines where it must, and a soft hyphen or a space is nothing a reader misses.</summary>
    private static string Squeezed(string text) => Space().Replace(text, "");

    private static async Task<string> TextAsync(byte[] pdf)
    {
        if (!File.Exists(PdfToText)) Needs.Missing($"Needs {PdfToText}: apt-get install poppler-utils");
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf);
        using var process = Process.Start(new ProcessStartInfo(PdfToText, ["-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        return text;
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\u00AD]+")]
    private static partial Regex Space();
}
