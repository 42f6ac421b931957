using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews.Factors;
using Postmortem.Sessions;

namespace Postmortem.Reviews;

/// <summary>A review with all that its pages show.</summary>
/// <param name="Me">Who looks.</param>
public sealed record ReviewPage(
    Review Review, ReviewTemplate Template, Gate Gate, Person Me, PeopleDirectory People)
{
    public bool LeadsIt => Review.IsLedBy(Me);

    /// <summary>Whoever leads a session leads its votes, for as long as it runs.</summary>
    public bool LeadsVotes => LeadsIt || (Session is { IsRunning: true } session && session.LeaderId == Me.Id);

    /// <summary>Whether a reader of the other page sees nothing new in this one.</summary>
    public bool ShowsTheSameAs(ReviewPage other) => Last == other.Last && IsForTheSameEyes(other);

    /// <summary>Whether a card that was drawn of the other page looks the same drawn of this one: the slices that it shows are the same objects.</summary>
    public bool ShowsTheSameAs(ReviewPage other, ReviewSlices slices) =>
        IsForTheSameEyes(other) && Slices.Count == other.Slices.Count
            && Slices.All(s => !slices.HasFlag(s.Key) || ReferenceEquals(s.Value, other.Slices.GetValueOrDefault(s.Key)));

    /// <summary>The newest row of the log that it shows: a page that shows the same number shows the same.</summary>
    public long Last { get; init; }

    /// <summary>An object for each slice, the same one on every page on which the slice is the same.</summary>
    internal IReadOnlyDictionary<ReviewSlices, object> Slices { get; init; } = new Dictionary<ReviewSlices, object>();

    /// <summary>What was and is done together in sessions, the oldest first.</summary>
    public IReadOnlyList<ReviewSession> Sessions { get; init; } = [];

    /// <summary>The session that is open; null where none is.</summary>
    public ReviewSession? Session => Sessions.FirstOrDefault(s => s.EndedAt is null);

    /// <summary>An answer that was revealed in a session; null where there is none with this id.</summary>
    public ShownAnswer? Shown(Guid answerId) => Sessions.SelectMany(s => s.Items).SelectMany(i => i.Answers).FirstOrDefault(a => a.Id == answerId);

    /// <summary>The votes on factors that were closed while a session ran; told once, with its first item that votes.</summary>
    public IEnumerable<FactorVote> VotesIn(ReviewSession session, SessionItem item) =>
        item.Id == session.Items.FirstOrDefault(i => i.Kind == SessionKind.Vote)?.Id
            ? Review.Votes.Where(v => v.ClosedAt >= session.StartedAt && (session.EndedAt is null || v.ClosedAt <= session.EndedAt)) : [];

    private bool IsForTheSameEyes(ReviewPage other) =>
        ReferenceEquals(People, other.People) && LeadsIt == other.LeadsIt && LeadsVotes == other.LeadsVotes
        && Me.Role == other.Me.Role && Me.TimeZone == other.Me.TimeZone && Me.Name == other.Me.Name;

    /// <summary>When each stage was opened last, from the log; a stage that was never opened is missing, and so is Pause.</summary>
    public IReadOnlyDictionary<Stage, DateTimeOffset> OpenedAt { get; init; } = new Dictionary<Stage, DateTimeOffset>();
}

public sealed record ReviewRow(
    int Number, string Title, Stage Stage, DateTimeOffset StartedAt, DateTimeOffset? ClosedAt, string? Facilitator,
    Severity? Severity, int? Affected, int ActionCount, int OpenActionCount);
