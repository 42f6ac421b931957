namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>Parts, titles, days and zones that are told without headings, or in more than one way.</summary>
[TestClass]
public sealed class MarkdownLabelTests
{
    [TestMethod]
    public async Task Plain_labels_in_a_list_are_parts()
    {
        var incident = await Reading.MarkdownAsync("""
            # Cold oven on 2024-05-06

            * Impact: no bread for 40 guests.
            * Root cause: an old fuse
            * Timeline:
              * 10:00 UTC the oven stops
              * 11:00 UTC resolved
            * Actions:
              * Buy fuses
            """);
        CollectionAssert.AreEqual(new[] { "05-06 10:00", "05-06 11:00" }, incident.Times());
        Assert.AreEqual("Buy fuses", incident.Actions.Single().Text);
        Assert.AreEqual("no bread for 40 guests.", incident.CustomerExperience);
        CollectionAssert.AreEqual(new[] { "an old fuse" }, incident.Factors.ToArray());
    }

    [TestMethod]
    public async Task A_list_that_only_mentions_such_words_stays_a_list()
    {
        var incident = await Reading.MarkdownAsync("# Cold oven on 2024-05-06\n\n* Impact: none\n* Timeline: see below\n* we ate cake\n");
        Assert.IsEmpty(incident.Entries);
        StringAssert.Contains(incident.Summary, "we ate cake");
    }

    [TestMethod]
    public async Task A_line_that_is_a_name_and_a_colon_is_a_heading()
    {
        var incident = await Reading.MarkdownAsync("Cold oven incident of 2024-05-06\n\nTimeline:\n\n- 10:00 UTC the oven stops\n\n"
            + "What went well:\n\n- the cake\n\n"
            + "Action items:\n\n- Buy fuses\n");
        CollectionAssert.AreEqual(new[] { "05-06 10:00" }, incident.Times());
        CollectionAssert.AreEqual(new[] { "the cake" }, incident.Mitigators.ToArray());
        Assert.AreEqual("Buy fuses", incident.Actions.Single().Text);
    }

    [TestMethod]
    public async Task A_bold_name_with_a_few_words_above_a_list_is_a_heading()
    {
        var incident = await Reading.MarkdownAsync("# Cold oven\n\nIt was cold.\n\n**Next steps and to-do’s:** in June\n\n1. Buy fuses\n2. Count fuses\n");
        CollectionAssert.AreEqual(new[] { "Buy fuses", "Count fuses" },
            incident.Actions.Where(action => action.Text != "in June").Select(action => action.Text).ToArray());
    }

    [TestMethod]
    [DataRow("What we're doing about it")]
    [DataRow("What is being done about this?")]
    [DataRow("5. Recommandations et amélioration continue")]
    [DataRow("What’s next")]
    [DataRow("Mesures préventives")]
    [DataRow("How do we do better in the future?")]
    public async Task More_headings_name_actions(string heading) =>
        Assert.AreEqual("Buy fuses", (await Reading.MarkdownAsync($"# Cold oven\n\n## {heading}\n\n- Buy fuses\n")).Actions.Single().Text);

    [TestMethod]
    [DataRow("6 May 2024\n\nCold oven: an outage of bread\n\nIt was cold.", "Cold oven: an outage of bread")]
    [DataRow("Ana Berg\n\n6 May 2024\n\nOutage of bread\n\n## Timeline\n\n- 10:00 cold", "Case")]
    [DataRow("**Cold oven at noon**\n\nIt was cold.", "Cold oven at noon")]
    [DataRow("**Title:** Cold oven\n\n## Timeline\n\n- 10:00 cold", "Cold oven")]
    [DataRow("# Incident report\n\n- Title: Cold oven\n- Date: 2024-05-06\n\n## Timeline\n\n- 10:00 cold", "Cold oven")]
    [DataRow("Incident Title: Cold oven\nDate & Time of Incident: 2024-05-06\n1. Summary\n- It was cold.\n2. Timeline\n- 10:00 cold", "Cold oven")]
    [DataRow("# Title: Cold oven\n\n## Timeline\n\n- 10:00 cold", "Cold oven")]
    [DataRow("Titre : Four froid\n\nIl faisait froid.", "Four froid")]
    [DataRow("Title: [name of the incident]\n\n## Timeline\n", "Case")]
    public async Task A_title_need_be_no_heading(string text, string title) => Assert.AreEqual(title, (await Reading.MarkdownAsync(text)).Title);

    [TestMethod]
    public async Task A_day_that_is_told_twice_tells_which_number_is_the_month()
    {
        const string Steps = "# Cold oven\n\n## Timeline (UTC)\n\n- 08-01-2024 10:00 the oven stops\n- 09-01-2024 11:00 resolved\n";
        var told = await Reading.MarkdownAsync(Steps + "\n## Root cause\n\nThe fuse broke on 8 January 2024.\n");
        CollectionAssert.AreEqual(new[] { "01-08 10:00", "01-09 11:00" }, told.Times());
        Assert.Contains("Days in figures were read with the day first, since the text also tells 8 Jan 2024 without doubt.", told.Notes);
        CollectionAssert.AreEqual(new[] { "-", "-" }, (await Reading.MarkdownAsync(Steps)).Times());
        CollectionAssert.AreEqual(new[] { "-", "-" },
            (await Reading.MarkdownAsync(Steps + "\n## Impact\n\nOn 8 January 2024 and on 1 September 2024 it was cold.\n")).Times(),
            "what speaks for both speaks for neither");
    }

    [TestMethod]
    [DataRow("05-06 10:00", "05-06 10:00")]
    [DataRow("05-26 ~10:00", "05-26 10:00")]
    [DataRow("5-6 pm", "05-06 17:00")]
    public async Task A_month_and_a_day_before_a_clock_need_no_year(string time, string expected)
    {
        var incident = await Reading.MarkdownAsync($"---\ndate: 2024-05-06\n---\n# Cold oven\n\n## Timeline (UTC)\n\n"
            + $"| Time | What |\n|---|---|\n| {time} | the oven stops |\n");
        CollectionAssert.AreEqual(new[] { expected }, incident.Times(), string.Join('\n', incident.Notes));
    }

    [TestMethod]
    [DataRow("# Cold oven 5-26-24\n\n## Timeline\n\n- 10:00 UTC cold", "05-26 10:00")]
    [DataRow("# Cold oven 5-6-24\n\n## Timeline\n\n- 10:00 UTC cold", "-")]
    [DataRow("## Report of the oven that was cold\n## Date: 6 May 2024\n## Timeline\n\n- 10:00 UTC cold", "05-06 10:00")]
    public async Task A_day_may_be_short_and_a_heading_may_be_a_label(string text, string expected) =>
        CollectionAssert.AreEqual(new[] { expected }, (await Reading.MarkdownAsync(text)).Times());

    [TestMethod]
    public async Task Headings_that_are_labels_give_times_and_leave_the_title()
    {
        var incident = await Reading.MarkdownAsync("## Report of the oven that was cold\n## Date: 6 May 2024\n## Time: 15:30:00 UTC\n"
            + "## Details:\n\nIt was cold.\n");
        Assert.AreEqual("Report of the oven that was cold", incident.Title);
        Assert.AreEqual(new DateTimeOffset(2024, 5, 6, 15, 30, 0, TimeSpan.Zero), incident.StartedAt);
    }

    [TestMethod]
    public async Task A_status_page_of_other_names_is_read()
    {
        var incident = await Reading.MarkdownAsync("---\ntitle: Four froid\ndate: 2024-05-06 10:00:00\nresolved_on: 2024-05-06 11:00:00\n"
            + "max_severity: down\nsection: issue\n---\nIl fait froid.\n");
        Assert.AreEqual(new DateTimeOffset(2024, 5, 6, 11, 0, 0, TimeSpan.Zero), incident.EndedAt);
        Assert.AreEqual(Postmortem.Incidents.Severity.Severe, incident.Severity);
    }

    [TestMethod]
    public async Task A_duration_with_words_before_it_gives_the_end()
    {
        var incident = await Reading.MarkdownAsync("# Cold oven\n\n- **Duration**: started at 10:00 UTC on 6 May 2024, lasting 37 minutes\n");
        Assert.AreEqual(new DateTimeOffset(2024, 5, 6, 10, 37, 0, TimeSpan.Zero), incident.EndedAt);
        Assert.Contains("The end is not told; it was taken from the duration.", incident.Notes);
    }

    [TestMethod]
    [DataRow("2024-05-06", "05-06 17:00")]
    [DataRow("2024-01-06", "01-06 18:00")]
    public async Task Who_names_both_halves_of_the_year_means_the_place(string day, string expected) => CollectionAssert.AreEqual(new[] { expected },
        (await Reading.MarkdownAsync($"# Cold oven on {day}\n\n## Timeline (all times in PST/PDT)\n\n- 10:00 cold\n")).Times());

    [TestMethod]
    public async Task An_abbreviation_of_several_zones_and_of_none_is_said()
    {
        var several = await Reading.MarkdownAsync("# Cold oven on 2024-05-06\n\n## Timeline\n\n- 10:00 GST: the oven stops\n- 11:00 GST: resolved\n");
        CollectionAssert.AreEqual(new[] { "05-06 06:00", "05-06 07:00" }, several.Times());
        Assert.Contains("“GST” can be several zones; it was read as the time of the Gulf.", several.Notes);
        var none = await Reading.MarkdownAsync("# Cold oven on 2024-05-06\n\n## Timeline\n\n- 10:00 QXT: the oven stops\n- 11:00 QXT: resolved\n");
        Assert.Contains("“QXT” behind the times looks like a zone that is not known here; it was not taken into account.", none.Notes);
        var other = await Reading.MarkdownAsync("# On 2024-05-06\n\n## Timeline\n\n- 10:00 UTC BST cake\n");
        Assert.IsFalse(other.Notes.Any(note => note.Contains("BST", StringComparison.Ordinal)));
    }
}
