using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Postmortem.Documents.Tests.Markdown;

/// <summary>A page and its paper say the same words in the same order.</summary>
[TestClass]
public sealed class BothOutputsTests
{
    [TestMethod]
    [DataRow(":::: note\nouter words\n\n::: promise By May\ninner words\n:::\n\nafter words\n::::\n", "Note outer words By May inner words after words")]
    [DataRow("::: warning Look out\nsome words\n:::\n\n::: note\nnever closed\n", "warning Look out some words Note never closed")]
    [DataRow("Term one\nTerm two\n:   Meaning one\n:   Meaning two\n\n    second paragraph\n\nTerm three\n:   Meaning three\n",
        "Term one Term two Meaning one Meaning two second paragraph Term three Meaning three")]
    [DataRow("- [ ] open\n  - [x] done\n    1. [ ] deep\n- late [x] text\n- first\n\n  [x] second paragraph\n",
        "open done deep late x text first x second paragraph")]
    [DataRow("0. zero\n1. one\n\nbetween\n\n7) seven\n8) eight\n", "zero one between seven eight")]
    [DataRow("- tight\n- list\n\nbetween\n\n- loose\n\n- list\n  > quoted\n", "tight list between loose list quoted")]
    [DataRow("See www.example.org or https://example.org/a_b_c. Call tel:123456 or write mailto:care@example.org or <help@example.org>.",
        "See www example org or https example org a_b_c Call tel 123456 or write care example org or help example org")]
    [DataRow("| left \\| right | `code \\| more` |\n|---|---:|\n| A &amp; B &lt;C&gt; | **bold** |\n| only |\n", "left right code more A B C bold only")]
    [DataRow("&copy; &auml; &#x41;&#66; &bogus; here", "ä AB bogus here")]
    [DataRow("[one][ref] and [two][] and ![three][ref] here\n\n[ref]: https://example.org/ \"a title\\\" onclick=\\\"x\"\n[two]: javascript:x",
        "one and two and three here")]
    [DataRow("# Alpha\n\n###### Beta\n\n## Gamma\n\nDelta\n===\n\n> # Epsilon\n", "Alpha Beta Gamma Delta Epsilon")]
    [DataRow("word <br> word <!-- comment -->\n\n<div onclick=x>\nblock\n</div>\n", "word word div onclick x block div")]
    [DataRow("[link with `code`, **bold** and ![words](no.png)](https://example.org/) after", "link with code bold and words after")]
    public async Task A_text_says_the_same_on_a_page_and_on_paper(string markdown, string words)
    {
        var html = new HtmlParser().ParseDocument(HtmlWriter.Write(Paper.Of(markdown), new HtmlOptions { TitleBlock = false }));
        foreach (var mark in html.QuerySelectorAll("[role=img]")) mark.Remove();
        foreach (var end in html.QuerySelectorAll("p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,div,blockquote")) end.Before(html.CreateTextNode(" "));
        Assert.AreEqual(words, Squeezed(html.Body!.TextContent), "page");
        var paper = Tool.Text(await Paper.PdfAsync(Paper.Of(markdown) with { Organisation = null, Subtitle = null, Title = "¶¶¶" }));
        // Numbers of lists are marks on a page and text on paper.
        var said = Regex.Replace(paper[..paper.IndexOf("Page 1 of", StringComparison.Ordinal)], @"(?m)^\s*\d+[.)](\s|$)", " ");
        Assert.AreEqual(words, Squeezed(said), "paper");
    }

    [TestMethod]
    [DataRow("0. zero\n1. one\n", "0.", "1.")]
    [DataRow("7) seven\n8) eight\n", "7)", "8)")]
    [DataRow("999999999. last\n", "999999999.", "last")]
    public async Task A_list_starts_with_its_own_number_on_paper_too(string markdown, string first, string second)
    {
        var paper = Tool.Text(await Paper.PdfAsync(markdown));
        StringAssert.Contains(paper, first);
        StringAssert.Contains(paper, second);
        StringAssert.Contains(HtmlWriter.WriteMarkdown(markdown), $"<ol start=\"{first[..^1]}\">");
    }

    [TestMethod]
    [DataRow("`a \\| b`", "<p><code>a \\| b</code></p>\n")]
    [DataRow("| `a \\| b` |\n|---|\n| **`c \\| d`** |\n", "<table>\n<thead>\n<tr><th scope=\"col\"><code>a | b</code></th></tr>\n</thead>\n"
        + "<tbody>\n<tr><td><strong><code>c | d</code></strong></td></tr>\n</tbody>\n</table>\n")]
    [DataRow("tel:123 ftp://f.example", "<p>tel:123 ftp://f.example</p>\n")]
    [DataRow("- a [x] b", "<ul>\n<li>a [x] b</li>\n</ul>\n")]
    public void A_character_is_neither_lost_nor_added(string markdown, string html) => Assert.AreEqual(html, HtmlWriter.WriteMarkdown(markdown));

    private static string Squeezed(string text) => string.Join(' ', Regex.Matches(text, @"[\p{L}\p{N}\p{M}_]+").Select(m => m.Value));
}
