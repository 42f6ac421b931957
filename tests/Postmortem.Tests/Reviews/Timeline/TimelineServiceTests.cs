using System.Text;
using Microsoft.EntityFrameworkCore;
using Postmortem.Exchange;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Timeline;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Timeline;

[TestClass]
public sealed class TimelineServiceTests
{
    [TestMethod]
    public async Task Many_lines_are_added_in_one_go_and_taken_off_in_one()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var reviews = bed.Get<ReviewService>();
        var before = (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review;
        var ids = (await bed.Timelines.AddTimelineEntriesAsync(bed.Member, it.Review, [.. Enumerable.Range(0, 20).Select(i => Text(bed, $"Step {i}"))])).Value;
        var after = (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review;
        Assert.AreEqual((before.Timeline.Count + 20, before.Version + 1), (after.Timeline.Count, after.Version));
        CollectionAssert.AreEqual(Enumerable.Range(0, 20).Select(i => $"Step {i}").ToList(), ids.Select(id => after.Timeline.Single(e => e.Id == id).Text)
            .ToList());
        Assert.AreEqual(20, await bed.RowsAsync(db => db.Changes.CountAsync(c => c.Verb == "timeline.add-many" && c.EntityType == "TimelineEntry")));
        Assert.IsNull(await bed.Timelines.RemoveTimelineEntriesAsync(bed.Member, it.Review, ids));
        Assert.AreEqual(before.Timeline.Count, (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Timeline.Count);
    }

    [TestMethod]
    public async Task One_line_that_cannot_be_stored_keeps_all_of_them_off()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var reviews = bed.Get<ReviewService>();
        var wrong = Text(bed, "The second") with { KnownAt = bed.Clock.GetUtcNow().AddDays(-1) };
        var refusal = (await bed.Timelines.AddTimelineEntriesAsync(bed.Member, it.Review, [Text(bed, "The first"), wrong])).Refusal;
        StringAssert.Contains(refusal!.Sentence, "“The second”: It cannot become known before it happened.");
        Assert.AreEqual(2, (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Timeline.Count);
        Assert.IsFalse((await bed.Timelines.AddTimelineEntriesAsync(bed.Member, it.Review, [])).Ok);
        var many = Enumerable.Repeat(Text(bed, "x"), TimelineService.MostEntriesAtOnce + 1).ToList();
        StringAssert.Contains((await bed.Timelines.AddTimelineEntriesAsync(bed.Member, it.Review, many)).Refusal!.Sentence, "fit at once");
    }

    [TestMethod]
    public async Task An_entry_of_another_review_or_a_part_of_a_list_takes_nothing_off()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var reviews = bed.Get<ReviewService>();
        var other = (await reviews.StartAsync(bed.Member, [it.Loose])).Value;
        var foreign = (await bed.Timelines.AddTimelineEntryAsync(bed.Member, other, Text(bed, "Elsewhere"))).Value;
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Timelines.RemoveTimelineEntriesAsync(bed.Manager, it.Review, [it.Entry, foreign]))?.Kind);
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Timelines.RemoveTimelineEntryAsync(bed.Manager, it.Review, foreign))?.Kind);
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Timelines.EditTimelineEntryAsync(bed.Manager, it.Review, foreign, "Elsewhere",
            Text(bed, "Here")))?.Kind);
        Assert.AreEqual(2, (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Timeline.Count);
    }

    [TestMethod]
    public async Task Each_verb_of_the_timeline_takes_the_signature_off_and_a_closed_review_refuses_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Fixing);
        var reviews = bed.Get<ReviewService>();
        Func<Task<Refusal?>>[] verbs =
        [
            async () => (await bed.Timelines.AddTimelineEntryAsync(bed.Member, it.Review, Text(bed, "One more"))).Refusal,
            async () => (await bed.Timelines.AddTimelineEntriesAsync(bed.Member, it.Review, [Text(bed, "Two more")])).Refusal,
            () => bed.Timelines.EditTimelineEntryAsync(bed.Member, it.Review, it.Entry, "The job stops", Text(bed, "The job stops at once")),
            () => bed.Timelines.RemoveTimelineEntryAsync(bed.Member, it.Review, it.Entry),
            () => bed.Timelines.RestoreTimelineEntryAsync(bed.Member, it.Review, it.Entry),
        ];
        foreach (var verb in verbs)
        {
            Assert.IsNull(await bed.Signatures.SignAsync(bed.Manager, it.Review));
            var signed = (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review;
            Assert.IsNotNull(signed.Signature);
            Assert.IsNull(await verb());
            var edited = (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review;
            Assert.AreEqual((null, signed.Version + 1), (edited.Signature, edited.Version));
        }
        Assert.IsNull(await reviews.OpenNextStageAsync(bed.Manager, it.Review, "for a test"));
        foreach (var verb in verbs) Assert.AreEqual(RefusalKind.Conflict, (await verb())?.Kind);
    }

    [TestMethod]
    public async Task An_entry_keeps_its_place_when_the_clock_of_the_server_jumps_back()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var reviews = bed.Get<ReviewService>();
        var first = (await bed.Timelines.AddTimelineEntryAsync(bed.Member, it.Review, Text(bed, "First") with { HappenedAt = DateTimeOffset.UnixEpoch })).Value;
        bed.Clock.AdjustTime(bed.Clock.GetUtcNow().AddHours(-26));
        var second = (await bed.Timelines.AddTimelineEntryAsync(bed.Member, it.Review,
            Text(bed, "Second") with { HappenedAt = DateTimeOffset.UnixEpoch.AddMinutes(1) })).Value;
        Assert.IsNull(await bed.Timelines.EditTimelineEntryAsync(bed.Member, it.Review, first, "First",
            Text(bed, "First of all") with { HappenedAt = DateTimeOffset.UnixEpoch }));
        var timeline = (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Timeline;
        CollectionAssert.AreEqual(new[] { "First of all", "Second" }, timeline.Take(2).Select(e => e.Text).ToArray());
        Assert.AreEqual(second, timeline[1].Id);
        Assert.IsEmpty((await bed.AuditAsync()).Problems);
    }

    [TestMethod]
    public async Task A_long_timeline_that_is_remembered_shows_every_change_of_every_verb()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var reviews = bed.Get<ReviewService>();
        var ids = (await bed.Timelines.AddTimelineEntriesAsync(bed.Member, it.Review, [.. Enumerable.Range(0, 300).Select(i => Text(bed, $"Step {i}"))])).Value;
        await ExpectAsync();
        await bed.Timelines.EditTimelineEntryAsync(bed.Member, it.Review, ids[7], "Step 7", Text(bed, "Step seven"));
        Assert.AreEqual("Step seven", (await ExpectAsync()).Single(e => e.Id == ids[7]).Text);
        await bed.Timelines.RemoveTimelineEntryAsync(bed.Manager, it.Review, ids[8]);
        Assert.AreEqual(301, (await ExpectAsync()).Count);
        await bed.Timelines.RestoreTimelineEntryAsync(bed.Manager, it.Review, ids[8]);
        await bed.Timelines.AddTimelineEntryAsync(bed.Manager, it.Review, Text(bed, "One more"));
        await reviews.RenameAsync(bed.Manager, it.Review, "Another name");
        Assert.AreEqual(303, (await ExpectAsync()).Count);
        await bed.Timelines.AddTimelineEntriesAsync(bed.Member, it.Review, [.. Enumerable.Range(0, 600).Select(i => Text(bed, $"Late step {i}"))]);
        Assert.AreEqual(903, (await ExpectAsync()).Count);

        async Task<IReadOnlyList<TimelineEntry>> ExpectAsync()
        {
            var shown = (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Timeline;
            var rows = await bed.RowsAsync(db => db.Set<TimelineEntry>().AsNoTracking().Where(e => e.RemovedAt == null).ToListAsync());
            CollectionAssert.AreEquivalent(rows.ConvertAll(e => (e.Id, e.Text)), shown.Select(e => (e.Id, e.Text)).ToList());
            return shown;
        }
    }

    [TestMethod]
    [Timeout(120_000)]
    public async Task An_incident_with_five_thousand_updates_becomes_a_review_with_as_many_entries()
    {
        await using var bed = await Testbed.OpenAsync();
        var json = new StringBuilder("""{"incidents":[{"id":"a","name":"A long day","incident_updates":[""");
        for (var i = 0; i < 5_000; i++)
        {
            var at = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000 + (i * 7));
            json.Append(System.Globalization.CultureInfo.InvariantCulture,
                $$"""{{(i == 0 ? "" : ",")}}{"id":"u{{i}}","status":"investigating","body":"Step {{i}}","created_at":"{{at:O}}"}""");
        }
        json.Append("]}]}");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json.ToString()));
        var summary = (await bed.Get<ImportService>().ImportAsync(bed.Manager, file, "long.json", new ImportOptions(), dryRun: false, progress: null)).Value;
        Assert.AreEqual(1, summary.Created, string.Join(" ", summary.Problems));
        var incident = (await bed.Get<IncidentService>().ListAsync(bed.Manager, false, new())).Value.Page.Rows.Single().Number;
        var review = (await bed.Get<ReviewService>().StartAsync(bed.Manager, [incident])).Value;
        Assert.AreEqual(5_000, (await bed.Get<ReviewService>().OpenAsync(bed.Manager, review)).Value.Review.Timeline.Count);
    }

    private static TimelineText Text(Testbed bed, string text) => new(bed.Clock.GetUtcNow(), TimelineKind.Response, text);
}
