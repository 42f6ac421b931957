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

    private static async Task<ImportSummary> ImportAsync(Testbed bed, params (string Name, string Text)[] files)
    {
        var sources = files.Select(file => (file.Name, (Func<Stream>)(() => new MemoryStream(Encoding.UTF8.GetBytes(file.Text)))));
        var imported = await bed.Get<ImportService>().ImportTogetherAsync(bed.Member, [.. sources], new ImportOptions(), dryRun: false);
        return imported.Value.Aggregate(new ImportSummary(), (sum, summary) => sum.Plus(summary));
    }

    private static Task<string[]> TitlesAsync(Testbed bed) => bed.RowsAsync(db => db.Set<Incident>().Select(i => i.Title).ToArrayAsync());
}
