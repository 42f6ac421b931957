using Microsoft.Extensions.DependencyInjection;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Storage;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Storage;

[TestClass]
public sealed class ChangeFeedTests
{
    /// <summary>A generous bound for a busy machine; what is promised is measured by the bench.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [TestMethod]
    public async Task A_commit_wakes_who_listens_to_its_review_and_nobody_else()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Analyzing);
        var (mine, others) = (new Ear(), new Ear());
        using var one = bed.Get<ChangeFeed>().Subscribe(await IdAsync(bed, it), mine.HearAsync);
        using var two = bed.Get<ChangeFeed>().Subscribe(Guid.CreateVersion7(), others.HearAsync);
        await mine.QuietAsync();
        var before = (mine.Count, others.Count);

        await bed.Get<ReviewService>().RenameAsync(bed.Member, it.Review, "Refunds that were not paid");
        await mine.MoreThanAsync(before.Item1);
        Assert.AreEqual(before.Item2, others.Count);
    }

    [TestMethod]
    public async Task A_tie_between_a_factor_and_the_timeline_is_news_of_its_review_and_stands_in_its_history()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var ear = new Ear();
        using var listening = bed.Get<ChangeFeed>().Subscribe(await IdAsync(bed, it), ear.HearAsync);
        await ear.QuietAsync();
        var before = ear.Count;

        var text = new FactorText("The job reports success", "process") { Evidence = "log", EntryIds = [it.Entry] };
        Assert.IsNull(await bed.Factors.EditFactorAsync(bed.Member, it.Review, it.Factor, text.Text, text));
        await ear.MoreThanAsync(before);
        var newest = (await bed.History.HistoryAsync(bed.Member, it.Review, 1)).Value.Rows[0];
        Assert.AreEqual(("FactorEvidence", it.Factor), (newest.EntityType, newest.EntityId));
    }

    [TestMethod]
    public async Task A_closed_account_wakes_every_page()
    {
        await using var bed = await Testbed.OpenAsync();
        var ear = new Ear();
        using var listening = bed.Get<ChangeFeed>().Subscribe(Guid.CreateVersion7(), ear.HearAsync);
        await ear.QuietAsync();
        var before = ear.Count;
        await bed.Get<PeopleService>().ChangeAsync(bed.Administrator, bed.Member.PersonId, "Mia Member", Role.Member, isDisabled: true);
        await ear.MoreThanAsync(before);
    }

    [TestMethod]
    public async Task A_listener_that_fails_or_never_ends_hurts_neither_the_writer_nor_another_listener()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var (id, never, good) = (await IdAsync(bed, it), new TaskCompletionSource(), new Ear());
        using var fails = bed.Get<ChangeFeed>().Subscribe(id, () => throw new InvalidOperationException("on purpose"));
        using var hangs = bed.Get<ChangeFeed>().Subscribe(id, () => never.Task);
        using var listening = bed.Get<ChangeFeed>().Subscribe(id, good.HearAsync);
        for (var i = 0; i < 3; i++)
        {
            await good.QuietAsync();
            var before = good.Count;
            Assert.IsNull(await bed.Get<ReviewService>().RenameAsync(bed.Member, it.Review, $"Title {i}"));
            await good.MoreThanAsync(before);
        }
    }

    [TestMethod]
    public async Task What_comes_while_a_listener_is_busy_is_one_wake_up_after_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var (held, ear) = (new TaskCompletionSource(), new Ear());
        using var listening = bed.Get<ChangeFeed>().Subscribe(await IdAsync(bed, it), async () =>
        {
            await ear.HearAsync();
            await held.Task;
        });
        await bed.Get<ReviewService>().RenameAsync(bed.Member, it.Review, "First");
        await ear.MoreThanAsync(0);
        for (var i = 0; i < 30; i++) await bed.Get<ReviewService>().RenameAsync(bed.Member, it.Review, $"Title {i}");
        Assert.AreEqual(1, ear.Count);
        held.SetResult();
        await ear.MoreThanAsync(1);
        await ear.QuietAsync();
        Assert.IsLessThan(5, ear.Count);
    }

    [TestMethod]
    public async Task What_another_process_writes_is_heard_too()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        await using var other = new ServiceCollection().AddPostmortem(bed.Get<StorageOptions>(), Checkout.Folder("templates")).BuildServiceProvider();
        var ear = new Ear();
        using var listening = bed.Get<ChangeFeed>().Subscribe(await IdAsync(bed, it), ear.HearAsync);
        await ear.MoreThanAsync(0); // the first look wakes everybody
        var before = ear.Count;
        var reviews = bed.Get<ReviewService>();
        var shown = (await reviews.OpenAsync(bed.Manager, it.Review)).Value;

        Assert.IsNull(await other.GetRequiredService<ReviewService>().RenameAsync(bed.Member, it.Review, "Written on another node"));
        await ear.MoreThanAsync(before);
        var now = (await reviews.OpenAsync(bed.Manager, it.Review)).Value;
        Assert.AreEqual("Written on another node", now.Review.Title);
        Assert.IsFalse(now.ShowsTheSameAs(shown));
    }

    private static async Task<Guid> IdAsync(Testbed bed, AccessCase it) =>
        (await bed.Get<ReviewService>().OpenAsync(bed.Manager, it.Review)).Value.Review.Id;

    /// <summary>Counts wake-ups, and lets a test wait for the next.</summary>
    private sealed class Ear
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Task HearAsync()
        {
            lock (_gate)
            {
                _count++;
                _next.SetResult();
                _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return Task.CompletedTask;
        }

        public async Task MoreThanAsync(int count)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (true)
            {
                Task next;
                lock (_gate)
                {
                    if (_count > count) return;
                    next = _next.Task;
                }
                await next.WaitAsync(patience.Token);
            }
        }

        /// <summary>Until nothing came for as long as the log is looked at and a listener rests.</summary>
        public async Task QuietAsync()
        {
            while (true)
            {
                Task next;
                lock (_gate) next = _next.Task;
                try
                {
                    await next.WaitAsync(ChangeFeed.Look + (2 * ChangeFeed.Rest));
                }
                catch (TimeoutException)
                {
                    return;
                }
            }
        }
    }
}
