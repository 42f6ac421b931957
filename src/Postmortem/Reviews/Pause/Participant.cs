namespace Postmortem.Reviews.Pause;

/// <summary>Someone invited to a review.</summary>
public sealed class Participant
{
    private Participant() { }

    internal Participant(Guid reviewId, Guid personId, bool wasInvolved, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, PersonId, WasInvolved, InvitedAt) = (reviewId, personId, wasInvolved, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Whether this person was part of what happened; such a person does not facilitate.</summary>
    public bool WasInvolved { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset? AcceptedGroundRuleAt { get; private set; }

    /// <summary>Said that they hand in nothing under their name. Whether they wrote confidentially instead, or nothing, is recorded nowhere.</summary>
    public bool AddsNothing { get; private set; }

    internal void SetNameAside(bool aside) => AddsNothing = aside;
    internal void AcceptGroundRule(DateTimeOffset now) => AcceptedGroundRuleAt ??= now;
}

/// <summary>One thing to see to before anything is analyzed, from the review's template.</summary>
public sealed class ContainmentItem
{
    private ContainmentItem() { }

    internal ContainmentItem(Guid reviewId, string key, string text, int position, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Key, Text, Position) = (reviewId, key, text, position);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public string Key { get; private set; } = "";
    public string Text { get; private set; } = "";
    public int Position { get; private set; }
    public Guid? DoneById { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public string Evidence { get; private set; } = "";

    internal void Check(bool done, string evidence, Guid byId, DateTimeOffset now) =>
        (DoneById, DoneAt, Evidence) = (done ? DoneById ?? byId : null, done ? DoneAt ?? now : null, evidence);
}
