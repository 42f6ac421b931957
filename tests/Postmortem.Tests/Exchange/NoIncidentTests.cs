using Postmortem.Exchange;
using Postmortem.Exchange.Times;

namespace Postmortem.Tests.Exchange;

/// <summary>What is no incident is named for what it is, left out, and read where a person asks for it.</summary>
[TestClass]
public sealed class NoIncidentTests
{
    [TestMethod]
    [DataRow("# Our service\n\nHow to install it.\n\n## Next steps\n\n- read on\n", "readme.md")]
    [DataRow("# Market\n\nOn Monday 5 May at 10:00 we open.\n", "market.md")]
    [DataRow("# Notes on style\n\n- short lines\n", "style.md")]
    public async Task A_document_without_time_label_or_part_is_left_out_and_read_on_request(string text, string name)
    {
        var note = Assert.IsInstanceOfType<ImportNote>((await Reading.AllAsync(text, name)).Single());
        Assert.IsTrue(note.LeftOut);
        StringAssert.Contains(note.Message, "no post-mortem");
        Assert.HasCount(1, (await Reading.AllAsync(text, name, new ImportOptions(ImportFormat.Markdown))).Incidents());
    }

    [TestMethod]
    [DataRow("We are sorry for the outage of this week. The shop was down on the 5th.")]
    [DataRow("On Monday 5 May at 10:00 UTC customers saw errors at the tills.")]
    [DataRow("La boutique était indisponible samedi. Nous présentons nos excuses.")]
    public async Task A_letter_to_customers_that_says_what_failed_is_an_incident(string text) =>
        Assert.HasCount(1, (await Reading.AllAsync(text, "letter.md")).Incidents());

    [TestMethod]
    [DataRow("""[{"id":"c1","name":"Tills","status":"operational","created_at":"2026-03-01T10:00:00Z","position":1}]""", "components of a status page")]
    [DataRow("""{"page":{"id":"p"},"incidents":[{"id":"c1","name":"Tills","status":"major_outage","created_at":"2026-03-01T10:00:00Z"}]}""",
        "components of a status page")]
    [DataRow("""[{"id":"P1","name":"Tills","type":"service","status":"active","created_at":"2026-03-01T10:00:00Z"}]""", "services of PagerDuty")]
    public async Task Components_and_services_are_no_incidents(string json, string what)
    {
        var note = Assert.IsInstanceOfType<ImportNote>((await Reading.AllAsync(json, "x.json")).Single());
        StringAssert.Contains(note.Message, what);
        Assert.HasCount(1, (await Reading.AllAsync(json, "x.json", new ImportOptions(ImportFormat.Statuspage))).Incidents());
    }

    [TestMethod]
    public async Task A_record_closed_long_after_ends_with_its_resolving_step()
    {
        const string old = """
            {"id":"1","page_id":"p","name":"Old","status":"resolved","impact":"minor",
            "created_at":"2019-03-12T08:00:00Z","resolved_at":"2023-01-05T10:00:00Z",
            "incident_updates":[{"id":"a","status":"resolved","display_at":"2019-03-12T12:00:00Z","body":"Resolved"}]}
            """;
        var incident = (await Reading.AllAsync(old, "x.json")).Incidents().Single();
        Assert.AreEqual(new DateTimeOffset(2019, 3, 12, 12, 0, 0, TimeSpan.Zero), incident.EndedAt);
        Assert.IsTrue(incident.Notes.Any(note => note.Contains("resolving step", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(DateOrder.Unknown, "-")]
    [DataRow(DateOrder.MonthFirst, "03-04 09:05")]
    [DataRow(DateOrder.DayFirst, "04-03 09:05")]
    public async Task What_could_be_two_days_is_left_open_until_a_person_says(DateOrder order, string expected)
    {
        const string text = "# Lost parcels\n\n## Timeline\n\n- 03/04/2024 09:05 UTC lost\n";
        var incident = (await Reading.AllAsync(text, "x.md", new ImportOptions(Dates: order))).Only();
        Assert.AreEqual(expected, incident.Times().Single());
        Assert.AreEqual(order == DateOrder.Unknown, incident.Notes.Any(note => note.Contains("can be two days", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("- mar01.shop.example\n- dec5-db\n\n- 09:00 UTC lost", 1)]
    [DataRow("| Host | State |\n|---|---|\n| web-1 | down |\n\n- 09:00 UTC lost", 1)]
    public async Task Names_of_machines_are_no_steps(string timeline, int steps)
    {
        var told = timeline.Replace("\n\n- 09", "\n\nThen:\n\n- 09", StringComparison.Ordinal);
        Assert.HasCount(steps, (await Reading.MarkdownAsync($"# Lost on 2024-03-12\n\n## Timeline\n\n{told}\n")).Entries);
    }

    [TestMethod]
    public async Task A_row_that_tells_of_long_before_leads_no_other_astray()
    {
        var incident = await Reading.MarkdownAsync("# Lost\n\nDate: 2024-03-12\n\n## Timeline\n\n"
            + "- 2023-11-02 10:00 UTC The rule is written\n- 09:00 UTC lost\n- 10:00 UTC found, resolved\n");
        CollectionAssert.AreEqual(new[] { "11-02 10:00", "03-12 09:00", "03-12 10:00" }, incident.Times());
        Assert.AreEqual(new DateTimeOffset(2024, 3, 12, 9, 0, 0, TimeSpan.Zero), incident.StartedAt);
        Assert.IsTrue(incident.Notes.Any(note => note.Contains("name no day", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("Severity: Sev-1", "Severe")]
    [DataRow("Priority: P2", "Major")]
    [DataRow("**Severity**: Critical (all customers)", "Severe")]
    [DataRow("| Severity | Low |\n|---|---|\n| Team | Tills |", "Minor")]
    [DataRow("## Severity\n\nSEV 3", "Minor")]
    public async Task A_severity_is_read_in_the_words_that_people_use(string text, string severity) =>
        Assert.AreEqual(severity, (await Reading.MarkdownAsync($"# Lost on 2024-03-12\n\n{text}\n")).Severity?.ToString());

    [TestMethod]
    public async Task The_same_action_under_two_headings_is_one()
    {
        var action = (await Reading.MarkdownAsync("# Lost\n\n## Action items\n\n- Count twice\n\n## Follow-ups\n\n"
            + "- Count twice (Owner: Fay, Due: 2024-05-01)\n- Count twice\n")).Actions;
        Assert.HasCount(2, action, string.Join('\n', action));
    }
}
