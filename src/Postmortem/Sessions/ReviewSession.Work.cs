using Postmortem.People;

namespace Postmortem.Sessions;

public sealed partial class ReviewSession
{
    internal const int MostParked = 500;

    internal Refusal? WriteNotes(Guid itemId, string text) =>
        Write(itemId, item => Words.LimitText(text, "The notes") ?? Alter(() => item.WriteNotes(text)));

    /// <summary>What is decided, or what we take from it.</summary>
    internal Refusal? WriteOutcome(Guid itemId, string text) =>
        Write(itemId, item => Words.LimitText(text, "What you decided") ?? Alter(() => item.WriteOutcome(text)));

    /// <summary>Puts a question on everyone's screen, or takes it away where it is empty.</summary>
    public Refusal? Ask(Person by, string question)
    {
        question = Words.Clean(question);
        return (question.Length > 0 ? Words.RequireLine(question, "The question") : null) ?? LedItem(by, item => item.Ask(question));
    }

    /// <summary>Who speaks after whom, of those who have not spoken yet.</summary>
    public Refusal? ArrangeRound(Person by, IReadOnlyList<Guid> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return LedRound(by, round => round.Arrange(order));
    }

    /// <summary>Whoever speaks has finished, or lets the turn pass; the next one speaks. Also said by the speaker.</summary>
    public Refusal? EndTurn(Person by, bool skipped)
    {
        if (Current is not { Kind: SessionKind.Round } round) return NoRound;
        if (round.Speaker is not { } speaker) return new Refusal("Nobody speaks now.", RefusalKind.Conflict);
        if (speaker.PersonId == by.Id && EndedAt is null) return Alter(() => round.EndTurn(skipped));
        return Led(by, () => round.EndTurn(skipped));
    }

    /// <summary>Somebody who let the turn pass speaks after all, at the end.</summary>
    public Refusal? CallBack(Person by, Guid personId)
    {
        if (Current?.Turns.All(t => t.PersonId != personId || t.State != TurnState.Skipped) == true) return Refusal.NotFound;
        return LedRound(by, round => round.CallBack(personId));
    }

    /// <summary>A line for later, by anyone who is here.</summary>
    public Refusal? Park(Person by, string text, DateTimeOffset now, out ParkedLine? parked)
    {
        parked = null;
        text = Words.Clean(text);
        if (EndedAt is not null) return Ended;
        if (Words.RequireText(text, "What you park").At(nameof(ParkedLine.Text)) is { } refusal) return refusal;
        if (_parked.Count >= MostParked) return new Refusal("The parking lot is full. Settle some of it first; what you typed is still in the field.");
        var line = parked = new ParkedLine(this, text, by.Id, now);
        return Alter(() => _parked.Add(line));
    }

    /// <summary>What became of a parked line; also after the session.</summary>
    public Refusal? Settle(Guid lineId, ParkedState state, Person by, DateTimeOffset now)
    {
        if (_parked.Find(p => p.Id == lineId) is not { } line) return Refusal.NotFound;
        return Alter(() => line.Settle(state, by.Id, now));
    }

    private static readonly Refusal NoRound = new("There is no round now.", RefusalKind.Conflict);

    private Refusal? Write(Guid itemId, Func<SessionItem, Refusal?> write) =>
        Item(itemId) is not { } item ? Refusal.NotFound : EndedAt is not null ? Ended : write(item);

    private Refusal? LedRound(Person by, Action<SessionItem> change) =>
        Current is not { Kind: SessionKind.Round } round ? NoRound : Led(by, () => change(round));
}

public enum ParkedState { Open, Action, Note, Done }

/// <summary>Something for later: a line in the parking lot.</summary>
public sealed class ParkedLine : Storage.ISearchable
{
    private ParkedLine() { }

    internal ParkedLine(ReviewSession session, string text, Guid byId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, SessionId, Text, ById) = (session.ReviewId, session.Id, text, byId);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid SessionId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid ById { get; private set; }
    public ParkedState State { get; private set; }
    public Guid? SettledById { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    public Storage.SearchText ToSearch() => new("parked", Id, ReviewId, null, Words.Short(Text, 200), Text);

    internal void Settle(ParkedState state, Guid byId, DateTimeOffset now) =>
        (State, SettledById, SettledAt) = state == ParkedState.Open ? (state, null, null) : (state, (Guid?)byId, (DateTimeOffset?)now);
}
