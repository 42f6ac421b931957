namespace Postmortem.Documents.Tests.Markdown;

/// <summary>What is not for readers, and where lines and tables end.</summary>
[TestClass]
public sealed class HiddenAndBrokenTests
{
    [TestMethod]
    [DataRow("before <!-- hidden --> after")]
    [DataRow("<!-- hidden -->\n\nbefore after")]
    [DataRow("before\n\n<!-- hidden\n\n- hidden\n-->\n\nafter")]
    [DataRow("- before\n  <!-- hidden -->\n- after")]
    [DataRow("| before <!-- hidden --> |\n|---|\n| after |")]
    public async Task A_comment_is_hidden(string markdown)
    {
        var html = HtmlWriter.WriteMarkdown(markdown);
        var paper = Tool.Text(await Paper.PdfAsync(markdown));
        foreach (var output in new[] { html, paper, MailWriter.Write(Paper.Of(markdown)).Text })
        {
            StringAssert.Contains(output, "before");
            StringAssert.Contains(output, "after");
            Assert.IsFalse(output.Contains("hidden", StringComparison.Ordinal) || output.Contains("--", StringComparison.Ordinal) && output == html, output);
        }
    }

    [TestMethod]
    [DataRow("`<!-- shown -->`")]
    [DataRow("```\n<!-- shown -->\n```")]
    [DataRow("- a\n\n  ```\n  <!-- shown -->\n  ```")]
    [DataRow("    <!-- shown -->")]
    [DataRow("\\<!-- shown -->")]
    [DataRow("<!-- shown")]
    [DataRow("<b>shown</b>")]
    public void Code_and_a_comment_that_nobody_ends_are_text(string markdown) => StringAssert.Contains(HtmlWriter.WriteMarkdown(markdown), "&lt;");

    [TestMethod]
    public void Lines_are_counted_as_they_stand_in_the_file() => Assert.AreEqual(7,
        Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown("<!-- a\n\nb --> words\n\n```chart\ntype: pie\n- a = 1\n```")).Line);

    [TestMethod]
    public void A_title_after_a_comment_is_taken_whole()
    {
        var document = Document.FromMarkdown("<!-- a hint\nof two lines -->\n# The title\n\nWords.", "file");
        Assert.AreEqual("The title", document.Title);
        Assert.AreEqual("Words.", document.Markdown.Trim());
    }

    [TestMethod]
    [DataRow("<br>")]
    [DataRow("<br/>")]
    [DataRow("<BR />")]
    public void A_br_ends_a_line_also_in_a_cell(string form)
    {
        StringAssert.Contains(HtmlWriter.WriteMarkdown($"first{form} second"), "<p>first<br>second</p>");
        StringAssert.Contains(HtmlWriter.WriteMarkdown($"| a | b |\n|---|---|\n| first{form}second | c |"), "<td>first<br>second</td><td>c</td>");
        StringAssert.Contains(HtmlWriter.WriteMarkdown($"`{form}`"), "&lt;");
    }

    [TestMethod]
    public void A_line_right_below_a_table_is_a_paragraph_and_the_table_stays_one()
    {
        var html = HtmlWriter.WriteMarkdown(File.ReadAllText(Needs.Sample("faults", "13-line-after-table.md")));
        StringAssert.Contains(html, "<td>The queue is emptied</td>");
        StringAssert.Contains(html, "<p>All times are UTC.</p>");
    }

    [TestMethod]
    [DataRow("a | b\nwords")]
    [DataRow("words\n---\nmore")]
    public void What_is_no_table_is_read_as_before(string markdown) =>
        Assert.IsFalse(HtmlWriter.WriteMarkdown(markdown).Contains("<table", StringComparison.Ordinal));
}
