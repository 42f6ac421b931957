using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>Timelines in layouts that are rarer than a list of clocks.</summary>
[TestClass]
public sealed class TimelineLayoutTests
{
    private static string? Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<ImportedIncident> StepsAsync(string steps, string heading = "Timeline (UTC)") =>
        Reading.MarkdownAsync($"# The oven on 6 May 2024\n\n## {heading}\n\n{steps}\n");

    [TestMethod]
    public async Task Steps_that_count_from_an_unnamed_beginning_are_kept_without_a_moment()
    {
        var incident = await StepsAsync("**T-0:10** - Bread goes in  \n**T+0:26** - The oven stopped  \n**T+9:00** - It is hot again");
        CollectionAssert.AreEqual(new[] { "-", "-", "-" }, incident.Times());
        Assert.AreEqual(("T+0:26", "The oven stopped"), (incident.Entries[1].OriginalTime, incident.Entries[1].Text));
        Assert.IsTrue(incident.Notes.Contains("The steps of the timeline have no times that can be read."));
        Assert.IsEmpty((await StepsAsync("T-shirts were sold, and nothing else was.")).Entries);
    }

    [TestMethod]
    public async Task Of_two_columns_of_clocks_the_fuller_one_counts_in_its_own_zone()
    {
        var incident = await StepsAsync("| NZST | UTC | Event |\n|---|---|---|\n| 2024-05-07 09:46 | 2024-05-06 21:46 | It stopped |\n"
            + "| 2024-05-08 ~17:00 | ~05:00 | It was seen |\n| 2024-05-08 ~18:00 | — | resolved |", "Timeline");
        CollectionAssert.AreEqual(new[] { "05-06 21:46", "05-08 05:00", "05-08 06:00" }, incident.Times());
    }

    [TestMethod]
    [DataRow("- 13:xx it stopped\n- 14:00 resolved", "05-06 13:00|05-06 14:00", DisplayName = "an hour without minutes")]
    [DataRow("| Time | Event |\n|---|---|\n| 13:04+ | it is cold |\n| 14:00+ | resolved |", "05-06 13:04|05-06 14:00", DisplayName = "from then on")]
    [DataRow("- 23:29 (previous night) the fuse was changed\n- 10:00 it stopped", "05-05 23:29|05-06 10:00", DisplayName = "the night before")]
    [DataRow("- 18:00 it stopped\n- 09:00 (next day) - it is hot\n- 09:30 resolved", "05-06 18:00|05-07 09:00|05-07 09:30", DisplayName = "the day after")]
    [DataRow("    - 11:16 ::: it stopped\n    - 12:16 ::: it is seen\n    - 1:52 ::: resolved", "05-06 11:16|05-06 12:16|05-06 13:52",
        DisplayName = "a list that Markdown takes for code")]
    public async Task Clocks_are_read_as_people_write_them(string steps, string times) =>
        CollectionAssert.AreEqual(times.Split('|'), (await Reading.AllAsync($"# The oven on 6 May 2024\n\n## Timeline (UTC)\n\n{steps}\n", "case.md",
            new ImportOptions(ImportFormat.Markdown))).Incidents().Single().Times());

    [TestMethod]
    public async Task Prose_below_a_heading_that_is_a_day_is_a_step_of_that_day()
    {
        var incident = await StepsAsync("### 2024-05-04\n\nThe lamp flickered.\n\n### 2024-05-06 17:14\n\nThe oven stopped.\n\n### 18:57\n\nresolved");
        CollectionAssert.AreEqual(new[] { "-", "05-06 17:14", "05-06 18:57" }, incident.Times());
        Assert.AreEqual(("2024-05-04", "The lamp flickered."), (incident.Entries[0].OriginalTime, incident.Entries[0].Text));
    }

    [TestMethod]
    public async Task Blocks_without_number_below_a_step_do_not_all_belong_to_it()
    {
        var blocks = string.Concat(Enumerable.Repeat("```\nwhat the machine wrote\n```\n\n", 3_000));
        var incident = await StepsAsync($"- 09:00 It stopped\n- 09:20 resolved\n\n{blocks}");
        StringAssert.Contains(incident.Entries[^1].Text, "what the machine wrote");
        Assert.IsTrue(incident.Entries.All(entry => entry.Text.Length < 40_000), string.Join(' ', incident.Entries.Select(entry => entry.Text.Length)));
    }

    [TestMethod]
    public async Task A_year_may_stand_before_a_colon()
    {
        var last = (await StepsAsync("**Oct 30, 2024, 21:07:** It stopped\n\n**Oct 31, 2024:** It was told")).Entries[^1];
        Assert.AreEqual(("Oct 31, 2024", "It was told"), (last.OriginalTime, last.Text));
    }

    [TestMethod]
    public async Task A_day_with_a_remark_on_the_zone_is_no_step()
    {
        var incident = await StepsAsync("2024-05-06 (*all times CET*)\n\n| Time | Event |\n|---|---|\n| 11:56 | Discovering of the cold oven |\n"
            + "| 13:00 | Completion of the repair |", "Timeline");
        CollectionAssert.AreEqual(new[] { "05-06 10:56", "05-06 12:00" }, incident.Times());
        Assert.AreEqual(("05-06 10:56", "05-06 12:00"), (Shown(incident.NoticedAt), Shown(incident.EndedAt)));
    }

    [TestMethod]
    public async Task Steps_of_a_day_before_that_tell_no_harm_lead_up_to_it()
    {
        var incident = await StepsAsync("- 2024-05-04 15:54 The first loaf goes in\n- 2024-05-06 08:44 The oven fails\n- 2024-05-06 10:00 resolved");
        Assert.AreEqual("05-06 08:44", Shown(incident.StartedAt));
        Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("The start is that of the first step which tells harm", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task The_day_before_is_the_beginning_where_somebody_noticed_next() => Assert.AreEqual("05-04 15:54",
        Shown((await StepsAsync("- 2024-05-04 15:54 A fuse is uploaded\n- 2024-05-06 08:44 A waiter reports errors\n- 2024-05-06 10:00 resolved")).StartedAt));

    [TestMethod]
    public async Task What_is_over_for_one_thing_only_is_no_end() => Assert.IsNull((await StepsAsync("- 09:00 The oven stopped\n"
        + "- 09:40 The oven is healthy, but the lamp does not light\n- 10:00 We look on")).EndedAt);

    [TestMethod]
    public async Task The_beginning_itself_is_no_end() => Assert.IsNull((await StepsAsync("- 08:00 Bread goes in\n"
        + "- 09:00 Outage begins: the belt halted")).EndedAt);

    [TestMethod]
    public async Task The_backup_of_the_previous_day_is_no_day_before() => CollectionAssert.AreEqual(new[] { "05-06 09:00" },
        (await StepsAsync("- 09:00 previous day's bread was sold")).Times());

    [TestMethod]
    public async Task A_list_below_a_step_that_a_paragraph_tells_belongs_to_it()
    {
        var incident = await StepsAsync("**May 6, 2024** - It stopped\n\n**May 7, 2024** - We looked at it\n- the fuse was found\n- a test was written");
        Assert.HasCount(2, incident.Entries);
        StringAssert.Contains(incident.Entries[1].Text, "a test was written");
    }

    [TestMethod]
    [DataRow("- 09:00 It stopped, and no loaves were reported\n- 09:30 A waiter reported it\n- 10:00 resolved", "05-06 09:30")]
    [DataRow("- 09:00 It stopped; the alarm does not ring\n- 09:40 Not noticed in the kitchen\n- 10:00 resolved", null)]
    public async Task What_was_not_noticed_is_no_detection(string steps, string? noticed) =>
        Assert.AreEqual(noticed, Shown((await StepsAsync(steps)).NoticedAt));

    [TestMethod]
    [DataRow("- 09:00 It stopped\n- 09:10 We detected that it was cold; a restart resolved it\n- 09:14 Loaves are being baked again", "05-06 09:14")]
    [DataRow("- 09:00 It stopped\n- 09:40 The oven comes up with a new fuse. The lamp still fails.", "05-06 09:40")]
    public async Task What_runs_again_is_over(string steps, string end) => Assert.AreEqual(end, Shown((await StepsAsync(steps)).EndedAt));
}
