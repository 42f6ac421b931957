using Postmortem.People;

namespace Postmortem.Reviews.Factors;

/// <summary>What limited the harm: what went well, or where luck helped.</summary>
public sealed class Mitigator
{
    private Mitigator() { }

    internal Mitigator(Guid reviewId, string text, bool wasLuck, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Text, WasLuck) = (reviewId, text, wasLuck);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public string Text { get; private set; } = "";
    public bool WasLuck { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }
}

/// <summary>Thanks to a person or team for service beyond their job.</summary>
public sealed class Recognition
{
    private Recognition() { }

    internal Recognition(Guid reviewId, Guid? personId, string who, string text, Person by, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, PersonId, Who, Text, GivenById, GivenAt) = (reviewId, personId, who, text, by.Id, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid? PersonId { get; private set; }
    public string Who { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Who gave the thanks, and when; null for those from before that was recorded.</summary>
    public Guid? GivenById { get; private set; }
    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>When the person thanked had seen it; from then on they are told no more.</summary>
    public DateTimeOffset? SeenAt { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }

    internal void See(DateTimeOffset now) => SeenAt ??= now;
}
