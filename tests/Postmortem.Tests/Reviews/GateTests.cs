using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews;

[TestClass]
public sealed class GateTests
{
    [TestMethod]
    public async Task A_new_review_says_everything_that_Pause_needs_and_where_it_is_supplied()
    {
        await using var bed = await Testbed.OpenAsync();
        var incident = (await bed.Get<IncidentService>().ReportAsync(bed.Member, new IncidentText { Title = "A parcel lost" })).Value;
        var review = (await bed.Get<ReviewService>().StartAsync(bed.Member, [incident])).Value;
        var gate = (await bed.Get<ReviewService>().OpenAsync(bed.Member, review)).Value.Gate;
        CollectionAssert.AreEqual(
            new[] { "containment", "customer-view", "affected", "timeline", "facilitator", "participants", "perspectives" },
            gate.Missing.Select(i => i.Anchor).ToArray());
    }

    [TestMethod]
    public async Task Analyze_is_locked_until_Pause_is_done()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var refused = await bed.Get<FactorService>().AddFactorAsync(bed.Member, it.Review, new FactorText("A condition", "tools"), null);
        StringAssert.Contains(refused.Refusal!.Sentence, "Analyze is still locked");
    }

    [TestMethod]
    public async Task A_gate_that_is_passed_anyway_records_the_reason_and_what_was_missing()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Analyzing);
        var passed = (await bed.Get<ReviewService>().OpenAsync(bed.Member, it.Review)).Value.Review.Overrides.Single();
        Assert.AreEqual("prepared for a test", passed.Reason);
        StringAssert.Contains(passed.Missing, "Name a facilitator");
        Assert.AreEqual(bed.Manager.PersonId, passed.ById);
    }

    [TestMethod]
    public async Task One_single_factor_asks_for_a_reason()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var second = (await reviews.OpenAsync(bed.Member, it.Review)).Value.Review.Factors[1].Id;
        await bed.Factors.RemoveFactorAsync(bed.Member, it.Review, second);
        Assert.IsTrue((await reviews.OpenAsync(bed.Member, it.Review)).Value.Gate.Missing.Any(m =>
            m.Sentence.StartsWith("Find two or more", StringComparison.Ordinal)));
        await bed.Factors.ExplainSingleFactorAsync(bed.Member, it.Review, "", "The bank confirmed there was no other path.");
        Assert.IsTrue((await reviews.OpenAsync(bed.Member, it.Review)).Value.Gate.IsOpen);
    }

    [TestMethod]
    public async Task A_factor_without_evidence_or_about_a_person_alone_keeps_Fix_closed()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var about = (await bed.Factors.AddFactorAsync(bed.Member, it.Review, new FactorText("The clerk typed the old price", "tools") { IsAboutAPerson = true },
            null)).Value;
        var missing = (await reviews.OpenAsync(bed.Member, it.Review)).Value.Gate.Missing.ToList();
        Assert.AreEqual(2, missing.Count);
        Assert.IsTrue(missing.TrueForAll(m => m.Anchor == $"factor-{about:N}" && m.Page == "analyze"));
        await bed.Factors.EditFactorAsync(bed.Member, it.Review, about, "The clerk typed the old price",
            new FactorText("The clerk typed the old price", "tools") { IsAboutAPerson = true, Evidence = "till log" });
        await bed.Factors.AddFactorAsync(bed.Member, it.Review, new FactorText("The till shows no date beside a price", "tools") { Evidence = "photo" }, about);
        Assert.IsTrue((await reviews.OpenAsync(bed.Member, it.Review)).Value.Gate.IsOpen);
    }

    [TestMethod]
    public async Task A_severe_incident_with_only_weaker_actions_does_not_close()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>());
        var incidents = bed.Get<IncidentService>();
        var incident = (await incidents.OpenAsync(bed.Manager, it.Incident)).Value.Incident;
        await incidents.DescribeAsync(bed.Manager, it.Incident, incident.Version, new IncidentText { Title = incident.Title, Severity = Severity.Severe });
        var action = (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Actions.Single();
        var weaker = new ActionText(action.Text)
        {
            OwnerId = action.OwnerId,
            DueOn = action.DueOn,
            VerifyOn = action.VerifyOn,
            SuccessMeasure = action.SuccessMeasure,
            Strength = Strength.Weaker,
            FactorIds = [it.Factor]
        };
        Assert.IsNull(await bed.Plans.EditActionAsync(bed.Manager, it.Review, it.ActionId, action.Version, weaker));
        Assert.IsTrue((await reviews.OpenAsync(bed.Manager, it.Review)).Value.Gate.Missing.Any(m =>
            m.Sentence.Contains("not weaker", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Any_edit_after_the_signature_voids_it_and_says_so()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>());
        Assert.IsNull(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        Assert.IsTrue((await reviews.OpenAsync(bed.Manager, it.Review)).Value.Gate.IsOpen);
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, "", "One word more.");
        var page = (await reviews.OpenAsync(bed.Manager, it.Review)).Value;
        Assert.IsNull(page.Review.Signature);
        StringAssert.Contains(page.Review.Signatures.Single().VoidedBecause, "changed after it was signed");
        CollectionAssert.AreEqual(new[] { "signature" }, page.Gate.Missing.Select(m => m.Anchor).ToArray());
    }

    [TestMethod]
    public async Task An_action_changed_in_the_register_voids_the_signature_of_its_review()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>());
        await bed.Signatures.SignAsync(bed.Manager, it.Review);
        await bed.Get<ActionService>().DueAsync(bed.Manager, it.Action, 1, new DateOnly(2026, 12, 20));
        Assert.IsNull((await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Signature);
    }

    [TestMethod]
    public async Task A_closed_review_takes_no_edit_until_a_manager_opens_it_again_with_a_reason()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Closed), bed.Get<ReviewService>());
        StringAssert.Contains((await reviews.RenameAsync(bed.Member, it.Review, "Other"))!.Sentence, "closed");
        Assert.IsNotNull(await reviews.ReopenAsync(bed.Manager, it.Review, " "));
        Assert.IsNull(await reviews.ReopenAsync(bed.Manager, it.Review, "The bank sent its own log."));
        Assert.IsNull(await reviews.RenameAsync(bed.Member, it.Review, "Other"));
    }

    [TestMethod]
    public async Task Only_someone_other_than_the_owner_verifies_an_action_and_says_what_was_seen()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, actions) = (await AccessCase.PrepareAsync(bed, Standing.Closed), bed.Get<ActionService>());
        Assert.IsNotNull(await actions.MoveAsync(bed.Member, it.Action, 1, ActionState.Effective, "seen"), "it is not done yet");
        Assert.IsNull(await actions.MoveAsync(bed.Manager, it.Action, 1, ActionState.Done, null));
        StringAssert.Contains((await actions.MoveAsync(bed.Manager, it.Action, 2, ActionState.Effective, "seen"))!.Sentence, "other than the owner");
        StringAssert.Contains((await actions.MoveAsync(bed.Member, it.Action, 2, ActionState.NotEffective, ""))!.Sentence, "what was seen");
        Assert.IsNull(await actions.MoveAsync(bed.Member, it.Action, 2, ActionState.NotEffective, "Two stops without an alarm"));
        Assert.AreEqual(1, (await actions.ListAsync(bed.Manager, new ActionFilter())).Value.Counts.Open, "what did not work is open again");
    }

    [TestMethod]
    public async Task A_factor_cannot_be_moved_beneath_itself()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var child = (await bed.Factors.AddFactorAsync(bed.Member, it.Review, new FactorText("A deeper one", "tools"), it.Factor)).Value;
        StringAssert.Contains((await bed.Factors.MoveFactorAsync(bed.Member, it.Review, it.Factor, child))!.Sentence, "beneath itself");
    }

    [TestMethod]
    public async Task Someone_who_was_involved_does_not_facilitate()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        StringAssert.Contains((await bed.Pause.NameFacilitatorAsync(bed.Manager, it.Review, bed.Member.PersonId, wasInvolved: false))!.Sentence, "involved");
    }

    [TestMethod]
    public async Task A_customers_link_that_is_revoked_renewed_or_expired_is_as_if_it_never_was()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, notices, customers) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<NoticeService>(), bed.Get<CustomerService>());
        Assert.IsTrue((await customers.OpenAsync(it.Secret)).Ok);
        var renewed = (await notices.RenewLinkAsync(bed.Manager, it.Notice, it.Recipient)).Value;
        Assert.AreEqual(Refusal.NotFound, (await customers.OpenAsync(it.Secret)).Refusal);
        await notices.RevokeLinkAsync(bed.Manager, it.Notice, it.Recipient);
        Assert.AreEqual(Refusal.NotFound, await customers.ReplyAsync(renewed, Answer.Yes, ""));
        var third = (await notices.RenewLinkAsync(bed.Manager, it.Notice, it.Recipient)).Value;
        Assert.IsNull(await customers.ReplyAsync(third, Answer.NotYet, "When will it be paid?"));
        bed.Clock.Advance(Recipient.LinkLife);
        Assert.AreEqual(Refusal.NotFound, (await customers.OpenAsync(third)).Refusal);
    }

    [TestMethod]
    public async Task An_approved_notice_keeps_its_words_whatever_becomes_of_the_facts()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Sent);
        await bed.Get<SharingService>().EditFactAsync(bed.Member, it.Review, it.Fact, "Something else entirely.");
        Assert.AreEqual("Our nightly run stopped.", (await bed.Get<CustomerService>().OpenAsync(it.Secret)).Value.Content.Why.Single());
        await bed.Get<SharingService>().UnshareAsync(bed.Member, it.Review, it.Fact);
        Assert.AreEqual("Our nightly run stopped.", (await bed.Get<CustomerService>().OpenAsync(it.Secret)).Value.Content.Why.Single());
    }
}
