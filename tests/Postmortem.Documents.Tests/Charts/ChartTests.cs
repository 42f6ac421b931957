using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Postmortem.Documents.Tests.Charts;

[TestClass]
public sealed class ChartTests
{
    private static Chart Of(ChartKind kind) => new()
    {
        Kind = kind,
        Title = "Factors <by> category",
        Unit = "factors",
        Labels = ["Process", "Tools & more", "Training"],
        Series = [new("Found", [7, 4, 2.5]), new("Answered", [5, 4, 0])],
    };

    [TestMethod]
    [DataRow(ChartKind.Bar)]
    [DataRow(ChartKind.Horizontal)]
    [DataRow(ChartKind.Line)]
    [DataRow(ChartKind.Stacked)]
    public async Task A_chart_is_sound_SVG_and_a_figure_on_paper_with_all_numbers_in_words(ChartKind kind)
    {
        var chart = Of(kind);
        var svg = XElement.Parse(chart.ToSvg());
        Assert.AreEqual("img", (string?)svg.Attribute("role"));
        Assert.AreEqual("Factors <by> category. Found: Process 7, Tools & more 4, Training 2.5; Answered: Process 5, Tools & more 4, Training 0 (factors).", (string?)svg.Attribute("aria-label"));
        Assert.IsFalse(svg.DescendantsAndSelf().Attributes().Any(a => a.Name == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        var pdf = await Paper.PdfAsync(chart.ToMarkdown());
        StringAssert.Contains(Regex.Replace(Tool.Text(pdf), @"\s+", " "), "Factors <by> category");
        Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))));
    }

    [TestMethod]
    public void What_is_written_as_Markdown_is_read_back_as_the_same_chart()
    {
        var chart = Of(ChartKind.Stacked);
        var text = chart.ToMarkdown();
        var back = Chart.Parse(text["```chart\n".Length..text.LastIndexOf("```", StringComparison.Ordinal)], 1);
        Assert.AreEqual(chart.ToSvg(), back.ToSvg());
    }

    [TestMethod]
    [DataRow("labels: a | b\n- x = 1", "Line 5: `x` has 1 numbers for 2 labels.")]
    [DataRow("labels: a\n- x = many", "Line 5: `many` is not a number.")]
    [DataRow("type: pie\nlabels: a\n- x = 1", "Line 6: `pie` is no kind of chart; known are Bar, Horizontal, Line, Stacked.")]
    [DataRow("nonsense", "Line 4: a chart's lines read `type: bar`, `labels: one | two` or `- name = 1 | 2`.")]
    public void A_chart_that_cannot_be_drawn_says_why_and_where(string body, string sentence)
    {
        var thrown = Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown("Text\n\n```chart\n" + body + "\n```\n"));
        Assert.AreEqual(sentence, thrown.Message);
    }

    [TestMethod]
    public void Numbers_that_are_all_zero_or_below_zero_can_be_drawn()
    {
        foreach (var kind in Enum.GetValues<ChartKind>())
        {
            var chart = Of(kind) with { Series = [new("a", [0, 0, 0]), new("b", [-5, 0, 3])] };
            Assert.DoesNotContain("NaN", chart.ToSvg());
            Assert.DoesNotContain("NaN", (chart with { Series = [new("a", [0, 0, 0])] }).ToSvg());
        }
    }
}
