using System.Text;
using Microsoft.EntityFrameworkCore;
using Postmortem.Exchange;
using Postmortem.Incidents;
using Postmortem.Reviews;

namespace Postmortem.Tests.Exchange;

[TestClass]
public sealed class ImportServiceTests
{
    [TestMethod]
    [DataRow("statuspage", "*.json")]
    [DataRow("markdown", "*")]
    public async Task Every_real_file_is_stored_once_and_changes_nothing_the_second_time(string folder, string pattern)
    {
        var files = Directory.GetFiles(Needs.Sample(folder), pattern);
        await using var bed = await Testbed.OpenAsync();
        var first = await ImportFilesAsync(bed, files);
        var rows = await RowsAsync(bed);
        Assert.AreEqual(0, first.Problems.Count, string.Join("\n", first.Problems));
        Assert.AreEqual(first.Incidents, first.Created + first.Updated + first.Unchanged);
        Assert.AreNotEqual(0, first.Created);
        var second = await ImportFilesAsync(bed, files);
        Assert.AreEqual(0, second.Created, "created again");
        Assert.AreEqual(rows, await RowsAsync(bed));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task The_newest_state_wins_in_whatever_order_the_files_come(bool olderFirst)
    {
        await using var bed = await Testbed.OpenAsync();
        string[] files = [Json("Slow checkout", "2026-01-01T10:00:00Z"), Json("Checkout was down", "2026-01-02T10:00:00Z")];
        foreach (var file in olderFirst ? files : files.Reverse()) await ImportAsync(bed, file);
        Assert.AreEqual("Checkout was down", (await OnlyAsync(bed)).Title);
    }

    [TestMethod]
    public async Task What_a_person_wrote_stays_and_the_rest_is_brought_up_to_date()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, Json("Slow checkout", "2026-01-01T10:00:00Z"));
        var (incident, incidents) = (await OnlyAsync(bed), bed.Get<IncidentService>());
        var text = new IncidentText
        {
            Title = "Paying took four minutes",
            Severity = incident.Severity,
            StartedAt = incident.StartedAt,
            NoticedAt = incident.NoticedAt,
            EndedAt = incident.EndedAt,
            CustomerExperience = incident.CustomerExperience,
            Services = incident.Services
        };
        Assert.IsNull(await incidents.DescribeAsync(bed.Member, incident.Number, incident.Version, text));
        var again = await ImportAsync(bed, Json("Checkout was down", "2026-01-03T10:00:00Z", "critical"));
        Assert.AreEqual(1, again.Updated);
        Assert.AreEqual("Paying took four minutes", (await OnlyAsync(bed)).Title);
        Assert.AreEqual(Severity.Severe, (await OnlyAsync(bed)).Severity);
    }

    [TestMethod]
    public async Task A_broken_incident_is_named_with_its_line_and_the_others_are_stored()
    {
        await using var bed = await Testbed.OpenAsync();
        var summary = await ImportAsync(bed, """
            {"incidents":[
              {"id":"a","name":"First","incident_updates":[]},
              {"id":7,"name":["not","a","name"]},
              {"id":"c","name":"Third","incident_updates":[]}
            ]}
            """);
        Assert.AreEqual(2, summary.Created);
        Assert.AreEqual(3, summary.Problems.Single().Line);
    }

    [TestMethod]
    public async Task A_dry_run_says_what_would_be_stored_and_stores_nothing()
    {
        await using var bed = await Testbed.OpenAsync();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Json("Slow", "2026-01-01T10:00:00Z")));
        var summary = (await bed.Get<ImportService>().ImportAsync(bed.Member, stream, "a.json", new ImportOptions(), dryRun: true, null)).Value;
        Assert.AreEqual(1, summary.Created);
        Assert.AreEqual(0, await bed.RowsAsync(d => d.Set<Incident>().CountAsync()));
    }

    [TestMethod]
    public async Task Cancelling_in_the_middle_keeps_what_was_stored_until_then()
    {
        await using var bed = await Testbed.OpenAsync();
        using var cancel = new CancellationTokenSource();
        var many = "{\"incidents\":[" + string.Join(",", Enumerable.Range(0, 900)
            .Select(i => $"{{\"id\":\"i{i}\",\"name\":\"Incident {i}\",\"incident_updates\":[]}}")) + "]}";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(many));
        var progress = new Immediately(summary =>
        {
            if (summary.Created >= 200) cancel.Cancel();
        });
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            bed.Get<ImportService>().ImportAsync(bed.Member, stream, "a.json", new ImportOptions(), dryRun: false, progress, cancel.Token));
        var stored = await bed.RowsAsync(d => d.Set<Incident>().CountAsync());
        Assert.IsTrue(stored is >= 200 and < 900, $"{stored} stored");
    }

    [TestMethod]
    public async Task A_review_of_an_imported_post_mortem_starts_with_its_timeline_and_its_findings()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportFilesAsync(bed, [Needs.Sample("markdown", "kubernetes-2019-02-08.md")]);
        var incident = (await bed.Get<IncidentService>().OpenAsync(bed.Member, 1)).Value.Incident;
        Assert.AreNotEqual(0, incident.Updates.Count);
        Assert.AreNotEqual(0, incident.Findings.Count);
        var number = (await bed.Get<ReviewService>().StartAsync(bed.Member, [1])).Value;
        var review = (await bed.Get<ReviewService>().OpenAsync(bed.Member, number)).Value.Review;
        Assert.AreEqual(incident.Updates.Count(u => u.At is not null), review.Timeline.Count);
        Assert.AreEqual(incident.Findings.Count(f => f.Kind == FindingKind.Action), review.Actions.Count);
    }

    private static async Task<ImportSummary> ImportFilesAsync(Testbed bed, IEnumerable<string> files)
    {
        var summary = new ImportSummary();
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(file);
            summary = summary.Plus((await bed.Get<ImportService>()
                .ImportAsync(bed.Member, stream, Path.GetFileName(file), new ImportOptions(), false, null)).Value);
        }
        return summary;
    }

    private static async Task<ImportSummary> ImportAsync(Testbed bed, string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await bed.Get<ImportService>().ImportAsync(bed.Member, stream, "a.json", new ImportOptions(), false, null)).Value;
    }

    private static async Task<Incident> OnlyAsync(Testbed bed) => (await bed.Get<IncidentService>().OpenAsync(bed.Member, 1)).Value.Incident;

    /// <summary>Everything that an import may touch, as text.</summary>
    private static Task<string> RowsAsync(Testbed bed) =>
        bed.RowsAsync(async d => string.Join("\n", (await d.Set<Incident>().Include(i => i.Updates).Include(i => i.Findings)
        .OrderBy(i => i.Number).ToListAsync()).Select(i => $"{i.Number} {i.Version} {i.SourceHash} {i.Title} {i.Updates.Count} {i.Findings.Count}")));

    private static string Json(string name, string updatedAt, string impact = "minor") => $$"""
        {"page":{"id":"p"},"incidents":[{"id":"a","name":"{{name}}","impact":"{{impact}}",
        "created_at":"2026-01-01T09:00:00Z","updated_at":"{{updatedAt}}","incident_updates":[]}]}
        """;

    private sealed class Immediately(Action<ImportSummary> told) : IProgress<ImportSummary>
    {
        public void Report(ImportSummary value) => told(value);
    }
}
