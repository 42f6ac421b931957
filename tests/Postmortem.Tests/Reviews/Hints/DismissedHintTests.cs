using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Hints;
using Postmortem.Wording;

namespace Postmortem.Tests.Reviews.Hints;

[TestClass]
public sealed class DismissedHintTests
{
    [TestMethod]
    public async Task A_dismissed_hint_is_remembered_for_everyone_in_the_review_whatever_the_case_and_the_spaces()
    {
        await using var bed = await Testbed.OpenAsync();
        var (reviews, number) = await ReviewAsync(bed);
        Assert.IsNull(await bed.Hints.DismissHintAsync(bed.Member, number, "counterfactual", "Should\n  have"));
        Assert.IsNull(await bed.Hints.DismissHintAsync(bed.Manager, number, "counterfactual", "should have"), "twice is no mistake");

        var kept = (await bed.Hints.DismissedHintsAsync(bed.Manager, number)).Value;
        Assert.AreEqual(DismissedWording.Of("counterfactual", "SHOULD HAVE"), kept.Single());
        Assert.DoesNotContain(DismissedWording.Of("hindsight", "should have"), kept);
        Assert.AreEqual(1, (await bed.History.HistoryAsync(bed.Member, number, 1)).Value.Rows.Count(r => r.Verb == "hint.dismiss"), "and is told once");
    }

    [TestMethod]
    public async Task One_review_does_not_remember_what_another_dismissed()
    {
        await using var bed = await Testbed.OpenAsync();
        var (reviews, number) = await ReviewAsync(bed);
        var (_, other) = await ReviewAsync(bed);
        await bed.Hints.DismissHintAsync(bed.Member, number, "counterfactual", "should have");
        Assert.IsEmpty((await bed.Hints.DismissedHintsAsync(bed.Member, other)).Value);
    }

    [TestMethod]
    public async Task A_restored_hint_is_shown_again_and_the_history_tells_both()
    {
        await using var bed = await Testbed.OpenAsync();
        var (reviews, number) = await ReviewAsync(bed);
        await bed.Hints.DismissHintAsync(bed.Member, number, "hindsight", "obviously");
        Assert.IsNull(await bed.Hints.RestoreHintAsync(bed.Manager, number, "hindsight", "Obviously"));
        Assert.IsNull(await bed.Hints.RestoreHintAsync(bed.Manager, number, "hindsight", "Obviously"), "twice is no mistake");
        Assert.IsEmpty((await bed.Hints.DismissedHintsAsync(bed.Member, number)).Value);
        CollectionAssert.AreEqual(new[] { "hint.restore", "hint.dismiss" }, (await bed.History.HistoryAsync(bed.Member, number, 1)).Value.Rows.Take(2)
            .Select(r => r.Verb).ToList());
    }

    /// <summary>Whoever has the review open with its version in hand must still be able to save, and a signature must stand.</summary>
    [TestMethod]
    public async Task Dismissing_is_no_edit_so_nobody_collides_with_it_and_the_signature_stands()
    {
        await using var bed = await Testbed.OpenAsync();
        var (reviews, number) = await ReviewAsync(bed);
        foreach (var _ in new[] { "to Analyze", "to Fix" }) Assert.IsNull(await reviews.OpenNextStageAsync(bed.Manager, number, "for this test"));
        Assert.IsNull(await bed.Signatures.SignAsync(bed.Manager, number));
        var before = (await reviews.OpenAsync(bed.Manager, number)).Value.Review.Version;

        Assert.IsNull(await bed.Hints.DismissHintAsync(bed.Member, number, "counterfactual", "should have"));

        var review = (await reviews.OpenAsync(bed.Manager, number)).Value.Review;
        Assert.AreEqual(before, review.Version);
        Assert.IsTrue(review.Signature?.IsValid);
    }

    [TestMethod]
    public async Task A_closed_review_whose_notices_are_still_written_takes_a_dismissal()
    {
        await using var bed = await Testbed.OpenAsync();
        var (reviews, number) = await ReviewAsync(bed);
        foreach (var _ in new[] { "to Analyze", "to Fix", "to close it" })
            Assert.IsNull(await reviews.OpenNextStageAsync(bed.Manager, number, "for this test"));
        Assert.IsNull(await bed.Hints.DismissHintAsync(bed.Manager, number, "false-apology", "any inconvenience"));
        Assert.HasCount(1, (await bed.Hints.DismissedHintsAsync(bed.Manager, number)).Value);
    }

    [TestMethod]
    [DataRow("", "should have")]
    [DataRow("counterfactual", " \n ")]
    public async Task A_dismissal_of_nothing_is_refused(string rule, string phrase)
    {
        await using var bed = await Testbed.OpenAsync();
        var (reviews, number) = await ReviewAsync(bed);
        Assert.IsNotNull(await bed.Hints.DismissHintAsync(bed.Member, number, rule, phrase));
        Assert.AreEqual(0, await bed.RowsAsync(db => db.Set<DismissedHint>().CountAsync()));
    }

    [TestMethod]
    public async Task A_hostile_phrase_is_kept_by_its_beginning_and_never_cuts_a_character_in_two()
    {
        await using var bed = await Testbed.OpenAsync();
        var (reviews, number) = await ReviewAsync(bed);
        var phrase = new string('a', DismissedWording.PhraseLimit - 1) + string.Concat(Enumerable.Repeat("😀", 500_000)) + "\0\ud800";
        Assert.IsNull(await bed.Hints.DismissHintAsync(bed.Member, number, "names", phrase));
        Assert.IsNotNull(await bed.Hints.DismissHintAsync(bed.Member, number, new string('r', 65), "a phrase"), "no rule is called so");

        var kept = (await bed.Hints.DismissedHintsAsync(bed.Member, number)).Value.Single();
        Assert.AreEqual(new string('a', DismissedWording.PhraseLimit - 1), kept.Phrase);
        Assert.AreEqual(DismissedWording.Of("names", phrase), kept);
    }

    private static async Task<(ReviewService Reviews, int Number)> ReviewAsync(Testbed bed)
    {
        var incident = (await bed.Get<IncidentService>()
            .ReportAsync(bed.Member, new IncidentText { Title = "A parcel lost", CustomerExperience = "It never came." })).Value;
        var reviews = bed.Get<ReviewService>();
        return (reviews, (await reviews.StartAsync(bed.Member, [incident], "standard")).Value);
    }
}
