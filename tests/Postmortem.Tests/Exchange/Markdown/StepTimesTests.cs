using Postmortem.Exchange;
using Postmortem.Incidents;

namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>Which steps are the beginning and the end, and steps in layouts that are rare.</summary>
[TestClass]
public sealed class StepTimesTests
{
    private static string? Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<ImportedIncident> StepsAsync(string steps) =>
        Reading.MarkdownAsync($"# The oven on 6 May 2024\n\n## Timeline (UTC)\n\n{steps}\n");

    [TestMethod]
    public async Task A_deployment_before_the_harm_is_no_beginning()
    {
        var incident = await StepsAsync("- 09:00 Version 5 of the menu is deployed\n- 09:40 Orders fail at every till\n"
            + "- 09:50 A waiter reported it\n- 10:10 resolved");
        Assert.AreEqual(("05-06 09:40", "05-06 09:50", "05-06 10:10"), (Shown(incident.StartedAt), Shown(incident.NoticedAt), Shown(incident.EndedAt)));
        Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("The start is that of the first step which tells harm", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("- 09:00 Version 5 of the menu is deployed\n- 09:40 A waiter reported errors\n- 10:10 resolved", "05-06 09:00", DisplayName = "noticed next")]
    [DataRow("- 09:00 Orders fail after version 5 is deployed\n- 09:40 Tills stop\n- 10:10 resolved", "05-06 09:00", DisplayName = "harm told at once")]
    [DataRow("- 09:00 Everything runs normally\n- 09:40 The oven stopped\n- 10:10 resolved", "05-06 09:40", DisplayName = "all well first")]
    public async Task The_first_step_is_the_beginning_unless_it_tells_of_no_harm(string steps, string start) =>
        Assert.AreEqual(start, Shown((await StepsAsync(steps)).StartedAt));

    [TestMethod]
    public async Task A_repair_in_the_last_step_is_the_end_with_a_remark()
    {
        var incident = await StepsAsync("- 09:00 The oven stopped\n- 09:40 The wrong setting was corrected");
        Assert.AreEqual("05-06 09:40", Shown(incident.EndedAt));
        Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("No step says that it was over", StringComparison.Ordinal)));
        Assert.IsNull((await StepsAsync("- 09:00 The oven stopped\n- 09:40 The setting could not be corrected")).EndedAt);
    }

    [TestMethod]
    public async Task Headings_that_give_a_state_and_a_time_are_steps()
    {
        var incident = await Reading.MarkdownAsync("---\ntitle: The oven\ncreated_at: 2024-05-06T10:00:00Z\nresolved_at: 2024-05-06T11:30:00Z\n---\n\n"
            + "## Resolved - 11:30 UTC\n\nIt is hot.\n\n## Identified - 10:40 UTC\n\nIt is the fuse.\n\n"
            + "## Investigating 2024-05-06 10:05a UTC\n\nIt is cold.\n");
        CollectionAssert.AreEqual(new[] { "05-06 10:05", "05-06 10:40", "05-06 11:30" }, incident.Times());
        Assert.AreEqual(("05-06 10:00", "05-06 11:30"), (Shown(incident.StartedAt), Shown(incident.EndedAt)));
    }

    [TestMethod]
    public async Task Lines_of_one_paragraph_are_steps_also_behind_others()
    {
        var incident = await Reading.MarkdownAsync("---\ntitle: The oven\ndate: 2024-05-06T10:00:00Z\nseverity: degraded-performance\nresolved: true\n---\n\n"
            + "The oven is slow to heat.<br /><br />**Update: 10:40** It is the fuse.<br /><br />**Update 11:30** Back to normal.\n");
        CollectionAssert.AreEqual(new[] { "05-06 10:40", "05-06 11:30" }, incident.Times());
        Assert.AreEqual(("05-06 11:30", Severity.Minor), (Shown(incident.EndedAt), incident.Severity));
    }

    [TestMethod]
    [DataRow("- 1156PST: it stopped", "05-06 19:56")]
    [DataRow("- 9:02a it stopped", "05-06 09:02")]
    [DataRow("- 23:10 AM it stopped", "05-06 23:10")]
    [DataRow("- 10:00am Pacific: it stopped", "05-06 17:00")]
    [DataRow("1. Resolution (May, 6, 2024, 10:15): it was hot", "05-06 10:15")]
    [DataRow("```\n10:05 - it stopped\n10:10 - it was hot\n```", "05-06 10:05")]
    [DataRow("We noticed at 10:57 PM, three minutes after it stopped.", "05-06 22:57")]
    public async Task Clocks_are_read_as_people_write_them(string step, string at) => Assert.AreEqual(at, (await StepsAsync(step)).Times()[0]);

    [TestMethod]
    public async Task A_part_below_the_timeline_that_holds_times_belongs_to_it()
    {
        var incident = await StepsAsync("### Failure\n\n- 10:05 The oven stopped\n\n"
            + "### Recovery (10:30-11:00)\n\n- 10:40 Half of the shelves are hot\n- 11:00 Fully restored");
        CollectionAssert.AreEqual(new[] { "05-06 10:05", "05-06 10:40", "05-06 11:00" }, incident.Times());
    }

    [TestMethod]
    public async Task The_one_rank_that_a_step_names_is_the_severity()
    {
        Assert.AreEqual(Severity.Severe, (await StepsAsync("- 10:05 The oven stopped\n- 10:10 escalated as Sev-1")).Severity);
        Assert.IsNull((await StepsAsync("- 10:05 raised as Sev-1\n- 10:10 lowered to Sev-3")).Severity);
    }
}
