using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Timeline;
using Postmortem.Storage;

namespace Postmortem.Reviews.History;

/// <summary>What was done in a review, and how the newest of it is taken back.</summary>
public sealed class HistoryService(Store store)
{
    /// <summary>What was done in this review, newest first: a view of the log.</summary>
    public Task<Result<ListPage<HistoryRow>>> HistoryAsync(Actor actor, int number, int page, CancellationToken ct = default) =>
        store.ReadRecentAsync<ListPage<HistoryRow>>(actor, (number, page), async work =>
        {
            var ids = await work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number).Select(r => (Guid?)r.Id).ToListAsync(work.Ct);
            if (ids is not [{ } id]) return Refusal.NotFound;
            var rows = work.Db.Changes.Where(c => c.ReviewId == id).OrderByDescending(c => c.Sequence).Select(c => new HistoryRow(
                c.Sequence, c.At, work.Db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).FirstOrDefault(),
                c.Verb, c.EntityType, c.EntityId, c.Before, c.After));
            return await ListPage<HistoryRow>.OfAsync(rows, page, work.Ct);
        }, ct);

    /// <summary>The newest thing this person did in the review that can be taken back; nothing where there is none.</summary>
    public Task<Result<LastDeed>> LastOfMineAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<LastDeed>(actor, async work =>
        {
            var ids = await work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number && r.Stage != Stage.Closed).Select(r => (Guid?)r.Id)
                .ToListAsync(work.Ct);
            if (ids is not [{ } id])
                return await work.Db.Set<Review>().VisibleTo(work.Me).AnyAsync(r => r.Number == number, work.Ct) ? new LastDeed([]) : Refusal.NotFound;
            return new LastDeed([.. (await ReviewUndo.LastOfAsync(work, id))
                .Select(c => new HistoryRow(c.Sequence, c.At, work.Me.Name, c.Verb, c.EntityType, c.EntityId, c.Before, c.After))]);
        }, ct);

    internal static readonly ReviewVerb Undo = new("review.undo", ReviewSlices.All)
    {
        CanBeUndone = true,
        Says =
        {
            [ReviewVerb.AnyRow] = Undone,
        },
    };

    /// <summary>Takes back the newest thing this person did. Again does it again.</summary>
    /// <param name="seen">The newest row of it that the person was shown; where they did something newer, nothing happens.</param>
    public Task<Refusal?> UndoAsync(Actor actor, int number, long seen, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, Undo, async (work, review) =>
        {
            var rows = await ReviewUndo.LastOfAsync(work, review.Id);
            if (rows.Count == 0) return new Refusal("There is nothing of yours to undo here.");
            return rows[^1].Sequence == seen ? await ReviewUndo.ApplyAsync(work, review, rows)
                : new Refusal("You did something newer meanwhile, perhaps in another window. Look at it first; then undo again.", RefusalKind.Conflict);
        }, ct);

    private static HistorySentence? Undone(HistoryValues v) => v.Row.EntityType switch
    {
        nameof(Review) => new("took back what they had changed", "*"),
        nameof(FactorEvidence) or nameof(FactorAccount) or nameof(FactorAttachment) or nameof(ActionFactor) or nameof(Fix.Signature)
            or nameof(CommentAddressee) => null,
        nameof(CorrectiveAction) => new($"took back what they had done to {v.Reference("an action")}", "*"),
        nameof(TimelineEntry) => new($"took back what they had done to an entry of the timeline: {v.Thing("")}", "*"),
        _ => new($"took back what they had done to {v.Thing("a part of the review")}", "*"),
    };
}
