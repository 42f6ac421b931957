using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange;

/// <summary>The real files: nothing of them may be lost without a word.</summary>
[TestClass]
public sealed class SampleFileTests
{
    [TestMethod]
    public async Task Every_statuspage_sample_is_read_without_a_problem()
    {
        var files = Directory.GetFiles(Needs.Sample("statuspage"));
        Assert.IsNotEmpty(files);
        foreach (var file in files)
        {
            var items = await Reading.AllAsync(File.ReadAllBytes(file), Path.GetFileName(file));
            Assert.IsEmpty(items.Problems(), file);
            Assert.IsNotEmpty(items, file);
            foreach (var incident in items.Incidents())
            {
                Assert.IsNotNull(incident.StartedAt, file);
                Assert.IsNotEmpty(incident.Entries, file);
                CollectionAssert.AreEqual(incident.Entries.OrderBy(entry => entry.At).Select(entry => entry.At).ToArray(),
                    incident.Entries.Select(entry => entry.At).ToArray(), file);
                CollectionAssert.AllItemsAreUnique(incident.Entries.Select(entry => entry.SourceId).ToArray(), file);
            }
        }
    }

    [TestMethod]
    [DataRow("github-6swlsy1h3wy9.json", 1, 38, "Incident on 2018-10-21 23:09:19 UTC")]
    [DataRow("github-2n4c2ry9gj7f.json", 1, 2, "Incident on 2015-11-16 02:51:39 UTC")]
    [DataRow("github-vvthhf8gxt80.json", 1, 6, "Incident with GitHub Actions, GitHub Pages, and Webhooks")]
    [DataRow("statuscheck-twilio_incident.json", 2, 2, "SMS Delivery Delays to Mozambique Movitel")]
    [DataRow("statuscheck-github_incident.json", 1, 1, "Unplanned Database Outage")]
    [DataRow("example_output_update_incident.json", 1, 2, "Database Connection Issues")]
    public async Task A_statuspage_sample_gives_its_steps(string file, int incidents, int entries, string title)
    {
        var read = (await Reading.SampleAsync($"statuspage/{file}")).Incidents();
        Assert.HasCount(incidents, read);
        Assert.AreEqual((title, entries), (read[0].Title, read[0].Entries.Count));
    }

    [TestMethod]
    public async Task The_day_long_outage_lasts_as_long_as_its_own_list()
    {
        var incident = (await Reading.SampleAsync("statuspage/github-6swlsy1h3wy9.json")).Only();
        Assert.AreEqual(new DateTimeOffset(2018, 10, 21, 23, 9, 19, TimeSpan.Zero), incident.StartedAt);
        Assert.AreEqual(new DateTimeOffset(2018, 10, 22, 23, 3, 57, TimeSpan.Zero), incident.EndedAt);
        CollectionAssert.AreEqual(new[] { "API Requests", "Issues", "Pages" }, incident.Services.ToArray());
        Assert.AreEqual("kctbh9vrtdwd/6swlsy1h3wy9", incident.SourceId);
    }

    [TestMethod]
    public async Task Every_markdown_sample_is_one_incident_with_a_title()
    {
        var files = Directory.GetFiles(Needs.Sample("markdown"))
            .Concat(Directory.GetFiles(Needs.Sample("templates"))).ToList();
        Assert.IsNotEmpty(files);
        var ids = new List<string>();
        foreach (var file in files)
        {
            var incident = (await Reading.AllAsync(File.ReadAllBytes(file), Path.GetFileName(file), new ImportOptions(ImportFormat.Markdown))).Only();
            Assert.IsFalse(string.IsNullOrWhiteSpace(incident.Title), file);
            Assert.IsTrue(incident.EndedAt is null || incident.EndedAt >= incident.StartedAt, file);
            CollectionAssert.AllItemsAreUnique(incident.Entries.Select(entry => entry.SourceId).ToArray(), file);
            if (incident.StartedAt is null)
                Assert.IsTrue(incident.Notes.Any(note => note.StartsWith("It is", StringComparison.Ordinal)), file);
            ids.Add(incident.SourceId);
        }
        CollectionAssert.AllItemsAreUnique(ids);
    }

    // name, start, end, steps, factors, mitigators, actions, lessons
    [TestMethod]
    [DataRow("hachyderm-2022-12-13-root-filesystem-full.md", "2022-12-13 18:53", "2022-12-13 19:06", 16, 1, 3, 3, 6)]
    [DataRow("hachyderm-2023-01-03-fritz-overload.md", "2023-01-03 12:30", null, 0, 1, 2, 3, 4)]
    [DataRow("moj-2024-07-25-elasticsearch-logging.html.md.erb", "2024-07-25 12:10", "2024-07-25 16:19", 22, 0, 0, 4, 0)]
    [DataRow("moj-2020-02-12.html.md.erb", "2020-02-12 11:45", "2020-02-12 12:07", 3, 0, 0, 0, 0)]
    [DataRow("moj-2021-09-30-ssl-certificate-issue-browsers.html.md.erb", "2021-09-30 15:31", "2021-10-01 13:09", 4, 0, 0, 4, 0)]
    [DataRow("kubernetes-2019-01-23.md", "2019-01-22 22:54", "2019-01-23 16:27", 11, 1, 2, 2, 6)]
    [DataRow("kubernetes-2019-02-08.md", "2019-02-08 21:20", "2019-02-09 01:59", 13, 1, 2, 1, 3)]
    [DataRow("kubernetes-2019-05-30.md", "2019-05-30 20:26", "2019-05-31 14:00", 11, 1, 2, 2, 4)]
    [DataRow("posthog-2024-02-28-decide_is_down.md", "2024-02-28 15:30", "2024-02-28 18:10", 0, 0, 0, 3, 0)]
    [DataRow("posthog-2025-10-21-feature-flags-recurring-outages.md", "2025-10-21 21:45", "2025-10-30 05:39", 42, 27, 4, 26, 18)]
    [DataRow("posthog-2026-01-17-replay-sdk-fetch-wrapper-incident.md", "2026-01-14 10:18", null, 10, 1, 0, 7, 6)]
    [DataRow("dfds-PM2019-009_-_Kubernetes_network_infrastructure_IP_starvation.md", "2019-11-29 11:00", "2019-12-05 06:00", 14, 7, 0, 4, 1)]
    [DataRow("dfds-PM2021-005_-_All_services_returning_503_in_Kubernetes.md", "2021-06-22 08:21", "2021-06-22 08:46", 7, 2, 0, 3, 4)]
    [DataRow("rust-crates-io-incident-report.md", "2020-02-20 21:17", null, 17, 1, 0, 5, 0)]
    [DataRow("rust-mdbook-security-advisory.md", "2020-12-30 20:14", null, 4, 0, 0, 0, 0)]
    [DataRow("learningequality-001-buildkite-failing-build.md", null, null, 8, 2, 0, 3, 0)]
    [DataRow("learningequality-003-instantschools-migrations-not-included.md", null, null, 0, 1, 0, 1, 0)]
    public async Task A_markdown_sample_gives_its_parts(string file, string? start, string? end, int steps, int factors, int mitigators, int actions,
        int lessons)
    {
        static string? Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var incident = (await Reading.SampleAsync($"markdown/{file}")).Only();
        Assert.AreEqual((start, end), (Shown(incident.StartedAt), Shown(incident.EndedAt)));
        Assert.AreEqual((steps, factors, mitigators, actions, lessons),
            (incident.Entries.Count, incident.Factors.Count, incident.Mitigators.Count, incident.Actions.Count, incident.Lessons.Count));
    }

    [TestMethod]
    [DataRow("pagerduty")]
    [DataRow("opsgenie")]
    [DataRow("alertmanager")]
    [DataRow("incidentio")]
    [DataRow("firehydrant")]
    [DataRow("rootly")]
    public async Task Json_of_another_system_is_refused_in_words_and_never_taken_for_a_status_page(string folder)
    {
        foreach (var file in Directory.GetFiles(Needs.Sample(folder), "*.json", SearchOption.AllDirectories))
        {
            var items = await Reading.AllAsync(File.ReadAllBytes(file), Path.GetFileName(file));
            Assert.IsEmpty(items.Incidents(), file);
            Assert.IsNotEmpty(items.Problems(), file);
        }
    }
}
