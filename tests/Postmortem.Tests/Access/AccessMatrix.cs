using System.Text;
using Postmortem.Actions;
using Postmortem.Exchange;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Hints;
using Postmortem.Reviews.History;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;
using static Postmortem.Tests.Access.Outcome;
using static Postmortem.Tests.Access.Standing;

namespace Postmortem.Tests.Access;

/// <summary>Who may do what: one row a verb. A new verb without a row fails.</summary>
public static partial class AccessMatrix
{
    private static readonly DateOnly Later = new(2027, 3, 1);

    public static IReadOnlyList<AccessRow> Rows { get; } = [.. Incidents(), .. Reviews(), .. Pause(), .. Analyze(), .. Sessions(), .. Comments(), .. Fix(),
        .. Actions(), .. Notices(), .. Accounts(), .. AccountLinks()];

    /// <summary>Another one each time: the same file is kept once.</summary>
    private static AttachmentText AFile() => new("till.log", "text/plain", Guid.CreateVersion7().ToByteArray());

    private static IEnumerable<AccessRow> Incidents()
    {
        yield return Everyone<IncidentService>("ReportAsync", Pausing, (s, _, me) => Of(s.ReportAsync(me, new IncidentText { Title = "A rude reply" })));
        yield return Members<IncidentService>("DescribeAsync", Pausing, (s, it, me) =>
            s.DescribeAsync(me, it.Loose, 1, new IncidentText { Title = "A parcel" }));
        yield return Members<IncidentService>("OpenAsync", Pausing, (s, it, me) => Of(s.OpenAsync(me, it.Loose)));
        yield return Managers<IncidentService>("SkipReviewAsync", Pausing, (s, it, me) => s.SkipReviewAsync(me, it.Loose, "The same as last week"));
        // nobody decided that
        yield return Row<IncidentService>("TakeSkippingBackAsync", Pausing, Refused, NotFound, Refused, Refused, (_, s, it, me) =>
            s.TakeSkippingBackAsync(me, it.Loose));
        yield return Everyone<IncidentService>("SkippedAsync", Pausing, (s, _, me) => Of(s.SkippedAsync(me, 1)));
        yield return Everyone<IncidentService>("ListAsync", Pausing, (s, _, me) => Of(s.ListAsync(me, false, new())));
        yield return Everyone<ImportService>("ImportAsync", Pausing, (s, _, me) =>
            Of(s.ImportAsync(me, new MemoryStream(Encoding.UTF8.GetBytes("""{"incidents":[{"id":"a","name":"Slow","incident_updates":[]}]}""")), "a.json",
                new ImportOptions(), false, null)));
        yield return Everyone<ImportService>("ImportTogetherAsync", Pausing, (s, _, me) =>
            Of(s.ImportTogetherAsync(me, [("b.json", () => new MemoryStream(Encoding.UTF8.GetBytes(
                """{"incidents":[{"id":"b","name":"Slow","incident_updates":[]}]}""")))], new ImportOptions(), false)));
    }

    private static IEnumerable<AccessRow> Reviews()
    {
        yield return Members<ReviewService>("StartAsync", Pausing, (s, it, me) => Of(s.StartAsync(me, [it.Loose], "standard")));
        yield return Members<ReviewService>("OpenAsync", Fixing, (s, it, me) => Of(s.OpenAsync(me, it.Review)));
        yield return Everyone<ReviewService>("ListAsync", Fixing, (s, _, me) => Of(s.ListAsync(me, null, new())));
        yield return Members<HistoryService>("HistoryAsync", Fixing, (s, it, me) => Of(s.HistoryAsync(me, it.Review, 1)));
        yield return Members<ReviewService>("RenameAsync", Fixing, (s, it, me) => s.RenameAsync(me, it.Review, "Refunds"));
        yield return Managers<ReviewService>("OpenNextStageAsync", Pausing, (s, it, me) => s.OpenNextStageAsync(me, it.Review, "a reason"));
        yield return Members<HintService>("DismissHintAsync", Fixing, (s, it, me) => s.DismissHintAsync(me, it.Review, "counterfactual", "should have"));
        yield return Members<HintService>("RestoreHintAsync", Fixing, (s, it, me) => s.RestoreHintAsync(me, it.Review, "counterfactual", "should have"));
        yield return Members<HintService>("DismissedHintsAsync", Fixing, (s, it, me) => Of(s.DismissedHintsAsync(me, it.Review)));
        yield return Managers<ReviewService>("ReopenAsync", Closed, (s, it, me) => s.ReopenAsync(me, it.Review, "a reason"));
    }

    private static IEnumerable<AccessRow> Pause()
    {
        yield return Members<PauseService>("AnswerContainmentAsync", Pausing, (s, it, me) =>
            s.AnswerContainmentAsync(me, it.Review, Containment.Done, null, ""));
        yield return Members<PauseService>("CheckContainmentItemAsync", Pausing, (s, it, me) => s.CheckContainmentItemAsync(me, it.Review, it.Item, true, ""));
        yield return Row<PauseService>("NameFacilitatorAsync", Pausing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
            await s.NameFacilitatorAsync(me, it.Review, bed.Stranger.PersonId, false));
        yield return Members<CustomerViewService>("WriteCustomerViewAsync", Pausing, (s, it, me) =>
            Of(s.WriteCustomerViewAsync(me, it.Review, "", "It said paid.")));
        yield return Members<AttachmentService>("AttachAsync", Pausing, (s, it, me) => Of(s.AttachAsync(me, it.Review, AFile())));
        foreach (var (verb, run) in new (string, Func<AttachmentService, AccessCase, Actor, Guid, Task<Refusal?>>)[]
        {
            ("RemoveAttachmentAsync", (s, it, me, file) => s.RemoveAttachmentAsync(me, it.Review, file)),
                ("RestoreAttachmentAsync", (s, it, me, file) => s.RestoreAttachmentAsync(me, it.Review, file)),
            ("ReadAttachmentAsync", (s, it, me, file) => Of(s.ReadAttachmentAsync(me, it.Review, file))),
        })
            yield return Row<AttachmentService>(verb, Pausing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
                await run(s, it, me, (await s.AttachAsync(bed.Manager, it.Review, AFile())).Value));
        yield return Members<PauseService>("WriteContainmentNoteAsync", Pausing, (s, it, me) =>
            Of(s.WriteContainmentNoteAsync(me, it.Review, "", "Payouts stopped")));
        yield return Members<PauseService>("WriteContainmentEvidenceAsync", Pausing, (s, it, me) =>
            Of(s.WriteContainmentEvidenceAsync(me, it.Review, it.Item, "", "Ticket 12")));
        yield return Members<PauseService>("WriteAffectedNoteAsync", Pausing, async (s, it, me) =>
            await s.SayWhoWasAffectedAsync(me, it.Review, 3, null, "") ?? (await s.WriteAffectedNoteAsync(me, it.Review, "", "All in Lyon")).Refusal);
        yield return Members<PauseService>("SayWhoWasAffectedAsync", Pausing, (s, it, me) => s.SayWhoWasAffectedAsync(me, it.Review, 3, null, ""));
        yield return Row<PauseService>("InviteAsync", Pausing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
            await s.InviteAsync(me, it.Review, bed.Stranger.PersonId, false));
        yield return Row<PauseService>("UninviteAsync", Pausing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
            await s.UninviteAsync(me, it.Review, bed.Member.PersonId));
        yield return Participants<PauseService>("AcceptGroundRuleAsync", Pausing, (s, it, me) => s.AcceptGroundRuleAsync(me, it.Review));
        yield return Participants<PerspectiveService>("WritePerspectiveAsync", Pausing, (s, it, me) =>
            Of(s.WritePerspectiveAsync(me, it.Review, "saw", "I saw it.")));
        yield return Participants<PerspectiveService>("WriteConfidentiallyAsync", Pausing, (s, it, me) =>
            s.WriteConfidentiallyAsync(me, it.Review, "saw", "I saw it."));
        // One's own, and only of those who were invited.
        yield return Row<PerspectiveService>("ReadConfidentiallyAsync", Pausing, Done, NotFound, NotFound, NotFound, (_, s, it, me) =>
            Of(s.ReadConfidentiallyAsync(me, it.Review)));
        yield return Participants<PerspectiveService>("SetNameAsideAsync", Pausing, (s, it, me) => s.SetNameAsideAsync(me, it.Review, true));
        yield return Members<PerspectiveService>("AccountsAsync", Pausing, (s, it, me) => Of(s.AccountsAsync(me, it.Review)));
        yield return Managers<PerspectiveService>("RemindOfPerspectivesAsync", Pausing, (s, it, me) => Of(s.RemindOfPerspectivesAsync(me, it.Review)));
        yield return Members<CustomerViewService>("WriteCustomerAnswerAsync", Pausing, (s, it, me) =>
            Of(s.WriteCustomerAnswerAsync(me, it.Review, "saw", "", "It said paid.")));
        yield return Members<CustomerViewService>("AddQuoteAsync", Pausing, (s, it, me) =>
            Of(s.AddQuoteAsync(me, it.Review, new QuoteText("My rent bounced.", "A mother of two"))));
        yield return Members<CustomerViewService>("EditQuoteAsync", Pausing, (s, it, me) =>
            s.EditQuoteAsync(me, it.Review, it.Quote, "It said paid.", new QuoteText("It said: paid.", "A customer")));
        yield return Members<CustomerViewService>("RemoveQuoteAsync", Pausing, (s, it, me) => s.RemoveQuoteAsync(me, it.Review, it.Quote));
        yield return Members<CustomerViewService>("RestoreQuoteAsync", Pausing, (s, it, me) => s.RestoreQuoteAsync(me, it.Review, it.Quote));
        yield return Members<CustomerViewService>("AddJourneyStepAsync", Pausing, (s, it, me) =>
            Of(s.AddJourneyStepAsync(me, it.Review, new JourneyText("Called us", "A recording answered"))));
        yield return Members<CustomerViewService>("EditJourneyStepAsync", Pausing, (s, it, me) =>
            s.EditJourneyStepAsync(me, it.Review, it.Step, new JourneyText("Opened the app", "It said paid"), new JourneyText("Opened the app twice", "")));
        yield return Members<CustomerViewService>("MoveJourneyStepAsync", Pausing, (s, it, me) => s.MoveJourneyStepAsync(me, it.Review, it.Step, 0));
        yield return Members<CustomerViewService>("RemoveJourneyStepAsync", Pausing, (s, it, me) => s.RemoveJourneyStepAsync(me, it.Review, it.Step));
        yield return Members<CustomerViewService>("RestoreJourneyStepAsync", Pausing, (s, it, me) => s.RestoreJourneyStepAsync(me, it.Review, it.Step));
        // nothing is contained yet
        yield return Row<PauseService>("CorrectContainedAtAsync", Pausing, Refused, NotFound, Refused, Refused, (_, s, it, me) =>
            s.CorrectContainedAtAsync(me, it.Review, DateTimeOffset.UnixEpoch));
        // nobody leads it yet
        yield return Row<PauseService>("SayFacilitatorWasInvolvedAsync", Pausing, Refused, NotFound, Refused, Refused, (_, s, it, me) =>
            s.SayFacilitatorWasInvolvedAsync(me, it.Review, true));
        yield return Members<PauseService>("FacilitatorTiesAsync", Pausing, (s, it, me) => Of(s.FacilitatorTiesAsync(me, it.Review)));
        yield return Members<CheckInService>("CheckInsAsync", Pausing, (s, it, me) => Of(s.CheckInsAsync(me, it.Review)));
        // nobody leads it yet
        yield return Row<CheckInService>("WriteCheckInAsync", Pausing, NotFound, NotFound, NotFound, NotFound, (bed, s, it, me) =>
            Of(s.WriteCheckInAsync(me, it.Review, bed.Member.PersonId, "", "How are you?")));
        yield return Participants<PerspectiveService>("HandInPerspectiveAsync", Pausing, (s, it, me) => s.HandInPerspectiveAsync(me, it.Review));
        yield return Managers<PerspectiveService>("RevealPerspectivesAsync", Pausing, (s, it, me) => s.RevealPerspectivesAsync(me, it.Review, "a reason"));
        yield return Members<TimelineService>("AddTimelineEntryAsync", Pausing, (s, it, me) =>
            Of(s.AddTimelineEntryAsync(me, it.Review, new TimelineText(DateTimeOffset.UnixEpoch, TimelineKind.Impact, "It began"))));
        yield return Members<TimelineService>("EditTimelineEntryAsync", Pausing, (s, it, me) =>
            s.EditTimelineEntryAsync(me, it.Review, it.Entry, "The job stops",
            new TimelineText(DateTimeOffset.UnixEpoch, TimelineKind.Impact, "The job stops early")));
        yield return Members<TimelineService>("RemoveTimelineEntryAsync", Pausing, (s, it, me) => s.RemoveTimelineEntryAsync(me, it.Review, it.Entry));
        yield return Members<TimelineService>("AddTimelineEntriesAsync", Pausing, (s, it, me) =>
            Of(s.AddTimelineEntriesAsync(me, it.Review,
            [new TimelineText(DateTimeOffset.UnixEpoch, TimelineKind.Impact, "It began"),
            new TimelineText(DateTimeOffset.UnixEpoch, TimelineKind.Detection, "It rang")])));
        yield return Members<TimelineService>("RemoveTimelineEntriesAsync", Pausing, (s, it, me) => s.RemoveTimelineEntriesAsync(me, it.Review, [it.Entry]));
        yield return Members<TimelineService>("RestoreTimelineEntryAsync", Pausing, (s, it, me) => s.RestoreTimelineEntryAsync(me, it.Review, it.Entry));
    }

    private static IEnumerable<AccessRow> Analyze()
    {
        var text = new FactorText("The alert was muted", "tools");
        yield return Members<FactorService>("AddFactorAsync", Analyzing, (s, it, me) => Of(s.AddFactorAsync(me, it.Review, text, it.Factor)));
        yield return Members<FactorService>("EditFactorAsync", Analyzing, (s, it, me) =>
            s.EditFactorAsync(me, it.Review, it.Factor, "The job reports success", text));
        yield return Members<FactorService>("MoveFactorAsync", Analyzing, (s, it, me) => s.MoveFactorAsync(me, it.Review, it.Factor, null));
        yield return Members<FactorService>("RemoveFactorAsync", Analyzing, (s, it, me) => s.RemoveFactorAsync(me, it.Review, it.Factor));
        yield return Members<FactorService>("RestoreFactorAsync", Analyzing, (s, it, me) => s.RestoreFactorAsync(me, it.Review, it.Factor));
        yield return Managers<FactorVoteService>("OpenVoteAsync", Analyzing, (s, it, me) => Of(s.OpenVoteAsync(me, it.Review)));
        yield return Row<FactorVoteService>("CastVoteAsync", Analyzing, Done, NotFound, Refused, Refused, async (bed, s, it, me) =>
        {
            await s.OpenVoteAsync(bed.Manager, it.Review);
            return await s.CastVoteAsync(me, it.Review, (await s.MyBallotAsync(bed.Manager, it.Review)).Value.VoteId!.Value, it.Factor, 2);
        });
        yield return Row<FactorVoteService>("CloseVoteAsync", Analyzing, Refused, NotFound, Done, Done, async (bed, s, it, me) =>
        {
            await s.OpenVoteAsync(bed.Manager, it.Review);
            return await s.CloseVoteAsync(me, it.Review);
        });
        yield return Members<FactorVoteService>("MyBallotAsync", Analyzing, (s, it, me) => Of(s.MyBallotAsync(me, it.Review)));
        yield return Members<FactorService>("ExplainSingleFactorAsync", Analyzing, (s, it, me) =>
            Of(s.ExplainSingleFactorAsync(me, it.Review, "", "there is one")));
        yield return Members<FindingService>("AddMitigatorAsync", Analyzing, (s, it, me) => Of(s.AddMitigatorAsync(me, it.Review, "A list", true)));
        yield return Members<FindingService>("RemoveMitigatorAsync", Analyzing, (s, it, me) => s.RemoveMitigatorAsync(me, it.Review, it.Mitigator));
        yield return Members<FindingService>("RestoreMitigatorAsync", Analyzing, (s, it, me) => s.RestoreMitigatorAsync(me, it.Review, it.Mitigator));
        yield return Members<FindingService>("AnswerNoMitigatorsAsync", Analyzing, (s, it, me) =>
            Of(s.AnswerNoMitigatorsAsync(me, it.Review, "", "nothing did")));
        yield return Members<FindingService>("RecogniseAsync", Analyzing, (s, it, me) =>
            Of(s.RecogniseAsync(me, it.Review, null, "Night shift", "for staying")));
        // it thanks the member
        yield return Row<FindingService>("SeeRecognitionAsync", Analyzing, Done, NotFound, NotFound, NotFound, (_, s, it, me) =>
            s.SeeRecognitionAsync(me, it.Recognition));
        yield return Members<FindingService>("RemoveRecognitionAsync", Analyzing, (s, it, me) => s.RemoveRecognitionAsync(me, it.Review, it.Recognition));
        yield return Members<HistoryService>("LastOfMineAsync", Analyzing, (s, it, me) => Of(s.LastOfMineAsync(me, it.Review)));
        yield return Row<HistoryService>("UndoAsync", Analyzing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
        {
            if (await bed.Reviews.RenameAsync(me, it.Review, $"Renamed by {me.PersonId}") is { } refusal) return refusal;
            return await s.UndoAsync(me, it.Review, (await s.LastOfMineAsync(me, it.Review)).Value.Rows[^1].Sequence);
        });
        yield return Members<FindingService>("RestoreRecognitionAsync", Analyzing, (s, it, me) => s.RestoreRecognitionAsync(me, it.Review, it.Recognition));
    }

    private static IEnumerable<AccessRow> Fix()
    {
        yield return Members<PlanService>("PlanActionAsync", Fixing, (s, it, me) => Of(s.PlanActionAsync(me, it.Review, new ActionText("Compare both files"))));
        yield return Members<PlanService>("EditActionAsync", Fixing, (s, it, me) =>
            s.EditActionAsync(me, it.Review, it.ActionId, 1, new ActionText("An alarm")));
        // Nobody accepted it; that the risk is looked at by whoever carries it is told in ActionRulesTests.
        yield return Row<PlanService>("LookAgainAsync", Fixing, Refused, NotFound, Refused, Refused, (_, s, it, me) =>
            s.LookAgainAsync(me, it.Review, it.Factor, "Nothing new", Later));
        yield return Row<AcrossService>("AskAcrossAsync", Fixing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
            (await s.AskAcrossAsync(me, it.Review, new AcrossText("A job may stop half way", bed.Stranger.PersonId))).Refusal);
        // asked today
        yield return Row<AcrossService>("RemindAcrossAsync", Fixing, Refused, NotFound, Refused, Refused, (_, s, it, me) =>
            s.RemindAcrossAsync(me, it.Review, it.Question));
        yield return Members<AcrossService>("TakeAcrossBackAsync", Fixing, (s, it, me) => s.TakeAcrossBackAsync(me, it.Review, it.Question));
        yield return Members<AcrossService>("AskedAsync", Fixing, (s, it, me) => Of(s.AskedAsync(me, it.Question)));
        // Those who may see the review read the question, and only the one who was asked answers it.
        yield return Participants<AcrossService>("AnswerAcrossAsync", Fixing, (s, it, me) =>
            s.AnswerAcrossAsync(me, it.Question, AcrossAnswer.NotUs, "We compare every night"));
        yield return Participants<AcrossService>("SameHereAsync", Fixing, (s, it, me) =>
            Of(s.SameHereAsync(me, it.Question, new ActionText("We compare too") { DueOn = Later })));
        yield return Members<PlanService>("CoverAsync", Fixing, (s, it, me) => s.CoverAsync(me, it.Review, it.ActionId, it.Factor, false));
        yield return Row<PlanService>("AcceptFactorAsync", Fixing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
            await s.AcceptFactorAsync(me, it.Review, it.Factor, "rare", bed.Manager.PersonId, Later));
        yield return Members<PlanService>("WithdrawAcceptanceAsync", Fixing, (s, it, me) => s.WithdrawAcceptanceAsync(me, it.Review, it.Factor));
        yield return Managers<SharingService>("DecideNoNoticeAsync", Fixing, (s, it, me) => s.DecideNoNoticeAsync(me, it.Review, "nobody was touched"));
        // nobody signed yet
        yield return Row<SignatureService>("SinceSignedAsync", Fixing, NotFound, NotFound, NotFound, NotFound, (_, s, it, me) =>
            Of(s.SinceSignedAsync(me, it.Review)));
        yield return Managers<SignatureService>("SignAsync", Fixing, (s, it, me) => s.SignAsync(me, it.Review));
        yield return Members<SharingService>("ShareAsync", Fixing, (s, it, me) =>
            Of(s.ShareAsync(me, it.Review, FactAbout.WhatHappened, it.Entry, "It stopped.")));
        yield return Members<SharingService>("EditFactAsync", Fixing, (s, it, me) => s.EditFactAsync(me, it.Review, it.Fact, "It stopped early."));
        yield return Members<SharingService>("UnshareAsync", Fixing, (s, it, me) => s.UnshareAsync(me, it.Review, it.Fact));
    }

    private static IEnumerable<AccessRow> Actions()
    {
        yield return Everyone<ActionService>("ListAsync", Fixing, (s, _, me) => Of(s.ListAsync(me, new ActionFilter())));
        yield return Members<ActionService>("OneAsync", Fixing, (s, it, me) => Of(s.OneAsync(me, it.Action)));
        yield return Everyone<ActionService>("MyWorkAsync", Fixing, (s, _, me) => Of(s.MyWorkAsync(me)));
        yield return Everyone<ActionService>("CommentsForMeAsync", Fixing, (s, _, me) => Of(s.CommentsForMeAsync(me)));
        yield return Row<ActionService>("GiveToAsync", Fixing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
            await s.GiveToAsync(me, it.Action, 1, bed.Stranger.PersonId));
        yield return Members<ActionService>("DueAsync", Fixing, (s, it, me) => s.DueAsync(me, it.Action, 1, new DateOnly(2026, 12, 24)));
        yield return Members<ActionService>("MoveAsync", Fixing, (s, it, me) => s.MoveAsync(me, it.Action, 1, ActionState.InProgress, null));
    }

    private static IEnumerable<AccessRow> Notices()
    {
        var text = new NoticeText("What we changed") { Opening = "We are sorry." };
        yield return Members<NoticeService>("ComposeAsync", Fixing, (s, it, me) => Of(s.ComposeAsync(me, it.Review, NoticeKind.Acknowledgement, "en", text)));
        yield return Members<NoticeService>("AcknowledgeAsync", Fixing, (s, it, me) => Of(s.AcknowledgeAsync(me, it.Review, "en")));
        yield return Row<NoticeService>("WriteAsync", Fixing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
            await s.WriteAsync(me, it.Notice, (await s.OpenAsync(bed.Manager, it.Notice)).Value.Notice.Version, text));
        yield return Members<NoticeService>("AddNewRecipientAsync", Fixing, (s, it, me) => s.AddNewRecipientAsync(me, it.Notice, "Mr Lopez", ""));
        yield return Row<NoticeService>("AddRecipientAsync", Fixing, Done, NotFound, Done, Done, async (_, s, it, me) =>
            await s.ComposeAsync(me, it.Review, NoticeKind.Acknowledgement, "en", text) is { Ok: true } other
                ? await s.AddRecipientAsync(me, other.Value, it.Customer) : await s.AddRecipientAsync(me, it.Notice, it.Customer));
        yield return Members<NoticeService>("RemoveRecipientAsync", Fixing, (s, it, me) => s.RemoveRecipientAsync(me, it.Notice, it.Recipient));
        yield return Members<NoticeService>("DiscardAsync", Fixing, (s, it, me) => s.DiscardAsync(me, it.Notice));
        yield return Managers<NoticeService>("ApproveAsync", Fixing, (s, it, me) => s.ApproveAsync(me, it.Notice));
        yield return Managers<NoticeService>("TakeApprovalBackAsync", Approved, (s, it, me) => s.TakeApprovalBackAsync(me, it.Notice));
        yield return Managers<NoticeService>("SendAsync", Approved, async (s, it, me) => (await s.SendAsync(me, it.Notice)).Refusal);
        yield return Managers<NoticeService>("RenewLinkAsync", Sent, async (s, it, me) => (await s.RenewLinkAsync(me, it.Notice, it.Recipient)).Refusal);
        yield return Managers<NoticeService>("RevokeLinkAsync", Sent, (s, it, me) => s.RevokeLinkAsync(me, it.Notice, it.Recipient));
        yield return Members<NoticeService>("OpenAsync", Sent, (s, it, me) => Of(s.OpenAsync(me, it.Notice)));
        yield return Everyone<NoticeService>("ListAsync", Sent, (s, _, me) => Of(s.ListAsync(me, 1)));
    }

    /// <summary>Every signed-in person; what each finds in it is tested with the verb.</summary>
    private static AccessRow Everyone<TService>(string verb, Standing standing, Func<TService, AccessCase, Actor, Task<Refusal?>> run) where TService
        : notnull =>
        Row<TService>(verb, standing, Done, Done, Done, Done, (_, s, it, me) => run(s, it, me));

    /// <summary>Whoever takes part, and managers.</summary>
    private static AccessRow Members<TService>(string verb, Standing standing, Func<TService, AccessCase, Actor, Task<Refusal?>> run) where TService
        : notnull =>
        Row<TService>(verb, standing, Done, NotFound, Done, Done, (_, s, it, me) => run(s, it, me));

    /// <summary>Only those who were invited: a manager who was not is told so.</summary>
    private static AccessRow Participants<TService>(string verb, Standing standing, Func<TService, AccessCase, Actor, Task<Refusal?>> run) where TService
        : notnull =>
        Row<TService>(verb, standing, Done, NotFound, Refused, Refused, (_, s, it, me) => run(s, it, me));

    /// <summary>Managers; a member who takes part is told so.</summary>
    private static AccessRow Managers<TService>(string verb, Standing standing, Func<TService, AccessCase, Actor, Task<Refusal?>> run) where TService
        : notnull =>
        Row<TService>(verb, standing, Refused, NotFound, Done, Done, (_, s, it, me) => run(s, it, me));

    private static AccessRow Administrators<TService>(string verb, Func<Testbed, TService, Actor, Task<Refusal?>> run) where TService : notnull =>
        Row<TService>(verb, Pausing, NotFound, NotFound, NotFound, Done, (bed, s, _, me) => run(bed, s, me));

    private static async Task<Refusal?> Of<T>(Task<Result<T>> verb) => (await verb).Refusal;

    private static AccessRow Row<TService>(
        string verb, Standing standing, Outcome own, Outcome others, Outcome manager, Outcome administrator,
        Func<Testbed, TService, AccessCase, Actor, Task<Refusal?>> run) where TService : notnull =>
        new($"{typeof(TService).Name}.{verb}", standing, (bed, it, me) => run(bed, bed.Get<TService>(), it, me), own, others, manager, administrator);
}
