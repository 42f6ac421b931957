using System.Text;
using Microsoft.EntityFrameworkCore;
using Postmortem.Exchange;
using Postmortem.Incidents;

namespace Postmortem.Tests.Exchange;

/// <summary>What a file is called is no identity: the same incident is one, wherever it comes from, and another is another.</summary>
[TestClass]
public sealed class ImportIdentityTests
{
    private const string Lock = "# The lock broke\n\nDate: 2024-03-12\n\n## Timeline\n\n- 09:00 UTC The lock breaks\n- 10:00 UTC The lock is repaired\n";
    private const string Belt = "# The belt stood\n\nDate: 2024-05-02\n\n## Timeline\n\n- 13:00 UTC The belt stands\n- 14:00 UTC The belt runs again\n";

    [TestMethod]
    public async Task Two_files_of_one_name_in_different_folders_are_two_incidents_whatever_their_order()
    {
        await using var bed = await Testbed.OpenAsync();
        var first = await ImportAsync(bed, ("a/night.md", Lock), ("b/night.md", Belt));
        Assert.AreEqual((2, 0, 0), (first.Created, first.Updated, first.Unchanged));
        Assert.IsTrue(first.Notes.Any(note => note.File == "b/night.md" && note.Message.Contains("both were kept", StringComparison.Ordinal)));
        var again = await ImportAsync(bed, ("b/night.md", Belt), ("a/night.md", Lock));
        Assert.AreEqual((0, 0, 2), (again.Created, again.Updated, again.Unchanged));
        CollectionAssert.AreEquivalent(new[] { "The lock broke", "The belt stood" }, await TitlesAsync(bed));
    }

    [TestMethod]
    public async Task An_edited_file_is_the_same_incident_also_beside_another_of_its_name()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, ("a/night.md", Lock), ("b/night.md", Belt));
        var edited = await ImportAsync(bed, ("c/night.md", Belt.Replace("The belt stood", "The belt stood for an hour", StringComparison.Ordinal)),
            ("night.md", Lock + "- 11:00 UTC The key is tried\n"));
        Assert.AreEqual((0, 2, 0), (edited.Created, edited.Updated, edited.Unchanged));
        CollectionAssert.AreEquivalent(new[] { "The lock broke", "The belt stood for an hour" }, await TitlesAsync(bed));
    }

    [TestMethod]
    public async Task A_copy_under_another_name_is_the_same_incident()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, ("a/night.md", Lock));
        Assert.AreEqual(1, (await ImportAsync(bed, ("archive/2024-03.md", Lock))).Unchanged);
    }

    [TestMethod]
    public async Task Where_two_could_be_one_both_are_kept_and_it_is_said()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, ("lock.md", Lock));
        var twin = await ImportAsync(bed, ("report.md",
            "# The lock broke\n\nDate: 2024-03-12\n\n## Timeline\n\n- 09:02 UTC Nobody gets in\n- 09:50 UTC The smith comes\n"));
        Assert.AreEqual(1, twin.Created);
        Assert.IsTrue(twin.Notes.Any(note => note.Message.StartsWith("This could be I-1", StringComparison.Ordinal)), string.Join('\n', twin.Notes));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task An_incident_without_its_page_is_the_one_that_has_it(bool pageFirst)
    {
        const string Incident = """{"id":"i1","name":"Tills were slow","impact":"minor","created_at":"2026-03-01T10:00:00Z","incident_updates":[]}""";
        await using var bed = await Testbed.OpenAsync();
        string[] files = [$$"""{"page":{"id":"p1"},"incidents":[{{Incident}}]}""", Incident];
        var summary = new ImportSummary();
        foreach (var file in pageFirst ? files : files.Reverse())
            summary = summary.Plus(await ImportAsync(bed, ("a.json", file)));
        Assert.AreEqual(1, summary.Created);
        Assert.HasCount(1, await TitlesAsync(bed));
        var other = await ImportAsync(bed, ("b.json", Incident.Replace("Tills were slow", "Another page, the same id", StringComparison.Ordinal)
            .Replace("2026-03-01", "2026-04-01", StringComparison.Ordinal)));
        Assert.AreEqual(1, other.Created, "an id that repeats on another page");
    }

    [TestMethod]
    public async Task Without_a_severity_it_is_taken_to_be_minor_and_said()
    {
        await using var bed = await Testbed.OpenAsync();
        Assert.IsTrue((await ImportAsync(bed, ("lock.md", Lock))).Notes.Any(note => note.Message.Contains("taken to be minor", StringComparison.Ordinal)));
    }

    /// <summary>What fails every month is told in the same words every month.</summary>
    private static string Report(string title, string? date, params string[] steps)
    {
        var day = date is null ? "" : $"Date: {date}\n\n";
        return $"# {title}\n\n{day}## Timeline\n\n{string.Join('\n', steps.Select((step, i) => $"- {9 + i:00}:00 UTC {step}"))}\n";
    }

    private static readonly string[] January = ["The alarm rings at night", "The scales stop weighing", "The scales are started again"];

    [TestMethod]
    [DataRow("The scales stopped", "2024-01-05", "The scales stopped", "2024-02-04", DisplayName = "a month later")]
    [DataRow("The scales stopped", "2024-01-05", "The scales stopped", "2024-01-06", DisplayName = "the night after")]
    [DataRow("The scales stopped in January", "2024-01-05", "The scales stopped in February", "2024-02-04", DisplayName = "under another title")]
    [DataRow("The scales stopped in January", null, "The scales stopped in February", null, DisplayName = "without a day")]
    public async Task Two_reports_of_one_template_are_two_incidents(string title, string? date, string nextTitle, string? nextDate)
    {
        await using var bed = await Testbed.OpenAsync();
        var first = Report(title, date, January);
        var second = Report(nextTitle, nextDate, January[0], January[1], "The scales are replaced");
        var imported = await ImportAsync(bed, ("jan/night.md", first), ("feb/night.md", second));
        Assert.AreEqual((2, 0), (imported.Created, imported.Updated), string.Join('\n', imported.Notes));
        Assert.IsTrue(imported.Notes.Any(note => note.File == "feb/night.md" && note.Message.StartsWith("This could be I-1", StringComparison.Ordinal)),
            string.Join('\n', imported.Notes));
        Assert.AreEqual(2, (await ImportAsync(bed, ("feb/night.md", second), ("jan/night.md", first))).Unchanged);
    }

    [TestMethod]
    public async Task One_action_that_two_reports_share_makes_them_no_one_incident()
    {
        await using var bed = await Testbed.OpenAsync();
        const string Actions = "\n## Action items\n\n- Add monitoring\n";
        var imported = await ImportAsync(bed, ("a/night.md", Lock + Actions), ("b/night.md", "# Mail was late\n\nDate: 2024-03-12\n" + Actions));
        Assert.AreEqual((2, 0), (imported.Created, imported.Updated));
    }

    [TestMethod]
    [DataRow("Started: 2023-03-12 09:00 UTC", "Started: 2024-03-12 09:00 UTC")]
    [DataRow("Severity: minor", "Severity: critical")]
    public async Task A_title_alone_makes_no_two_reports_one(string first, string second)
    {
        await using var bed = await Testbed.OpenAsync();
        var imported = await ImportAsync(bed, ("a/night.md", $"# Outage\n\n{first}\n"), ("b/night.md", $"# Outage\n\n{second}\n"));
        Assert.AreEqual((2, 0), (imported.Created, imported.Updated));
        Assert.IsTrue(imported.Notes.Any(note => note.Message.StartsWith("This could be I-1", StringComparison.Ordinal)), string.Join('\n', imported.Notes));
    }

    private static string Told(string? date, params string[] found) =>
        $"# The scales stopped\n\n{(date is null ? "" : $"Date: {date}\n\n")}## Contributing factors\n\n{string.Concat(found.Select(one => $"- {one}\n"))}";

    private static readonly string[] Damp =
        ["The cell is damp at night", "Nobody hears the alarm", "The spare is in the other house", "The night shift is alone"];

    [TestMethod]
    [DataRow("2024-01-05", "2024-02-04", DisplayName = "a month later")]
    [DataRow("2024-01-05", "2024-01-06", DisplayName = "the day after")]
    [DataRow("2024-01-05", "2024-01-05", DisplayName = "the same day")]
    [DataRow(null, "2024-01-05", DisplayName = "one without a day")]
    [DataRow(null, null, DisplayName = "both without")]
    public async Task Two_reports_that_tell_a_day_and_no_time_are_both_kept(string? date, string? nextDate)
    {
        await using var bed = await Testbed.OpenAsync();
        var (first, second) = (Told(date, Damp), Told(nextDate, [.. Damp[..3], "The day shift is alone"]));
        var imported = await ImportAsync(bed, ("jan/night.md", first), ("feb/night.md", second));
        Assert.AreEqual((2, 0), (imported.Created, imported.Updated), string.Join('\n', imported.Notes));
        Assert.IsTrue(imported.Notes.Any(note => note.File == "feb/night.md" && note.Message.StartsWith("This could be I-1", StringComparison.Ordinal)),
            string.Join('\n', imported.Notes));
        Assert.AreEqual(2, (await ImportAsync(bed, ("feb/night.md", second), ("jan/night.md", first))).Unchanged);
    }

    [TestMethod]
    [DataRow("2024-01-05", 1, DisplayName = "of the same day")]
    [DataRow("2024-01-06", 0, DisplayName = "of the next")]
    public async Task A_report_without_a_time_that_only_grew_is_the_same_on_its_day_alone(string date, int updated)
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, ("night.md", Told("2024-01-05", Damp)));
        var grown = await ImportAsync(bed, ("night.md", Told(date, [.. Damp, "Nobody knows the maker"])));
        Assert.AreEqual((1 - updated, updated), (grown.Created, grown.Updated), string.Join('\n', grown.Notes));
    }

    [TestMethod]
    public async Task A_time_that_is_told_later_is_one_of_the_day_that_was_told_before()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, ("night.md", Told("2024-01-05", Damp)));
        var timed = await ImportAsync(bed, ("night.md", Told("2024-01-05", Damp) + "\n## Timeline\n\n- 09:00 UTC The scales stop\n"));
        Assert.AreEqual((0, 1), (timed.Created, timed.Updated), string.Join('\n', timed.Notes));
        var other = await ImportAsync(bed, ("night.md", Told("2024-03-05", Damp) + "\n## Timeline\n\n- 09:00 UTC The scales stop\n"));
        Assert.AreEqual((1, 0), (other.Created, other.Updated), string.Join('\n', other.Notes));
    }

    [TestMethod]
    [DataRow("another title", "The belt stood still", "- 13:00 UTC The belt stands\n- 14:00 UTC The belt runs again\n- 15:00 UTC It is oiled\n")]
    [DataRow("another start", "The belt stood", "- 12:00 UTC It squeals\n- 13:00 UTC The belt stands\n- 14:00 UTC The belt runs again\n")]
    [DataRow("", "The belt stood", "- 13:00 UTC The belt stands\n- 14:00 UTC The belt is running again\n- 15:00 UTC It is oiled\n")]
    public async Task A_file_that_changes_an_incident_under_another_title_or_start_says_so(string says, string title, string steps)
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, ("night.md", Belt));
        var again = await ImportAsync(bed, ("night.md", $"# {title}\n\nDate: 2024-05-02\n\n## Timeline\n\n{steps}"));
        Assert.AreEqual((0, 1), (again.Created, again.Updated));
        var told = again.Notes.Select(note => note.Message)
            .SingleOrDefault(note => note.StartsWith("This is taken for I-1, “The belt stood”", StringComparison.Ordinal));
        Assert.AreEqual(says.Length > 0, told?.Contains(says, StringComparison.Ordinal) == true, string.Join('\n', again.Notes));
    }

    [TestMethod]
    public async Task Two_files_that_give_one_id_are_one_incident_and_it_is_said()
    {
        await using var bed = await Testbed.OpenAsync();
        var imported = await ImportAsync(bed, ("a/lock.md", "---\nid: night\n---\n" + Lock), ("b/belt.md", "---\nid: night\n---\n" + Belt));
        Assert.AreEqual((1, 1), (imported.Created, imported.Updated));
        Assert.IsTrue(imported.Notes.Any(note => note.File == "b/belt.md"
            && note.Message.Contains("has another title and another start", StringComparison.Ordinal)), string.Join('\n', imported.Notes));
    }

    [TestMethod]
    public async Task A_draft_that_grows_and_a_title_that_a_person_wrote_stay_one_incident()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, ("night.md", Report("The scales stopped", "2024-01-05", January[..2])));
        string[] all = [.. January, "The maker is called", "The maker comes by", "The cell is replaced", "Everything is weighed again"];
        Assert.AreEqual(1, (await ImportAsync(bed, ("night.md", Report("The scales stopped", "2024-01-05", all)))).Updated, "grown");
        var incidents = bed.Get<IncidentService>();
        var stored = (await incidents.OpenAsync(bed.Member, 1)).Value.Incident;
        Assert.IsNull(await incidents.DescribeAsync(bed.Member, 1, stored.Version, new IncidentText
        {
            Title = "Nobody could weigh",
            StartedAt = stored.StartedAt!.Value.AddDays(-3),
            Severity = stored.Severity,
            EndedAt = stored.EndedAt,
            NoticedAt = stored.NoticedAt,
            CustomerExperience = stored.CustomerExperience,
            Services = stored.Services,
            Channel = stored.Channel,
        }));
        var again = await ImportAsync(bed, ("night.md", Report("The scales stopped", "2024-01-05", [.. all, "The bill is paid"])));
        Assert.AreEqual((0, 1), (again.Created, again.Updated), "title and start are a person's");
        CollectionAssert.AreEqual(new[] { "Nobody could weigh" }, await TitlesAsync(bed));
    }

    private static async Task<ImportSummary> ImportAsync(Testbed bed, params (string Name, string Text)[] files)
    {
        var sources = files.Select(file => (file.Name, (Func<Stream>)(() => new MemoryStream(Encoding.UTF8.GetBytes(file.Text)))));
        var imported = await bed.Get<ImportService>().ImportTogetherAsync(bed.Member, [.. sources], new ImportOptions(), dryRun: false);
        return imported.Value.Aggregate(new ImportSummary(), (sum, summary) => sum.Plus(summary));
    }

    private static Task<string[]> TitlesAsync(Testbed bed) => bed.RowsAsync(db => db.Set<Incident>().Select(i => i.Title).ToArrayAsync());
}
