using System.Text;
using Postmortem.Exchange;
using Postmortem.Incidents;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Tests.Exchange.Markdown;

[TestClass]
public sealed class MarkdownDocumentTests
{
    [TestMethod]
    public async Task A_document_with_yaml_gives_every_part()
    {
        var incident = (await Reading.FixtureAsync("yaml.md")).Only();
        Assert.AreEqual(("markdown", "inv-7", "Invoices sent twice"), (incident.Source, incident.SourceId, incident.Title));
        Assert.AreEqual(Severity.Major, incident.Severity);
        CollectionAssert.AreEqual(new[] { "Billing", "Mail" }, incident.Services.ToArray());
        Assert.AreEqual(1204, incident.CustomersAffected);
        Assert.AreEqual("https://example.org/postmortems/7", incident.Url);
        Assert.AreEqual(new DateTimeOffset(2024, 5, 9, 10, 0, 0, TimeSpan.Zero), incident.SourceUpdatedAt);
        Assert.AreEqual("Every invoice of May went out twice.", incident.Summary);
        Assert.AreEqual("1,204 customers were affected. They were asked to pay twice.", incident.CustomerExperience);
        CollectionAssert.AreEqual(new[] { "The mailer retried without asking whether it had sent", "Nobody was told that the queue was full" },
            incident.Factors.ToArray());
        CollectionAssert.AreEqual(new[] { "The queue could be stopped by one person." }, incident.Mitigators.ToArray());
        CollectionAssert.AreEqual(new[] { "The alert went to a mailbox that nobody reads", "Sending is not idempotent by itself." },
            incident.Lessons.ToArray());
        Assert.Contains("These parts were not taken over: Attendees.", incident.Notes);
        CollectionAssert.AreEqual(new[] { "Attendees" }, incident.PartsLeftOut.ToArray());
    }

    [TestMethod]
    public async Task Its_timeline_passes_midnight_and_knows_every_style()
    {
        var incident = (await Reading.FixtureAsync("yaml.md")).Only();
        CollectionAssert.AreEqual(new[] { "05-06 22:10", "05-06 22:40", "05-06 23:50", "05-07 00:20", "05-07 09:15", "-" }, incident.Times());
        CollectionAssert.AreEqual(new[] { "22:10", "22:40 – 23:05", "~23:50", "00.20", "9:15 AM", "[??:??]" },
            incident.Entries.Select(entry => entry.OriginalTime).ToArray());
        Assert.IsFalse(incident.Entries[0].ZoneAssumed, "the heading names UTC");
        CollectionAssert.AreEqual(
            new[] { TimelineKind.Trigger, TimelineKind.Detection, TimelineKind.Communication, TimelineKind.Recovery },
            new[] { 0, 1, 3, 4 }.Select(i => incident.Entries[i].Kind).ToArray());
        Assert.AreEqual("someone saw it and said nothing", incident.Entries[5].Text);
        Assert.AreEqual(incident.Entries[0].At, incident.StartedAt);
        Assert.AreEqual(incident.Entries[1].At, incident.NoticedAt);
        Assert.AreEqual(incident.Entries[4].At, incident.EndedAt);
    }

    [TestMethod]
    public async Task Its_actions_keep_owner_state_and_due_date()
    {
        var actions = (await Reading.FixtureAsync("yaml.md")).Only().Actions;
        Assert.AreEqual(new ImportedAction("Ask before sending again (@ana)", "@ana", true), actions[0]);
        Assert.AreEqual(("Bo Li", false, "2024-06-01"), (actions[1].OwnerText, actions[1].Done, actions[1].DueText));
        Assert.AreEqual(("Carla Ruiz", null), (actions[2].OwnerText, actions[2].Done));
    }

    [TestMethod]
    public async Task A_document_with_toml_several_first_headings_and_tables_is_read()
    {
        var incident = (await Reading.FixtureAsync("toml.md")).Only();
        Assert.AreEqual(("2024-05-06-parcels", "Parcels lost on Monday"), (incident.SourceId, incident.Title));
        CollectionAssert.AreEqual(new[] { "05-06 14:30", "05-06 14:45", "05-07 08:00", "05-07 09:00", "-" }, incident.Times());
        Assert.AreEqual("the belt ran again and the light stayed red", incident.Entries[1].Text);
        Assert.AreEqual("Ana — found 12 parcels", incident.Entries[2].Text);
        Assert.Contains("Steps without a zone were read in that of the others, UTC.", incident.Notes);
        CollectionAssert.AreEqual(
            new[] { new ImportedAction("Second light", "Ana", true, "1 June"), new ImportedAction("Count at night", "Bo", false) }, incident.Actions.ToArray());
    }

    [TestMethod]
    [DataRow("# Lost parcels\n\nSome words.", "case.md", "Lost parcels")]
    [DataRow("Some words.", "2024-02-28-belt_is_down.md", "2024-02-28 belt is down")]
    [DataRow("# Metadata\n\nx\n\n# Root cause\n\ny", "lost-parcels.md", "Lost parcels")]
    [DataRow("# Title:\n### The belt stood still\n\n# Timeline\n", "x.md", "The belt stood still")]
    [DataRow("# Title of the incident\n\n## Summary\n", "blank-form.md", "Blank form")]
    [DataRow("---\ntitle: [not, closed\n---\n# In the text", "x.md", "In the text")]
    [DataRow("# The root cause of all evil\n\n## Summary\n\nx", "x.md", "The root cause of all evil")]
    [DataRow("# **Bold** `code` [link](https://example.org) <b>x</b>\n", "x.md", "Bold code link x")]
    [DataRow("---\n\nOnly a rule above", "rule.md", "Rule")]
    public async Task There_is_always_a_title(string text, string fileName, string title) =>
        Assert.AreEqual(title, (await Reading.MarkdownAsync(text, fileName)).Title);

    [TestMethod]
    public async Task An_edited_file_keeps_its_id_wherever_it_lies()
    {
        var first = await Reading.MarkdownAsync("# Lost parcels\n\nOn 2024-05-06.", "/reports/2024/PM-12_lost.md");
        var later = await Reading.MarkdownAsync("# All parcels found\n\nOn 2024-05-07.\n\n## Timeline\n\n- 10:00 found", "c:\\mail\\PM-12_lost.md");
        Assert.AreEqual("pm-12-lost", first.SourceId);
        Assert.AreEqual(first.SourceId, later.SourceId);
        Assert.AreEqual("2024-lost-index", (await Reading.MarkdownAsync("# Lost", "posts/2024-lost/index.md")).SourceId);
        Assert.AreEqual("2024-05-06-lost-parcels", (await Reading.MarkdownAsync("# Lost parcels\n\nOn 2024-05-06.", "pasted text")).SourceId);
        Assert.AreEqual("from-above", (await Reading.MarkdownAsync("---\nid: From above\n---\n# Lost", "other.md")).SourceId);
    }

    [TestMethod]
    public async Task Steps_keep_their_ids_when_others_are_added_before_them()
    {
        var before = await Reading.MarkdownAsync("# Lost on 2024-05-06\n\n## Timeline\n\n- 10:00 lost\n- 10:30 found\n- no time");
        var after = await Reading.MarkdownAsync("# Lost on 2024-05-06\n\n## Timeline\n\n- 09:00 packed\n- 10:00 lost for sure\n- 10:30 found\n- no time");
        CollectionAssert.IsSubsetOf(before.Entries.Select(entry => entry.SourceId).ToList(), after.Entries.Select(entry => entry.SourceId).ToList());
        Assert.AreEqual(4, after.Entries.Select(entry => entry.SourceId).Distinct().Count());
    }

    [TestMethod]
    public async Task A_document_that_tells_no_time_says_so()
    {
        var incident = await Reading.MarkdownAsync("# Lost parcels\n\nOn 24 April 2023 some parcels were lost.");
        Assert.IsNull(incident.StartedAt);
        Assert.Contains("It is told that it was on 24 Apr 2023, and not at what time.", incident.Notes);
        Assert.Contains("No timeline was found.", incident.Notes);
    }

    [TestMethod]
    [DataRow("On 28th February, the belt stood from 15:30 to 18:10 UTC.", "2024-02-28T15:30:00Z", "2024-02-28T18:10:00Z")]
    [DataRow("On Tuesday, December 13th, 2022 at roughly 18:52 UTC the belt stood.", "2022-12-13T18:52:00Z", null)]
    [DataRow("On 2024-02-28 from 23:30 until 1:00 CET nothing moved.", "2024-02-28T22:30:00Z", "2024-02-29T00:00:00Z")]
    public async Task Without_a_timeline_the_first_sentences_tell_when(string sentence, string from, string? to)
    {
        var incident = await Reading.MarkdownAsync($"# The belt\n\n{sentence}\n", "2024-02-28-belt.md");
        Assert.AreEqual(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture), incident.StartedAt?.ToUniversalTime());
        Assert.AreEqual(to is null ? null : DateTimeOffset.Parse(to, System.Globalization.CultureInfo.InvariantCulture), incident.EndedAt?.ToUniversalTime());
    }

    [TestMethod]
    public async Task Labelled_times_win_and_an_end_before_the_start_is_left_out()
    {
        var incident = await Reading.MarkdownAsync("# Lost\n\n**Start time:** 2024-05-06 10:00 UTC\n\n**Detection time:** 2024-05-06 10:20 UTC\n\n"
            + "**End time:** 2024-05-06 09:00 UTC\n\n## Timeline\n\n- 2024-05-06 08:00 packed\n");
        Assert.AreEqual(new DateTimeOffset(2024, 5, 6, 10, 0, 0, TimeSpan.Zero), incident.StartedAt);
        Assert.AreEqual(new DateTimeOffset(2024, 5, 6, 10, 20, 0, TimeSpan.Zero), incident.NoticedAt);
        Assert.IsNull(incident.EndedAt);
        Assert.Contains("It ended before it started; the end was left out.", incident.Notes);
    }

    [TestMethod]
    public async Task Encoding_mark_and_line_ends_do_not_matter()
    {
        var text = "---\r\ntitle: Überfällig\r\n---\r\n\r\n# Timeline\r\n\r\n- 2024-05-06 10:00 lost\r\n- 2024-05-06 10:30 found\r\n";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UTF8Encoding(false), new UnicodeEncoding(false, true),
            new UnicodeEncoding(true, true) })
        {
            var incident = (await Reading.AllAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], "x.md")).Only();
            Assert.AreEqual("Überfällig", incident.Title, encoding.EncodingName);
            Assert.HasCount(2, incident.Entries);
        }
    }

    [TestMethod]
    public async Task The_content_decides_before_the_name()
    {
        var json = """{"id":"1","page_id":"p","name":"One","impact":"minor"}""";
        Assert.AreEqual("statuspage", (await Reading.AllAsync(json, "notes.md")).Only().Source);
        Assert.AreEqual("statuspage", (await Reading.AllAsync($"// pasted\n  {json}", "pasted text")).Only().Source);
        Assert.AreEqual("markdown", (await Reading.AllAsync("[A link](https://example.org) first\n\n# Incident", "pasted text")).Only().Source);
        Assert.AreEqual("markdown", (await Reading.AllAsync("{{< shortcode >}}\n# Incident", "x.md")).Only().Source);
        Assert.AreEqual("markdown", (await Reading.AllAsync("[{\"not\": 1}]", "x.json", new ImportOptions(ImportFormat.Markdown))).Only().Source);
    }

    [TestMethod]
    [DataRow("a;b\n1;2\n", "data.csv")]
    [DataRow("<!DOCTYPE html><html></html>", "page")]
    [DataRow("%PDF-1.7 …", "scan.md")]
    [DataRow("PK\u0003\u0004\0\0", "book.md")]
    [DataRow(" \r\n\t ", "blank.md")]
    public async Task What_is_no_document_is_one_sentence(string text, string fileName) =>
        Assert.IsInstanceOfType<ImportProblem>((await Reading.AllAsync(text, fileName)).Single());

    [TestMethod]
    public async Task A_line_nested_too_deeply_is_named_and_the_rest_is_read()
    {
        var deep = new string('>', 5_000);
        var items = await Reading.AllAsync(
            $"---\ntitle: Deep\n---\n# Timeline\n\n- 2024-05-06 10:00 lost\n\n{deep} deep\n\n# Action items\n\n- find it\n", "deep.md");
        var incident = items.Incidents().Single();
        Assert.AreEqual((1, 1), (incident.Entries.Count, incident.Actions.Count));
        var problem = items.Problems().Single();
        Assert.AreEqual(8, problem.Line);
        StringAssert.Contains(problem.Message, "nested too deeply");
    }

    [TestMethod]
    public async Task A_text_of_more_parts_than_a_post_mortem_has_is_read_up_to_the_first_too_many_which_is_named()
    {
        var items = await Reading.AllAsync("# Timeline\n\n- 2024-05-06 10:00 UTC lost\n\n# Raw data\n\n"
            + string.Concat(Enumerable.Repeat("- a\n", 30_000)) + "\n# Action items\n\n- find it\n", "long.md");
        var incident = items.Incidents().Single();
        Assert.AreEqual((1, 0), (incident.Entries.Count, incident.Actions.Count));
        var problem = items.Problems().Single();
        Assert.IsInRange(25_000, 25_010, problem.Line);
        StringAssert.Contains(problem.Message, "What follows was not read.");
    }

    [TestMethod]
    [DataRow("[")]
    [DataRow("*a_")]
    [DataRow("- ")]
    [DataRow("| a ")]
    [DataRow("`")]
    [DataRow("<a ")]
    [DataRow("10:00 ")]
    [DataRow("![](")]
    [DataRow("**a ")]
    [DataRow("[a]: b\n")]
    [DataRow("1. x\n\n")]
    [DataRow("- 10:00 x\n")]
    [DataRow("# 10:00\n")]
    [Timeout(60_000)]
    public async Task A_megabyte_of_nonsense_is_read_in_seconds(string piece)
    {
        var text = "# Timeline\n\n" + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.IsNotEmpty(await Reading.AllAsync(text, "nonsense.md", new ImportOptions(ImportFormat.Markdown)));
    }

    [TestMethod]
    public async Task Front_matter_cannot_blow_up()
    {
        var deep = await Reading.MarkdownAsync($"---\ntitle: Deep\nx: {new string('[', 20_000)}\n---\n# Text\n");
        Assert.AreEqual("Deep", deep.Title);
        var laughs = new StringBuilder("---\ntitle: Laughs\na: &a [x,x,x,x,x,x,x,x,x]\n");
        for (var c = 'b'; c < 'z'; c++)
            laughs.Append(c).Append(": &").Append(c).Append(" [").AppendJoin(',', Enumerable.Repeat($"*{(char)(c - 1)}", 9)).Append("]\n");
        Assert.AreEqual("Laughs", (await Reading.MarkdownAsync(laughs.Append("---\n").ToString())).Title);
    }
}
