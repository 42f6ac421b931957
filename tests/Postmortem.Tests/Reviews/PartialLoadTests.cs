using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Timeline;
using Postmortem.Storage;
using Postmortem.Storage.Sqlite;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews;

[TestClass]
public sealed partial class PartialLoadTests
{
    [TestMethod]
    public async Task What_was_not_loaded_cannot_be_asked_for()
    {
        await using var bed = await Testbed.OpenAsync();
        await AccessCase.PrepareAsync(bed, Standing.Fixing);
        var review = await bed.RowsAsync(async db =>
            await db.ReviewToShowAsync(await db.Set<Review>().Select(r => r.Id).FirstAsync(), ReviewSlices.Factors | ReviewSlices.Signature));
        Assert.IsNotEmpty(review.Factors);
        Assert.IsNull(review.Signature);
        foreach (var ask in new Func<object?>[]
        {
            () => review.Timeline, () => review.Notices, () =>
                review.Threads, () => review.Actions, () => review.Participants, () => review.Signatures, () => review.Severity,
            () => Gate.Of(review),
        })
            StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => ask()).Message, "was loaded without");
    }

    [TestMethod]
    public async Task Of_a_timeline_that_was_loaded_in_part_only_these_entries_are_known()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Analyzing);
        var store = bed.Get<Store>();
        var nowhere = Guid.CreateVersion7();
        var other = await bed.RowsAsync(db => db.Set<TimelineEntry>().Where(e => e.Id != it.Entry).Select(e => e.Id).FirstAsync());
        var read = await store.ReadAsync<bool>(bed.Member, async work =>
        {
            var review = (await work.ReviewAsync(it.Review, ReviewSlices.SomeEntries | ReviewSlices.Factors | ReviewSlices.Evidence | ReviewSlices.Signature,
                [it.Entry, nowhere]))!;
            Assert.IsNotNull(review.Entry(it.Entry));
            Assert.ThrowsExactly<InvalidOperationException>(() => review.Timeline);
            foreach (var ask in new Func<Guid, object?>[]
            {
                id => review.Entry(id), id => review.EditTimelineEntry(id, new TimelineText(work.Now, TimelineKind.Trigger, "It stops")),
                id => review.RemoveTimelineEntry(id, work.Now), id => review.RemoveTimelineEntries([it.Entry, id], work.Now),
                id => review.EditFactor(it.Factor, new FactorText("The job reports success", "process") { EntryIds = [id] }),
            })
            {
                StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => ask(other)).Message, "was loaded without");
                ask(nowhere); // asked for, and not there
            }
            return true;
        });
        Assert.IsTrue(read.Ok);
    }

    [TestMethod]
    public void Nothing_but_the_guarded_properties_reads_the_lists_of_a_review()
    {
        var folder = Checkout.Folder("src/Postmortem/Reviews");
        var lists = ListField().Matches(File.ReadAllText(Path.Combine(folder, "Review.Parts.cs"))).Select(m => m.Groups[1].Value).ToList();
        Assert.HasCount(21, lists);
        foreach (var file in Directory.EnumerateFiles(folder, "Review.*.cs", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("Review.Parts.cs", StringComparison.Ordinal)))
            foreach (var list in lists)
                Assert.IsFalse(Regex.IsMatch(File.ReadAllText(file), $@"\b{list}\b"),
                    $"{Path.GetFileName(file)} reads {list}, which is empty where it was not loaded.");
    }

    [TestMethod]
    public async Task A_factor_is_moved_with_twelve_queries_and_shown_with_twelve()
    {
        var count = new Counter();
        await using var bed = await Testbed.OpenAsync(services => services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(count)));
        var it = await AccessCase.PrepareAsync(bed, Standing.Fixing);
        await bed.Reviews.OpenAsync(bed.Member, it.Review);

        count.Commands.Clear();
        var other = (await bed.Reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Factors.First(f => f.Id != it.Factor);
        count.Commands.Clear();
        Assert.IsNull(await bed.Factors.MoveFactorAsync(bed.Member, it.Review, it.Factor, other.Id));
        Assert.IsLessThanOrEqualTo(12, count.Commands.Count, string.Join("\n\n", count.Commands));

        count.Commands.Clear();
        Assert.AreEqual(other.Id, (await bed.Reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Factors.Single(f => f.Id == it.Factor).ParentId);
        Assert.IsLessThanOrEqualTo(12, count.Commands.Count, string.Join("\n\n", count.Commands));
    }

    [GeneratedRegex(@"private List<\w+> (_\w+) =")]
    private static partial Regex ListField();

    private sealed class Counter : DbCommandInterceptor
    {
        private readonly Lock _lock = new();
        public List<string> Commands { get; } = [];

        /// <summary>Comes before every command, whether it reads, writes or asks for one value, and waits for it or not.</summary>
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            lock (_lock) Commands.Add(result.CommandText);
            return result;
        }
    }
}
