using Postmortem.People;

namespace Postmortem.Reviews;

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

/// <summary>A gate that was passed although something was missing.</summary>
public sealed class GateOverride
{
    private GateOverride() { }

    internal GateOverride(Guid reviewId, Stage stage, string reason, string missing, Guid byId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Stage, Reason, Missing, ById, At) = (reviewId, stage, reason, missing, byId, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>The stage that was left.</summary>
    public Stage Stage { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>The gate's sentences that were still open, one a line.</summary>
    public string Missing { get; private set; } = "";
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }
}

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

public enum FactAbout { WhatHappened, Why, WhatChanged }

/// <summary>A statement in the review that may be told to customers, in words meant for them.</summary>
public sealed class ShareableFact
{
    private ShareableFact() { }

    internal ShareableFact(Guid reviewId, FactAbout about, Guid? sourceId, string text, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, About, SourceId, Text) = (reviewId, about, sourceId, text);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public FactAbout About { get; private set; }

    /// <summary>The timeline entry, factor or action it was taken from, if any.</summary>
    public Guid? SourceId { get; private set; }
    public string Text { get; private set; } = "";

    internal void Reword(string text) => Text = text;
}
