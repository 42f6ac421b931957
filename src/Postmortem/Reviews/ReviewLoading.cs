using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>Loads a review, as much of it as is needed: the one way to it for verbs and for pages.</summary>
internal static class ReviewLoading
{
    /// <summary>How each slice is read. What is in no list here stands in the review's own row.</summary>
    private static readonly (ReviewSlices Slice, Func<IQueryable<Review>, IQueryable<Review>> Include)[] Includes =
    [
        (ReviewSlices.Head, reviews => reviews.Include(r => r.Incidents).Include(r => r.Overrides)),
        (ReviewSlices.Containment, reviews => reviews.Include(r => r.ContainmentItems)),
        (ReviewSlices.CustomerView, reviews => reviews.Include(r => r.CustomerAnswers)),
        (ReviewSlices.Quotes, reviews => reviews.Include(r => r.Quotes)),
        (ReviewSlices.Journey, reviews => reviews.Include(r => r.Journey)),
        (ReviewSlices.People, reviews => reviews.Include(r => r.Participants)),
        (ReviewSlices.Perspectives, reviews => reviews.Include(r => r.Perspectives).Include(r => r.Reminders)),
        (ReviewSlices.Timeline, reviews => reviews.Include(r => r.Timeline)),
        (ReviewSlices.Evidence, reviews => reviews.Include(r => r.Attachments)),
        (ReviewSlices.Factors, reviews => reviews.Include(r => r.Factors).ThenInclude(f => f.Entries)
            .Include(r => r.Factors).ThenInclude(f => f.Accounts).Include(r => r.Factors).ThenInclude(f => f.Attachments)),
        (ReviewSlices.Votes, reviews => reviews.Include(r => r.Votes).ThenInclude(v => v.Totals)),
        (ReviewSlices.Findings, reviews => reviews.Include(r => r.Mitigators).Include(r => r.Recognitions)),
        (ReviewSlices.Actions, reviews => reviews.Include(r => r.Actions).ThenInclude(a => a.Factors)),
        (ReviewSlices.Across, reviews => reviews.Include(r => r.Across)),
        (ReviewSlices.Signatures, reviews => reviews.Include(r => r.Signatures)),
        (ReviewSlices.Facts, reviews => reviews.Include(r => r.Facts)),
        (ReviewSlices.Notices, reviews => reviews.Include(r => r.Notices).ThenInclude(n => n.Facts)
            .Include(r => r.Notices).ThenInclude(n => n.Promises).Include(r => r.Notices).ThenInclude(n => n.Recipients)),
        (ReviewSlices.Comments, reviews => reviews.Include(r => r.Threads).ThenInclude(t => t.Comments).ThenInclude(c => c.Addressees)),
    ];

    /// <summary>The whole review, or null where there is none with this number or it is not this person's to see.</summary>
    public static Task<Review?> ReviewAsync(this Work work, int number) => work.ReviewAsync(number, ReviewSlices.All);

    /// <summary>These parts of it; whatever else is asked of it throws.</summary>
    /// <param name="entryIds">With <see cref="ReviewSlices.SomeEntries"/>: which.</param>
    public static async Task<Review?> ReviewAsync(this Work work, int number, ReviewSlices parts, IReadOnlyCollection<Guid>? entryIds = null) =>
        Holding(parts, await work.Db.Set<Review>().VisibleTo(work.Me).With(parts, entryIds ?? []).SingleOrDefaultAsync(r => r.Number == number, work.Ct),
            entryIds);

    /// <inheritdoc cref="ReviewAsync(Work, int, ReviewSlices, IReadOnlyCollection{Guid}?)"/>
    public static async Task<Review?> ReviewAsync(this Work work, Guid id, ReviewSlices parts) =>
        Holding(parts, await work.Db.Set<Review>().VisibleTo(work.Me).With(parts, []).SingleOrDefaultAsync(r => r.Id == id, work.Ct));

    /// <summary>For whoever may change an action, seen or not the review that it came from: that review with its signature, which falls.</summary>
    public static async Task<Review> ReviewOfActionAsync(this Work work, Guid id) =>
        Holding(ReviewSlices.Signature, await work.Db.Set<Review>().With(ReviewSlices.Signature, []).SingleAsync(r => r.Id == id, work.Ct))!;

    /// <summary>For pages, which ask elsewhere whether their reader may see it: these parts of it, to be shown and never altered.</summary>
    public static async Task<Review> ReviewToShowAsync(this PostmortemDb db, Guid id, ReviewSlices parts) =>
        Holding(parts, await db.Set<Review>().AsNoTrackingWithIdentityResolution().With(parts, []).SingleAsync(r => r.Id == id))!;

    private static IQueryable<Review> With(this IQueryable<Review> reviews, ReviewSlices parts, IReadOnlyCollection<Guid> entryIds)
    {
        foreach (var (slice, include) in Includes)
            if (parts.HasFlag(slice)) reviews = include(reviews);
        if (parts.HasFlag(ReviewSlices.SomeEntries) && !parts.HasFlag(ReviewSlices.Timeline) && entryIds.Count > 0)
            reviews = reviews.Include(r => r.Timeline.Where(e => entryIds.Contains(e.Id)));
        if (parts.HasFlag(ReviewSlices.Signature) && !parts.HasFlag(ReviewSlices.Signatures))
            reviews = reviews.Include(r => r.Signatures.Where(s => s.VoidedBecause == ""));
        return reviews;
    }

    private static Review? Holding(ReviewSlices parts, Review? review, IReadOnlyCollection<Guid>? entryIds = null)
    {
        review?.Hold(parts, entryIds);
        return review;
    }
}
