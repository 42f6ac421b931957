using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using Postmortem.Search;

namespace Postmortem.Tests.Reviews;

[TestClass]
public sealed class WholeWayTests
{
    [TestMethod]
    public async Task A_review_goes_from_a_report_to_a_closed_review_that_the_customer_answered()
    {
        await using var bed = await Testbed.OpenAsync();
        var (reviews, notices) = (bed.Get<ReviewService>(), bed.Get<NoticeService>());
        var incident = await bed.Get<IncidentService>()
            .ReportAsync(bed.Member, new IncidentText { Title = "Refunds marked paid", CustomerExperience = "The app said paid.", Severity = Severity.Severe });
        var number = (await reviews.StartAsync(bed.Member, [incident.Value], "standard")).Value;

        StringAssert.Contains((await reviews.OpenNextStageAsync(bed.Manager, number, null))!.Sentence, "Name a facilitator");
        Done(await bed.Pause.AnswerContainmentAsync(bed.Member, number, Containment.Done, null, "Payouts stopped"));
        Assert.IsNull((await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, number, "The app said paid.",
            "The app said paid. It was not.")).Value.Collision);
        Done(await bed.Pause.SayWhoWasAffectedAsync(bed.Member, number, 1482, null, ""));
        Done(await bed.Pause.NameFacilitatorAsync(bed.Member, number, bed.Manager.PersonId, wasInvolved: false));
        Done(await bed.Pause.InviteAsync(bed.Manager, number, bed.Member.PersonId, wasInvolved: true));
        Done(await bed.Pause.AcceptGroundRuleAsync(bed.Member, number));
        Done((await bed.Perspectives.WritePerspectiveAsync(bed.Member, number, "saw", "I saw a green tick.")).Refusal);
        Done(await bed.Perspectives.HandInPerspectiveAsync(bed.Member, number));
        var first = (await bed.Timelines.AddTimelineEntryAsync(bed.Member, number,
            new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Trigger, "Job stops half way"))).Value;
        await bed.Timelines.AddTimelineEntryAsync(bed.Member, number, new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Detection, "First complaint"));
        Done(await reviews.OpenNextStageAsync(bed.Manager, number, null));

        var factor = (await bed.Factors.AddFactorAsync(bed.Member, number,
            new FactorText("The job reports success when it stops", "process") { EntryIds = [first] }, null)).Value;
        await bed.Factors.AddFactorAsync(bed.Member, number,
            new FactorText("Nothing compares files sent with files confirmed", "tools") { Evidence = "log" }, factor);
        await bed.Findings.AddMitigatorAsync(bed.Member, number, "Support kept a list", wasLuck: false);
        Done(await reviews.OpenNextStageAsync(bed.Manager, number, null));

        var page = (await reviews.OpenAsync(bed.Manager, number)).Value;
        var action = (await bed.Plans.PlanActionAsync(bed.Member, number, new ActionText("Alarm when a batch stops")
        {
            OwnerId = bed.Member.PersonId,
            DueOn = new(2026, 12, 1),
            VerifyOn = new(2027, 1, 1),
            Strength = Strength.Stronger,
            SuccessMeasure = "An injected stop alarms in five minutes",
            FactorIds = [.. page.Review.Factors.Select(f => f.Id)],
        })).Value;
        var fact = (await bed.Shares.ShareAsync(bed.Member, number, FactAbout.Why, factor, "Our nightly run stopped half way.")).Value;
        var notice = (await notices.ComposeAsync(bed.Member, number, NoticeKind.Improvement, "en", new NoticeText("What we changed")
        {
            Opening = "We are sorry.",
            FactIds = [fact],
            Promises = [new PromiseText(action, "An alarm within five minutes", new(2026, 12, 1))],
        })).Value;
        Done(await notices.AddNewRecipientAsync(bed.Member, notice, "Ms Okafor", "okafor@example.com"));
        Assert.IsNotNull(await notices.ApproveAsync(bed.Member, notice), "a member cannot approve");
        Done(await notices.ApproveAsync(bed.Manager, notice));
        var secret = (await notices.SendAsync(bed.Manager, notice)).Value.Values.Single();
        Done(await bed.Signatures.SignAsync(bed.Manager, number));
        Done(await reviews.OpenNextStageAsync(bed.Manager, number, null));
        Assert.AreEqual(Stage.Closed, (await reviews.OpenAsync(bed.Manager, number)).Value.Review.Stage);

        var customers = bed.Get<CustomerService>();
        Assert.AreEqual("Our nightly run stopped half way.", (await customers.OpenAsync(secret)).Value.Content.Why.Single());
        Done(await customers.ReplyAsync(secret, Answer.Yes, "Thank you"));
        Assert.AreEqual(1, (await notices.OpenAsync(bed.Manager, notice)).Value.Notice.Recipients.Count(r => r.Answer == Answer.Yes));
        var newest = (await bed.History.HistoryAsync(bed.Manager, number, 1)).Value.Rows[0];
        Assert.AreEqual((nameof(Recipient), CustomerService.Reply.Name), (newest.EntityType, newest.Verb));
        Assert.AreEqual(RefusalKind.NotFound, (await reviews.OpenAsync(bed.Stranger, number)).Refusal!.Kind);
        Assert.IsEmpty((await bed.AuditAsync()).Problems);
        Assert.AreEqual("action", (await bed.Get<SearchService>().FindAsync(bed.Member, "alarm batch")).Value.Single().Kind);
        Assert.IsTrue((await bed.History.HistoryAsync(bed.Manager, number, 1)).Value.Rows.Any(r => r.Verb == "review.sign"));
        Assert.AreEqual(1, (await bed.Get<ActionService>().ListAsync(bed.Member, new ActionFilter())).Value.Counts.Open);
        Assert.AreEqual(1, (await bed.Get<ActionService>().MyWorkAsync(bed.Member)).Value.Actions.Count);
    }

    private static void Done(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);
}
