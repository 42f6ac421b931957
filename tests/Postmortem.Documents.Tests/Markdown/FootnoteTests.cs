using AngleSharp.Html.Parser;

namespace Postmortem.Documents.Tests.Markdown;

[TestClass]
public sealed class FootnoteTests
{
    private const string Twice = "# Head[^b]\n\none[^a] two[^a]\n\n| x[^c] |\n|---|\n| y[^b] |\n\n[^a]: first\n[^b]: second\n[^c]: third\n\n    - in a list\n";

    [TestMethod]
    [DataRow("en", "Note 1", "Back to the text (1.1)", "Back to the text (1.2)")]
    [DataRow("fr", "Note 1", "Retour au texte (1.1)", "Retour au texte (1.2)")]
    public void Every_link_of_a_note_has_a_name_in_the_language_and_leads_somewhere(string language, string there, string back, string again)
    {
        var page = new HtmlParser().ParseDocument(HtmlWriter.WriteMarkdown(Twice, new HtmlOptions { Language = language }));
        var names = page.QuerySelectorAll("a").Select(a => a.GetAttribute("aria-label") ?? "").ToList();
        foreach (var name in new[] { there, back, again }) CollectionAssert.Contains(names, name);
        foreach (var link in page.QuerySelectorAll("a"))
        {
            Assert.IsNotNull(page.GetElementById(link.GetAttribute("href")![1..]), link.OuterHtml);
            Assert.IsTrue(link.GetAttribute("aria-label")!.Any(char.IsLetter), link.OuterHtml);
        }

        var backs = page.QuerySelectorAll("section a").Select(a => a.GetAttribute("aria-label")).ToList();
        Assert.HasCount(backs.Count, backs.Distinct().ToList());
    }

    [TestMethod]
    public void Two_texts_on_one_page_share_no_id()
    {
        var page = new HtmlParser().ParseDocument(
            HtmlWriter.WriteMarkdown(Twice, new HtmlOptions { IdPrefix = "left-" }) + HtmlWriter.Write(Paper.Of(Twice),
                new HtmlOptions { IdPrefix = "right-" }) + HtmlWriter.WriteMarkdown(Twice));
        var ids = page.All.Where(e => !string.IsNullOrEmpty(e.Id)).Select(e => e.Id!).ToList();
        Assert.HasCount(24, ids);
        Assert.HasCount(24, ids.Distinct().ToList());
        foreach (var link in page.QuerySelectorAll("a")) CollectionAssert.Contains(ids, link.GetAttribute("href")![1..]);
    }

    [TestMethod]
    [DataRow("a[^1]\n\n[^1]: used\n[^2]: never\n[^3]: neither\n", "used|never|neither")]
    [DataRow("[^1]: only\n", "only")]
    [DataRow("a[^1]\n\n[^1]: one\n[^1]: again\n", "one|again")]
    [DataRow("[^never]: never\n\na[^1] b[^2]\n\n[^2]: two\n[^1]: one\n", "one|two|never")]
    public async Task A_note_that_nothing_refers_to_is_kept_after_the_others(string markdown, string notes)
    {
        var expected = notes.Split('|').Select((n, i) => $"{i + 1} {n}").ToList();
        var items = new HtmlParser().ParseDocument(HtmlWriter.WriteMarkdown(markdown)).QuerySelectorAll("section li");
        CollectionAssert.AreEqual(expected, items.Select(i =>
            i.Id!.Replace("note-", "", StringComparison.Ordinal) + " " + i.QuerySelector("p")!.FirstChild!.TextContent.Trim()).ToList());
        var text = MailWriter.Write(Paper.Of(markdown)).Text;
        foreach (var (note, i) in notes.Split('|').Select((n, i) => (n, i))) StringAssert.Contains(text, $"[{i + 1}] {note}");
        Words.AllComeBack(notes.Replace('|', ' '), SecondReader.Text(await Paper.PdfAsync(markdown)), markdown);
    }

    /// <summary>The parser takes notes at the top of the text only; what looks like one elsewhere is text, and none of it is lost.</summary>
    [TestMethod]
    [DataRow("> a[^1]\n>\n> [^1]: within quotation\n> [^2]: lonely\n", "a within quotation lonely")]
    [DataRow("- a[^1]\n\n  [^1]: within item\n\n  [^2]: lonely\n", "a within item lonely")]
    [DataRow("::: note\na[^1]\n\n[^1]: within callout\n\n[^2]: lonely\n:::\n", "a within callout lonely")]
    [DataRow("- [^1] first\n- [word]: https://example.org/\n\n[^1]: note\n", "1 first note")]
    public async Task A_note_inside_another_block_loses_no_word(string markdown, string words)
    {
        Words.AllComeBack(words, HtmlWriter.WriteMarkdown(markdown), "HTML");
        Words.AllComeBack(words, SecondReader.Text(await Paper.PdfAsync(markdown)), "PDF");
    }

    [TestMethod]
    public async Task A_note_in_a_heading_and_in_a_table_reaches_both_outputs() =>
        Words.AllComeBack("first second third in a list", SecondReader.Text(await Paper.PdfAsync(Twice)), "PDF");
}
