using System.Collections;
using System.Diagnostics;
using System.Globalization;

namespace Postmortem.Documents.Tests.Templates;

[TestClass]
public sealed class TemplateBoundsTests
{
    private const string NothingThreeDeep = "{{ for x in a }}{{ for y in a }}{{ for z in a }}{{ end }}{{ end }}{{ end }}";

    [TestMethod]
    [DataRow(1, NothingThreeDeep)]
    [DataRow(4, "Text\n\nMore\n" + NothingThreeDeep)]
    [DataRow(2, "---\ntitle: \"" + NothingThreeDeep + "\"\n---\nText")]
    [DataRow(1, "{{ for x in a }}{{ for y in a }}{{ if no }}x{{ end }}{{ for z in a }}{{ if for.last }}{{ end }}{{ end }}{{ end }}{{ end }}")]
    [DataRow(1, "{{ for x in a }}{{ for y in a }}{{ if no }}{{ list a }}{{ end }}{{ if not a }}{{ end }}{{ for z in a }}{{ end }}{{ end }}{{ end }}")]
    public void Loops_that_write_nothing_are_stopped_with_a_sentence_and_their_place(int line, string template)
    {
        var start = Stopwatch.GetTimestamp();
        var problem = Assert.ThrowsExactly<TemplateException>(() => Fill(template, 3_000)).Problems.Single();
        StringAssert.Matches(problem.Message, new System.Text.RegularExpressions.Regex(
            "^The loops of this template go round more than 1,000,000 times|longer than 5 seconds"));
        Assert.AreEqual(("en/t.md", line), (problem.File, problem.Line));
        Assert.IsGreaterThan(1, problem.Column);
        Assert.IsLessThan(TimeSpan.FromSeconds(20), Stopwatch.GetElapsedTime(start));
    }

    /// <summary>On a busy machine its time may be up before its count is.</summary>
    [TestMethod]
    public void A_helper_that_reads_a_list_again_and_again_is_stopped_too() =>
        StringAssert.Matches(
            Assert.ThrowsExactly<TemplateException>(() => Fill("{{ for x in a }}{{ for y in a }}{{ list blank }}{{ end }}{{ end }}", 900)).Message,
            new System.Text.RegularExpressions.Regex(@"^en/t\.md:1:\d+: .*(1,000,000 times|longer than 5 seconds)"));

    [TestMethod]
    public void Loops_of_a_long_report_are_not_stopped() =>
        Assert.AreEqual(700 * 700, Fill("{{ for x in a }}{{ for y in a }}x{{ end }}{{ end }}", 700).Markdown.Length);

    [TestMethod]
    public void Both_bounds_hold_for_head_and_body_together() =>
        Assert.ThrowsExactly<TemplateException>(() =>
            Fill("---\ntitle: \"{{ for x in a }}{{ for y in a }}{{ end }}{{ end }}\"\n---\n{{ for x in a }}{{ for y in a }}{{ end }}{{ end }}", 800));

    [TestMethod]
    public void A_list_keeps_its_order_first_last_and_number() => Assert.AreEqual(
        "(0)0,1,2.|many|3 things|0, 1 and 2",
        Fill("{{ for x in a }}{{ if for.first }}({{ for.index }}){{ end }}{{ x }}{{ if for.last }}.{{ else }},{{ end }}{{ end }}"
            + "|{{ if a }}many{{ end }}|{{ plural a 'thing' 'things' }}|{{ list a }}", 3)
            .Markdown.Replace("\\", "", StringComparison.Ordinal));

    [TestMethod]
    [DataRow("[]")]
    [DataRow("null")]
    public void A_list_with_nothing_in_it_takes_the_other_way(string list) => Assert.AreEqual(
        "none|empty|unless",
        Fill("{{ for x in a }}x{{ else }}none{{ end }}|{{ if a }}x{{ else }}empty{{ end }}|{{ if not a }}unless{{ end }}",
            list == "[]" ? new List<string>() : null).Markdown);

    [TestMethod]
    public void A_list_that_never_ends_is_refused_before_it_fills_the_memory() =>
        StringAssert.Contains(Assert.ThrowsExactly<DocumentException>(() => Fill("{{ for x in a }}{{ end }}", Endless())).Message, "more than 1,000,000 items");

    private static IEnumerable<string> Endless()
    {
        while (true) yield return "x";
    }

    private static Document Fill(string template, int count) =>
        Fill(template, Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList());

    private static Document Fill(string template, IEnumerable? list)
    {
        using var folder = new TemporaryFolder();
        folder.Write("en/t.md", template);
        return new TemplateFolder(folder.Path, [new TemplateShape("t", ["a[]", "blank[]", "no"])]).Fill("t", "en", new Dictionary<string, object?>
        {
            ["a"] = list,
            ["blank"] = new[] { "", "" },
        });
    }
}
