using System.Diagnostics;
using System.Text;

namespace Postmortem.Documents.Tests.Pdf;

[TestClass]
public sealed class RobustnessTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    [TestMethod]
    public async Task Every_sample_becomes_a_page_and_a_PDF_and_loses_no_word()
    {
        foreach (var file in Directory.GetFiles(Needs.Sample("markdown")).Order(StringComparer.Ordinal))
        {
            var document = Paper.Of(await File.ReadAllTextAsync(file), Path.GetFileName(file));
            var html = HtmlWriter.Write(document);
            var shown = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", " "));
            foreach (var unset in PdfWriter.Check(document)) shown = shown.Replace(unset.Text, $" U+{unset.CodePoint:X4} ", StringComparison.Ordinal);
            var text = Tool.Text(await Paper.PdfAsync(document));
            Words.AllComeBack(shown.Normalize(NormalizationForm.FormC), text, file);
            Words.ComeBackInOrder(Words.OfHtml(html), Tool.Text(await Paper.PdfAsync(document), "-raw"), file);
        }
    }

    [TestMethod]
    public Task Ten_thousand_quotes_inside_each_other_are_refused_with_their_line() =>
        RefusedAsync("fine\n\n" + string.Concat(Enumerable.Repeat("> ", 10_000)) + "deep", 3);

    [TestMethod]
    public Task Ten_thousand_lists_inside_each_other_are_refused_with_their_line() =>
        RefusedAsync("fine\n\n" + string.Concat(Enumerable.Repeat("- ", 10_000)) + "deep", 3);

    [TestMethod]
    public async Task As_many_lists_inside_each_other_as_can_be_read_stay_on_the_paper()
    {
        var text = string.Join('\n', Enumerable.Range(0, 50)
            .Select(i => new string(' ', 2 * i) + "- level" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        StringAssert.Contains(SecondReader.Text(await Paper.PdfAsync(text)), "level49");
    }

    [TestMethod]
    public async Task A_word_of_a_million_letters_is_broken_where_it_must_be()
    {
        var pdf = await InTime(new string('x', 1_000_000));
        Assert.AreEqual(1_000_000, Tool.Text(pdf).Count(c => c == 'x'));
    }

    [TestMethod]
    [DataRow("", "")]
    [DataRow("| Head | Other |\n|---|---|\n| ", " | side |\n| after | it |\n")]
    [DataRow("| ", " | Other |\n|---|---|\n| after | it |\n")]
    [DataRow("- > 1. ", "")]
    [DataRow("# ", "\n\nafter")]
    [DataRow("```\n", "\n```\n")]
    [DataRow("**[", "](https://a.example/)**")]
    [DataRow("Term\n:   ", "")]
    public async Task A_million_letters_in_one_place_come_back_in_order(string before, string after)
    {
        var words = string.Join(' ', Enumerable.Range(0, 100_000).Select(i => "word" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Words.ComeBackInOrder(words, Tool.Text(await InTime(before + words + after), "-raw"), before);
    }

    [TestMethod]
    public async Task A_table_of_five_hundred_columns_loses_nothing()
    {
        var names = Enumerable.Range(0, 500).Select(i => "c" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var values = names.Select(n => "v" + n).ToList();
        var rule = string.Concat(Enumerable.Repeat("---|", 500));
        var pdf = await InTime($"|{string.Join('|', names)}|\n|{rule}\n|{string.Join('|', values)}|\n");
        Words.AllComeBack(string.Join(' ', names) + " " + string.Join(' ', values), Tool.Text(pdf), "table");
    }

    [TestMethod]
    public async Task A_table_of_nearly_a_hundred_thousand_rows_loses_none()
    {
        var rows = string.Concat(Enumerable.Range(0, 99_000).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"| r{i} | x |\n")));
        Words.ComeBackInOrder(rows, Tool.Text(await Paper.PdfAsync("| a | b |\n|---|---|\n" + rows), "-raw"), "rows");
    }

    [TestMethod]
    public async Task Sixty_callouts_inside_each_other_stay_on_the_paper()
    {
        var words = string.Join(' ', Enumerable.Range(0, 500).Select(i => "word" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => new string(':', 70 - i) + " note\n")) + words + "\n";
        Words.ComeBackInOrder(words, Tool.Text(await InTime(text), "-raw"), "callouts");
    }

    [TestMethod]
    [DataRow("[", 20_000)]
    [DataRow("![", 20_000)]
    [DataRow("*a **a ", 5_000)]
    [DataRow("`", 50_000)]
    [DataRow("a](", 20_000)]
    [DataRow("<", 50_000)]
    [DataRow("&#1", 20_000)]
    [DataRow("~~a ", 10_000)]
    [DataRow("| a ", 10_000)]
    [DataRow("[^1]: x\n\n", 5_000)]
    [DataRow("- a\n", 20_000)]
    [DataRow("# a\n\n", 5_000)]
    [DataRow("::: note\n", 100)]
    public async Task Text_made_to_be_slow_is_not(string piece, int times)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await InTime(string.Concat(Enumerable.Repeat(piece, times)));
        }
        catch (DocumentException e)
        {
            StringAssert.Contains(e.Message, "nested too deeply");
        }

        Assert.IsLessThan(Longest, Stopwatch.GetElapsedTime(start));
    }

    [TestMethod]
    public async Task Names_longer_than_a_page_go_on_over_pages()
    {
        var name = string.Join(' ', Enumerable.Range(0, 2000).Select(i => "name" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var pdf = await Paper.PdfAsync(Paper.Of("body") with { Title = "T " + name, Organisation = name, Subtitle = name });
        Assert.IsGreaterThan(2, System.Text.RegularExpressions.Regex.Count(Tool.Text(pdf), @"\bname1999\b"));
    }

    [TestMethod]
    public async Task Control_characters_and_half_pairs_do_no_harm()
    {
        var pdf = await InTime("a\u0001b\u0007c \uD800 d \uDFFF e\u0000f \u202Eevil\u202C");
        StringAssert.Contains(SecondReader.Text(pdf), "evil");
        Tool.Qpdf(pdf, "--check");
    }

    private static async Task RefusedAsync(string markdown, int line)
    {
        var start = Stopwatch.GetTimestamp();
        var pdf = await Assert.ThrowsExactlyAsync<DocumentException>(() => Paper.PdfAsync(markdown));
        var html = Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown(markdown));
        Assert.AreEqual((line, line), (pdf.Line, html.Line));
        StringAssert.Contains(pdf.Message, "nested too deeply");
        Assert.IsLessThan(Longest, Stopwatch.GetElapsedTime(start));
    }

    private static async Task<byte[]> InTime(string markdown)
    {
        var start = Stopwatch.GetTimestamp();
        var pdf = await Paper.PdfAsync(markdown);
        Assert.IsLessThan(Longest, Stopwatch.GetElapsedTime(start));
        Assert.IsNotNull(HtmlWriter.WriteMarkdown(markdown));
        return pdf;
    }
}
