using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews;

[TestClass]
public sealed class ReviewSnapshotTests
{
    private const string Canary = "kingfisher-at-dusk";

    [TestMethod]
    public async Task Everyone_who_looks_at_the_same_state_shares_one_copy_and_nobody_keeps_an_old_one()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var (mine, managers) = ((await reviews.OpenAsync(bed.Member, it.Review)).Value, (await reviews.OpenAsync(bed.Manager, it.Review)).Value);
        Assert.AreSame(mine.Review, managers.Review);
        Assert.IsTrue(mine.ShowsTheSameAs((await reviews.OpenAsync(bed.Member, it.Review)).Value));

        await reviews.RenameAsync(bed.Manager, it.Review, "Another title");
        var after = (await reviews.OpenAsync(bed.Member, it.Review)).Value;
        Assert.AreEqual("Another title", after.Review.Title);
        Assert.AreNotEqual("Another title", mine.Review.Title);
        Assert.IsFalse(after.ShowsTheSameAs(mine));
    }

    [TestMethod]
    public async Task A_tie_that_alters_no_row_of_the_review_itself_is_seen_at_once()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>());
        Assert.HasCount(2, (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Actions[0].Factors);
        Assert.IsNull(await bed.Plans.CoverAsync(bed.Manager, it.Review, it.ActionId, it.Factor, covered: false));
        Assert.HasCount(1, (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Actions[0].Factors);
    }

    [TestMethod]
    public async Task A_sealed_text_is_in_no_shared_copy_whoever_reads_first_and_its_author_reads_it_apart()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        await bed.Perspectives.WritePerspectiveAsync(bed.Member, it.Review, "saw", Canary);
        var authors = (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Perspectives.Single();
        var managers = (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Perspectives.Single();
        Assert.AreSame(authors, managers);
        Assert.IsEmpty(authors.Answers);
        Assert.IsFalse(authors.Content.Contains(Canary, StringComparison.Ordinal));
        Assert.AreEqual(Canary, (await bed.Perspectives.AccountsAsync(bed.Member, it.Review)).Value.Mine["saw"]);

        await bed.Perspectives.RevealPerspectivesAsync(bed.Manager, it.Review, "we go on");
        Assert.AreEqual(Canary, (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Perspectives.Single().Answers["saw"]);
    }

    [TestMethod]
    public async Task Whether_a_review_may_be_seen_is_asked_anew_although_others_have_it_open()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, people) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>(), bed.Get<PeopleService>());
        Assert.IsTrue((await reviews.OpenAsync(bed.Manager, it.Review)).Ok);
        Assert.AreEqual(RefusalKind.NotFound, (await reviews.OpenAsync(bed.Stranger, it.Review)).Refusal!.Kind);

        await people.ChangeAsync(bed.Administrator, bed.Stranger.PersonId, "Sam Stranger", Role.Manager, isDisabled: false);
        var opened = (await reviews.OpenAsync(bed.Stranger, it.Review)).Value;
        Assert.AreEqual("Sam Stranger", opened.Me.Name);
        await people.ChangeAsync(bed.Administrator, bed.Stranger.PersonId, "Sam Renamed", Role.Member, isDisabled: false);
        Assert.AreEqual(RefusalKind.NotFound, (await reviews.OpenAsync(bed.Stranger, it.Review)).Refusal!.Kind);
        Assert.AreEqual("Sam Renamed", (await reviews.OpenAsync(bed.Manager, it.Review)).Value.People.Name(bed.Stranger.PersonId));
    }

    [TestMethod]
    public async Task Readers_and_writers_all_at_once_never_see_less_than_what_was_committed_before_they_asked()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            var added = await bed.Timelines.AddTimelineEntryAsync(bed.Member, it.Review,
                new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Impact, $"Entry {i}"));
            var seen = (await reviews.OpenAsync(i % 2 == 0 ? bed.Member : bed.Manager, it.Review)).Value;
            Assert.IsTrue(seen.Review.Timeline.Any(e => e.Id == added.Value));
        })));
    }

    [TestMethod]
    public async Task A_card_need_not_be_drawn_again_for_what_is_typed_into_another_and_only_then()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>());
        async Task<ReviewPage> Open() => (await reviews.OpenAsync(bed.Member, it.Review)).Value;
        var first = await Open();
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, first.Review.CustomerView, "It said paid.");
        var typed = await Open();
        Assert.IsTrue(typed.ShowsTheSameAs(first, ReviewSlices.Quotes));
        Assert.IsFalse(typed.ShowsTheSameAs(first, ReviewSlices.CustomerView));
        Assert.IsFalse(first.ShowsTheSameAs(typed, ReviewSlices.CustomerView));
        Assert.IsFalse(typed.ShowsTheSameAs(first, ReviewSlices.All), "a card that shows everything is drawn again");

        Assert.IsNull(await bed.Pause.SayWhoWasAffectedAsync(bed.Member, it.Review, 3, null, "Counted from the ledger."));
        var twice = await Open();
        Assert.IsTrue(twice.ShowsTheSameAs(first, ReviewSlices.Quotes));
        Assert.IsTrue(twice.ShowsTheSameAs(typed, ReviewSlices.CustomerView));
        Assert.IsFalse(twice.ShowsTheSameAs(first, ReviewSlices.CustomerView));

        await bed.CustomerViews.AddQuoteAsync(bed.Member, it.Review, new QuoteText("I felt foolish.", "A guest"));
        var quoted = await Open();
        Assert.IsFalse(quoted.ShowsTheSameAs(twice, ReviewSlices.Quotes));
        Assert.IsTrue(quoted.ShowsTheSameAs(twice, ReviewSlices.Affected), "every verb is as cheap to show");
        Assert.IsNull(await bed.Pause.SayWhoWasAffectedAsync(bed.Member, it.Review, 4, null, "Counted twice."));
        var last = await Open();
        Assert.IsFalse(last.ShowsTheSameAs(twice, ReviewSlices.Quotes), "what came between counts too");
        Assert.IsFalse(last.ShowsTheSameAs(twice, ReviewSlices.Affected));
        Assert.IsTrue(last.ShowsTheSameAs(first, ReviewSlices.Journey));
    }

    [TestMethod]
    public async Task A_card_of_signatures_is_drawn_again_when_one_falls_and_every_card_when_a_name_changes_with_what_is_typed()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>());
        async Task<ReviewPage> Open() => (await reviews.OpenAsync(bed.Member, it.Review)).Value;
        Assert.IsNull(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        var signed = await Open();
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, signed.Review.CustomerView, "It said paid.");
        var fallen = await Open();
        Assert.IsFalse(fallen.ShowsTheSameAs(signed, ReviewSlices.Signatures));
        Assert.IsTrue(fallen.ShowsTheSameAs(signed, ReviewSlices.Quotes));

        await bed.Get<PeopleService>().ChangeAsync(bed.Administrator, bed.Stranger.PersonId, "Sam Renamed", Role.Member, isDisabled: false);
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, fallen.Review.CustomerView, "It said refunded.");
        Assert.IsFalse((await Open()).ShowsTheSameAs(fallen, ReviewSlices.Quotes));
    }
}
