using System.Text.RegularExpressions;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Markdown;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Tests.Layout;

/// <summary>Words, dates and numbers stand whole where there is any way to do it.</summary>
[TestClass]
public sealed class WholeWordsTests
{
    [TestMethod]
    public void A_line_ends_at_a_soft_hyphen_shows_it_and_has_room_for_it()
    {
        var set = new TextSetter().One("Bestell\u00ADbestätigungs\u00ADversand", new TextStyle(Face.Sans, 10, 0, null), 15);
        Assert.AreEqual("Bestellbestätigungsversand", set.Text);
        for (var width = set.LongestWord(); width < set.FullWidth(); width += 1)
        {
            var lines = LineBreaker.Lines(set, width);
            Assert.IsGreaterThan(1, lines.Length);
            Assert.IsTrue(lines.SkipLast(1).All(l => l.Hyphenated && set.Text[..l.End] is "Bestell" or "Bestellbestätigungs"), $"at {width}");
            foreach (var line in lines) Assert.IsLessThanOrEqualTo(width + 0.01f, line.Width);
        }
    }

    [TestMethod]
    public async Task Soft_hyphens_in_narrow_cells_are_where_words_end_and_read_as_what_they_are()
    {
        var pdf = await Paper.PdfAsync(await SampleAsync("22-soft-hyphens.md"));
        StringAssert.Matches(Tool.Text(pdf, "-raw"), new Regex("Bestell[\u00AD-]?\n?bestätigungs"));
        Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))));
    }

    [TestMethod]
    [DataRow('\u00A0')]
    [DataRow('\u202F')]
    [DataRow('\u2060')]
    public void What_is_held_together_is_not_torn_in_text_and_in_a_drawing(char held)
    {
        var set = new TextSetter().One($"the length is 10{held}km then", new TextStyle(Face.Sans, 10, 0, null), 15);
        for (var width = set.LongestWord(); width < set.FullWidth(); width += 1)
            Assert.AreEqual(1, LineBreaker.Lines(set, width).Count(l => set.Text[l.Start..l.End] is var line && line.Contains("10") && line.Contains("km")));
        var drawn = Timeline.Parse(new Timeline { Moments = [new(Paper.Day, MomentKind.Impact, $"10{held}km")] }.ToMarkdown().Split('\n')[1], 1);
        Assert.AreEqual($"10{held}km", drawn.Moments[0].Text);
    }

    [TestMethod]
    [DataRow("en", "17\u00A0November\u00A02026")]
    [DataRow("fr", "17\u00A0novembre\u00A02026")]
    public void A_date_that_the_program_writes_stands_on_one_line(string language, string date)
    {
        Assert.AreEqual(date, SpokenDate.Of(new DateOnly(2026, 11, 17), language));
        var set = new TextSetter().One($"we will tell you by {date} what is different", new TextStyle(Face.Sans, 10, 0, null), 15);
        for (var width = set.LongestWord(); width < set.FullWidth(); width += 1)
            Assert.IsTrue(LineBreaker.Lines(set, width).Any(line => set.Text[line.Start..line.End].Contains(date, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_table_of_ten_columns_breaks_no_word_and_no_date()
    {
        var markdown = await SampleAsync("23-ten-columns.md");
        var shown = Tool.Text(await Paper.PdfAsync(markdown), "-raw");
        foreach (Match word in Regex.Matches(markdown, @"\d{4}-\d\d-\d\d|[\d,.]*\d\d|[A-Za-z]{3,}")) StringAssert.Contains(shown, word.Value);
    }

    [TestMethod]
    [DataRow(6)]
    [DataRow(9)]
    [DataRow(13)]
    [DataRow(30)]
    public void A_table_that_is_set_in_parts_begins_each_with_its_first_column(int columns)
    {
        var words = Enumerable.Range(0, columns).Select(i => $"wordofcolumn{i}x").ToList();
        var ink = Ink.Set(Box($"|{string.Join('|', words)}|\n|{string.Concat(words.Select(_ => "---|"))}\n"
            + $"|key|{string.Join('|', words.Skip(1))}|\n"), 443, 700);
        foreach (var word in words.Skip(1)) Assert.AreEqual(2, ink.Lines.Count(l => l.Text == word), word);
        var tables = ink.Lines.Select(l => l.Tag!.Parent!.Parent!).Distinct().ToList();
        foreach (var table in tables) Assert.AreEqual(1, ink.Lines.Count(l => l.Text == "key" && l.Tag!.Parent!.Parent == table));
        Assert.IsLessThanOrEqualTo(443.1f, ink.Lines.Max(l => l.Right));
        if (tables.Count > 1) Assert.IsGreaterThan(2, tables.Min(t => ink.Lines.Where(l => l.Tag!.Parent!.Parent == t).Select(l => l.X).Distinct().Count()));
    }

    [TestMethod]
    public void Rows_begin_at_the_edge_of_the_text()
    {
        var ink = Ink.Set(Box("words\n\n| a | 1 |\n|---|--:|\n| b | 2 |"), 443, 700);
        foreach (var text in new[] { "words", "a", "b" }) Assert.AreEqual(0, ink.Lines.Single(l => l.Text == text).X, 0.01, text);
        foreach (var text in new[] { "1", "2" }) Assert.AreEqual(443, ink.Lines.Single(l => l.Text == text).Right, 0.01, text);
    }

    private static Task<string> SampleAsync(string name) => File.ReadAllTextAsync(Needs.Sample("faults", name));

    private static StackBox Box(string markdown)
    {
        var document = Paper.Of(markdown);
        return new StackBox(new BoxBuilder(document, MarkdownReader.Read(markdown), Speech.Of("en"), new Look(document.Accent), new TextSetter())
            .Build(MarkdownReader.Read(markdown), new Tag("Document", null)));
    }
}
