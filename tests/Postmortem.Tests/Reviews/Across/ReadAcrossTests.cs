using Postmortem.Actions;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Across;

/// <summary>Another team is asked, reads the words that were shared, and nothing else.</summary>
[TestClass]
public sealed class ReadAcrossTests
{
    [TestMethod]
    public async Task Same_here_becomes_an_action_of_the_person_who_was_asked_and_opens_nothing_of_the_review()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, register) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>(), bed.Get<ActionService>());
        Done(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        var question = (await bed.Across.AskAcrossAsync(bed.Member, it.Review,
            new AcrossText("A job that stops may say it went well", bed.Stranger.PersonId) { Team = "Payroll", FactorId = it.Factor })).Value;
        var asked = (await register.MyWorkAsync(bed.Stranger)).Value;
        Assert.AreEqual(("A job that stops may say it went well", "Payroll", "Mia Member"),
            (asked.Asked.Single().Hazard, asked.Asked.Single().Team, asked.Asked.Single().AskedBy));
        Assert.IsFalse(asked.IsCalm);
        var view = (await bed.Across.AskedAsync(bed.Stranger, question)).Value;
        Assert.IsTrue(view is { IsMine: true, ReviewNumber: null });

        Assert.IsNotNull((await bed.Across.SameHereAsync(bed.Stranger, question, new ActionText("We compare files too"))).Refusal, "without a day");
        Assert.IsNotNull((await bed.Across.SameHereAsync(bed.Stranger, question, new ActionText("We compare files too") { DueOn = new(2026, 11, 2) })).Refusal,
            "yesterday");
        var number = (await bed.Across.SameHereAsync(bed.Stranger, question,
            new ActionText("We compare files too") { DueOn = new(2026, 12, 1), OwnerId = bed.Manager.PersonId })).Value;

        var row = (await register.OneAsync(bed.Stranger, number)).Value;
        Assert.AreEqual((bed.Stranger.PersonId, question), (row.OwnerId!.Value, row.QuestionId!.Value));
        Assert.AreEqual("A job that stops may say it went well", row.ReviewTitle, "the review's title is not theirs to read");
        Assert.AreEqual(0, (await register.ListAsync(bed.Stranger, new ActionFilter())).Value.Reviews.Count);
        Assert.AreEqual(RefusalKind.NotFound, (await reviews.OpenAsync(bed.Stranger, it.Review)).Refusal!.Kind);
        Assert.AreEqual(0, (await register.MyWorkAsync(bed.Stranger)).Value.Asked.Count);
        Assert.IsNotNull((await bed.Across.AnswerAcrossAsync(bed.Stranger, question, AcrossAnswer.NotUs, "After all")), "an action came of it");
        Done(await register.MoveAsync(bed.Stranger, number, row.Version, ActionState.InProgress, null));

        var page = (await reviews.OpenAsync(bed.Manager, it.Review)).Value;
        Assert.IsNotNull(page.Review.Signature, "neither the question nor their action is part of what was signed");
        Assert.IsTrue(page.Gate.IsOpen, "closing does not wait for it");
        Assert.AreEqual(1, page.Review.Actions.Count);
        Assert.AreEqual(number, page.Review.AcrossActions.Single().Number);
        Assert.AreEqual(AcrossAnswer.SameHere, page.Review.Across.Single(q => q.Id == question).Answer);
    }

    [TestMethod]
    public async Task An_answer_needs_words_and_may_be_said_again()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>());
        Assert.IsNotNull(await bed.Across.AnswerAcrossAsync(bed.Member, it.Question, AcrossAnswer.NotUs, " "));
        Done(await bed.Across.AnswerAcrossAsync(bed.Member, it.Question, AcrossAnswer.NotUs, "Ours writes to one file only"));
        Done(await bed.Across.AnswerAcrossAsync(bed.Member, it.Question, AcrossAnswer.Fixed, "Since spring it is compared every night"));
        Assert.AreEqual("Since spring it is compared every night", (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Across.Single().Reply);
        Assert.AreEqual(RefusalKind.Conflict, (await bed.Across.TakeAcrossBackAsync(bed.Manager, it.Review, it.Question))!.Kind);
    }

    [TestMethod]
    public async Task A_reminder_is_sent_once_a_day_and_a_question_taken_back_is_gone_from_My_work()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, register) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>(), bed.Get<ActionService>());
        StringAssert.Contains((await bed.Across.RemindAcrossAsync(bed.Manager, it.Review, it.Question))!.Sentence, "Once a day");
        bed.Clock.Advance(TimeSpan.FromDays(1));
        Done(await bed.Across.RemindAcrossAsync(bed.Manager, it.Review, it.Question));
        Assert.IsNotNull((await register.MyWorkAsync(bed.Member)).Value.Asked.Single().RemindedAt);
        Assert.IsNotNull((await bed.Across.AskAcrossAsync(bed.Manager, it.Review,
            new AcrossText("The same again", bed.Member.PersonId) { FactorId = it.Factor })).Refusal);

        Done(await bed.Across.TakeAcrossBackAsync(bed.Manager, it.Review, it.Question));
        Assert.AreEqual(0, (await register.MyWorkAsync(bed.Member)).Value.Asked.Count);
        Assert.AreEqual(0, (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Across.Count);
        Assert.IsNotNull(await bed.Across.AnswerAcrossAsync(bed.Member, it.Question, AcrossAnswer.NotUs, "Too late"));
    }

    private static void Done(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);
}
