using System.Text.RegularExpressions;
using UglyToad.PdfPig.Content;

namespace Postmortem.Documents.Tests.Pdf;

/// <summary>What a second reader, written by others, finds in our files; it needs no program of the system.</summary>
[TestClass]
public sealed class SecondReaderTests
{
    public static IEnumerable<object[]> Documents =>
        from name in new[] { "notices/improvement", "reports/review", "reports/actions" }
        from language in new[] { "en", "fr" }
        select new object[] { name, language };

    [TestMethod]
    [DynamicData(nameof(Documents))]
    public async Task The_words_of_the_page_come_back_in_their_order_and_none_stands_outside_of_the_tags(string name, string language)
    {
        var document = Filled(name, language);
        var pdf = await Paper.PdfAsync(document);
        using var read = SecondReader.Open(pdf);
        Assert.AreEqual(PdfWriter.CountPages(document), read.NumberOfPages);
        var tagged = string.Join('\n', read.GetPages().SelectMany(SecondReader.Tagged).Select(t => t.Text));
        Words.ComeBackInOrder(Words.OfHtml(HtmlWriter.Write(document)), tagged, name);
        foreach (var page in read.GetPages())
        {
            var marked = page.GetMarkedContents().SelectMany(All).Sum(m => m.Letters.Count);
            Assert.AreEqual(page.Letters.Count, marked, $"{name}, page {page.Number}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Documents))]
    public async Task Every_letter_is_set_in_an_embedded_subset_and_stands_on_the_paper(string name, string language)
    {
        using var read = SecondReader.Open(await Paper.PdfAsync(Filled(name, language)));
        foreach (var page in read.GetPages())
        {
            foreach (var letter in page.Letters)
            {
                StringAssert.Matches(letter.FontName, new Regex(@"^[A-Z]{6}\+Noto"), letter.Value);
                var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
                Assert.IsTrue(start.X >= 0 && end.X <= page.Width && start.Y >= 0 && start.Y <= page.Height, $"{letter.Value}, page {page.Number}");
            }
        }
    }

    [TestMethod]
    public async Task Header_and_footer_are_artifacts_and_a_paragraph_over_two_pages_is_tagged_on_both()
    {
        var sentence = string.Join(' ', Enumerable.Range(0, 900).Select(i => $"word{i}"));
        using var read = SecondReader.Open(await Paper.PdfAsync("First.\n\n" + sentence));
        var pages = read.GetPages().ToList();
        Assert.IsGreaterThan(1, pages.Count);
        foreach (var page in pages)
        {
            var artifacts = string.Join('\n', page.GetMarkedContents().Where(m => m.IsArtifact).Select(m => SecondReader.Text(m.Letters)));
            StringAssert.Contains(artifacts, $"Page {page.Number} of {pages.Count}");
            Assert.DoesNotContain("Page", string.Concat(SecondReader.Tagged(page).Select(t => t.Text)));
            CollectionAssert.Contains(SecondReader.Tagged(page).Select(t => t.Tag).ToList(), "P");
        }

        var words = Regex.Matches(string.Join('\n', pages.SelectMany(SecondReader.Tagged).Select(t => t.Text)), @"word\d+").Select(m => m.Value);
        Assert.AreEqual(sentence, string.Join(' ', words));
    }

    [TestMethod]
    public async Task Title_bookmarks_and_links_are_found()
    {
        using var read = SecondReader.Open(await Paper.PdfAsync("## One\n\nSee [the page](https://status.example/a).\n\n### Inner\n\ntext\n\n## Two\n\nend"));
        Assert.AreEqual("A title", read.Information.Title);
        Assert.IsTrue(read.TryGetBookmarks(out var bookmarks));
        CollectionAssert.AreEqual(new[] { "A title", "One", "Inner", "Two" }, bookmarks.GetNodes().Select(n => n.Title).ToList());
        Assert.AreEqual("https://status.example/a", read.GetPages().SelectMany(p => p.GetHyperlinks()).Single().Uri);
        CollectionAssert.IsSubsetOf(new[] { "H1", "H2", "H3", "P", "Link" }, read.GetPages().SelectMany(SecondReader.Tagged).Select(t => t.Tag).ToList());
    }

    private static Document Filled(string name, string language) =>
        new TemplateFolder(Places.Templates, Shapes.All).Fill(name, language, Shapes.ModelFor(name)) with { Created = Paper.Day };

    private static IEnumerable<MarkedContentElement> All(MarkedContentElement element) => element.Children.SelectMany(All).Prepend(element);
}
