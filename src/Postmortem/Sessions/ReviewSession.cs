using Postmortem.People;

namespace Postmortem.Sessions;

/// <summary>What people do while an item of the agenda is on the screen.</summary>
public enum SessionKind { WriteAlone, Reveal, Vote, Discuss, Round, Read }

/// <summary>
/// A meeting in which a review is worked on together: an agenda of which one item is on everyone's screen, and what is left of it
/// afterwards. Every verb answers null when it was done, or the reason why not. What each kind of item does stands in files of its own.
/// </summary>
public sealed partial class ReviewSession
{
    /// <summary>Whoever leads may be gone for so long before somebody else can take over.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<SessionItem> _items = [];
    private readonly List<SessionAttendee> _attendees = [];
    private readonly List<SessionLead> _leads = [];
    private readonly List<ParkedLine> _parked = [];

    private ReviewSession() { }

    /// <param name="number">Counts the sessions of a review from 1.</param>
    internal ReviewSession(Guid reviewId, int number, Person leader, IEnumerable<AgendaText> agenda, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Number, PreparedAt) = (reviewId, number, now);
        Lead(leader.Id, now);
        ComeIn(leader, now);
        _items.AddRange(agenda.Select((text, i) => new SessionItem(this, text.Cleaned(), i, now)));
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public int Number { get; private set; }
    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>Null while the agenda is still being prepared.</summary>
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid LeaderId { get; private set; }

    /// <summary>What is on everyone's screen.</summary>
    public Guid? CurrentItemId { get; private set; }

    /// <summary>Bumped with every change anywhere in the session.</summary>
    public long Version { get; private set; }

    public bool IsRunning => StartedAt is not null && EndedAt is null;
    public IReadOnlyList<SessionItem> Items => [.. _items.Where(i => i.RemovedAt is null).OrderBy(i => i.Position).ThenBy(i => i.Id)];
    public IReadOnlyList<SessionAttendee> Attendees => [.. _attendees.OrderBy(a => a.Id)];

    /// <summary>Who led it, one after the other.</summary>
    public IReadOnlyList<SessionLead> Leads => [.. _leads.OrderBy(l => l.Id)];
    public IReadOnlyList<ParkedLine> Parked => [.. _parked.OrderBy(p => p.Id)];
    public SessionItem? Current => Item(CurrentItemId);

    /// <summary>How long it lasted, or has lasted so far.</summary>
    public TimeSpan Lasted(DateTimeOffset now) => StartedAt is { } began ? SessionItem.Sane((EndedAt ?? now) - began) : TimeSpan.Zero;

    public SessionItem? Neighbour(int steps)
    {
        var items = Items;
        var at = items.TakeWhile(i => i.Id != CurrentItemId).Count() + steps;
        return at >= 0 && at < items.Count ? items[at] : null;
    }

    internal SessionItem? Item(Guid? id) => id is null ? null : _items.Find(i => i.Id == id && i.RemovedAt is null);

    /// <summary>Somebody opened the session's page. Said once.</summary>
    internal void ComeIn(Person person, DateTimeOffset now)
    {
        if (EndedAt is not null || _attendees.Exists(a => a.PersonId == person.Id)) return;
        _attendees.Add(new SessionAttendee(this, person.Id, now));
        if (Current is { Kind: SessionKind.Round } round) round.AddTurn(person.Id, now);
        Version++;
    }

    public Refusal? Begin(Person by, DateTimeOffset now)
    {
        if (StartedAt is not null) return new Refusal("This session has begun already.", RefusalKind.Conflict);
        if (Items is not [var first, ..]) return new Refusal("The agenda is empty. Add one thing to do first.");
        return Led(by, () =>
        {
            StartedAt = now;
            Show(first, now);
        });
    }

    /// <summary>Puts another item on everyone's screen. What was there stands still, and goes on from there if it comes back.</summary>
    public Refusal? GoTo(Person by, Guid itemId, DateTimeOffset now)
    {
        if (Item(itemId) is not { } item) return Refusal.NotFound;
        if (StartedAt is null) return new Refusal("The session has not begun yet.");
        return Led(by, () => Show(item, now));
    }

    public Refusal? SetPaused(Person by, bool paused, DateTimeOffset now) => LedItem(by, item => item.SetPaused(paused, now));

    /// <summary>More time for what is on the screen, or less.</summary>
    public Refusal? Extend(Person by, int minutes) =>
        LedItem(by, item => item.Extend(minutes), item => item.Minutes + item.ExtraMinutes + minutes is < 1 or > AgendaText.MostMinutes
            ? new Refusal($"An item lasts from 1 to {AgendaText.MostMinutes} minutes.") : null);

    /// <summary>Everyone's answers of one item, at once. Whoever opened the seals gives them.</summary>
    internal Refusal? Reveal(Person by, SessionItem item, IReadOnlyList<(Guid AuthorId, string Text)> answers, int unopened, DateTimeOffset now)
    {
        if (item.Kind != SessionKind.WriteAlone) return new Refusal("There is nothing to reveal: nobody writes alone here.");
        if (item.RevealedAt is not null) return new Refusal("These answers have been revealed already.", RefusalKind.Conflict);
        return Led(by, () => item.Reveal(answers, unopened, now));
    }

    /// <summary>The item whose answers are read while <paramref name="item"/> is on the screen.</summary>
    public SessionItem? AnswersShownAt(SessionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind switch
        {
            SessionKind.WriteAlone => item,
            SessionKind.Reveal => Items.TakeWhile(i => i.Id != item.Id).LastOrDefault(i => i.Kind == SessionKind.WriteAlone),
            _ => null,
        };
    }

    public Refusal? HandOver(Person by, Person to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (_attendees.TrueForAll(a => a.PersonId != to.Id)) return new Refusal($"{to.Name} is not in this session yet. Send them the link first.");
        return Led(by, () => Lead(to.Id, now));
    }

    /// <summary>Somebody who takes part goes on in place of a leader whose page is gone.</summary>
    /// <param name="leaderSeenAt">When the leader's page was heard of last.</param>
    public Refusal? TakeOver(Person by, DateTimeOffset leaderSeenAt, DateTimeOffset now)
    {
        if (EndedAt is not null) return Ended;
        if (by.Id == LeaderId) return new Refusal("You lead this session already.", RefusalKind.Conflict);
        if (_attendees.TrueForAll(a => a.PersonId != by.Id)) return Refusal.NotYours("Only someone who takes part in the session takes over.");
        if (now - leaderSeenAt < Patience) return new Refusal("Whoever leads the session is here. They can hand it over to you.", RefusalKind.Conflict);
        return Alter(() => Lead(by.Id, now));
    }

    public Refusal? End(Person by, DateTimeOffset now) => Led(by, () =>
    {
        Current?.SetPaused(true, now);
        EndedAt = now > StartedAt ? now : StartedAt ?? now;
    });

    /// <summary>
    /// Hears of the time, some seconds after it was heard of last. A clock that jumped meanwhile, a program that stood still and a night
    /// in which nobody was here are no time that was spent on anything.
    /// </summary>
    internal void Observe(DateTimeOffset lastHeardAt, DateTimeOffset now)
    {
        var gap = now - lastHeardAt;
        if (gap >= TimeSpan.Zero && gap <= Silence) return;
        Current?.LeaveOut(gap);
    }

    /// <summary>The pages of those who take part are heard of far more often than this.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private static readonly Refusal Ended = new("This session has ended. Its record stands below.", RefusalKind.Conflict);

    private void Lead(Guid personId, DateTimeOffset now)
    {
        LeaderId = personId;
        _leads.Add(new SessionLead(this, personId, now));
    }

    private void Show(SessionItem item, DateTimeOffset now)
    {
        if (item.Id != CurrentItemId) Current?.SetPaused(true, now);
        CurrentItemId = item.Id;
        item.SetPaused(false, now);
        if (item.Kind == SessionKind.Round) item.BeginRound(_attendees.Select(a => a.PersonId), now);
    }

    private Refusal? Led(Person by, Action change) =>
        EndedAt is not null ? Ended
        : by.Id != LeaderId ? new Refusal("Whoever leads the session does this. You can take over once their page is gone for half a minute.")
        : Alter(change);

    private Refusal? LedItem(Person by, Action<SessionItem> change, Func<SessionItem, Refusal?>? check = null) =>
        Current is not { } item ? new Refusal("The session has not begun yet.") : check?.Invoke(item) ?? Led(by, () => change(item));

    private Refusal? Alter(Action change)
    {
        change();
        Version++;
        return null;
    }
}

/// <summary>Someone who was there.</summary>
public sealed class SessionAttendee
{
    private SessionAttendee() { }

    internal SessionAttendee(ReviewSession session, Guid personId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, SessionId, PersonId, CameAt) = (session.ReviewId, session.Id, personId, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset CameAt { get; private set; }
}

/// <summary>That somebody led the session from a moment on.</summary>
public sealed class SessionLead
{
    private SessionLead() { }

    internal SessionLead(ReviewSession session, Guid personId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, SessionId, PersonId, SinceAt) = (session.ReviewId, session.Id, personId, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset SinceAt { get; private set; }
}

/// <summary>When pages of a session were heard of last.</summary>
[Storage.Unlogged("a heartbeat is nobody's deed")]
public sealed class SessionPulse
{
    private SessionPulse() { }

    internal SessionPulse(Guid sessionId, DateTimeOffset now) => (SessionId, At, LeaderAt) = (sessionId, now, now);

    public Guid SessionId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>When the page of whoever leads was heard of.</summary>
    public DateTimeOffset LeaderAt { get; private set; }

    internal void Beat(bool leads, DateTimeOffset now) => (At, LeaderAt) = (now, leads ? now : LeaderAt);

    /// <summary>Somebody else leads now, and gets as much patience as any other.</summary>
    internal void LedAnew(DateTimeOffset now) => LeaderAt = now;
}
