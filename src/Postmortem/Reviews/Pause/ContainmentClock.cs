namespace Postmortem.Reviews.Pause;

/// <summary>How long customers could still be hurt after the first of us knew.</summary>
/// <param name="NoticedAt">Null where nobody has said when it was noticed.</param>
/// <param name="ContainedAt">Null while it is not contained.</param>
public sealed record ContainmentClock(DateTimeOffset? NoticedAt, DateTimeOffset? ContainedAt)
{
    public static ContainmentClock Of(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return new(review.NoticedAt, review.ContainedAt);
    }

    public bool IsRunning => NoticedAt is not null && ContainedAt is null;

    /// <summary>From notice to containment, or to now; null where that cannot be said. Never below zero.</summary>
    public TimeSpan? Length(DateTimeOffset now) =>
        NoticedAt is not { } from || Contradiction(now) is not null ? null : (ContainedAt ?? now) - from;

    /// <summary>What does not fit together, as a sentence; null where all does.</summary>
    public string? Contradiction(DateTimeOffset now) => this switch
    {
        { NoticedAt: { } noticed } when noticed > now => "The time at which it was noticed is still to come. Please correct one of the two.",
        { NoticedAt: { } noticed, ContainedAt: { } contained } when contained < noticed =>
            "It is said to be contained before anybody noticed it. Please correct one of the two times.",
        _ => null,
    };
}
