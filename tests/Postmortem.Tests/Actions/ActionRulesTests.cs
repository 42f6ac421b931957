using Postmortem.Actions;
using Postmortem.Reviews;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Actions;

/// <summary>Who may say whether an action worked, and from when on.</summary>
[TestClass]
public sealed class ActionRulesTests
{
    [TestMethod]
    public async Task Nobody_is_asked_to_verify_what_they_own()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>());
        var both = new ActionText("A second alarm") { OwnerId = bed.Member.PersonId, VerifierId = bed.Member.PersonId };

        var planned = await bed.Plans.PlanActionAsync(bed.Manager, it.Review, both);
        StringAssert.Contains(planned.Refusal!.Sentence, "other than the owner");
        Assert.AreEqual(nameof(ActionText.VerifierId), planned.Refusal.Field, "the form says it beside that field");

        var action = await ActionAsync(bed, it);
        Assert.AreEqual(ActionText.OwnerVerifies, await bed.Plans.EditActionAsync(bed.Manager, it.Review, it.ActionId, action.Version, both));
    }

    [TestMethod]
    public async Task An_action_is_not_given_to_whoever_verifies_it_or_did()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, register) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>(), bed.Get<ActionService>());
        var action = await ActionAsync(bed, it);
        Done(await bed.Plans.EditActionAsync(bed.Manager, it.Review, it.ActionId, action.Version,
            ActionText.Of(action) with { VerifierId = bed.Member.PersonId }));
        Assert.AreEqual(ActionText.OwnerVerifies, await register.GiveToAsync(bed.Manager, it.Action, action.Version + 1, bed.Member.PersonId));

        Done(await register.MoveAsync(bed.Manager, it.Action, action.Version + 1, ActionState.Done, null));
        Done(await register.MoveAsync(bed.Member, it.Action, action.Version + 2, ActionState.NotEffective, "It rang for nobody"));
        action = await ActionAsync(bed, it);
        Done(await bed.Plans.EditActionAsync(bed.Manager, it.Review, it.ActionId, action.Version, ActionText.Of(action) with { VerifierId = null }));
        var refusal = await register.GiveToAsync(bed.Manager, it.Action, action.Version + 1, bed.Member.PersonId);
        StringAssert.Contains(refusal!.Sentence, "said whether it worked");
        refusal = await bed.Plans.EditActionAsync(bed.Manager, it.Review, it.ActionId, action.Version + 1,
            ActionText.Of(action) with { VerifierId = null, OwnerId = bed.Member.PersonId });
        StringAssert.Contains(refusal!.Sentence, "said whether it worked");
    }

    [TestMethod]
    public async Task Undo_does_not_bring_owner_and_verifier_together()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, register) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>(), bed.Get<ActionService>());
        var action = await ActionAsync(bed, it); // owned by the manager
        Done(await bed.Plans.EditActionAsync(bed.Member, it.Review, it.ActionId, action.Version, ActionText.Of(action) with { OwnerId = bed.Member.PersonId }));
        action = await ActionAsync(bed, it);
        Done(await bed.Plans.EditActionAsync(bed.Administrator, it.Review, it.ActionId, action.Version,
            ActionText.Of(action) with { VerifierId = bed.Manager.PersonId }));

        var last = (await bed.History.LastOfMineAsync(bed.Member, it.Review)).Value.Rows[^1];
        Assert.AreEqual(ActionText.OwnerVerifies, await bed.History.UndoAsync(bed.Member, it.Review, last.Sequence));
        Assert.AreEqual(bed.Member.PersonId, (await ActionAsync(bed, it)).OwnerId, "nothing was taken back");
        Assert.AreEqual(RefusalKind.Conflict, (await register.GiveToAsync(bed.Manager, it.Action, 1, bed.Manager.PersonId))!.Kind);
    }

    [TestMethod]
    public async Task A_step_that_says_nothing_keeps_what_was_said_last()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, register) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ActionService>());
        var version = (await ActionAsync(bed, it)).Version;
        Done(await register.MoveAsync(bed.Manager, it.Action, version, ActionState.InProgress, "The bell is ordered"));
        Done(await register.MoveAsync(bed.Manager, it.Action, version + 1, ActionState.Done, null));
        Assert.AreEqual((ActionState.Done, "The bell is ordered"), ((await ActionAsync(bed, it)).State, (await ActionAsync(bed, it)).StateNote));
        Done(await register.MoveAsync(bed.Manager, it.Action, version + 2, ActionState.InProgress, "It rings for nobody"));
        Assert.AreEqual("It rings for nobody", (await ActionAsync(bed, it)).StateNote);
    }

    [TestMethod]
    public async Task What_is_taken_back_leaves_no_word_behind()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, register) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ActionService>());
        var before = await ActionAsync(bed, it);
        Done(await register.MoveAsync(bed.Manager, it.Action, before.Version, ActionState.Dropped, "Another team does it"));
        Done(await register.MoveAsync(bed.Manager, it.Action, before.Version + 1, before.State, before.StateNote));
        Assert.AreEqual((before.State, ""), ((await ActionAsync(bed, it)).State, (await ActionAsync(bed, it)).StateNote));
    }

    [TestMethod]
    public async Task That_it_works_is_said_after_it_was_measured_and_that_it_does_not_on_any_day()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, register) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ActionService>());
        var version = (await ActionAsync(bed, it)).Version;
        Done(await register.MoveAsync(bed.Manager, it.Action, version, ActionState.Done, null));

        var early = await register.MoveAsync(bed.Member, it.Action, version + 1, ActionState.Effective, "It rang");
        StringAssert.Contains(early!.Sentence, "measured until 1 Jan 2027");
        Assert.AreEqual(0, (await register.MyWorkAsync(bed.Member)).Value.ToVerify.Count, "nobody is asked before");
        Done(await register.MoveAsync(bed.Member, it.Action, version + 1, ActionState.NotEffective, "It never rang"));
        Done(await register.MoveAsync(bed.Manager, it.Action, version + 2, ActionState.Done, null));

        bed.Clock.Advance(TimeSpan.FromDays(60));
        Assert.AreEqual(1, (await register.MyWorkAsync(bed.Member)).Value.ToVerify.Count);
        StringAssert.Contains((await register.MoveAsync(bed.Manager, it.Action, version + 3, ActionState.Effective, "It rang"))!.Sentence,
            "other than the owner");
        Done(await register.MoveAsync(bed.Member, it.Action, version + 3, ActionState.Effective, "It rang in four minutes"));
    }

    [TestMethod]
    public async Task What_one_person_is_asked_to_verify_waits_for_them_alone()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, register) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>(), bed.Get<ActionService>());
        var action = await ActionAsync(bed, it);
        Done(await bed.Plans.EditActionAsync(bed.Manager, it.Review, it.ActionId, action.Version,
            ActionText.Of(action) with { VerifierId = bed.Stranger.PersonId }));
        Done(await register.MoveAsync(bed.Manager, it.Action, action.Version + 1, ActionState.Done, null));
        bed.Clock.Advance(TimeSpan.FromDays(60));

        Assert.AreEqual(it.Action, (await register.MyWorkAsync(bed.Stranger)).Value.ToVerify.Single().Number);
        Assert.AreEqual(0, (await register.MyWorkAsync(bed.Member)).Value.ToVerify.Count);
        Assert.IsTrue((await reviews.OpenAsync(bed.Stranger, it.Review)).Ok, "they may read what it is about");
    }

    [TestMethod]
    public async Task The_measuring_window_moves_along_with_the_due_date()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, register) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>(), bed.Get<ActionService>());
        var action = await ActionAsync(bed, it);
        Done(await bed.Plans.EditActionAsync(bed.Manager, it.Review, it.ActionId, action.Version,
            ActionText.Of(action) with { MeasureFrom = new(2026, 12, 8) }));
        Done(await register.DueAsync(bed.Manager, it.Action, action.Version + 1, new(2026, 12, 11)));
        action = await ActionAsync(bed, it);
        Assert.AreEqual((new DateOnly(2026, 12, 18), new DateOnly(2027, 1, 11)), (action.MeasureFrom!.Value, action.VerifyOn!.Value));
        Done(await register.DueAsync(bed.Manager, it.Action, action.Version, DateOnly.MaxValue));

        foreach (var wrong in new[] { ActionText.Of(action) with { MeasureFrom = new(2026, 12, 10) },
            ActionText.Of(action) with { MeasureFrom = new(2027, 1, 12) }, ActionText.Of(action) with { VerifyOn = new(2026, 12, 1) } })
            Assert.IsNotNull((await bed.Plans.PlanActionAsync(bed.Manager, it.Review, wrong)).Refusal);
    }

    [TestMethod]
    public async Task An_accepted_factor_comes_back_to_whoever_carries_the_risk_also_after_closing()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, register) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>(), bed.Get<ActionService>());
        Done(await bed.Plans.AcceptFactorAsync(bed.Manager, it.Review, it.Factor, "Two shops until summer", bed.Stranger.PersonId, new(2027, 2, 1)));
        Done(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        Done(await reviews.OpenNextStageAsync(bed.Manager, it.Review, null));
        Assert.AreEqual(0, (await register.MyWorkAsync(bed.Stranger)).Value.ToLookAgain.Count);

        bed.Clock.Advance(TimeSpan.FromDays(90));
        var due = (await register.MyWorkAsync(bed.Stranger)).Value;
        Assert.AreEqual(it.Factor, due.ToLookAgain.Single().FactorId);
        Assert.IsFalse(due.IsCalm);
        Assert.AreEqual(0, (await register.MyWorkAsync(bed.Member)).Value.ToLookAgain.Count);

        StringAssert.Contains((await bed.Plans.LookAgainAsync(bed.Member, it.Review, it.Factor, "Still so", new(2027, 5, 1)))!.Sentence, "carries the risk");
        StringAssert.Contains((await bed.Plans.LookAgainAsync(bed.Stranger, it.Review, it.Factor, "Still so", new(2027, 2, 1)))!.Sentence, "lie ahead");
        StringAssert.Contains((await bed.Plans.LookAgainAsync(bed.Stranger, it.Review, it.Factor, " ", new(2027, 5, 1)))!.Sentence, "empty");
        Done(await bed.Plans.LookAgainAsync(bed.Stranger, it.Review, it.Factor, "One shop left", new(2027, 5, 1)));
        Assert.AreEqual(0, (await register.MyWorkAsync(bed.Stranger)).Value.ToLookAgain.Count);
        Assert.IsNotNull((await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Signature, "closing is not undone by it");
    }

    private static async Task<CorrectiveAction> ActionAsync(Testbed bed, AccessCase it) =>
        (await bed.Get<ReviewService>().OpenAsync(bed.Manager, it.Review)).Value.Review.Actions.Single(a => a.Id == it.ActionId);

    private static void Done(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);
}
