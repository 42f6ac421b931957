using Postmortem.Exchange;
using Postmortem.Incidents;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Tests.Exchange.Statuspage;

[TestClass]
public sealed class StatuspageShapeTests
{
    [TestMethod]
    [DataRow("page-incident.json")]
    [DataRow("webhook.json")]
    [DataRow("envelope.json")]
    [DataRow("bare-object.json")]
    [DataRow("page-last.json")]
    public async Task Every_shape_around_one_incident_gives_the_same_incident(string fixture)
    {
        var incident = (await Reading.FixtureAsync(fixture)).Only();
        Assert.AreEqual("statuspage", incident.Source);
        Assert.AreEqual("parcel/inc1", incident.SourceId);
        Assert.AreEqual("Drivers' app offline", incident.Title);
        Assert.AreEqual(new DateTimeOffset(2024, 3, 1, 6, 0, 0, TimeSpan.Zero), incident.StartedAt);
        Assert.AreEqual(fixture, incident.FileName);
    }

    [TestMethod]
    public async Task A_page_with_incidents_gives_all_of_each()
    {
        var incidents = (await Reading.FixtureAsync("page-incidents.json")).Incidents();
        Assert.HasCount(2, incidents);
        var labels = incidents[0];
        Assert.AreEqual("parcel/inc2", labels.SourceId);
        Assert.AreEqual(4, labels.Line);
        Assert.AreEqual(Severity.Minor, labels.Severity);
        Assert.AreEqual("https://stspg.example/inc2", labels.Url);
        Assert.AreEqual(new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.Zero), labels.SourceUpdatedAt);
        Assert.AreEqual(new DateTimeOffset(2024, 3, 2, 11, 0, 0, TimeSpan.Zero), labels.EndedAt);
        Assert.AreEqual(new DateTimeOffset(2024, 3, 2, 9, 0, 0, TimeSpan.Zero), labels.NoticedAt);
        CollectionAssert.AreEqual(new[] { "Labels", "Printing" }, labels.Services.ToArray());
        Assert.AreEqual("Customers get two labels for one parcel, in <1% of orders.", labels.CustomerExperience);
        Assert.IsEmpty(labels.Notes);
        Assert.AreEqual(Severity.Severe, incidents[1].Severity);
        Assert.IsNull(incidents[1].EndedAt);
    }

    [TestMethod]
    public async Task Updates_come_oldest_first_whatever_their_order_in_the_file()
    {
        var incidents = (await Reading.FixtureAsync("page-incidents.json")).Incidents();
        CollectionAssert.AreEqual(new[] { "update_0", "update_1" }, incidents[0].Entries.Select(entry => entry.SourceId).ToArray());
        CollectionAssert.AreEqual(new[] { TimelineKind.Detection, TimelineKind.Recovery }, incidents[0].Entries.Select(entry => entry.Kind).ToArray());
        CollectionAssert.AreEqual(new[] { "update_0", "update_1" }, incidents[1].Entries.Select(entry => entry.SourceId).ToArray());
        CollectionAssert.AreEqual(new[] { TimelineKind.Response, TimelineKind.Response }, incidents[1].Entries.Select(entry => entry.Kind).ToArray());
        Assert.AreEqual("The state was set to “monitoring”.", incidents[1].Entries[1].Text);
    }

    [TestMethod]
    public async Task A_summary_without_incidents_is_no_problem_and_counts_what_was_left_out()
    {
        var items = await Reading.FixtureAsync("summary.json");
        Assert.HasCount(1, items);
        Assert.AreEqual("2 scheduled maintenances were left out: planned work is not a failure.", Assert.IsInstanceOfType<ImportNote>(items[0]).Message);
    }

    [TestMethod]
    public async Task A_bare_list_is_read_and_maintenance_in_it_has_no_severity()
    {
        var incidents = (await Reading.FixtureAsync("bare-array.json")).Incidents();
        CollectionAssert.AreEqual(new[] { "parcel/inc1", "parcel/inc2" }, incidents.Select(incident => incident.SourceId).ToArray());
        Assert.AreEqual(Severity.Major, incidents[0].Severity);
        Assert.IsNull(incidents[1].Severity);
        CollectionAssert.Contains(incidents[1].Notes.ToArray(), "It was planned maintenance at its source, so it has no severity.");
    }

    [TestMethod]
    public async Task Several_webhooks_one_after_the_other_are_all_read()
    {
        var one = """{"page":{"id":"a"},"incident":{"id":"1","name":"One","impact":"minor"}}""";
        var two = """{"page":{"id":"b"},"incident":{"id":"1","name":"Two","impact":"minor"}}""";
        var lines = (await Reading.AllAsync($"{one}\n{two}\n", "hooks.jsonl")).Incidents();
        var list = (await Reading.AllAsync($"[{one},{two}]", "hooks.json")).Incidents();
        foreach (var incidents in new[] { lines, list })
            CollectionAssert.AreEqual(new[] { "a/1", "b/1" }, incidents.Select(incident => incident.SourceId).ToArray());
    }

    [TestMethod]
    public async Task A_days_list_in_one_body_becomes_a_step_for_each_time()
    {
        var incident = (await Reading.FixtureAsync("day-list.json")).Only();
        CollectionAssert.AreEqual(
            new[] { "u1", "u1/2016-01-28 00:32:08", "u1/2016-01-28 00:40:00 +01:00", "u1/2016-01-28 00:32:08#2", "u1/02:47" },
            incident.Entries.Select(entry => entry.SourceId).ToArray());
        Assert.AreEqual("What happened:", incident.Entries[0].Text);
        Assert.AreEqual("We are investigating & looking; <1% of parcels.", incident.Entries[1].Text);
        Assert.IsTrue(incident.Entries[1].ZoneAssumed);
        Assert.AreEqual("Two hours\nlost, see here (https://example.org/x).", incident.Entries[2].Text);
        Assert.AreEqual(new DateTimeOffset(2016, 1, 28, 0, 40, 0, TimeSpan.FromHours(1)), incident.Entries[2].At);
        Assert.IsFalse(incident.Entries[2].ZoneAssumed);
        Assert.AreEqual("The same second again.\nNo time, so it belongs above.", incident.Entries[3].Text);
        Assert.AreEqual(TimelineKind.Recovery, incident.Entries[4].Kind);
        Assert.AreEqual(new DateTimeOffset(2016, 1, 28, 2, 47, 0, TimeSpan.Zero), incident.EndedAt,
            "the page was filled in afterwards and ends with its beginning");
    }

    [TestMethod]
    public async Task Odd_times_are_noted_and_never_fatal()
    {
        var incidents = (await Reading.FixtureAsync("odd-times.json", new ImportOptions(Zone: TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))))
            .Incidents();
        Assert.HasCount(4, incidents);
        Assert.IsNull(incidents[0].EndedAt);
        CollectionAssert.Contains(incidents[0].Notes.ToArray(), "It ended before it started; the end was left out.");
        Assert.AreEqual(new DateTimeOffset(2024, 7, 1, 8, 0, 0, TimeSpan.Zero), incidents[1].StartedAt?.ToUniversalTime());
        CollectionAssert.Contains(incidents[1].Notes.ToArray(), "Some times named no zone; they were read as Europe/Berlin.");
        Assert.IsTrue(incidents[1].Entries[0].ZoneAssumed);
        Assert.AreEqual("2024-07-01T11:00:00.123456789", incidents[1].Entries[0].OriginalTime);
        Assert.AreEqual(TimeSpan.FromHours(1), incidents[2].EndedAt - incidents[2].StartedAt);
        Assert.IsNull(incidents[3].StartedAt);
        CollectionAssert.Contains(incidents[3].Notes.ToArray(), "\"yesterday\" in created_at is not a time that we can read.");
    }

    [TestMethod]
    public async Task An_empty_title_gets_one_and_a_note()
    {
        var incident = (await Reading.FixtureAsync("odd-times.json")).Incidents()[1];
        Assert.AreEqual("Incident nozone", incident.Title);
        CollectionAssert.Contains(incident.Notes.ToArray(), "It came without a title.");
    }

    [TestMethod]
    public async Task A_published_post_mortem_brings_its_factors_and_actions()
    {
        var incident = (await Reading.AllAsync("""
            {"id":"1","page_id":"p","name":"One","impact":"minor","created_at":"2024-03-01T06:00:00Z",
             "postmortem_body":"## Root causes\n\n- no alert\n- one disk\n\n## Action items\n\n- [ ] add an alert @ana\n"}
            """, "one.json")).Only();
        CollectionAssert.AreEqual(new[] { "no alert", "one disk" }, incident.Factors.ToArray());
        Assert.AreEqual(new ImportedAction("add an alert @ana", "@ana", false), incident.Actions.Single());
    }

    [TestMethod]
    public async Task What_a_published_post_mortem_tells_and_is_not_taken_over_is_said()
    {
        var incident = (await Reading.AllAsync("""
            {"id":"1","page_id":"p","name":"One","impact":"minor","created_at":"2024-03-01T06:00:00Z",
             "postmortem_body":"## Timeline\n\n- 06:10 UTC The disk is full\n- 06:40 UTC It is emptied\n\n## Appendix\n\nA drawing of the rack.\n"}
            """, "one.json")).Only();
        CollectionAssert.Contains(incident.Notes.ToList(),
            "The post-mortem that was published with it tells 2 steps of its own; those of the record were taken.");
        CollectionAssert.Contains(incident.Notes.ToList(), "These parts were not taken over: Appendix.");
    }
}
