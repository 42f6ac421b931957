using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>
/// Reads the timeline of a review that is only shown. Of one that was read before, only the entries that the log says were changed since are
/// read again: one edit among thousands of entries must not cost reading them all.
/// </summary>
internal static class TimelineReading
{
    /// <summary>From so many changed entries on, all are read: that is one query and not many.</summary>
    private const int Many = 500;

    /// <param name="review">Read without tracking and without its timeline.</param>
    /// <param name="known">The same review as it was read before; null where it was not. Its entries are shared, and nobody alters them.</param>
    /// <param name="since">The newest row of the log that was there before <paramref name="known"/> was read.</param>
    public static async Task FillAsync(PostmortemDb db, Review review, Review? known, long since, CancellationToken ct)
    {
        var entries = db.Set<TimelineEntry>().AsNoTracking().Where(e => e.ReviewId == review.Id);
        var changed = known is null ? null : await ChangedAsync(db, review.Id, since, ct);
        if (known is null || changed is null || changed.Count > Many)
        {
            review.TakeTimeline(await entries.ToListAsync(ct));
            return;
        }
        var again = changed.Count == 0 ? [] : await entries.Where(e => changed.Contains(e.Id)).ToListAsync(ct);
        review.TakeTimeline(known, again);
    }

    private static Task<List<Guid>> ChangedAsync(PostmortemDb db, Guid reviewId, long since, CancellationToken ct) => db.Changes.AsNoTracking()
        .Where(c => c.ReviewId == reviewId && c.Sequence > since && c.EntityType == nameof(TimelineEntry))
        .Select(c => c.EntityId).Distinct().Take(Many + 1).ToListAsync(ct);
}
