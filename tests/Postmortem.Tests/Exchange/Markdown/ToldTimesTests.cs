using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>Which of several moments is taken for the beginning, the notice and the end, and that the choice is said.</summary>
[TestClass]
public sealed class ToldTimesTests
{
    private static string? Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<ImportedIncident> ExpectAsync(string text, string? start, string? noticed, string? end)
    {
        var incident = await Reading.MarkdownAsync(text);
        Assert.AreEqual((start, noticed, end), (Shown(incident.StartedAt), Shown(incident.NoticedAt), Shown(incident.EndedAt)),
            string.Join('\n', incident.Notes));
        return incident;
    }

    [TestMethod]
    [DataRow("Date of detection: 2024-05-06 10:20 UTC\nDuration: 2 h (10:00 - 12:00)", "05-06 10:00", "05-06 10:20", "05-06 12:00")]
    [DataRow("Date de detection: 2024-05-06 10:20 UTC\nDuree: 2 h (10:00 - 12:00)", "05-06 10:00", "05-06 10:20", "05-06 12:00")]
    [DataRow("Heure de début: 2024-05-06 10:00 UTC\nHeure de fin: 12:00 UTC", "05-06 10:00", null, "05-06 12:00")]
    [DataRow("Date and time it occurred: 2024-05-06 10:00 UTC\nService restored: 12:00 UTC", "05-06 10:00", null, "05-06 12:00")]
    [DataRow("Start: 2024-05-06 10:00 UTC\nOutage stop: 12:00 UTC", "05-06 10:00", null, "05-06 12:00")]
    [DataRow("Date & time of incident: 2024-05-06 10:00:00 (UTC) to 2024-05-06 12:00:00 (UTC)", "05-06 10:00", null, "05-06 12:00")]
    [DataRow("Start: 2024-05-06 10:00 UTC\nReview until: 2024-05-08 10:00 UTC", "05-06 10:00", null, null)]
    public async Task Any_word_of_a_name_tells_what_its_moment_is(string labels, string start, string? noticed, string? end) =>
        await ExpectAsync($"# The oven\n\n{labels}\n", start, noticed, end);

    [TestMethod]
    public async Task A_heading_over_a_time_and_a_list_is_a_name_too()
    {
        var incident = await ExpectAsync("# The oven\n\n## Duration\n\n- **Start:** 2024-05-06 10:00 UTC\n- **End:** 2024-05-06 12:00 UTC\n\n## Timeline\n\n"
            + "### Detection time\n\n- 2024-05-06 10:20 UTC\n- A baker felt the cold\n", "05-06 10:00", "05-06 10:20", "05-06 12:00");
        Assert.AreEqual("A baker felt the cold", incident.Entries.Single().Text);
    }

    [TestMethod]
    [DataRow("- The alert `BeltTooHot` triggered at 10:20 UTC\n- The belt was hot\n")]
    [DataRow("A customer spotted it at 10:20 UTC.\n")]
    public async Task That_an_alarm_rang_is_a_notice(string text) => await ExpectAsync(
        $"# The oven\n\nDate: 2024-05-06\n\n## Detection\n\n{text}\n## Impact\n\nCold bread from 10:00 to 11:00 UTC.\n",
        "05-06 10:00", "05-06 10:20", "05-06 11:00");

    [TestMethod]
    [DataRow("Friday, July 5th, between 10:00 and 11:00 UTC, it was cold.", "The day it tells, “July 5th”, has no year; its times were left open.")]
    [DataRow("At 10:00 UTC on 5 July the oven was cold.", "The day it tells, “5 July”, has no year; its times were left open.")]
    [DataRow("On 05/07/2024 at 10:00 the oven was cold.", "The day it tells, “05/07/2024”, could be two; its times were left open.")]
    [DataRow("In July the oven was cold.", "It is not told when it started.")]
    public async Task A_day_that_stays_open_is_quoted(string text, string remark) =>
        Assert.Contains(remark, (await ExpectAsync($"# The outage of the oven\n\n{text}\n", null, null, null)).Notes);

    [TestMethod]
    public async Task A_clock_without_a_day_is_quoted() => Assert.Contains("When it started is told as “Saturday, 18:08”, and not on which day.",
        (await ExpectAsync("# The oven\n\n**Date and time:** Saturday, 18:08\n\n## Impact\n\nCold bread.\n", null, null, null)).Notes);

    [TestMethod]
    public async Task A_day_of_the_beginning_outweighs_earlier_steps()
    {
        var incident = await ExpectAsync("# The oven\n\n**Incident from:** 2024-05-06\n\n## Timeline (UTC)\n\n"
            + "- 2024-05-02 10:00 an upgrade fails, all is well\n"
            + "- 2024-05-06 09:00 the door is stuck\n- 2024-05-06 10:00 resolved\n", "05-06 09:00", null, "05-06 10:00");
        Assert.Contains("It is said to have started on 6 May 2024; the start is that of the first step of that day.", incident.Notes);
    }

    [TestMethod]
    public async Task A_step_that_spans_all_others_is_the_whole()
    {
        var incident = await ExpectAsync("# The oven\n\n## Timeline (UTC)\n\n- 2024-05-06 22:00 - 01:30 the oven stood\n- 22:40 a fuse was ordered\n"
            + "- 23:50 it was put in\n", "05-06 22:00", null, "05-07 01:30");
        Assert.Contains("The start and the end are those of the step that spans all others: “the oven stood”.", incident.Notes);
    }

    [TestMethod]
    [DataRow("On Monday 6th May 2024 from 10:00pm UTC to Tuesday 7th May 1:00am the oven stood.", "05-06 22:00", null, "05-07 01:00")]
    [DataRow("On Monday 6. May 2024 from 10:00 to 10:32 UTC power failed. The oven was fully restored shortly after 15:00 UTC.", "05-06 10:00", null,
        "05-06 15:00")]
    [DataRow("Of this outage we heard when at 10:20 UTC on 6 May 2024 a baker discovered cold bread.", null, "05-06 10:20", null)]
    [DataRow("The oven was down for nineteen minutes, starting at 10:00 UTC on 6 May 2024.", "05-06 10:00", null, "05-06 10:19")]
    [DataRow("The oven failed at 10:00 UTC on June6, 2024. It was fully restored within 21 minutes.", "06-06 10:00", null, "06-06 10:21")]
    [DataRow("The oven was down for twenty-five minutes, starting at 10:00 UTC on 6 May 2024.", "05-06 10:00", null, "05-06 10:25")]
    [DataRow("Le 6 mai 2024, de 18h00 à 22h00 (heure de Paris), le four etait indisponible.", "05-06 16:00", null, "05-06 20:00")]
    [DataRow("On 6 May 2024 from 18:00 Paris time to 22:00 Paris time the oven was down.", "05-06 16:00", null, "05-06 20:00")]
    public async Task Sentences_give_ranges_durations_and_zones_in_words(string text, string? start, string? noticed, string? end) =>
        await ExpectAsync($"# The oven\n\n{text}\n", start, noticed, end);

    [TestMethod]
    public async Task A_range_that_names_its_days_begins_before_the_first_step_however_long() =>
        await ExpectAsync("# The oven\n\nOn 5 May 2024 from 13:38 UTC to 6 May 2024 16:55 UTC bread came late.\n\n## Timeline (UTC)\n\n"
            + "- 2024-05-06 08:53 we look into it\n- 2024-05-06 16:55 resolved\n", "05-05 13:38", null, "05-06 16:55");

    [TestMethod]
    [DataRow("10:05 bread is pale. No alarm rings; the alarm hears nothing but heat", null)]
    [DataRow("10:05 no alarm rings, but a baker noticed the cold", "05-06 10:05")]
    [DataRow("10:05 Detection des temperatures basses", "05-06 10:05")]
    public async Task An_alarm_that_was_silent_tells_of_no_notice(string step, string? noticed) =>
        await ExpectAsync($"# On 2024-05-06\n\n## Timeline (UTC)\n\n- 10:00 the oven stops\n- {step}\n", "05-06 10:00", noticed, null);

    [TestMethod]
    [DataRow("All services confirmed online and operational", "05-06 11:00")]
    [DataRow("The website is fully accessible", "05-06 11:00")]
    [DataRow("Some services are fully stable", null)]
    [DataRow("A new fuse is available", null)]
    public async Task What_is_served_and_seen_to_run_is_over(string step, string? end) =>
        await ExpectAsync($"# On 2024-05-06\n\n## Timeline (UTC)\n\n- 10:00 the oven stops\n- 11:00 {step}\n", "05-06 10:00", null, end);

    [TestMethod]
    public async Task What_waited_for_long_before_it_did_harm_is_no_beginning()
    {
        await ExpectAsync("# The oven\n\n## Timeline (UTC)\n\n- 2024-04-20 11:00 a new recipe is merged\n- 2024-05-06 10:00 bread fails to rise\n"
            + "- 2024-05-06 10:20 a baker noticed it\n- 2024-05-06 11:00 resolved\n", "05-06 10:00", "05-06 10:20", "05-06 11:00");
        var days = await ExpectAsync("# The oven\n\n## Timeline (UTC)\n\n- 2023-11-25 18:59 somebody explains how to break an oven\n"
            + "- 2024-05-05 bread is pale\n- 2024-05-06 the door breaks\n", null, null, null);
        Assert.IsTrue(days.Notes.Any(note => note.StartsWith("The steps that name a time lie long before those", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task An_update_that_investigates_says_that_it_was_known() => await ExpectAsync("# The oven\n\n## Timeline (UTC)\n\n"
        + "- 2024-05-06 10:00 bread is pale\n- 2024-05-06 10:30 Investigating: it is the fuse\n- 2024-05-06 11:00 Resolved: it is hot\n",
        "05-06 10:00", "05-06 10:30", "05-06 11:00");

    [TestMethod]
    public async Task A_notice_before_the_start_that_is_told_is_said() => Assert.Contains(
        "A step tells that it was noticed before the start that is told; that was left open: “a baker noticed the cold”.",
        (await ExpectAsync("# On 2024-05-06\n\n**Start:** 10:00 UTC\n\n## Timeline (UTC)\n\n- 09:55 a baker noticed the cold\n- 11:00 resolved\n",
            "05-06 10:00", null, "05-06 11:00")).Notes);

    [TestMethod]
    public async Task One_clock_in_halves_makes_no_other_count_to_twelve() => CollectionAssert.AreEqual(
        new[] { "05-06 04:40", "05-06 12:23", "05-06 16:42" }, (await Reading.MarkdownAsync(
            "# On 2024-05-06\n\n## Timeline (UTC)\n\n- 04:40AM the fuse blew\n- 12:23 it was found\n- 16:42 resolved\n")).Times());

    [TestMethod]
    [DataRow("- 2024-05-06 10:00 UTC\n- the oven stops\n- 2024-05-06 11:00 UTC\n- it runs", "the oven stops|it runs")]
    [DataRow("2024-05-06 10:00 UTC.\n\nThe oven stops\n\n2024-05-06 11:00 UTC.\n\nIt runs", "The oven stops|It runs")]
    [DataRow("Update [2024-05-06 10:00 UTC]\n\nIt is cold.\n\nResolved [2024-05-06 11:00 UTC]\n\nIt is hot.", "Update: It is cold.|Resolved: It is hot.")]
    public async Task A_time_alone_is_completed_by_what_stands_below_it(string steps, string texts) => CollectionAssert.AreEqual(texts.Split('|'),
        (await Reading.MarkdownAsync($"# The oven\n\n## Timeline\n\n{steps}\n")).Entries.Select(entry => entry.Text).ToArray());

    [TestMethod]
    [DataRow("14 - 19 May 2024", 14)]
    [DataRow("14-19 May 2024", 14)]
    [DataRow("It was 14. May 2024", 14)]
    public async Task The_first_of_several_days_counts(string day, int expected) =>
        Assert.AreEqual(new DateOnly(2024, 5, expected), (await Reading.MarkdownAsync($"# The oven\n\n{day}\n\n## Impact\n\nCold bread.\n")).StartedOn);
}
