using System.Globalization;
using System.Text;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Markdown;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Tests.Layout;

/// <summary>What stands at the foot of a page, for real text: pushed down the page in small steps, so that it meets the foot in every way.</summary>
[TestClass]
public sealed class KeptTogetherTests
{
    private const float Width = 300;
    private const float Height = 220;

    private const string Words = "and so on with many more words that fill up one line after the other until there are enough of them "
        + "for five or six lines of text on a page of this width";

    [TestMethod]
    [DataRow("## HEAD\n\n" + Words)]
    [DataRow("## HEAD\n\n### HEAD\n\n#### HEAD\n\n" + Words)]
    [DataRow("## HEAD\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |")]
    [DataRow("## HEAD\n\n- one\n- two\n- three")]
    [DataRow("## HEAD\n\n1. " + Words + "\n   - inner")]
    [DataRow("## HEAD\n\n![picture](p.png)")]
    [DataRow("## HEAD\n\n```chart\ntitle: Seen\nlabels: a | b\n- n = 1 | 2\n```")]
    [DataRow("## HEAD\n\n::: note\n" + Words + "\n:::")]
    [DataRow("## HEAD\n\n```\ncode\ncode\ncode\n```")]
    [DataRow("## HEAD\n\n> " + Words)]
    [DataRow("HEAD\n:   " + Words)]
    [DataRow("- ### HEAD\n\n  " + Words)]
    public void A_heading_never_stands_alone_at_the_foot(string markdown)
    {
        foreach (var (above, ink) in EveryWay(markdown))
            for (var page = 0; page < ink.Pages; page++)
            {
                var last = ink.Lines.Concat(ink.Figures).Where(l => l.Page == page).MaxBy(l => l.Top);
                Assert.AreNotEqual("HEAD", last?.Text, $"{above} pt above");
            }
    }

    [TestMethod]
    public void The_label_of_a_callout_never_stands_alone_at_the_foot()
    {
        foreach (var (above, ink) in EveryWay("::: note HEAD\n" + Words + "\n:::"))
            for (var page = 0; page < ink.Pages; page++) Assert.AreNotEqual("HEAD", ink.On(page).LastOrDefault(), $"{above} pt above");
    }

    [TestMethod]
    public void The_last_words_of_a_letter_never_stand_alone_on_its_last_page()
    {
        foreach (var (above, ink) in EveryWay("Write to us or call.\n\nYours sincerely,\\\n**us**"))
            CollectionAssert.AreEqual(new[] { "Write to us or call.", "Yours sincerely,", "us" }, ink.On(ink.Pages - 1).TakeLast(3).ToArray(),
                $"{above} pt above");
    }

    [TestMethod]
    public void A_heading_of_many_lines_stays_in_one_piece()
    {
        foreach (var (above, ink) in EveryWay("## " + Words + "\n\n" + Words))
            Assert.HasCount(1, ink.Lines.Where(l => l.Tag?.Type == "H2").Select(l => l.Page).Distinct().ToList(), $"{above} pt above");
    }

    [TestMethod]
    [DataRow(Words)]
    [DataRow("- " + Words)]
    [DataRow("1. one\n2. " + Words)]
    [DataRow("> " + Words)]
    [DataRow("::: promise\n" + Words + "\n:::")]
    public void No_line_is_left_behind_alone_or_goes_on_alone(string markdown)
    {
        foreach (var (above, ink) in EveryWay(markdown))
            foreach (var paragraph in ink.Lines.Where(l => l.Tag is not null).GroupBy(l => l.Tag).Where(g => g.Count() > 3))
                foreach (var page in paragraph.GroupBy(l => l.Page)) Assert.IsGreaterThan(1, page.Count(), $"{above} pt above: “{page.First().Text}”");
    }

    [TestMethod]
    public void A_table_goes_over_the_page_inside_a_list_a_quote_and_a_callout()
    {
        var table = "| HEAD | b |\n|---|--:|\n" + string.Concat(Enumerable.Range(0, 30)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"| r{i} | {i} |\n")));
        foreach (var prefix in new[] { "", "  ", "> " })
        {
            var markdown = prefix == "  " ? "- item\n\n" : prefix == "" ? "::: note\n" : "";
            var text = new StringBuilder(markdown);
            foreach (var line in table.Split('\n')) text.Append(prefix).Append(line).Append('\n');
            if (prefix == "") text.Append(":::\n");
            var ink = Ink.Set(Box(text.ToString()), Width, Height);
            Assert.IsGreaterThan(2, ink.Pages, prefix);
            for (var page = 0; page < ink.Pages; page++)
                if (ink.On(page).Any(t => t.StartsWith('r'))) Assert.AreEqual(1, ink.Lines.Count(l => l.Page == page && l.Text == "HEAD"), prefix);
            Assert.AreEqual(30, ink.Lines.Count(l => l.Text.StartsWith('r')), prefix);
            var numbers = ink.Lines.Where(l => l.Text.Length <= 2 && char.IsAsciiDigit(l.Text[0])).Select(l => Math.Round(l.Right, 2)).Distinct();
            Assert.HasCount(1, numbers.ToList(), "Numbers end at one edge.");
        }
    }

    [TestMethod]
    public void What_is_taller_than_a_page_begins_under_its_heading_and_not_on_a_page_after_it()
    {
        var ink = Ink.Set(Box("## HEAD\n\n| a |\n|---|\n| " + string.Join(' ', Enumerable.Repeat(Words, 20)) + " |"), Width, Height);
        Assert.Contains("a", ink.On(0).ToList());
        Assert.IsGreaterThan(3, ink.Pages);
    }

    private static IEnumerable<(float Above, Ink Ink)> EveryWay(string markdown)
    {
        for (var above = 1f; above < Height; above += 7) yield return (above, Ink.Set(Box(markdown), Width, Height, above));
    }

    private static StackBox Box(string markdown)
    {
        var document = Paper.Of(markdown) with { Attachments = new Dictionary<string, Attachment> { ["p.png"] = new("image/png", Png.Plain(60, 60)) } };
        var text = MarkdownReader.Read(markdown);
        return new StackBox(new BoxBuilder(document, text, Speech.Of("en"), new Look(document.Accent), new TextSetter())
            .Build(text, new Tag("Document", null)));
    }
}
