using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using Postmortem.Sessions;

namespace Postmortem.Tests.Access;

/// <summary>Where a review stands when a verb is tried on it.</summary>
public enum Standing { Pausing, Analyzing, Fixing, Approved, Sent, Closed }

/// <summary>A review that Mia Member takes part in, with everything that a verb may be about.</summary>
public sealed class AccessCase
{
    /// <summary>One organisation for each standing, told once: a test that begins there begins with a copy.</summary>
    private static readonly Dictionary<Standing, Lazy<Task<(Testbed Bed, AccessCase Case)>>> Told = Enum.GetValues<Standing>()
        .ToDictionary(standing => standing, standing => new Lazy<Task<(Testbed, AccessCase)>>(() => TellOnceAsync(standing)));

    public int Incident { get; private set; }

    /// <summary>An incident of Mia's without a review.</summary>
    public int Loose { get; private set; }
    public int Review { get; private set; }
    public Guid Quote { get; private set; }
    public Guid Step { get; private set; }

    public Guid Item { get; private set; }
    public Guid Entry { get; private set; }

    /// <summary>The item of a running session, led by the manager, at which Mia wrote alone.</summary>
    public Guid Alone { get; private set; }
    public Guid Discussion { get; private set; }
    public Guid Round { get; private set; }
    public Guid Parked { get; private set; }
    public Guid Factor { get; private set; }
    public Guid Mitigator { get; private set; }
    public Guid Recognition { get; private set; }
    public Guid ActionId { get; private set; }
    public int Action { get; private set; }
    /// <summary>Asked of Mia, and open.</summary>
    public Guid Question { get; private set; }
    public Guid Fact { get; private set; }
    public int Notice { get; private set; }
    public Guid Recipient { get; private set; }
    public Guid Customer { get; private set; }
    public string Secret { get; private set; } = "";

    public static async Task<AccessCase> PrepareAsync(Testbed bed, Standing standing)
    {
        if (!bed.IsAsFounded) return await TellAsync(bed, standing);
        var (told, it) = await Told[standing].Value;
        await bed.GoOnFromAsync(told);
        return it;
    }

    private static async Task<(Testbed, AccessCase)> TellOnceAsync(Standing standing)
    {
        var bed = await Testbed.OpenAsync();
        var it = await TellAsync(bed, standing);
        await bed.KeepStillAsync();
        bed.StayUntilTheEnd();
        return (bed, it);
    }

    private static async Task<AccessCase> TellAsync(Testbed bed, Standing standing)
    {
        var it = new AccessCase();
        await it.PauseAsync(bed, standing);
        if (standing >= Standing.Analyzing) await it.AnalyzeAsync(bed);
        if (standing >= Standing.Fixing) await it.FixAsync(bed);
        if (standing >= Standing.Approved) await Done(bed.Get<NoticeService>().ApproveAsync(bed.Manager, it.Notice));
        if (standing >= Standing.Sent) it.Secret = (await bed.Get<NoticeService>().SendAsync(bed.Manager, it.Notice)).Value.Values.Single();
        if (standing >= Standing.Closed)
        {
            await Done(bed.Get<SignatureService>().SignAsync(bed.Manager, it.Review));
            await Done(bed.Get<ReviewService>().OpenNextStageAsync(bed.Manager, it.Review, null));
        }
        return it;
    }

    private async Task PauseAsync(Testbed bed, Standing standing)
    {
        var (incidents, reviews) = (bed.Get<IncidentService>(), bed.Get<ReviewService>());
        Incident = (await incidents.ReportAsync(bed.Manager, new IncidentText { Title = "Refunds marked paid" })).Value;
        Loose = (await incidents.ReportAsync(bed.Member, new IncidentText { Title = "A parcel lost in Lyon" })).Value;
        Review = (await reviews.StartAsync(bed.Manager, [Incident], "standard")).Value;
        await Done(bed.Pause.InviteAsync(bed.Manager, Review, bed.Member.PersonId, wasInvolved: true));
        Assert.IsTrue((await bed.Perspectives.WritePerspectiveAsync(bed.Member, Review, "saw", "I saw a green tick.")).Ok);
        Assert.IsNull(await bed.Perspectives.WriteConfidentiallyAsync(bed.Member, Review, "hard", "Nobody asks what stayed."));
        Quote = (await bed.CustomerViews.AddQuoteAsync(bed.Manager, Review, new QuoteText("It said paid.", "A customer by phone"))).Value;
        Step = (await bed.CustomerViews.AddJourneyStepAsync(bed.Manager, Review, new JourneyText("Opened the app", "It said paid"))).Value;
        Entry = (await bed.Timelines.AddTimelineEntryAsync(bed.Manager, Review,
            new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Trigger, "The job stops"))).Value;
        await bed.Timelines.AddTimelineEntryAsync(bed.Manager, Review, new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Detection, "A complaint"));
        await MeetAsync(bed);
        Item = await bed.RowsAsync(db => db.Set<Review>().SelectMany(r => r.ContainmentItems).Select(i => i.Id).FirstAsync());
        if (standing > Standing.Pausing) await Done(reviews.OpenNextStageAsync(bed.Manager, Review, "prepared for a test"));
    }

    private async Task MeetAsync(Testbed bed)
    {
        var sessions = bed.Get<SessionService>();
        await Done(sessions.PrepareAsync(bed.Manager, Review));
        Assert.IsTrue((await sessions.BeatAsync(bed.Member, Review)).Ok);
        var items = (await bed.Get<ReviewService>().OpenAsync(bed.Manager, Review)).Value.Session!.Items;
        (Alone, Discussion, Round) = (items.First(i => i.Kind == SessionKind.WriteAlone).Id, items.Last(i => i.Kind == SessionKind.Discuss).Id,
            items.Last(i => i.Kind == SessionKind.Round).Id);
        await Done(sessions.BeginAsync(bed.Manager, Review));
        await Done(sessions.GoToAsync(bed.Manager, Review, Alone));
        Assert.IsTrue((await sessions.WriteAnswerAsync(bed.Member, Review, Alone, "The screen said paid.")).Ok);
        await Done(sessions.ParkAsync(bed.Member, Review, "Who reads the log at night?"));
        Parked = (await bed.Get<ReviewService>().OpenAsync(bed.Manager, Review)).Value.Session!.Parked.Single().Id;
    }

    private async Task AnalyzeAsync(Testbed bed)
    {
        var reviews = bed.Get<ReviewService>();
        Factor = (await bed.Factors.AddFactorAsync(bed.Manager, Review, new FactorText("The job reports success", "process") { Evidence = "log" }, null)).Value;
        await bed.Factors.AddFactorAsync(bed.Manager, Review, new FactorText("Nothing compares the two files", "tools") { Evidence = "log" }, null);
        Mitigator = (await bed.Findings.AddMitigatorAsync(bed.Manager, Review, "Support kept a list", wasLuck: false)).Value;
        Recognition = (await bed.Findings.RecogniseAsync(bed.Manager, Review, bed.Member.PersonId, "", "for the list")).Value;
    }

    private async Task FixAsync(Testbed bed)
    {
        var (reviews, notices) = (bed.Get<ReviewService>(), bed.Get<NoticeService>());
        await Done(reviews.OpenNextStageAsync(bed.Manager, Review, null));
        var factors = (await reviews.OpenAsync(bed.Manager, Review)).Value.Review.Factors.Select(f => f.Id).ToList();
        ActionId = (await bed.Plans.PlanActionAsync(bed.Manager, Review, new ActionText("An alarm when it stops")
        {
            OwnerId = bed.Manager.PersonId,
            DueOn = new(2026, 12, 1),
            VerifyOn = new(2027, 1, 1),
            Strength = Strength.Stronger,
            SuccessMeasure = "It alarms in five minutes",
            FactorIds = factors,
        })).Value;
        Action = await bed.RowsAsync(db => db.Set<CorrectiveAction>().Select(a => a.Number).SingleAsync());
        Question = (await bed.Across.AskAcrossAsync(bed.Manager, Review,
            new AcrossText("A job that stops says it went well", bed.Member.PersonId) { FactorId = Factor })).Value;
        Fact = (await bed.Shares.ShareAsync(bed.Manager, Review, FactAbout.Why, null, "Our nightly run stopped.")).Value;
        Notice = (await notices.ComposeAsync(bed.Manager, Review, NoticeKind.Improvement, "en",
            new NoticeText("What we changed") { Opening = "We are sorry.", FactIds = [Fact] })).Value;
        await Done(notices.AddNewRecipientAsync(bed.Manager, Notice, "Ms Okafor", "okafor@example.com"));
        (Recipient, Customer) = await bed.RowsAsync(async db =>
            (await db.Set<Recipient>().Select(r => r.Id).SingleAsync(), await db.Set<Customer>().Select(c => c.Id).SingleAsync()));
    }

    private static async Task Done(Task<Refusal?> verb)
    {
        var refusal = await verb;
        Assert.IsNull(refusal, refusal?.Sentence);
    }
}
