using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange.Markdown;

[TestClass]
public sealed class MarkdownTimelineTests
{
    private static Task<ImportedIncident> TimelineAsync(string body, TimeZoneInfo? zone = null) =>
        Reading.MarkdownAsync($"# The belt stood still on 6 May 2024\n\n## Timeline\n\n{body}\n", zone: zone);

    [TestMethod]
    [DataRow("- 14:30 text", "14:30", "05-06 14:30")]
    [DataRow("- **14:30** text", "14:30", "05-06 14:30")]
    [DataRow("- **14:30 UTC: text**", "14:30 UTC", "05-06 14:30")]
    [DataRow("- `14:30` - text", "14:30", "05-06 14:30")]
    [DataRow("- [14:30] text", "[14:30]", "05-06 14:30")]
    [DataRow("- (14:30 CET) text", "(14:30 CET)", "05-06 13:30")]
    [DataRow("- ~14:30 text", "~14:30", "05-06 14:30")]
    [DataRow("- approx. 14:30: text", "approx. 14:30", "05-06 14:30")]
    [DataRow("- At 14:30, text", "At 14:30", "05-06 14:30")]
    [DataRow("- 15.26 text", "15.26", "05-06 15:26")]
    [DataRow("- 14h30 text", "14h30", "05-06 14:30")]
    [DataRow("- 14:30:05 text", "14:30:05", "05-06 14:30")]
    [DataRow("- 14:30-14:45 text", "14:30-14:45", "05-06 14:30")]
    [DataRow("- 14:30 – 14:45 UTC — text", "14:30 – 14:45 UTC", "05-06 14:30")]
    [DataRow("- 14:30 to 14:45 text", "14:30 to 14:45", "05-06 14:30")]
    [DataRow("- 2:30 PM text", "2:30 PM", "05-06 14:30")]
    [DataRow("- 2:30pm PST: text", "2:30pm PST", "05-06 22:30")]
    [DataRow("- 12:05 a.m. text", "12:05 a.m.", "05-06 00:05")]
    [DataRow("- 2 pm: text", "2 pm", "05-06 14:00")]
    [DataRow("- 2024-05-07 14:30 text", "2024-05-07 14:30", "05-07 14:30")]
    [DataRow("- 2024-05-07T14:30:00+02:00 text", "2024-05-07T14:30:00+02:00", "05-07 12:30")]
    [DataRow("- 2024/05/07 14:30 text", "2024/05/07 14:30", "05-07 14:30")]
    [DataRow("- 07.05.2024 14:30 text", "07.05.2024 14:30", "05-07 14:30")]
    [DataRow("- May 7, 14:30 UTC - text", "May 7, 14:30 UTC", "05-07 14:30")]
    [DataRow("- May 7th, 2024, 2:30 PM - text", "May 7th, 2024, 2:30 PM", "05-07 14:30")]
    [DataRow("- 7 May 2024 at 14:30: text", "7 May 2024 at 14:30", "05-07 14:30")]
    [DataRow("- Tuesday 7 May, 14:30 text", "Tuesday 7 May, 14:30", "05-07 14:30")]
    [DataRow("- 14:30 UTC (May 7) - text", "14:30 UTC (May 7)", "05-07 14:30")]
    [DataRow("- text 2024-05-07 14:30", "2024-05-07 14:30", "05-07 14:30")]
    [DataRow("- text: 2024-05-07 14:30", "2024-05-07 14:30", "05-07 14:30")]
    [DataRow("- 2024-05-07 --:-- text", "2024-05-07 --:--", "-")]
    [DataRow("- [???] text", "[???]", "-")]
    [DataRow("- text", "", "-")]
    [DataRow("### 14:30 UTC\n\ntext", "14:30 UTC", "05-06 14:30")]
    [DataRow("### 14:30 – text", "14:30", "05-06 14:30")]
    [DataRow("**14:30** text", "14:30", "05-06 14:30")]
    [DataRow("14:30 - text", "14:30", "05-06 14:30")]
    [DataRow("| Time | Event |\n|---|---|\n| 14:30 | text |", "14:30", "05-06 14:30")]
    [DataRow("| Date | Time (CET) | What |\n|---|---|---|\n| 2024-05-07 | 14:30 | text |", "2024-05-07 14:30", "05-07 13:30")]
    [DataRow("2024-05-08\n\n- 14:30 text", "14:30", "05-08 14:30")]
    [DataRow("### May 8\n\n- 14:30 text", "14:30", "05-08 14:30")]
    [DataRow("- May 8\n  - 14:30 text", "14:30", "05-08 14:30")]
    public async Task Each_style_of_a_step_is_read(string step, string original, string expected)
    {
        var incident = await TimelineAsync(step);
        var entry = incident.Entries.Single();
        Assert.AreEqual("text", entry.Text);
        Assert.AreEqual(original, entry.OriginalTime);
        Assert.AreEqual(expected, incident.Times()[0]);
    }

    [TestMethod]
    [DataRow("- 10 parcels were lost")]
    [DataRow("- 15.26 GB of logs")]
    [DataRow("- 3 hours later it ran")]
    [DataRow("- 2024 was a hard year")]
    [DataRow("- May we never see it again")]
    [DataRow("- 99.95 % of parcels")]
    [DataRow("- 404 errors everywhere")]
    [DataRow("- 25:99 is no time")]
    public async Task What_only_looks_like_a_time_stays_text(string step)
    {
        var entry = (await TimelineAsync(step)).Entries.Single();
        Assert.IsNull(entry.At);
        Assert.AreEqual(step[2..], entry.Text);
    }

    [TestMethod]
    public async Task A_clock_that_goes_far_back_has_passed_midnight_and_a_little_back_has_not()
    {
        var incident = await TimelineAsync("- 22:00 a\n- 21:50 b\n- 23:59 c\n- 00:10 d\n- 07:00 e\n- 23:00 f\n- 01:00 g");
        CollectionAssert.AreEqual(
            new[] { "05-06 21:50", "05-06 22:00", "05-06 23:59", "05-07 00:10", "05-07 07:00", "05-07 23:00", "05-08 01:00" }, incident.Times());
        Assert.AreEqual("b", incident.Entries[0].Text, "steps come in the order of time");
    }

    [TestMethod]
    public async Task A_year_turns_in_a_timeline_without_years()
    {
        var incident = await Reading.MarkdownAsync("# Over the year of 31 December 2023\n\n## Timeline\n\n- Dec 31 23:00 a\n- Jan 1 01:00 b");
        Assert.AreEqual(new DateTimeOffset(2024, 1, 1, 1, 0, 0, TimeSpan.Zero), incident.Entries[1].At);
    }

    [TestMethod]
    [DataRow("All times in PST.\n\n- 10:00 a", "05-06 18:00", false)]
    [DataRow("All events are in [UTC](https://example.org) time.\n\n- 10:00 a", "05-06 10:00", false)]
    [DataRow("> (all times in Pacific Time)\n\n- 10:00 a", "05-06 17:00", false)]
    [DataRow("- 10:00 a", "05-06 08:00", true)]
    public async Task The_zone_is_the_documents_or_else_the_importers(string body, string expected, bool assumed)
    {
        var incident = await TimelineAsync(body, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.AreEqual(expected, incident.Times()[0]);
        Assert.AreEqual(assumed, incident.Entries[0].ZoneAssumed);
        Assert.AreEqual(assumed, incident.Notes.Contains("Some times named no zone; they were read as Europe/Berlin."));
    }

    [TestMethod]
    public async Task Without_any_day_the_clock_alone_is_kept_as_text()
    {
        var incident = await Reading.MarkdownAsync("# The belt\n\n## Timeline\n\n- 10:00 it stood\n- 10:30 it ran");
        CollectionAssert.AreEqual(new[] { "-", "-" }, incident.Times());
        CollectionAssert.AreEqual(new[] { "10:00", "10:30" }, incident.Entries.Select(entry => entry.OriginalTime).ToArray());
        Assert.Contains("“10:00” and 1 more time of the timeline have no day that is told: left open.", incident.Notes);
    }

    [TestMethod]
    public async Task Code_below_a_step_belongs_to_it_and_links_stay_as_text()
    {
        var incident = await TimelineAsync("- 10:00 it said\n  ```\n  MISCONF\n  ```\n"
            + "- 10:05 see [chat](https://chat.example/p1) and [here](../x.md) ![pic](a.png)\n\n```\noutside\n```\n\n- 10:10 more\n  - a detail\n");
        CollectionAssert.AreEqual(
            new[] { "it said\nMISCONF", "see chat (https://chat.example/p1) and here\n\noutside", "more\n  - a detail" },
                incident.Entries.Select(entry => entry.Text).ToArray());
    }

    [TestMethod]
    public async Task Bullets_with_bold_labels_are_the_parts_of_a_document()
    {
        var incident = await Reading.MarkdownAsync("""
            # Incident on 2024-05-06

            - **Key events**
              - Fault occurs 2024-05-06 11:45
              - First detected: 2024-05-06 11:51
              - Resolved 2024-05-06 12:07

            - **Time to repair**: 0h 16m

            - **Impact**: No labels.

            - **Context**:
              - 2024-05-06 11:50: the printer is warm
              - it is old
              - **Resolution**: It was switched off.

            - **Review actions**:
              - Buy a printer
            """);
        CollectionAssert.AreEqual(
            new[] { "Fault occurs", "the printer is warm", "it is old", "First detected", "Resolved" }, incident.Entries.Select(entry => entry.Text).ToArray());
        Assert.AreEqual("No labels.", incident.CustomerExperience);
        Assert.AreEqual("Resolution: It was switched off.", incident.Summary);
        Assert.AreEqual("Buy a printer", incident.Actions.Single().Text);
        Assert.AreEqual(new DateTimeOffset(2024, 5, 6, 11, 51, 0, TimeSpan.Zero), incident.NoticedAt);
        Assert.AreEqual(new DateTimeOffset(2024, 5, 6, 12, 7, 0, TimeSpan.Zero), incident.EndedAt);
    }
}
