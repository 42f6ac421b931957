namespace Postmortem.Tests.Exchange.Markdown;

/// <summary>Texts without headings, as they are copied from a page, a mail or a status service.</summary>
[TestClass]
public sealed class PlainPartsTests
{
    private static string? Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    [TestMethod]
    public async Task A_line_that_names_a_part_is_one_also_amid_other_lines()
    {
        var incident = await Reading.MarkdownAsync("Bread came out pale\nIssue Summary\nOn 6 May 2024 from 10:00 AM to 11:30 AM the oven was cold.\n"
            + "Timeline\n10:05 AM: A baker reports it\n11:30 AM: Back to normal\nRoot Cause\nThe fuse was old.\n"
            + "Corrective actions\n• Replace all fuses\n• Buy spares\n",
            "case.txt");
        Assert.AreEqual("Bread came out pale", incident.Title);
        Assert.AreEqual(("05-06 10:00", "05-06 10:05", "05-06 11:30"), (Shown(incident.StartedAt), Shown(incident.NoticedAt), Shown(incident.EndedAt)));
        CollectionAssert.AreEqual(new[] { "05-06 10:05", "05-06 11:30" }, incident.Times());
        CollectionAssert.AreEqual(new[] { "Replace all fuses", "Buy spares" }, incident.Actions.Select(action => action.Text).ToArray());
        CollectionAssert.AreEqual(new[] { "The fuse was old." }, incident.Factors.ToArray());
    }

    [TestMethod]
    public async Task A_part_with_a_number_is_no_list()
    {
        var incident = await Reading.MarkdownAsync("Pale bread of 6 May 2024\n\n  1. Issue summary\n\nThe oven was cold.\n\n  1. Timeline\n\n"
            + "• 10:00 UTC: the oven stops\n• 11:00 UTC: resolved\n\n  1. Corrective measures\n\n• Buy fuses\n", "case.txt");
        CollectionAssert.AreEqual(new[] { "05-06 10:00", "05-06 11:00" }, incident.Times());
        Assert.AreEqual(("The oven was cold.", "Buy fuses"), (incident.Summary, incident.Actions.Single().Text));
    }

    [TestMethod]
    [DataRow("Postmortem: pale bread\n🍞 Oops!\nTimeline\n10:00 the oven stops\n", "Postmortem: pale bread")]
    [DataRow("Post incident report:\nStart: 2024-05-06 10:00 UTC\nEnd: 2024-05-06 11:00 UTC\n", "Post incident report")]
    [DataRow("### Postmortem: pale bread\n\n#### Timeline\n\n- 10:00 the oven stops\n", "Postmortem: pale bread")]
    [DataRow("Disruption of 6 May\n\nOn 6 May 2024 the oven was cold.\n", "Disruption of 6 May")]
    [DataRow("### Postmortem of pale bread - May 6, 2024\n\n## Timeline\n\n- 10:00 the oven stops\n\n# Cause\n\nA fuse.\n",
        "Postmortem of pale bread - May 6, 2024")]
    [DataRow("Bread was pale.\nPlease see a timeline of the morning:\n10:00 the oven stops\n", "Case")]
    public async Task The_first_line_that_says_what_it_is_is_the_title(string text, string title) =>
        Assert.AreEqual(title, (await Reading.MarkdownAsync(text, "case.txt")).Title);

    [TestMethod]
    public async Task A_sentence_that_is_wrapped_is_no_title()
    {
        var incident = await Reading.MarkdownAsync("An outage of the oven on 6 May 2024 began at 10:00 UTC and\nended at 11:30 UTC.\n", "pale-bread.txt");
        Assert.AreEqual("Pale bread", incident.Title);
    }

    [TestMethod]
    public async Task A_copied_status_page_gives_its_updates()
    {
        var incident = await Reading.MarkdownAsync("Ovens are cold\nIncident Report for Bakery\n\nResolved\n\n"
            + "All ovens are hot.\nPosted May 06, 2024 - 11:30 UTC\n\n"
            + "Identified\n\nIt is the fuse.\nPosted May 06, 2024 - 10:40 UTC\n\nInvestigating\n\n"
            + "Ovens are cold.\nPosted May 06, 2024 - 10:05 UTC\n", "case.txt");
        Assert.AreEqual("Ovens are cold", incident.Title);
        CollectionAssert.AreEqual(new[] { "05-06 10:05", "05-06 10:40", "05-06 11:30" }, incident.Times());
        Assert.AreEqual("05-06 11:30", Shown(incident.EndedAt));
    }

    [TestMethod]
    public async Task A_zone_that_stands_behind_one_clock_of_the_summary_is_that_of_the_steps()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\n## Summary\n\nOn 6 May 2024 at 1pm PST the oven stopped.\n\n## Timeline\n\n"
            + "- 1:10pm a baker noticed\n- 2pm restored\n");
        CollectionAssert.AreEqual(new[] { "05-06 21:10", "05-06 22:00" }, incident.Times());
        Assert.IsFalse(incident.Entries[0].ZoneAssumed);
        Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("Steps without a zone were read", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("## Duration\n\nFrom 2024-05-06 10:00 to 2024-05-06 11:30 (GMT-5)\n", "05-06 15:00", "05-06 16:30")]
    [DataRow("- **Duration:** about 90 minutes (10:00 - 11:30 CET)\n- **Date:** 2024-05-06\n", "05-06 09:00", "05-06 10:30")]
    [DataRow("- **Times:**\n  - **Start:** 2024-05-06 10:00 UTC\n  - **End:** 2024-05-06 11:30 UTC\n", "05-06 10:00", "05-06 11:30")]
    public async Task A_duration_tells_both_ends_wherever_it_stands(string text, string start, string end)
    {
        var incident = await Reading.MarkdownAsync($"# The oven\n\n{text}\n## Impact\n\nBread came out pale.\n");
        Assert.AreEqual((start, end), (Shown(incident.StartedAt), Shown(incident.EndedAt)));
    }

    [TestMethod]
    public async Task A_duration_in_words_gives_the_end_with_a_remark()
    {
        var incident = await Reading.MarkdownAsync("# The oven\n\n## Summary\n\nOn 6 May 2024 at 10:00 UTC the certificate expired and the shop "
            + "was down for approximately one hour and 30 minutes.\n");
        Assert.AreEqual(("05-06 10:00", "05-06 11:30"), (Shown(incident.StartedAt), Shown(incident.EndedAt)));
        Assert.Contains("The end is not told; it was taken from the duration.", incident.Notes);
    }
}
