using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Postmortem.Reviews.Timeline;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>
/// Reads the timelines of reviews that are only shown. Long ones are remembered, and of those only the entries that the log says were changed
/// since are read again: one edit among thousands of entries must not cost reading them all. What is remembered is shared by all readers
/// of a review, who may all see every entry of it, and is altered by nobody.
/// </summary>
public sealed class ReviewTimelines : IDisposable
{
    /// <summary>Shorter ones cost as much to remember as to read.</summary>
    private const int Long = 100;

    /// <summary>Entries that are remembered in all.</summary>
    private const int Most = 100_000;

    /// <summary>From so many changed entries on, all are read.</summary>
    private const int Many = 500;

    private static readonly TimeSpan s_unused = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    public void Dispose() => _known.Dispose();

    /// <summary>Gives a review its timeline.</summary>
    /// <param name="review">Read without tracking and without its timeline.</param>
    internal async Task FillAsync(PostmortemDb db, Review review, CancellationToken ct)
    {
        // Before the entries, so that what is changed meanwhile is read again the next time.
        var last = await db.Changes.Where(c => c.ReviewId == review.Id).MaxAsync(c => (long?)c.Sequence, ct) ?? 0;
        var entries = db.Set<TimelineEntry>().AsNoTracking().Where(e => e.ReviewId == review.Id);
        var known = _known.Get<Known>(review.Id);
        if (known is null || last < known.Last || await AgainAsync(db, entries, review.Id, known, ct) is not { } all) all = await entries.ToListAsync(ct);
        review.TakeTimeline(all);
        if (all.Count >= Long && (known is null || last != known.Last))
            _known.Set(review.Id, new Known(last, all), new MemoryCacheEntryOptions { Size = all.Count, SlidingExpiration = s_unused });
    }

    /// <summary>The entries as they were, with those in place that were changed since; null where these are too many.</summary>
    private static async Task<List<TimelineEntry>?> AgainAsync(PostmortemDb db, IQueryable<TimelineEntry> entries, Guid reviewId, Known known, CancellationToken ct)
    {
        var changed = await db.Changes.Where(c => c.ReviewId == reviewId && c.Sequence > known.Last && c.EntityType == nameof(TimelineEntry))
            .Select(c => c.EntityId).Distinct().Take(Many + 1).ToListAsync(ct);
        if (changed.Count == 0) return known.Entries;
        if (changed.Count > Many) return null;
        var replaced = changed.ToHashSet();
        return [.. known.Entries.Where(e => !replaced.Contains(e.Id)), .. await entries.Where(e => changed.Contains(e.Id)).ToListAsync(ct)];
    }

    /// <param name="Last">The newest row of the log that was there before these were read.</param>
    private sealed record Known(long Last, List<TimelineEntry> Entries);
}
