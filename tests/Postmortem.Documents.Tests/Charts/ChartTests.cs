using System.Text.RegularExpressions;
using System.Xml.Linq;
using Postmortem.Documents.Charts;

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
        Assert.AreEqual("Factors <by> category. Found: Process 7, Tools & more 4, Training 2.5; Answered: Process 5, Tools & more 4, Training 0 (factors).",
            (string?)svg.Attribute("aria-label"));
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
    [DataRow("type: pie\nlabels: a\n- x = 1", "Line 6: `pie` is no kind of chart; known are Bar, Horizontal, Line, Stacked, Pareto.")]
    [DataRow("type: pareto\nlabels: a\n- x = 1\n- y = 2", "Line 7: a Pareto chart shows one row of numbers, none below zero.")]
    [DataRow("type: pareto\nlabels: a | b\n- x = 1 | -2", "Line 6: a Pareto chart shows one row of numbers, none below zero.")]
    [DataRow("colour: red\nlabels: a\n- x = 1", "Line 4: `colour` is not known in a chart; known are type, title, unit, labels.")]
    [DataRow("nonsense", "Line 4: a chart's lines read `type: bar`, `labels: one | two` or `- name = 1 | 2`.")]
    public void A_chart_that_cannot_be_drawn_says_why_and_where(string body, string sentence)
    {
        var thrown = Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown("Text\n\n```chart\n" + body + "\n```\n"));
        Assert.AreEqual(sentence, thrown.Message);
    }

    [TestMethod]
    public void A_Pareto_chart_goes_from_the_largest_down_and_says_each_running_share()
    {
        var chart = Of(ChartKind.Pareto) with { Labels = ["Tools", "Process", "Training"], Series = [new("Found", [25, 60, 15])] };
        Assert.AreEqual("Factors <by> category. Process 60 (60%), Tools 25 (85%), Training 15 (100%) (factors).", Pareto.Sorted(chart).Meaning());
        Assert.AreEqual(Pareto.Sorted(chart).ToSvg(), chart.ToSvg());
        var texts = Texts(chart);
        foreach (var said in new[] { "60", "25", "15", "85%", "100%", "50%" }) CollectionAssert.Contains(texts, said);
        Assert.ThrowsExactly<DocumentException>(() => (chart with { Series = [new("a", [1, 2, -3])] }).ToSvg());
    }

    [TestMethod]
    public void Numbers_have_the_marks_of_the_documents_language()
    {
        var chart = Of(ChartKind.Horizontal) with { Series = [new("a", [1234.5, -7000, 0.004])] };
        var (english, french) = (Texts(chart), Texts(chart, "fr"));
        foreach (var said in new[] { "1,234.5", "−7,000", "0.004" }) CollectionAssert.Contains(english, said);
        foreach (var said in new[] { "1\u202F234,5", "−7\u202F000", "0,004" }) CollectionAssert.Contains(french, said);
        Assert.Contains("1\u202F234,5", HtmlWriter.WriteMarkdown(chart.ToMarkdown(), new HtmlOptions { Language = "fr" }));
    }

    [TestMethod]
    public void Any_numbers_and_names_can_be_drawn_and_stay_on_the_drawing()
    {
        string[] names = ["\"><script>alert(1)</script>", new('W', 400), "a\u0000b\u202Ec", "名前 🎉", " "];
        double[][] rows = [[0, 0, 0, 0, 0], [-5, 0, 3, -0.00001, 1e11], [-999_999_999_999, 999_999_999_999, 1, 2, 3], [1e-9, 2e-9, 3e-9, 4e-9, 5e-9]];
        foreach (var kind in Enum.GetValues<ChartKind>())
            foreach (var row in rows)
            {
                var values = kind == ChartKind.Pareto ? [.. row.Select(Math.Abs)] : row;
                Whole(new Chart { Kind = kind, Title = names[0], Unit = names[2], Labels = names, Series = [new(names[1], values)] });
                Whole(new Chart { Kind = kind, Title = "", Labels = ["one"], Series = [new("a", [values[2]])] });
                Whole(new Chart
                {
                    Kind = kind,
                    Title = "",
                    Labels = [.. Enumerable.Range(0, 60).Select(i => $"Label {i}")],
                    Series = [new("a", [.. Enumerable.Range(0, 60).Select(i => values[i % 5])])]
                });
            }
    }

    private static void Whole(Chart chart)
    {
        var svg = XElement.Parse(chart.ToSvg());
        var box = ((string)svg.Attribute("viewBox")!).Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        double Number(XElement e, string name) => e.Attribute(name) is { } a ? double.Parse(a.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        foreach (var shape in svg.Elements())
        {
            var where = $"{chart.Kind}: {shape}";
            Assert.IsFalse(shape.Attributes().Any(a => a.Value.Contains("NaN", StringComparison.Ordinal) || a.Value.Contains('∞')), where);
            if (shape.Name.LocalName is not ("text" or "rect")) continue;
            Assert.IsGreaterThanOrEqualTo(-1, Number(shape, "x"), where);
            Assert.IsLessThanOrEqualTo(box[2] + 1, Number(shape, "x") + Number(shape, "textLength") + Number(shape, "width"), where);
            Assert.IsLessThanOrEqualTo(box[3] + 1, Number(shape, "y") + Number(shape, "height"), where);
        }
    }

    private static List<string> Texts(Chart chart, string language = "en") =>
        [.. XElement.Parse(chart.ToSvg(language: language)).Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];

    [TestMethod]
    public void Numbers_that_are_all_zero_or_below_zero_can_be_drawn()
    {
        foreach (var kind in Enum.GetValues<ChartKind>())
        {
            var chart = Of(kind) with { Series = [new("a", [0, 0, 0]), new("b", [-5, 0, 3])] };
            if (kind != ChartKind.Pareto) Assert.DoesNotContain("NaN", chart.ToSvg());
            Assert.DoesNotContain("NaN", (chart with { Series = [new("a", [0, 0, 0])] }).ToSvg());
        }
    }
}
