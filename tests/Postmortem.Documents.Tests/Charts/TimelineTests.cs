using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Postmortem.Documents.Tests.Charts;

[TestClass]
public sealed class TimelineTests
{
    private const string Refunds = """
        ```timeline
        title: What happened to refunds
        2026-11-03 14:05 +01:00 | detection | Care sees the fourth call | and asks
        2026-11-03 05:14 +01:00 | trigger | The run stops
        2026-11-03 05:20 +01:00 | Impact | 1,482 customers are told what is not so
        2026-11-03T05:40+01:00 | response | The message is switched off
        2026-11-08 09:00 +01:00 | recovery | All is paid
        ```
        """;

    [TestMethod]
    public void Moments_stand_in_order_of_time_with_their_day_clock_kind_and_text_and_a_long_wait_is_a_marked_break()
    {
        var html = HtmlWriter.WriteMarkdown(Refunds);
        var svg = XElement.Parse(html[html.IndexOf("<svg", StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        Assert.AreEqual(
            "What happened to refunds. 3\u00A0November\u00A02026 (UTC+1): 05:14 Trigger: The run stops; "
            + "05:20 Impact: 1,482 customers are told what is not so; 05:40 Response: The message is switched off; "
            + "14:05 Detection: Care sees the fourth call | and asks; 8\u00A0November\u00A02026 (UTC+1): 09:00 Recovery: All is paid.",
            (string?)svg.Attribute("aria-label"));
        var texts = svg.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.AreEqual(
            "What happened to refunds|3\u00A0November\u00A02026 (UTC+1)|05:14|Trigger|The run stops|"
            + "05:20|Impact|1,482 customers are told what is not so|05:40|Response|The message is switched off|"
            + "8 h 25 min later|14:05|Detection|Care sees the fourth call | and asks|4 days 18 h later|"
            + "8\u00A0November\u00A02026 (UTC+1)|09:00|Recovery|All is paid",
            string.Join('|', texts));
    }

    [TestMethod]
    public async Task A_timeline_of_hundreds_of_moments_goes_on_over_pages_without_losing_one_and_every_page_has_its_figure()
    {
        var kinds = Enum.GetValues<MomentKind>();
        var start = new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.FromHours(1));
        var moments = Enumerable.Range(0, 400).Select(i =>
            new Moment(start.AddMinutes(i * i), kinds[i % kinds.Length], $"word{i} {string.Join(' ', Enumerable.Repeat("further", i % 40))} end{i}")).ToList();
        var pdf = await Paper.PdfAsync(Paper.Of("Before.\n\n" + new Timeline
        {
            Moments = moments,
            Zone = "Paris"
        }.ToMarkdown() + "\nAfter.") with
        { Language = "fr" });
        var text = Tool.Text(pdf);
        for (var i = 0; i < 400; i++) foreach (var word in new[] { $"word{i}", $"end{i}" }) Assert.AreEqual(1, Regex.Count(text, $@"\b{word}\b"), word);
        Assert.AreEqual("", string.Join('\n', PdfRules.Broken(PdfModel.Read(pdf))));
        var figures = PdfModel.Read(pdf).All.Where(o => (string?)o["/S"] == "/Figure").Select(o => (string)o["/Alt"]!).ToList();
        Assert.IsGreaterThan(5, figures.Count);
        for (var i = 0; i < 400; i++) Assert.AreEqual(1, figures.Count(f => Regex.IsMatch(f, $@"\bword{i}\b")), $"word{i}");
        StringAssert.Contains(figures[0], "1er\u00A0mars\u00A02026 (Paris): 06:00 Déclencheur: word0");
    }

    [TestMethod]
    public async Task A_moment_longer_than_a_page_and_hostile_words_are_set_whole()
    {
        var long1 = string.Join(' ', Enumerable.Range(0, 4000).Select(i => $"w{i}"));
        var timeline = new Timeline
        {
            Title = "<b>| ``` \n",
            Moments = [new(Paper.Day, MomentKind.Impact, long1), new(DateTimeOffset.MaxValue, MomentKind.Trigger, "```\n\n# no heading | {{x}} <script>"),
                new(DateTimeOffset.MinValue, MomentKind.Recovery, "")],
        };
        var text = Tool.Text(await Paper.PdfAsync(timeline.ToMarkdown()));
        Words.AllComeBack(long1, text, "a long moment");
        StringAssert.Contains(Regex.Replace(text, @"\s+", " "), "``` # no heading | {{x}} <script>");
        Assert.DoesNotContain("<script", HtmlWriter.WriteMarkdown(timeline.ToMarkdown()));
    }

    [TestMethod]
    [DataRow("2026-11-03 05:14 | impact", "Line 4: a timeline's lines read `2026-11-03 05:14 | impact | what happened`, `title: …` or `zone: …`.")]
    [DataRow("title: x\nyesterday | impact | x", "Line 5: `yesterday` is not a time; write it like 2026-11-03 05:14 or 2026-11-03 05:14 +01:00.")]
    [DataRow("2026-13-03 05:14 | impact | x", "Line 4: `2026-13-03 05:14` is not a time; write it like 2026-11-03 05:14 or 2026-11-03 05:14 +01:00.")]
    [DataRow("2026-11-03 05:14 | party | x", "Line 4: `party` is no kind of moment; known are trigger, impact, detection, response, communication, recovery.")]
    [DataRow("2026-11-03 05:14 | impact |", "Line 4: this moment does not say what happened.")]
    [DataRow("title: x", "Line 3: this timeline is empty; a timeline's lines read `2026-11-03 05:14 | impact | what happened`, `title: …` or `zone: …`.")]
    public void A_timeline_that_cannot_be_drawn_says_why_and_where(string body, string sentence)
    {
        var markdown = "Text\n\n```timeline\n" + body + "\n```\n";
        Assert.AreEqual(sentence, Assert.ThrowsExactly<DocumentException>(() => HtmlWriter.WriteMarkdown(markdown)).Message);
        Assert.AreEqual(sentence, Assert.ThrowsExactly<DocumentException>(() => PdfWriter.CountPages(Paper.Of(markdown))).Message);
    }

    [TestMethod]
    public void A_moment_of_no_kind_is_drawn_and_said_without_a_word_for_one()
    {
        var text = new Timeline
        {
            Moments = [new(Paper.Day, MomentKind.Unsorted, "A van comes"), new(Paper.Day.AddHours(1), MomentKind.Impact, "x")]
        }.ToMarkdown();
        StringAssert.Contains(text, " |  | A van comes");
        var read = Timeline.Parse(text["```timeline\n".Length..text.LastIndexOf("```", StringComparison.Ordinal)], 1);
        Assert.AreEqual(MomentKind.Unsorted, read.Moments[0].Kind);
        StringAssert.Contains(read.ToSvg(), $"{Paper.Day:HH:mm}: A van comes; ");
        Assert.IsFalse(HtmlWriter.WriteMarkdown($"A\n\n{text}").Contains("Unsorted", StringComparison.OrdinalIgnoreCase));
    }

    [TestMethod]
    public void What_is_written_as_Markdown_is_read_back_as_the_same_timeline_and_kinds_may_be_named_in_French()
    {
        var timeline = new Timeline
        {
            Title = "Ce qui s’est passé",
            Zone = "Paris",
            Moments = [new(Paper.Day, MomentKind.Recovery, "Tout | va bien"), new(Paper.Day.AddHours(1), MomentKind.Impact, "x")]
        };
        var text = timeline.ToMarkdown();
        Assert.AreEqual(timeline.ToSvg(language: "fr"), Timeline.Parse(text["```timeline\n".Length..text.LastIndexOf("```", StringComparison.Ordinal)], 1)
            .ToSvg(language: "fr"));
        Assert.AreEqual(MomentKind.Detection, Timeline.Parse("2026-11-03 05:14 | Détection | x", 1).Moments[0].Kind);
    }
}
