namespace Postmortem.Documents.Tests.Markdown;

[TestClass]
public sealed class HtmlWriterTests
{
    [TestMethod]
    public void A_document_brings_its_title_block_and_its_headings_go_down_step_by_step() => Assert.AreEqual(
        """
        <header><p class="organisation">Northwind Stores</p><p class="subtitle">Improvement notice · 12 November 2026</p><h2>A &lt;title&gt;</h2></header>
        <h3>Top</h3>
        <h4>Skipped two</h4>
        <p>Text</p>

        """.ReplaceLineEndings("\n"),
        HtmlWriter.Write(Paper.Of("# Top\n\n#### Skipped two\n\nText", "A <title>"), new HtmlOptions { HeadingShift = 1 }));

    [TestMethod]
    [DataRow("[a](https://example.org/?a=1&b=\"2\")", "<p><a href=\"https://example.org/?a=1&amp;b=%222%22\" rel=\"noopener noreferrer nofollow\">a</a></p>\n")]
    [DataRow("[a](HTTPS://EXAMPLE.ORG)", "<p><a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow\">a</a></p>\n")]
    [DataRow("[a](javascript:alert(1))", "<p>a</p>\n")]
    [DataRow("[a](&#106;avascript:alert(1))", "<p>a</p>\n")]
    [DataRow("[a](data:text/html;base64,PHNjcmlwdD4=)", "<p>a</p>\n")]
    [DataRow("[a](//evil.example)", "<p>a</p>\n")]
    [DataRow("<https://example.org>", "<p><a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow\">https://example.org</a></p>\n")]
    [DataRow("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n")]
    [DataRow("![a](https://evil.example/track.png)", "<p>a</p>\n")]
    [DataRow("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>\n")]
    [DataRow("text{onclick=alert(1)}", "<p>text{onclick=alert(1)}</p>\n")]
    [DataRow("~~a~~ **b** *c* `d`", "<p><del>a</del> <strong>b</strong> <em>c</em> <code>d</code></p>\n")]
    [DataRow("- [x] a\n- [ ] b", "<ul>\n<li class=\"task-item\"><span class=\"task done\" role=\"img\" aria-label=\"done\">☑</span> a</li>\n"
        + "<li class=\"task-item\"><span class=\"task\" role=\"img\" aria-label=\"not done\">☐</span> b</li>\n</ul>\n")]
    [DataRow("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n")]
    [DataRow("::: promise By May\nx\n:::", "<div class=\"callout promise\" role=\"note\">\n<p class=\"label\">By May</p>\n<p>x</p>\n</div>\n")]
    [DataRow("::: evil\" onclick=\"x\nx\n:::",
        "<div class=\"callout note\" role=\"note\">\n<p class=\"label\">evil&quot; onclick=&quot;x</p>\n<p>x</p>\n</div>\n")]
    [DataRow("a\n:   b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n")]
    public void A_text_becomes_these_tags_and_no_others(string markdown, string html) => Assert.AreEqual(html, HtmlWriter.WriteMarkdown(markdown));

    [TestMethod]
    public void A_page_that_stands_alone_loads_nothing_and_runs_nothing()
    {
        var html = HtmlWriter.Write(Paper.Of("Text"), new HtmlOptions { WholePage = true });
        Assert.StartsWith("<!doctype html>\n<html lang=\"en\">", html);
        foreach (var unwanted in new[] { "<script", "src=", "url(", "@import", "style=\"", "<link" }) Assert.DoesNotContain(unwanted, html);
    }
}
