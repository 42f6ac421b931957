namespace Postmortem.Sessions;

/// <summary>
/// One item of the agenda, and what came of it. Its clock is no counter: when it began, when it was stopped, and how much of the time
/// between was not spent on it.
/// </summary>
public sealed class SessionItem : Storage.ISearchable
{
    /// <summary>More than this was not spent on one item, whatever a clock says.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly List<ShownAnswer> _answers = [];
    private readonly List<SessionTurn> _turns = [];

    private SessionItem() { }

    internal SessionItem(ReviewSession session, AgendaText text, int position, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, SessionId, Position) = (session.ReviewId, session.Id, position);
        Take(text);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid SessionId { get; private set; }
    public int Position { get; private set; }
    public string Title { get; private set; } = "";
    public SessionKind Kind { get; private set; }
    public string Prompt { get; private set; } = "";
    public bool WithoutNames { get; private set; }

    /// <summary>As planned.</summary>
    public int Minutes { get; private set; }

    /// <summary>Given in addition while it ran.</summary>
    public int ExtraMinutes { get; private set; }
    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>Set while its clock stands still: paused, or not on the screen.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Milliseconds since it began that were not spent on it; below zero where a clock was put back.</summary>
    public long PausedFor { get; private set; }
    public DateTimeOffset? RevealedAt { get; private set; }

    /// <summary>Answers whose seal could not be opened when the others were revealed.</summary>
    public int Unopened { get; private set; }

    /// <summary>The question from the deck that is asked of everyone.</summary>
    public string Question { get; private set; } = "";
    public string Notes { get; private set; } = "";
    public string Outcome { get; private set; } = "";
    public DateTimeOffset? RemovedAt { get; internal set; }

    /// <summary>What was revealed. Without names their order is that of random ids, and tells nothing.</summary>
    public IReadOnlyList<ShownAnswer> Answers => [.. _answers.OrderBy(a => a.IsAddition).ThenBy(a => a.Id)];
    public IReadOnlyList<SessionTurn> Turns => [.. _turns.OrderBy(t => t.Position)];
    public SessionTurn? Speaker => _turns.Find(t => t.State == TurnState.Speaking);
    public TimeSpan Given => TimeSpan.FromMinutes(Minutes + ExtraMinutes);
    public bool IsPaused => PausedAt is not null;

    /// <summary>How much time was spent on it until <paramref name="now"/>; never below zero, and never more than could be.</summary>
    public TimeSpan Spent(DateTimeOffset now) =>
        BegunAt is { } began ? Sane((PausedAt ?? now) - began - TimeSpan.FromMilliseconds(PausedFor)) : TimeSpan.Zero;

    /// <summary>Found by what came of it; an item of which nothing was written would only repeat the guide.</summary>
    public Storage.SearchText ToSearch() =>
        new("session", Id, ReviewId, null, Words.Short(Title, 200), $"{Question}\n{Notes}\n{Outcome}", RemovedAt is not null
            || (Notes.Length == 0 && Outcome.Length == 0));

    internal static TimeSpan Sane(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time > Longest ? Longest : time;

    internal void Take(AgendaText text) =>
        (Title, Kind, Minutes, Prompt, WithoutNames) = (text.Title, text.Kind, text.Minutes, text.Prompt, text.WithoutNames);

    internal void MoveTo(int position) => Position = position;
    internal void Extend(int minutes) => ExtraMinutes += minutes;
    internal void WriteNotes(string text) => Notes = text;
    internal void WriteOutcome(string text) => Outcome = text;
    internal void Ask(string question) => Question = question;

    internal void SetPaused(bool paused, DateTimeOffset now)
    {
        if (BegunAt is null)
        {
            if (!paused) BegunAt = now;
            return;
        }
        if (paused) PausedAt ??= now;
        else if (PausedAt is { } since)
        {
            PausedFor += (long)(now - since).TotalMilliseconds;
            PausedAt = null;
        }
    }

    /// <summary>Time that went by on a clock, but not for anybody here.</summary>
    internal void LeaveOut(TimeSpan time)
    {
        if (BegunAt is not null && PausedAt is null) PausedFor += (long)time.TotalMilliseconds;
    }

    internal void Reveal(IReadOnlyList<(Guid AuthorId, string Text)> answers, int unopened, DateTimeOffset now)
    {
        (RevealedAt, Unopened) = (now, unopened);
        var shown = answers.Select(a => new ShownAnswer(this, WithoutNames ? null : a.AuthorId, a.Text, isAddition: false));
        _answers.AddRange(shown.OrderBy(a => a.Id)); // neither the rows nor the log tell who was first
    }

    /// <summary>Words that came after the reveal; they bear the name of whoever adds them.</summary>
    internal void Add(Guid authorId, string text) => _answers.Add(new ShownAnswer(this, authorId, text, isAddition: true));

    internal void BeginRound(IEnumerable<Guid> people, DateTimeOffset now)
    {
        foreach (var person in people) AddTurn(person, now);
        GoOn();
    }

    internal void AddTurn(Guid personId, DateTimeOffset now)
    {
        if (_turns.Exists(t => t.PersonId == personId)) return;
        var everyoneSpoke = _turns.Count > 0 && Speaker is null;
        _turns.Add(new SessionTurn(this, personId, NextPlace(), now));
        if (everyoneSpoke) GoOn();
    }

    internal void Arrange(IReadOnlyList<Guid> order)
    {
        var waiting = _turns.Where(t => t.State is TurnState.Waiting or TurnState.Speaking).ToList();
        var places = waiting.Select(t => t.Position).Order().ToList();
        var arranged = waiting.OrderBy(t => order.IndexOf(t.PersonId) is var at and >= 0 ? at : int.MaxValue).ThenBy(t => t.Position).ToList();
        for (var i = 0; i < arranged.Count; i++) arranged[i].MoveTo(places[i]);
        foreach (var turn in arranged) turn.Become(TurnState.Waiting);
        GoOn();
    }

    internal void EndTurn(bool skipped)
    {
        Speaker?.Become(skipped ? TurnState.Skipped : TurnState.Done);
        GoOn();
    }

    internal void CallBack(Guid personId)
    {
        if (_turns.Find(t => t.PersonId == personId) is not { } turn) return;
        turn.MoveTo(NextPlace());
        turn.Become(TurnState.Waiting);
        GoOn();
    }

    private int NextPlace() => _turns.Count == 0 ? 0 : _turns.Max(t => t.Position) + 1;

    private void GoOn()
    {
        if (Speaker is null) Turns.FirstOrDefault(t => t.State == TurnState.Waiting)?.Become(TurnState.Speaking);
    }
}

public enum TurnState { Waiting, Speaking, Done, Skipped }

/// <summary>One person's turn in a round.</summary>
public sealed class SessionTurn
{
    private SessionTurn() { }

    internal SessionTurn(SessionItem item, Guid personId, int position, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, ItemId, PersonId, Position) = (item.ReviewId, item.Id, personId, position);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid ItemId { get; private set; }
    public Guid PersonId { get; private set; }
    public int Position { get; private set; }
    public TurnState State { get; private set; }

    internal void MoveTo(int position) => Position = position;
    internal void Become(TurnState state) => State = state;
}

internal static class ListExtensions
{
    public static int IndexOf(this IReadOnlyList<Guid> list, Guid id)
    {
        for (var i = 0; i < list.Count; i++)
            if (list[i] == id) return i;
        return -1;
    }
}
