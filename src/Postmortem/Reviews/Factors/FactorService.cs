using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews.Perspectives;
using Postmortem.Sessions;
using Postmortem.Storage;

namespace Postmortem.Reviews.Factors;

/// <summary>The conditions that made the failure possible, and what shows them.</summary>
public sealed class FactorService(Store store)
{
    /// <param name="parentId">The factor that this one explains, or null for one at the top.</param>
    public Task<Result<Guid>> AddFactorAsync(Actor actor, int number, FactorText text, Guid? parentId, CancellationToken ct = default) =>
        store.AddToReviewAsync(actor, number, "factor.add", async (work, review) =>
            await CheckAccountsAsync(work, review, [.. text.AccountIds, .. text.FromAccountId is { } from ? [from] : Array.Empty<Guid>()]) is { } not ? not
            : CheckCategory(review, text.Category) is { } unknown ? unknown
            : review.AddFactor(text, parentId, work.Now, out var added) is { } refusal ? refusal : added!.Id, ct);

    /// <param name="before">The text the writer started from.</param>
    public Task<Refusal?> EditFactorAsync(Actor actor, int number, Guid factorId, string before, FactorText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "factor.edit", async (work, review) =>
        {
            if (review.Factors.FirstOrDefault(f => f.Id == factorId) is not { } factor) return Refusal.NotFound;
            if (await CheckAccountsAsync(work, review, text.AccountIds) is { } not) return not;
            if (text.Category != factor.Category && CheckCategory(review, text.Category) is { } unknown) return unknown;
            return TextMerge.Merge(before, Words.Clean(text.Text), factor.Text) is { } merged
                ? review.EditFactor(factorId, text with { Text = merged })
                : Written.Collided(factor.Text);
        }, ct);

    /// <param name="parentId">The factor that it explains, or null for one at the top.</param>
    /// <param name="beforeId">The factor there that it comes to stand before; null puts it after all of them.</param>
    public Task<Refusal?> MoveFactorAsync(Actor actor, int number, Guid factorId, Guid? parentId, Guid? beforeId = null, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "factor.move", (_, review) => review.MoveFactor(factorId, parentId, beforeId), ct);

    public Task<Refusal?> RemoveFactorAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "factor.remove", (work, review) => review.RemoveFactor(factorId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreFactorAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "factor.restore", (_, review) => review.RemoveFactor(factorId, null), ct);

    /// <inheritdoc cref="Pause.CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> ExplainSingleFactorAsync(Actor actor, int number, string before, string reason, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, "review.explain-single-factor", before, reason, r => (r.Id, r.SingleFactorReason), nameof(Review.SingleFactorReason),
            (_, review, text) => review.ExplainSingleFactor(text), ct);

    /// <summary>Of those that the review's own guide has.</summary>
    private static Refusal? CheckCategory(Review review, string category) =>
        review.Template().Analyze.Categories.Exists(c => c.Key == category) ? null
            : new Refusal($"“{Words.Short(category, 40)}” is no category of this review’s guide. Please choose one of its list.") { Field = nameof(FactorText.Category) };

    /// <summary>A perspective is evidence once everyone may read it, and only in its own review.</summary>
    private static async Task<Refusal?> CheckAccountsAsync(Work work, Review review, IReadOnlyList<Guid> accountIds)
    {
        var ids = accountIds.Distinct().ToList();
        var answers = ids.Count == 0 ? [] : await work.Db.Set<ShownAnswer>().Where(a => a.ReviewId == review.Id && ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(work.Ct);
        ids.RemoveAll(answers.Contains); // what was revealed in a session may be used by everyone
        if (ids.Count == 0) return null;
        if (review.PerspectivesAreSealed) return new Refusal("The perspectives are still sealed. They can show a factor once they are revealed.", RefusalKind.Conflict);
        var confidential = await work.Db.Set<ConfidentialPerspective>().CountAsync(c => c.ReviewId == review.Id && ids.Contains(c.Id), work.Ct);
        return confidential + review.Perspectives.Count(p => ids.Contains(p.Id)) == ids.Count ? null : Refusal.NotFound;
    }
}
