using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Reviews;

/// <summary>
/// The rows that a review is made of. The database fills the lists by their names; everything else goes through the properties below, which
/// throw where a part was not loaded: an empty list would be a lie that a rule believes.
/// </summary>
public sealed partial class Review
{
    private ReviewSlices _held;

    /// <summary>Of the timeline, the entries that were asked for where not all of them were.</summary>
    private IReadOnlyCollection<Guid> _entriesAskedFor = [];

    private List<Incident> _incidents = [];
    private List<Participant> _participants = [];
    private List<GateOverride> _overrides = [];
    private List<ContainmentItem> _containmentItems = [];
    private List<CustomerAnswer> _customerAnswers = [];
    private List<CustomerQuote> _quotes = [];
    private List<JourneyStep> _journey = [];
    private List<Perspective> _perspectives = [];
    private List<PerspectiveReminder> _reminders = [];
    private List<TimelineEntry> _timeline = [];
    private List<Attachment> _attachments = [];
    private List<ContributingFactor> _factors = [];
    private List<FactorVote> _votes = [];
    private List<Mitigator> _mitigators = [];
    private List<Recognition> _recognitions = [];
    private List<CorrectiveAction> _actions = [];
    private List<AcrossQuestion> _across = [];
    private List<Signature> _signatures = [];
    private List<ShareableFact> _facts = [];
    private List<Notice> _notices = [];
    private List<CommentThread> _threads = [];

    private List<Incident> IncidentRows => Held(_incidents, ReviewSlices.Head);
    private List<Participant> ParticipantRows => Held(_participants, ReviewSlices.People);
    private List<GateOverride> OverrideRows => Held(_overrides, ReviewSlices.Head);
    private List<ContainmentItem> ContainmentRows => Held(_containmentItems, ReviewSlices.Containment);
    private List<CustomerAnswer> AnswerRows => Held(_customerAnswers, ReviewSlices.CustomerView);
    private List<CustomerQuote> QuoteRows => Held(_quotes, ReviewSlices.Quotes);
    private List<JourneyStep> JourneyRows => Held(_journey, ReviewSlices.Journey);
    private List<Perspective> PerspectiveRows => Held(_perspectives, ReviewSlices.Perspectives);
    private List<PerspectiveReminder> ReminderRows => Held(_reminders, ReviewSlices.Perspectives);
    private List<TimelineEntry> EntryRows => Held(_timeline, ReviewSlices.SomeEntries);
    private List<Attachment> AttachmentRows => Held(_attachments, ReviewSlices.Evidence);
    private List<ContributingFactor> FactorRows => Held(_factors, ReviewSlices.Factors);
    private List<FactorVote> VoteRows => Held(_votes, ReviewSlices.Votes);
    private List<Mitigator> MitigatorRows => Held(_mitigators, ReviewSlices.Findings);
    private List<Recognition> RecognitionRows => Held(_recognitions, ReviewSlices.Findings);
    private List<CorrectiveAction> ActionRows => Held(_actions, ReviewSlices.Actions);
    private List<AcrossQuestion> AcrossRows => Held(_across, ReviewSlices.Across);
    private List<Signature> SignatureRows => Held(_signatures, ReviewSlices.Signature);
    private List<ShareableFact> FactRows => Held(_facts, ReviewSlices.Facts);
    private List<Notice> NoticeRows => Held(_notices, ReviewSlices.Notices);
    private List<CommentThread> ThreadRows => Held(_threads, ReviewSlices.Comments);

    /// <summary>The entry of this id, taken off or not; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">As with a part: nobody asked for this one to be loaded, so that it is not there says nothing.</exception>
    private TimelineEntry? EntryRow(Guid id)
    {
        var entry = EntryRows.Find(e => e.Id == id);
        if (entry is null && !_entriesAskedFor.Contains(id)) Require(ReviewSlices.Timeline);
        return entry;
    }

    /// <summary>Whether all of these parts were loaded.</summary>
    internal bool Holds(ReviewSlices parts) => (_held & parts) == parts;

    /// <summary>Says what was loaded; by whoever loads, and nobody else.</summary>
    /// <param name="entryIds">With <see cref="ReviewSlices.SomeEntries"/>: which were asked for, whether they are there or not.</param>
    internal void Hold(ReviewSlices parts, IReadOnlyCollection<Guid>? entryIds = null)
    {
        _held |= parts;
        _entriesAskedFor = entryIds ?? _entriesAskedFor;
        if (parts.HasFlag(ReviewSlices.Timeline)) _held |= ReviewSlices.SomeEntries;
        if (parts.HasFlag(ReviewSlices.Signatures)) _held |= ReviewSlices.Signature;
    }

    /// <summary>For a review that is only shown: takes these entries as its timeline.</summary>
    internal void TakeTimeline(List<TimelineEntry> entries)
    {
        _timeline = entries;
        Hold(ReviewSlices.Timeline);
    }

    /// <summary>For a review that is only shown: takes these parts, which did not change, from how it was before.</summary>
    internal void Share(Review before, ReviewSlices same)
    {
        before.Require(same);
        if (same.HasFlag(ReviewSlices.Head)) (_incidents, _overrides) = (before._incidents, before._overrides);
        if (same.HasFlag(ReviewSlices.People)) _participants = before._participants;
        if (same.HasFlag(ReviewSlices.Containment)) _containmentItems = before._containmentItems;
        if (same.HasFlag(ReviewSlices.CustomerView)) _customerAnswers = before._customerAnswers;
        if (same.HasFlag(ReviewSlices.Quotes)) _quotes = before._quotes;
        if (same.HasFlag(ReviewSlices.Journey)) _journey = before._journey;
        if (same.HasFlag(ReviewSlices.Perspectives)) (_perspectives, _reminders) = (before._perspectives, before._reminders);
        if (same.HasFlag(ReviewSlices.Timeline)) _timeline = before._timeline;
        if (same.HasFlag(ReviewSlices.Evidence)) _attachments = before._attachments;
        if (same.HasFlag(ReviewSlices.Factors)) _factors = before._factors;
        if (same.HasFlag(ReviewSlices.Votes)) _votes = before._votes;
        if (same.HasFlag(ReviewSlices.Findings)) (_mitigators, _recognitions) = (before._mitigators, before._recognitions);
        if (same.HasFlag(ReviewSlices.Actions)) _actions = before._actions;
        if (same.HasFlag(ReviewSlices.Across)) _across = before._across;
        if (same.HasFlag(ReviewSlices.Signatures)) _signatures = before._signatures;
        if (same.HasFlag(ReviewSlices.Facts)) _facts = before._facts;
        if (same.HasFlag(ReviewSlices.Notices)) _notices = before._notices;
        if (same.HasFlag(ReviewSlices.Comments)) _threads = before._threads;
        Hold(same);
    }

    private List<T> Held<T>(List<T> rows, ReviewSlices part)
    {
        Require(part);
        return rows;
    }

    /// <exception cref="InvalidOperationException">A fault of the program: a verb that asks for what it did not say it needs.</exception>
    private void Require(ReviewSlices parts)
    {
        if (!Holds(parts))
            throw new InvalidOperationException($"{Reference} was loaded without {parts & ~_held}; a verb that asks for that says so in its Needs.");
    }
}
