using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews.Pause;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>
/// Where on its pages the newest changes of a review stand. Texts and ticks that many people write at once stand in one card each, and
/// the other cards of every open page need not be drawn again for them.
/// </summary>
internal sealed class RecentChanges
{
    /// <summary>More than these are not told apart.</summary>
    private const int Most = 100;

    /// <summary>Verbs whose whole effect stands in one card of a stage, by the card's id; rows that they alter besides, such as a signature that falls, do not.</summary>
    private static readonly Dictionary<(string Verb, string EntityType), string> Cards = new()
    {
        [("review.write-customer-view", nameof(Review))] = "customer-view",
        [("review.write-customer-answer", nameof(CustomerAnswer))] = "customer-view",
        [("review.write-containment-note", nameof(Review))] = "containment",
        [("review.write-containment-evidence", nameof(ContainmentItem))] = "containment",
        [("review.check-containment-item", nameof(ContainmentItem))] = "containment",
        [("review.write-affected-note", nameof(Review))] = "affected",
    };

    private readonly List<(long Sequence, string? Card)> _rows;
    private readonly long _from;

    private RecentChanges(long from, List<(long, string?)> rows) => (_from, _rows) = (from, rows);

    /// <param name="last">The newest row of the log that a snapshot holds for certain.</param>
    /// <param name="before">The snapshot before it, if it is known.</param>
    public static async Task<RecentChanges> AfterAsync(PostmortemDb db, Guid reviewId, long last, ReviewSnapshot? before)
    {
        if (before is null) return new RecentChanges(last, []);
        var since = await db.Changes.AsNoTracking().Where(c => c.ReviewId == reviewId && c.Sequence > before.Last).OrderBy(c => c.Sequence)
            .Take(Most + 1).Select(c => new { c.Sequence, c.Verb, c.EntityType }).ToListAsync();
        if (since.Count > Most) return new RecentChanges(last, []);
        List<(long, string?)> rows = [.. before.Recent._rows.Where(r => r.Sequence <= before.Last), .. since.Select(c => (c.Sequence, Cards.GetValueOrDefault((c.Verb, c.EntityType))))];
        return rows.Count <= Most ? new RecentChanges(before.Recent._from, rows) : new RecentChanges(rows[^(Most + 1)].Item1, rows[^Most..]);
    }

    /// <summary>Whether all that was changed after this row of the log stands in other cards than this one.</summary>
    public bool AreElsewhere(long after, string card) => after >= _from && _rows.TrueForAll(r => r.Sequence <= after || (r.Card is { } other && other != card));
}
