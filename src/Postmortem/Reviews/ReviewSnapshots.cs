using System.Linq.Expressions;
using System.Numerics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Postmortem.People;
using Postmortem.Reviews.Timeline;
using Postmortem.Sessions;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>
/// A review as it is shown to everyone who may open it, loaded once for all pages that show it. It is shared and read by many at
/// once: nothing in it is ever altered, and nothing in it is for some eyes only. What differs by reader is read for that reader.
/// </summary>
/// <param name="Last">The last row of the log that it holds.</param>
/// <param name="Slices">An object for each slice, the same one in every snapshot in which the slice is the same.</param>
internal sealed record ReviewSnapshot(
    long Last, Review Review, ReviewTemplate Template, Gate Gate, IReadOnlyDictionary<Stage, DateTimeOffset> OpenedAt, IReadOnlyList<ReviewSession> Sessions,
    IReadOnlyDictionary<ReviewSlices, object> Slices)
{
    /// <summary>As it is shown to one of those who may open it.</summary>
    public ReviewPage PageOf(Person me, PeopleDirectory people) => new(Review, Template, Gate, me, people)
    {
        OpenedAt = OpenedAt,
        Sessions = Sessions,
        Last = Last,
        Slices = Slices,
    };
}

/// <summary>Keeps what open pages share: without it, each change of one of 25 people would load the review 25 times.</summary>
public sealed class ReviewSnapshots(IDbContextFactory<PostmortemDb> factory) : IDisposable
{
    /// <summary>Reviews that are kept at once; the ones that were not looked at for longest go first.</summary>
    private const int Most = 64;

    /// <summary>From so many changed entries on, all are read.</summary>
    private const int ManyEntries = 500;

    private static readonly ReviewSlices[] Each = [.. Enum.GetValues<ReviewSlices>().Where(s => (s & ReviewSlices.All) == s && BitOperations.IsPow2((int)s))];

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _reviews = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly Lock _gate = new();

    public void Dispose() => _reviews.Dispose();

    /// <summary>The one of these reviews that is asked for, as it is now, or null where it is not there or not the reader's to see.</summary>
    /// <param name="which">Picks one of all reviews.</param>
    internal async Task<ReviewSnapshot?> OfAsync(Work work, Expression<Func<Review, bool>> which)
    {
        // Whether it is theirs to see is asked anew each time; what everyone sees of it is loaded once for all.
        var now = await work.Db.Set<Review>().VisibleTo(work.Me).Where(which)
            .Select(r => new { r.Id, Last = work.Db.Changes.Where(c => c.ReviewId == r.Id).Max(c => (long?)c.Sequence) }).SingleOrDefaultAsync(work.Ct);
        return now is null ? null : await OfAsync(now.Id, now.Last ?? 0);
    }

    /// <summary>The review as it is now or was when <paramref name="last"/> was its newest row, whichever is later.</summary>
    /// <param name="last">The newest row of the log that belongs to it.</param>
    internal async Task<ReviewSnapshot> OfAsync(Guid reviewId, long last)
    {
        Kept kept;
        lock (_gate)
        {
            var before = _reviews.Get<Kept>(reviewId);
            kept = before?.Last >= last ? before : new Kept(last, new Lazy<Task<ReviewSnapshot>>(() =>
                // Elsewhere: SQLite reads on the thread that asks, and whoever waits for the same would hold a thread each.
                Task.Run(() => LoadAsync(reviewId, last, Read(before?.Value)))));
            if (kept != before) _reviews.Set(reviewId, kept, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
        }
        try
        {
            return await kept.Value.Value;
        }
        catch
        {
            lock (_gate)
                if (_reviews.Get<Kept>(reviewId) == kept) _reviews.Remove(reviewId); // the next reader tries again
            throw;
        }
    }

    private async Task<ReviewSnapshot> LoadAsync(Guid reviewId, long last, Task<ReviewSnapshot>? read)
    {
        await using var db = await factory.CreateDbContextAsync();
        var before = read is null ? null : await read;
        var touched = before is null ? ReviewSlices.All : await TouchedAsync(db, reviewId, before.Last);
        // A perspective that is sealed is in it as its seal: its words are read by PerspectiveService, for those who may.
        var review = await db.ReviewToShowAsync(reviewId, touched & ~ReviewSlices.Timeline);
        if (touched.HasFlag(ReviewSlices.Timeline)) review.TakeTimeline(await TimelineAsync(db, reviewId, before));
        if (before is not null) review.Share(before.Review, ReviewSlices.All & ~touched);
        var gate = Gate.Of(review);
        return new ReviewSnapshot(
            last, review,
            before?.Template ?? review.Template(), // a review keeps the text of its guide, so that is read once
            before?.Gate.ShowsTheSameAs(gate) == true ? before.Gate : gate,
            before is null || touched.HasFlag(ReviewSlices.Head) ? await StagesOpenedAsync(db, reviewId) : before.OpenedAt,
            before is null || touched.HasFlag(ReviewSlices.Sessions) ? await SessionsAsync(db, reviewId) : before.Sessions,
            Each.ToDictionary(slice => slice, slice => before is null || touched.HasFlag(slice) ? new object() : before.Slices[slice]));
    }

    /// <summary>The slices that the log says have changed.</summary>
    /// <param name="since">The last row that is known.</param>
    private static async Task<ReviewSlices> TouchedAsync(PostmortemDb db, Guid reviewId, long since)
    {
        var rows = await db.Changes.Where(c => c.ReviewId == reviewId && c.Sequence > since).Select(c => new { c.Verb, c.EntityType }).Distinct().ToListAsync();
        return rows.Aggregate(ReviewSlices.None, (touched, row) => touched | ReviewSlicesOfRows.Of(row.Verb, row.EntityType));
    }

    /// <summary>What did not change is taken from before: one edit among thousands of entries must not cost reading, or drawing, them all.</summary>
    private static async Task<List<TimelineEntry>> TimelineAsync(PostmortemDb db, Guid reviewId, ReviewSnapshot? before)
    {
        var entries = db.Set<TimelineEntry>().AsNoTracking().Where(e => e.ReviewId == reviewId);
        if (before is null) return await entries.ToListAsync();
        var changed = await db.Changes.Where(c => c.ReviewId == reviewId && c.Sequence > before.Last && c.EntityType == nameof(TimelineEntry))
            .Select(c => c.EntityId).Distinct().Take(ManyEntries + 1).ToListAsync();
        if (changed.Count > ManyEntries) return await entries.ToListAsync();
        var replaced = changed.ToHashSet();
        return [.. before.Review.Timeline.Where(e => !replaced.Contains(e.Id)), .. await entries.Where(e => changed.Contains(e.Id)).ToListAsync()];
    }

    private static Task<List<ReviewSession>> SessionsAsync(PostmortemDb db, Guid reviewId) =>
        db.Set<ReviewSession>().AsNoTrackingWithIdentityResolution().WithEverything().Where(s => s.ReviewId == reviewId).OrderBy(s => s.Number).ToListAsync();

    private static async Task<IReadOnlyDictionary<Stage, DateTimeOffset>> StagesOpenedAsync(PostmortemDb db, Guid reviewId)
    {
        var openings = await db.Changes.AsNoTracking().Where(c => c.EntityId == reviewId && c.Verb == ReviewService.OpenNextStage.Name && c.After != null)
            .OrderBy(c => c.Sequence).Select(c => new { c.At, c.After }).ToListAsync();
        Dictionary<Stage, DateTimeOffset> opened = [];
        foreach (var opening in openings)
            if (JsonNode.Parse(opening.After!)?[nameof(Review.Stage)]?.GetValue<string>() is { } name && Enum.TryParse<Stage>(name, out var stage))
                opened[stage] = opening.At;
        return opened;
    }

    /// <summary>What was read before; null where that is still going on or failed.</summary>
    private static Task<T>? Read<T>(Lazy<Task<T>>? value) => value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? value.Value : null;

    private sealed record Kept(long Last, Lazy<Task<ReviewSnapshot>> Value);
}
