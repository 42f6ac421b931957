using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Factors;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Actions;

/// <summary>A review waits for a manager's signature from the moment on at which nothing else is missing, and no earlier.</summary>
[TestClass]
public sealed class ReadyToSignTests
{
    [TestMethod]
    public async Task The_first_page_of_a_manager_lists_a_review_to_sign_exactly_while_its_gate_lacks_only_that()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Sent);
        await ExpectAsync(bed, it, true, "customers were told and every factor has an action");

        var planned = (await bed.Plans.PlanActionAsync(bed.Manager, it.Review, new ActionText("Say it at the desk"))).Value;
        await ExpectAsync(bed, it, false, "an action has no owner and no day");
        var action = (await bed.Get<ReviewService>().OpenAsync(bed.Manager, it.Review)).Value.Review.Actions.Single(a => a.Id == planned);
        Done(await bed.Get<ActionService>().MoveAsync(bed.Manager, action.Number, action.Version, ActionState.Dropped, "The alarm says it"));
        await ExpectAsync(bed, it, true, "what was dropped needs nothing");

        var factor = (await bed.Factors.AddFactorAsync(bed.Manager, it.Review, new FactorText("The desk closes at five", "process"), null)).Value;
        await ExpectAsync(bed, it, false, "a factor has no answer");
        Done(await bed.Plans.AcceptFactorAsync(bed.Manager, it.Review, factor, "Two shops until summer", bed.Member.PersonId, new(2027, 2, 1)));
        await ExpectAsync(bed, it, true, "it was accepted");
        Done(await bed.Plans.WithdrawAcceptanceAsync(bed.Manager, it.Review, factor));
        await ExpectAsync(bed, it, false, "it is not accepted any more");
        Done(await bed.Factors.RemoveFactorAsync(bed.Manager, it.Review, factor));
        await ExpectAsync(bed, it, true, "it was taken away");
    }

    [TestMethod]
    public async Task What_is_still_talked_about_and_what_is_signed_is_not_listed()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Sent);
        var said = (await bed.Discussion.CommentAsync(bed.Member, it.Review, new(CommentAbout.Factor, it.Factor), new("Is this so at night?"))).Value;
        await ExpectAsync(bed, it, false, "a comment is open");
        Done(await bed.Discussion.TakeCommentBackAsync(bed.Member, it.Review, said));
        await ExpectAsync(bed, it, true, "it was taken back");
        Done(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        await ExpectAsync(bed, it, false, "it is signed");
        Done(await bed.Findings.RemoveMitigatorAsync(bed.Manager, it.Review, it.Mitigator));
        await ExpectAsync(bed, it, true, "an edit took the signature off");
        Assert.IsEmpty((await bed.Get<ActionService>().MyWorkAsync(bed.Member)).Value.ToSign, "only a manager signs");
    }

    [TestMethod]
    public async Task While_customers_were_told_nothing_there_is_nothing_to_sign()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Approved);
        await ExpectAsync(bed, it, false, "nobody was told");
        Done(await bed.Shares.DecideNoNoticeAsync(bed.Manager, it.Review, "Nobody was touched"));
        await ExpectAsync(bed, it, true, "none is owed");

        var seen = (await bed.Get<IncidentService>().OpenAsync(bed.Manager, it.Incident)).Value.Incident.Version;
        Done(await bed.Get<IncidentService>().DescribeAsync(bed.Manager, it.Incident, seen, new() { Title = "Refunds", Severity = Severity.Severe }));
        await ExpectAsync(bed, it, true, "it is severe, and its action is a strong one");
        var action = (await bed.Get<ReviewService>().OpenAsync(bed.Manager, it.Review)).Value.Review.Actions.Single();
        Done(await bed.Plans.EditActionAsync(bed.Manager, it.Review, action.Id, action.Version, ActionText.Of(action) with { Strength = Strength.Weaker }));
        await ExpectAsync(bed, it, false, "its only action is a weak one");
    }

    private static async Task ExpectAsync(Testbed bed, AccessCase it, bool isReady, string why)
    {
        var missing = (await bed.Get<ReviewService>().OpenAsync(bed.Manager, it.Review)).Value.Gate.Missing.ToList();
        var ready = missing is [{ Page: "fix", Anchor: "signature" }];
        Assert.AreEqual(isReady, ready, $"{why}: {string.Join(" ", missing.Select(m => m.Sentence))}");
        var listed = (await bed.Get<ActionService>().MyWorkAsync(bed.Manager)).Value.ToSign.Select(r => r.Number);
        CollectionAssert.AreEqual(ready ? new[] { it.Review } : [], listed.ToArray(), why);
    }

    private static void Done(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);
}
