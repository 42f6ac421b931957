using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Tests.Notices;

/// <summary>A review in its Fix stage with a fact of each kind, an action that is done and one that is promised.</summary>
internal sealed record Case(Testbed Bed, int Review, Guid Happened, Guid Why, Guid Changed, Guid Promised, Guid Done)
{
    public const string Hostile = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) {{customer}} | a\n# not a heading";

    public static async Task<Case> OpenAsync(string why = "Our nightly run stopped half way.")
    {
        var bed = await Testbed.OpenAsync();
        var reviews = bed.Get<ReviewService>();
        var incident = await bed.Get<IncidentService>()
            .ReportAsync(bed.Member, new IncidentText { Title = "Refunds marked paid", CustomerExperience = "The app said paid." });
        var number = (await reviews.StartAsync(bed.Member, [incident.Value], "standard")).Value;
        var entry = (await bed.Timelines.AddTimelineEntryAsync(bed.Member, number,
            new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Detection, "First complaint"))).Value;
        Ok(await reviews.OpenNextStageAsync(bed.Manager, number, "we know enough"));
        var factor = (await bed.Factors.AddFactorAsync(bed.Member, number,
            new FactorText("The job reports success when it stops", "process") { EntryIds = [entry] }, null)).Value;
        Ok(await reviews.OpenNextStageAsync(bed.Manager, number, "we know enough"));
        var done = await PlanAsync(bed, number, "Alarm when a batch stops");
        var promised = await PlanAsync(bed, number, "Show each step of a refund");
        var row = (await bed.Get<ActionService>().ListAsync(bed.Manager, new ActionFilter { Show = ActionShow.All })).Value.Page.Rows.Single(r =>
            r.Text.StartsWith("Alarm", StringComparison.Ordinal));
        Ok(await bed.Get<ActionService>().MoveAsync(bed.Member, row.Number, row.Version, ActionState.Done, null));
        return new Case(bed, number,
            (await bed.Shares.ShareAsync(bed.Member, number, FactAbout.WhatHappened, entry, "You were told that your refund was paid. It was not.")).Value,
            (await bed.Shares.ShareAsync(bed.Member, number, FactAbout.Why, factor, why)).Value,
            (await bed.Shares.ShareAsync(bed.Member, number, FactAbout.WhatChanged, done, "A run that stops raises an alarm.")).Value, promised, done);
    }

    public async Task<int> ComposeAsync(string language = "en", string opening = "We are sorry.") =>
        (await Bed.Get<NoticeService>().ComposeAsync(Bed.Member, Review, NoticeKind.Improvement, language, new NoticeText("What we changed")
        {
            Opening = opening,
            FactIds = [Happened, Why, Changed],
            Promises = [new PromiseText(Promised, "You can see every step.", new DateOnly(2026, 12, 15))],
        })).Value;

    /// <returns>The secret of the one recipient's link.</returns>
    public async Task<string> SendAsync(int notice, string customer = "Ms Okafor")
    {
        var notices = Bed.Get<NoticeService>();
        Ok(await notices.AddNewRecipientAsync(Bed.Member, notice, customer, ""));
        Ok(await notices.ApproveAsync(Bed.Manager, notice));
        return (await notices.SendAsync(Bed.Manager, notice)).Value.Values.Single();
    }

    public static void Ok(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);

    private static async Task<Guid> PlanAsync(Testbed bed, int number, string text) =>
        (await bed.Get<PlanService>().PlanActionAsync(bed.Member, number,
            new ActionText(text) { OwnerId = bed.Member.PersonId, DueOn = new DateOnly(2026, 12, 1) })).Value;
}
