using System.Diagnostics;
using System.Globalization;

namespace Postmortem.Documents.Tests.Markdown;

/// <summary>Texts that were made to be slow, or that a careless program makes: read in a time that follows their length, or refused with their line.</summary>
[TestClass]
public sealed class BoundedMarkdownTests
{
    private const int Small = 125_000;

    [TestMethod]
    public async Task Brackets_that_nobody_closes_are_text_and_no_nesting()
    {
        var text = string.Concat(Enumerable.Repeat("[ (](", 10_000));
        StringAssert.Contains(HtmlWriter.WriteMarkdown(text), text);
        Assert.IsGreaterThan(1000, (await Paper.PdfAsync(text)).Length);
    }

    [TestMethod]
    public void More_stars_than_a_paragraph_has_are_text_and_those_before_them_are_not()
    {
        var html = HtmlWriter.WriteMarkdown("**first** " + string.Concat(Enumerable.Repeat("*.log ", 20_000)));
        StringAssert.Contains(html, "<strong>first</strong>");
        StringAssert.Contains(html, "*.log *.log");
    }

    [TestMethod]
    [DataRow(3000, 3000)]
    [DataRow(3000, 0)]
    public void Lists_inside_each_other_are_refused_with_their_line_however_many_lines_follow(int levels, int lines)
    {
        var refused = Assert.ThrowsExactly<DocumentException>(() =>
            HtmlWriter.WriteMarkdown("fine\n\n" + string.Concat(Enumerable.Repeat("- ", levels)) + "a" + new string('\n', lines)));
        Assert.AreEqual(3, refused.Line);
    }

    [TestMethod]
    public void A_list_of_eight_hundred_levels_is_refused_at_the_first_that_is_too_deep()
    {
        var text = string.Concat(Enumerable.Range(0, 800).Select(i => new string(' ', 2 * i) + "- a\n"));
        Assert.IsInRange(50, 64, Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown(text)).Line);
    }

    [TestMethod]
    public void A_text_of_very_many_lines_may_nest_less()
    {
        string Nested(int lines) => string.Concat(Enumerable.Repeat("- ", 40)) + "a" + new string('\n', lines);
        StringAssert.Contains(HtmlWriter.WriteMarkdown(Nested(1_000)), "a");
        Assert.AreEqual(1, Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown(Nested(900_000))).Line);
    }

    [TestMethod]
    public void More_definitions_than_can_be_read_are_refused_with_the_line_of_the_first_too_many()
    {
        var refused = Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown(string.Concat(Enumerable.Repeat("[a]: b\n", 30_000))));
        Assert.AreEqual(20_001, refused.Line);
        StringAssert.StartsWith(refused.Message, "Line 20001: ");
    }

    [TestMethod]
    [DataRow("- a\n", 100_000)]
    [DataRow("a\n\n", 400_001)]
    [DataRow("> a\n\n", 200_001)]
    [DataRow("|a|b|c|d|\n", 50_001)]
    public void More_parts_than_paper_makes_sense_of_are_refused_with_the_line_of_the_first_too_many(string part, int line)
    {
        var text = (part[0] == '|' ? part + "|-|-|-|-|\n" : "") + string.Concat(Enumerable.Repeat(part, 250_000));
        var refused = Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown(text));
        Assert.AreEqual(line, refused.Line);
        Assert.IsTrue(refused.IsTooLong);
    }

    [TestMethod]
    public void As_many_as_a_megabyte_of_short_items_and_a_long_table_have_are_read()
    {
        StringAssert.Contains(HtmlWriter.WriteMarkdown(string.Concat(Enumerable.Repeat("- two words\n", 70_000)) + "- last\n"), "last");
        StringAssert.Contains(HtmlWriter.WriteMarkdown("|a|b|\n|-|-|\n" + string.Concat(Enumerable.Repeat("|1|2|\n", 99_000)) + "|last|\n"), "last");
    }

    [TestMethod]
    public void An_address_is_a_link_behind_a_hundred_others_and_inside_emphasis_and_not_inside_a_link()
    {
        var html = HtmlWriter.WriteMarkdown(string.Concat(Enumerable.Repeat("https://a.example/b ", 100))
            + "*see www.c.example* [x https://d.example](https://e.example)");
        Assert.AreEqual(102, html.Split("<a ").Length - 1);
        StringAssert.Contains(html, "href=\"https://www.c.example/\"");
        Assert.IsFalse(html.Contains("href=\"https://d.example", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("[ (](")]
    [DataRow("[a](b")]
    [DataRow("[a](b (")]
    [DataRow("[a](!")]
    [DataRow("![")]
    [DataRow("*a **a ")]
    [DataRow("a* ")]
    [DataRow("~~a ")]
    [DataRow("**a** | ")]
    [DataRow("`a` ")]
    [DataRow("> > > a\n")]
    [DataRow("::: note\n")]
    [DataRow("- [ ] a\n")]
    [DataRow("[a]: b\n")]
    [DataRow("a\n=\n")]
    [DataRow("[^1]: a\n\n")]
    [DataRow("<!-- a ")]
    [DataRow("a<br>")]
    [DataRow("https://a.example ")]
    [DataRow("*www.a.example ")]
    public void Eight_times_as_much_text_costs_about_eight_times_as_much(string piece) =>
        Follows(length => string.Concat(Enumerable.Repeat(piece, length / piece.Length)));

    [TestMethod]
    [DataRow("| **r{0}** | [x](http://a.example/{0}) *d* |\n")]
    [DataRow("| r{0} | [x |\n")]
    public void So_it_is_with_the_rows_of_a_table(string row) => Follows(length => "| a | b |\n|---|---|\n"
        + string.Concat(Enumerable.Range(0, length / row.Length).Select(i => string.Format(CultureInfo.InvariantCulture, row, i))));

    [TestMethod]
    public void Emphasis_and_brackets_end_with_their_cell()
    {
        var html = HtmlWriter.WriteMarkdown("| a | b |\n|---|---|\n| **x** y *z* | [l](http://a.example/) `c` |\n"
            + "| *a | b* |\n| [x | y](z) |\n| **e** |\\| *f* |\n");
        foreach (var cell in new[] { "<td><strong>x</strong> y <em>z</em></td>", ">l</a> <code>c</code></td>",
            "<td>*a</td><td>b*</td>", "<td>[x</td><td>y](z)</td>" })
            StringAssert.Contains(html, cell);
    }

    [TestMethod]
    public void A_table_keeps_the_bold_words_of_its_last_row()
    {
        var html = HtmlWriter.WriteMarkdown("| a |\n|---|\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"| **r{i}** |\n")));
        StringAssert.Contains(html, "<td><strong>r4999</strong></td>");
    }

    /// <summary>A quadratic reader would need 64 times as long.</summary>
    private static void Follows(Func<int, string> text)
    {
        Cost(text(Small));
        var (once, eight) = (Cost(text(Small)), Cost(text(8 * Small)));
        Assert.IsLessThan(32 * Math.Max(once, 100), eight, $"{once} ms for an eighth, {eight} ms for all");
    }

    private static double Cost(string markdown)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            HtmlWriter.WriteMarkdown(markdown);
        }
        catch (DocumentException e)
        {
            Assert.IsGreaterThan(0, e.Line);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
