using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Hints;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;
using Postmortem.Sessions;

namespace Postmortem.Reviews;

/// <summary>
/// The parts of a review that are loaded, kept and drawn on their own. A verb says which it needs and which it touches; a card says which
/// it shows.
/// </summary>
[Flags]
public enum ReviewSlices
{
    None = 0,

    /// <summary>Title, stage, incidents, gates that were passed.</summary>
    Head = 1 << 0,
    Containment = 1 << 1,
    CustomerView = 1 << 2,
    Quotes = 1 << 3,
    Journey = 1 << 4,
    Affected = 1 << 5,

    /// <summary>Who leads it and who takes part.</summary>
    People = 1 << 6,

    /// <summary>Who has written and whether it is revealed; the words are asked for elsewhere.</summary>
    Perspectives = 1 << 7,
    Timeline = 1 << 8,
    Evidence = 1 << 9,
    Factors = 1 << 10,
    Votes = 1 << 11,

    /// <summary>What limited the harm, and whom we thank.</summary>
    Findings = 1 << 12,
    Actions = 1 << 13,
    Across = 1 << 14,
    Signatures = 1 << 15,

    /// <summary>What customers may be told.</summary>
    Facts = 1 << 16,
    Notices = 1 << 17,
    Comments = 1 << 18,
    Sessions = 1 << 19,
    All = (1 << 20) - 1,

    /// <summary>Of the timeline only the entries that the verb names: thousands of others are not read to change one.</summary>
    SomeEntries = 1 << 20,

    /// <summary>Of the signatures only the one that holds, which every edit takes off.</summary>
    Signature = 1 << 21,

    /// <summary>The words by which a review is found; whoever alters one of them needs all.</summary>
    SearchWords = CustomerView | Quotes | Journey,
}

/// <summary>Which slice a row of the log is about.</summary>
internal static class ReviewSlicesOfRows
{
    private static readonly Dictionary<string, ReviewSlices> ByType = new()
    {
        [nameof(Incident)] = ReviewSlices.Head,
        [nameof(GateOverride)] = ReviewSlices.Head,
        [nameof(ContainmentItem)] = ReviewSlices.Containment,
        [nameof(CustomerAnswer)] = ReviewSlices.CustomerView,
        [nameof(CustomerQuote)] = ReviewSlices.Quotes,
        [nameof(JourneyStep)] = ReviewSlices.Journey,
        [nameof(Participant)] = ReviewSlices.People,
        [nameof(Perspective)] = ReviewSlices.Perspectives,
        [nameof(PerspectiveReminder)] = ReviewSlices.Perspectives,
        [nameof(TimelineEntry)] = ReviewSlices.Timeline,
        [nameof(Attachment)] = ReviewSlices.Evidence,
        [nameof(ContributingFactor)] = ReviewSlices.Factors,
        [nameof(FactorEvidence)] = ReviewSlices.Factors,
        [nameof(FactorAccount)] = ReviewSlices.Factors,
        [nameof(FactorAttachment)] = ReviewSlices.Factors,
        [nameof(FactorVote)] = ReviewSlices.Votes,
        [nameof(FactorVoteTotal)] = ReviewSlices.Votes,
        [nameof(Mitigator)] = ReviewSlices.Findings,
        [nameof(Recognition)] = ReviewSlices.Findings,
        [nameof(CorrectiveAction)] = ReviewSlices.Actions,
        [nameof(ActionFactor)] = ReviewSlices.Actions,
        [nameof(AcrossQuestion)] = ReviewSlices.Across,
        [nameof(Fix.Signature)] = ReviewSlices.Signatures,
        [nameof(ShareableFact)] = ReviewSlices.Facts,
        [nameof(Notice)] = ReviewSlices.Notices,
        [nameof(NoticeFact)] = ReviewSlices.Notices,
        [nameof(NoticePromise)] = ReviewSlices.Notices,
        [nameof(Recipient)] = ReviewSlices.Notices,
        [nameof(CommentThread)] = ReviewSlices.Comments,
        [nameof(Comment)] = ReviewSlices.Comments,
        [nameof(CommentAddressee)] = ReviewSlices.Comments,
        [nameof(ReviewSession)] = ReviewSlices.Sessions,
        [nameof(SessionItem)] = ReviewSlices.Sessions,
        [nameof(SessionLead)] = ReviewSlices.Sessions,
        [nameof(SessionTurn)] = ReviewSlices.Sessions,
        [nameof(SessionAttendee)] = ReviewSlices.Sessions,
        [nameof(ShownAnswer)] = ReviewSlices.Sessions,
        [nameof(ParkedLine)] = ReviewSlices.Sessions,
        [nameof(DismissedHint)] = ReviewSlices.None,
    };

    /// <summary>What of a review may have changed with this row; all of it where that is not known.</summary>
    /// <param name="entityType">A row of a part is about that part; one of the review itself is about what its verb touches.</param>
    public static ReviewSlices Of(string verb, string entityType) =>
        entityType == nameof(Review) ? ReviewVerb.Named(verb)?.Touches ?? ReviewSlices.All : ByType.GetValueOrDefault(entityType, ReviewSlices.All);
}
