namespace Postmortem.Reviews.Timeline;

/// <summary>Something that happened, when, and when it became known.</summary>
public sealed class TimelineEntry
{
    private TimelineEntry() { }

    internal TimelineEntry(Guid reviewId, TimelineText text, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, FromAccountId) = (reviewId, text.FromAccountId);
        Take(text);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public DateTimeOffset HappenedAt { get; private set; }

    /// <summary>When the team learned of it; null where that was at once.</summary>
    public DateTimeOffset? KnownAt { get; private set; }
    public TimelineKind Kind { get; private set; }
    public Certainty Certainty { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>Where this is seen: a log, a message, a ticket. Text, or an address.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>The time as a source wrote it, where it was imported.</summary>
    public string OriginalTime { get; private set; } = "";
    public bool ZoneAssumed { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }

    /// <summary>The perspective whose words it was made of, with a name or without one.</summary>
    public Guid? FromAccountId { get; private set; }

    internal void Take(TimelineText text) =>
        (HappenedAt, KnownAt, Kind, Certainty, Text, Evidence, OriginalTime, ZoneAssumed) =
            (text.HappenedAt, text.KnownAt, text.Kind, text.Certainty, text.Text, text.Evidence, text.OriginalTime, text.ZoneAssumed);
}

/// <summary>What a person writes of a timeline entry. Times are instants.</summary>
public sealed record TimelineText(DateTimeOffset HappenedAt, TimelineKind Kind, string Text)
{
    public DateTimeOffset? KnownAt { get; init; }
    public Certainty Certainty { get; init; } = Certainty.Fact;
    public string Evidence { get; init; } = "";
    public string OriginalTime { get; init; } = "";
    public bool ZoneAssumed { get; init; }

    /// <summary>For a new entry only: where its words come from.</summary>
    public Guid? FromAccountId { get; init; }

    internal TimelineText Cleaned() => this with
    {
        HappenedAt = HappenedAt.ToUniversalTime(),
        KnownAt = KnownAt?.ToUniversalTime(),
        Text = Words.Clean(Text),
        Evidence = Words.Clean(Evidence),
    };

    internal Refusal? Check() =>
        Words.RequireText(Text, "What happened").At(nameof(Text)) ?? Words.LimitText(Evidence, "The evidence").At(nameof(Evidence))
        ?? (KnownAt < HappenedAt ? new Refusal("It cannot become known before it happened. Please correct one of the two times.") { Field = nameof(KnownAt) }
            : null);
}
