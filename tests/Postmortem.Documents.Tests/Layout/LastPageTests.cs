using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Tests.Layout;

[TestClass]
public sealed class LastPageTests
{
    [TestMethod]
    public async Task The_last_page_is_never_a_line_or_two()
    {
        for (var paragraphs = 14; paragraphs < 40; paragraphs++)
        {
            var pdf = await Paper.PdfAsync(string.Concat(Enumerable.Range(0, paragraphs).Select(i => $"Paragraph {i}.\n\n")));
            var pages = Tool.Text(pdf, "-layout").Split('\f')[..^1];
            if (pages.Length > 1)
                Assert.IsGreaterThanOrEqualTo(6, pages[^1].Split('\n').Count(l => l.Contains("Paragraph", StringComparison.Ordinal)), $"{paragraphs}");
        }
    }

    [TestMethod]
    public void The_mark_on_paper_is_the_mark_on_the_page()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Places.Templates)!, "src", "Postmortem.Web");
        var page = File.ReadAllText(Path.Combine(folder, "Components", "Kit", "Brand.razor"));
        var pause = Marks.Brand(28, 0, DocumentMark.Pause).Shapes;
        StringAssert.Contains(page, "<circle cx=\"14\" cy=\"14\" r=\"12\" />");
        Assert.AreEqual((14f, 14f, 12f), pause[0] is Disc ring ? (ring.X, ring.Y, ring.Radius) : default);
        StringAssert.Contains(page, "M11 9.5v9M17 9.5v9");
        CollectionAssert.AreEqual(new[] { (11f, 9.5f), (11f, 18.5f), (17f, 9.5f), (17f, 18.5f) }, pause.Skip(1).SelectMany(s => ((Stroke)s).Points).ToArray());
        StringAssert.Contains(page, "M9 15l4 4 7-9");
        CollectionAssert.AreEqual(new[] { (9f, 15f), (13f, 19f), (20f, 10f) },
            ((Stroke)Marks.Brand(28, 0, DocumentMark.Check).Shapes[1]).Points.ToArray());
        StringAssert.Contains(File.ReadAllText(Path.Combine(folder, "wwwroot", "css", "frame.css")), "stroke-width: 2.4");
        Assert.AreEqual(2.4f, ((Stroke)pause[1]).Thickness, 0.001);
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("fr")]
    public async Task A_drawing_and_its_list_do_not_both_stand_in_a_report(string language)
    {
        var document = new TemplateFolder(Places.Templates, Shapes.All).Fill("reports/review", language, Shapes.ReviewModel()) with { Created = Paper.Day };
        var pdf = await Paper.PdfAsync(document);
        Assert.HasCount(2, System.Text.RegularExpressions.Regex.Split(Tool.Text(pdf), "The run reports success when its").ToList());
        var figures = PdfModel.Read(pdf).All.Where(o => (string?)o["/S"] == "/Figure").Select(o => (string?)o["/Alt"] ?? "");
        Assert.IsTrue(figures.Any(f => f.Contains("Log of 3 November", StringComparison.Ordinal)));
    }
}
