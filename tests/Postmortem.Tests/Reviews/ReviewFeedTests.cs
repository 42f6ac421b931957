using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews;

[TestClass]
public sealed class ReviewFeedTests
{
    /// <summary>A generous bound for a busy machine; what is promised is measured by the bench.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [TestMethod]
    public async Task Every_open_page_is_shown_what_was_changed_as_its_reader_may_see_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        await using var pages = await Pages.OpenAsync(bed, it, bed.Manager, bed.Member, bed.Stranger);

        Assert.IsNull(await bed.Reviews.RenameAsync(bed.Member, it.Review, "Refunds that were not paid"));
        Assert.AreEqual("Refunds that were not paid", (await pages.OfAsync(bed.Manager, Shows)).Value.Review.Title);
        Assert.AreEqual(bed.Member.PersonId, (await pages.OfAsync(bed.Member, Shows)).Value.Me.Id);
        Assert.AreEqual(RefusalKind.NotFound, (await pages.OfAsync(bed.Stranger, page => !page.Ok)).Refusal!.Kind);

        static bool Shows(Result<ReviewPage> page) => page is { Ok: true, Value.Review.Title: "Refunds that were not paid" };
    }

    [TestMethod]
    public async Task Who_takes_part_no_more_and_whose_account_was_closed_is_shown_nothing()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        Assert.IsNull(await bed.Pause.InviteAsync(bed.Manager, it.Review, bed.Stranger.PersonId, wasInvolved: false));
        await using var pages = await Pages.OpenAsync(bed, it, bed.Manager, bed.Member, bed.Stranger);

        Assert.IsNull(await bed.Pause.UninviteAsync(bed.Manager, it.Review, bed.Stranger.PersonId));
        Assert.AreEqual(RefusalKind.NotFound, (await pages.OfAsync(bed.Stranger, page => !page.Ok)).Refusal!.Kind);

        Assert.IsNull(await bed.Get<PeopleService>().ChangeAsync(bed.Administrator, bed.Member.PersonId, "Mia Member", Role.Member, isDisabled: true));
        Assert.AreEqual(RefusalKind.SignedOut, (await pages.OfAsync(bed.Member, page => !page.Ok)).Refusal!.Kind);
        Assert.IsTrue((await pages.OfAsync(bed.Manager, page => page.Ok)).Ok);
    }

    [TestMethod]
    public async Task A_sign_in_that_ended_is_shown_nothing_while_another_of_the_same_person_goes_on()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var (ends, lasts) = (await SignInAsync(bed, "a phone"), await SignInAsync(bed, "a desk"));
        await using var pages = await Pages.OpenAsync(bed, it, ends, lasts);

        Assert.IsNull(await bed.Get<DeviceService>().EndAsync(lasts, ends.By!.SessionId));
        Assert.IsNull(await bed.Reviews.RenameAsync(bed.Member, it.Review, "Refunds that were not paid"));
        Assert.AreEqual(RefusalKind.SignedOut, (await pages.OfAsync(ends, page => !page.Ok)).Refusal!.Kind);
        Assert.IsTrue((await pages.OfAsync(lasts, page => page is { Ok: true, Value.Review.Title: "Refunds that were not paid" })).Ok);
    }

    [TestMethod]
    public async Task A_page_that_fails_or_never_ends_hurts_no_other_and_a_slow_one_is_shown_the_newest()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        await using var pages = await Pages.OpenAsync(bed, it, bed.Manager);
        using var shown = new SemaphoreSlim(0);
        var (goOn, titles) = (new TaskCompletionSource(), new List<string>());
        using var fails = bed.Get<ReviewFeed>().Join(bed.Member, pages.ReviewId, _ => throw new InvalidOperationException("on purpose"));
        using var slow = bed.Get<ReviewFeed>().Join(bed.Member, pages.ReviewId, async page =>
        {
            titles.Add(page.Value.Review.Title);
            shown.Release();
            await goOn.Task;
        });
        for (var i = 0; i < 4; i++)
        {
            Assert.IsNull(await bed.Reviews.RenameAsync(bed.Member, it.Review, $"Title {i}"));
            await pages.OfAsync(bed.Manager, page => page.Value.Review.Title == $"Title {i}");
        }
        Assert.IsTrue(await shown.WaitAsync(Patience));
        Assert.HasCount(1, titles);
        goOn.SetResult();
        Assert.IsTrue(await shown.WaitAsync(Patience));
        Assert.AreEqual("Title 3", titles[1]);
    }

    private static async Task<Actor> SignInAsync(Testbed bed, string device)
    {
        var session = (await bed.Get<DeviceService>().BeginAsync(bed.Member.PersonId, device)).Value;
        var stamp = await bed.RowsAsync(async db => (await db.People.FindAsync(bed.Member.PersonId))!.SecurityStamp);
        return bed.Member with { By = new SignedInBy(session.Id, stamp ?? "") };
    }

    /// <summary>Open pages of one review, and what each was shown last.</summary>
    private sealed class Pages : IAsyncDisposable
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<Actor, Result<ReviewPage>> _shown = [];
        private readonly List<IDisposable> _listening = [];
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Guid ReviewId { get; private init; }

        public static async Task<Pages> OpenAsync(Testbed bed, AccessCase it, params Actor[] readers)
        {
            var pages = new Pages { ReviewId = (await bed.Reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Id };
            foreach (var reader in readers)
                pages._listening.Add(bed.Get<ReviewFeed>().Join(reader, pages.ReviewId, page => pages.Show(reader, page)));
            return pages;
        }

        /// <summary>What this reader's page shows, once it is that.</summary>
        public async Task<Result<ReviewPage>> OfAsync(Actor reader, Func<Result<ReviewPage>, bool> isThat)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (true)
            {
                Task next;
                lock (_gate)
                {
                    if (_shown.TryGetValue(reader, out var page) && isThat(page)) return page;
                    next = _next.Task;
                }
                await next.WaitAsync(patience.Token);
            }
        }

        public ValueTask DisposeAsync()
        {
            foreach (var listening in _listening) listening.Dispose();
            return ValueTask.CompletedTask;
        }

        private Task Show(Actor reader, Result<ReviewPage> page)
        {
            lock (_gate)
            {
                _shown[reader] = page;
                _next.SetResult();
                _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return Task.CompletedTask;
        }
    }
}
