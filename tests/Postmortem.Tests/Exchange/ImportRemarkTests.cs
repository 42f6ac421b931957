using System.Text;
using Postmortem.Exchange;
using Postmortem.Incidents;

namespace Postmortem.Tests.Exchange;

/// <summary>What an import assumed is kept with the incident for whoever reads it later.</summary>
[TestClass]
public sealed class ImportRemarkTests
{
    private const string Zone = "Some times named no zone; they were read as UTC.";
    private const string Lock = "# The lock broke\n\nDate: 2024-03-12\n\nStarted: 09:00\n"
        + "\n## Timeline\n\n- 09:00 The lock breaks\n- 10:00 The smith is called\n";
    private const string Told = "# The lock broke\n\nDate: 2024-03-12\nSeverity: major\nStarted: 2024-03-12 09:00 UTC\n"
        + "\n## Timeline\n\n- 09:00 UTC The lock breaks\n- 10:00 UTC The smith is called\n- 11:00 UTC The lock is repaired\n";

    [TestMethod]
    public async Task Every_note_of_an_incident_is_read_on_it_later()
    {
        await using var bed = await Testbed.OpenAsync();
        var notes = (await ImportAsync(bed, Lock)).Notes.Select(note => note.Message).ToList();
        var remarks = (await OpenAsync(bed)).Remarks;
        CollectionAssert.AreEquivalent(notes, remarks.Select(remark => remark.Text).ToList());
        CollectionAssert.Contains(notes, Zone);
        Assert.AreEqual(nameof(Incident.Severity), remarks.Single(remark => remark.Text.Contains("taken to be minor", StringComparison.Ordinal)).About);
        Assert.AreEqual(nameof(Incident.EndedAt), remarks.Single(remark => remark.Text == "It is not told when it ended.").About);
    }

    [TestMethod]
    public async Task Importing_it_again_replaces_them()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, Lock);
        Assert.AreEqual(1, (await ImportAsync(bed, Told)).Updated);
        var texts = (await OpenAsync(bed)).Remarks.Select(remark => remark.Text).ToList();
        CollectionAssert.DoesNotContain(texts, Zone);
        CollectionAssert.DoesNotContain(texts, "It is not told when it ended.");
        CollectionAssert.Contains(texts, "It is not told when it was noticed.");
    }

    [TestMethod]
    public async Task What_is_said_of_a_field_goes_once_a_person_corrects_it_and_does_not_come_back()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, Lock);
        var before = await OpenAsync(bed);
        Assert.IsNull(await bed.Get<IncidentService>().DescribeAsync(bed.Member, 1, before.Version, new IncidentText
        {
            Title = before.Title,
            CustomerExperience = before.CustomerExperience,
            StartedAt = before.StartedAt,
            NoticedAt = before.NoticedAt,
            EndedAt = before.StartedAt!.Value.AddHours(2),
            Severity = Severity.Severe,
        }));
        await ExpectAsync();
        Assert.AreEqual(1, (await ImportAsync(bed, Lock + "- 10:30 The smith comes\n")).Updated);
        await ExpectAsync();

        async Task ExpectAsync()
        {
            var texts = (await OpenAsync(bed)).Remarks.Select(remark => remark.Text).ToList();
            CollectionAssert.DoesNotContain(texts, "It is not told when it ended.");
            Assert.IsFalse(texts.Exists(text => text.Contains("taken to be minor", StringComparison.Ordinal)), string.Join('\n', texts));
            CollectionAssert.Contains(texts, "It is not told when it was noticed.");
            CollectionAssert.Contains(texts, Zone, "the steps have no zone still");
        }
    }

    [TestMethod]
    public async Task That_it_could_be_another_incident_stays_said_when_its_source_tells_more()
    {
        await using var bed = await Testbed.OpenAsync();
        await ImportAsync(bed, Lock);
        const string Twin = "# The lock broke\n\nDate: 2024-03-12\n\n## Timeline\n\n- 09:02 UTC Nobody gets in\n- 09:50 UTC The key is turned\n";
        await ImportAsync(bed, Twin, "report.md");
        Assert.AreEqual(1, (await ImportAsync(bed, Twin + "- 10:15 UTC The door is lifted out\n", "report.md")).Updated);
        Assert.AreEqual(1, (await OpenAsync(bed, 2)).Remarks.Count(remark => remark.Text.StartsWith("This could be I-1", StringComparison.Ordinal)
            && remark.About == IncidentRemark.Identity));
        Assert.IsEmpty((await OpenAsync(bed)).Remarks.Where(remark => remark.About == IncidentRemark.Identity));
    }

    [TestMethod]
    public async Task A_file_with_a_remark_at_each_of_its_steps_keeps_a_hundred_and_says_how_many_more_there_were()
    {
        await using var bed = await Testbed.OpenAsync();
        var steps = Enumerable.Range(0, 120).Select(i => $"- {1 + (i % 12)}/{1 + (i / 12)}/{2000 + i} 09:00 UTC Step {i}\n");
        var notes = (await ImportAsync(bed, "# The lock broke\n\n## Timeline\n\n" + string.Concat(steps))).Notes;
        var remarks = (await OpenAsync(bed)).Remarks;
        Assert.IsGreaterThan(100, notes.Count);
        Assert.HasCount(100, remarks);
        StringAssert.StartsWith(remarks[^1].Text, $"There were {notes.Count - 99} remarks more");
    }

    private static async Task<ImportSummary> ImportAsync(Testbed bed, string text, string name = "lock.md")
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await bed.Get<ImportService>().ImportAsync(bed.Member, stream, name, new ImportOptions(), dryRun: false, null)).Value;
    }

    private static async Task<Incident> OpenAsync(Testbed bed, int number = 1) =>
        (await bed.Get<IncidentService>().OpenAsync(bed.Member, number)).Value.Incident;
}
