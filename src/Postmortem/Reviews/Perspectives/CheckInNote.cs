namespace Postmortem.Reviews.Perspectives;

/// <summary>
/// What a facilitator and one of those closest to the failure wrote to one another. It is between these two: another
/// facilitator, a manager or an administrator finds nothing of it, and in the database it is encrypted.
/// </summary>
[Storage.Unlogged("it is between two people, and no part of the organisation's record")]
public sealed class CheckInNote
{
    private CheckInNote() { }

    internal CheckInNote(Guid reviewId, Guid personId, Guid facilitatorId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, PersonId, FacilitatorId) = (reviewId, personId, facilitatorId);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Who led the review when it was begun.</summary>
    public Guid FacilitatorId { get; private set; }
    internal string Content { get; private set; } = "";

    internal void Write(string sealedContent) => Content = sealedContent;
}

/// <summary>A check-in as one of its two people reads it.</summary>
public sealed record CheckIn(Guid PersonId, Guid FacilitatorId, string Text, bool Opens);
