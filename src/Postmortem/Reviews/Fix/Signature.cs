namespace Postmortem.Reviews.Fix;

/// <summary>A manager's signature on one exact version of a review.</summary>
public sealed class Signature
{
    private Signature() { }

    internal Signature(Guid reviewId, Guid signedById, string contentHash, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, SignedById, ContentHash, SignedAt) = (reviewId, signedById, contentHash, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid SignedById { get; private set; }
    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>SHA-256 of what the review said, in hexadecimal.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Why it no longer holds; empty while it does. Any later edit voids it.</summary>
    public string VoidedBecause { get; private set; } = "";
    public bool IsValid => VoidedBecause.Length == 0;

    internal void Void(string why) => VoidedBecause = why;
}
