using Postmortem.Exchange;
using Postmortem.Incidents;

namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>What stands at the head of a document: its title, and names with values.</summary>
[TestClass]
public sealed class MarkdownHeadTests
{
    private static string? Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static (string? Start, string? Noticed, string? End) Times(ImportedIncident incident) =>
        (Shown(incident.StartedAt), Shown(incident.NoticedAt), Shown(incident.EndedAt));

    [TestMethod]
    public async Task Labels_on_one_line_are_each_read()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\n**Date:** 2024-05-06 | **Duration:** 2 h | **Severity:** SEV-2\n"
            + "**Author:** Ana | **Status:** done\n\n## Timeline (UTC)\n\n- 09:00 the oven stopped\n");
        Assert.AreEqual((Severity.Major, "05-06 09:00", "05-06 11:00"), (incident.Severity, Shown(incident.StartedAt), Shown(incident.EndedAt)));
    }

    [TestMethod]
    public async Task A_head_of_names_and_values_is_no_timeline()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\n- **Incident Start:** 2024-05-06 09:00 UTC\n- **Incident End:** 2024-05-06 10:00 UTC\n"
            + "- **Written By:** Ana\n\n## Summary\n\nThe oven was cold.\n");
        Assert.IsEmpty(incident.Entries);
        Assert.AreEqual(("05-06 09:00", null, "05-06 10:00"), Times(incident));
    }

    [TestMethod]
    [DataRow("# Ticket OV-7 - Postmortem / Root Cause Analysis (RCA) Report\n\n# Summary\n\nThe oven was cold.\n\n# Details\n\n## Priority\n\nHigh\n",
        "Ticket OV-7 - Postmortem / Root Cause Analysis (RCA) Report", DisplayName = "names the whole")]
    [DataRow("# 2024-05-06: Oven faults\n\nAt around 14:30 UTC on Monday 6th May it stopped.\n", "2024-05-06: Oven faults", DisplayName = "a day")]
    [DataRow("# Root cause\n\nThe fuse was weak.\n\n## Impact\n\nThe oven was cold.\n", "Case", DisplayName = "a part")]
    public async Task A_title_may_hold_the_name_of_a_part(string text, string title) =>
        Assert.AreEqual(title, (await Reading.MarkdownAsync(text)).Title);

    [TestMethod]
    public async Task The_opening_below_such_a_title_tells_the_beginning() => Assert.AreEqual("05-06 14:30",
        Shown((await Reading.MarkdownAsync("# 2024-05-06: Oven faults\n\nAt around 14:30 UTC on Monday 6th May the oven stopped.\n")).StartedAt));

    [TestMethod]
    public async Task A_sign_at_the_end_of_a_value_that_is_no_yaml_stays()
    {
        var items = await Reading.AllAsync("---\ntitle: \"The 'oven'\"\nnames:\n\n* \"a\"\nb\n---\n\n## Summary\n\nIt was cold.\n", "case.md",
            new ImportOptions(ImportFormat.Markdown));
        Assert.AreEqual("The 'oven'", items.Incidents().Single().Title);
    }

    [TestMethod]
    public async Task A_document_between_two_rules_is_no_front_matter()
    {
        var incident = await Reading.MarkdownAsync("---\n\n# The oven was cold\n\nDate: 2024-05-06\n**Severity:** P2\n\n## Action items\n\n- oil it\n\n---\n");
        Assert.AreEqual(("The oven was cold", Severity.Major, 1), (incident.Title, incident.Severity, incident.Actions.Count));
    }

    [TestMethod]
    public async Task A_head_below_a_heading_of_its_own_is_no_timeline_either() => Assert.IsEmpty((await Reading.MarkdownAsync(
        "# The oven\n\n## Date and time\n\n- **Incident Start:** 2024-05-06 09:00 UTC\n- **Incident End:** 2024-05-06 10:00 UTC\n")).Entries);

    [TestMethod]
    public async Task Two_clocks_in_a_duration_are_the_beginning_and_the_end()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\n| | |\n|---|---|\n| **Date** | 2024-05-06 |\n"
            + "| **Duration** | ~2h (cold since 21:01 UTC → hot ~23:09 UTC) |\n\n## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n"
            + "| 20:10 | A new fuse was deployed |\n| 23:05 | Mitigation: the fuse was changed |\n| 23:07 | The failing plug is skipped |\n");
        Assert.AreEqual(("05-06 21:01", null, "05-06 23:09"), Times(incident));
    }

    [TestMethod]
    public async Task The_time_to_detect_counts_from_the_beginning()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\nDate: 2024-05-06\n\nTime to detect: 12 minutes\n\n## Timeline (UTC)\n\n"
            + "- 09:00 the oven stopped\n- 10:00 resolved\n");
        Assert.AreEqual(("05-06 09:00", "05-06 09:12", "05-06 10:00"), Times(incident));
        Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("When it was noticed was taken from the beginning", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task What_was_last_well_is_no_beginning()
    {
        const string Head = "# The oven\n\nDate: 2024-05-06\n\n## Symptom\n\nThe oven was cold.\n\n";
        Assert.AreEqual("05-06 09:07", Shown((await Reading.MarkdownAsync(Head + "Last good loaf: `2024-05-06T08:00:00Z` (rye).\n"
            + "Error first observed: `2024-05-06T09:07:00Z`.\n")).StartedAt));
        Assert.IsNull((await Reading.MarkdownAsync(Head + "Last good loaf at 08:00 UTC.\n")).StartedAt);
    }
}
