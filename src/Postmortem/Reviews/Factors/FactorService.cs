using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Perspectives;
using Postmortem.Sessions;
using Postmortem.Storage;
using Postmortem.Wording;

namespace Postmortem.Reviews.Factors;

/// <summary>The conditions that made the failure possible, and what shows them.</summary>
public sealed class FactorService(Store store, WordingGuides guides)
{
    private static readonly ReviewVerb AddFactor = new("factor.add", ReviewSlices.Factors)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Factors | ReviewSlices.SomeEntries | ReviewSlices.Evidence | ReviewSlices.Perspectives,
        Says =
        {
            [nameof(ContributingFactor)] = v => new($"found a factor: {v.Thing("not told")}"),
        },
    };

    /// <param name="parentId">The factor that this one explains, or null for one at the top.</param>
    public Task<Result<Guid>> AddFactorAsync(Actor actor, int number, FactorText text, Guid? parentId, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, AddFactor, async (work, review) =>
            await CheckAccountsAsync(work, review, [.. text.AccountIds, .. text.FromAccountId is { } from ? [from] : Array.Empty<Guid>()]) is { } not ? not
            : CheckCategory(review, text.Category) is { } unknown ? unknown
            : review.AddFactor(Asked(text, ""), parentId, work.Now, out var added) is { } refusal ? refusal : added!.Id, ct, text.EntryIds);

    private static readonly ReviewVerb EditFactor = new("factor.edit", ReviewSlices.Factors)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Factors | ReviewSlices.SomeEntries | ReviewSlices.Evidence | ReviewSlices.Perspectives,
        Says =
        {
            [nameof(ContributingFactor)] = v => new($"changed the factor {v.Thing("")}".TrimEnd(), "*"),
            [nameof(FactorEvidence)] = v => new($"{(v.Row.Before is null ? "tied a timeline entry to" : "untied a timeline entry from")} "
                + $"{v.Thing("a factor")}"),
            [nameof(FactorAccount)] = v => new($"{(v.Row.Before is null ? "tied a perspective to" : "untied a perspective from")} {v.Thing("a factor")}"),
            [nameof(FactorAttachment)] = v => new($"{(v.Row.Before is null ? "tied a file to" : "untied a file from")} {v.Thing("a factor")}"),
        },
    };

    /// <param name="before">The text the writer started from.</param>
    public Task<Refusal?> EditFactorAsync(Actor actor, int number, Guid factorId, string before, FactorText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, EditFactor, async (work, review) =>
        {
            if (review.Factors.FirstOrDefault(f => f.Id == factorId) is not { } factor) return Refusal.NotFound;
            if (await CheckAccountsAsync(work, review, text.AccountIds) is { } not) return not;
            if (text.Category != factor.Category && CheckCategory(review, text.Category) is { } unknown) return unknown;
            return TextMerge.Merge(before, Words.Clean(text.Text), factor.Text) is { } merged
                ? review.EditFactor(factorId, Asked(text with { Text = merged }, factor.Text))
                : Written.Collided(factor.Text);
        }, ct, text.EntryIds);

    private static readonly ReviewVerb MoveFactor = new("factor.move", ReviewSlices.Factors)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(ContributingFactor)] = v => v.Has("Position") && !v.Has("ParentId") ? new($"moved {v.Thing("a factor")} among its neighbours")
                : new($"moved {v.Thing("a factor")}{(v.Other("ParentId") is { } parent ? $" beneath or away from “{Words.Short(parent)}”" : "")}"),
        },
    };

    /// <param name="parentId">The factor that it explains, or null for one at the top.</param>
    /// <param name="beforeId">The factor there that it comes to stand before; null puts it after all of them.</param>
    public Task<Refusal?> MoveFactorAsync(Actor actor, int number, Guid factorId, Guid? parentId, Guid? beforeId = null, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, MoveFactor, (_, review) => review.MoveFactor(factorId, parentId, beforeId), ct);

    private static readonly ReviewVerb RemoveFactor = new("factor.remove", ReviewSlices.Factors)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Factors | ReviewSlices.Actions,
        Says =
        {
            [nameof(ContributingFactor)] = v => new($"removed {v.Thing("a factor")}"),
        },
    };

    public Task<Refusal?> RemoveFactorAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemoveFactor, (work, review) => review.RemoveFactor(factorId, work.Now), ct);

    private static readonly ReviewVerb RestoreFactor = new("factor.restore", ReviewSlices.Factors)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(ContributingFactor)] = v => new($"put {v.Thing("a factor")} back"),
        },
    };

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreFactorAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RestoreFactor, (_, review) => review.RemoveFactor(factorId, null), ct);

    private static readonly ReviewVerb ExplainSingleFactor = new("review.explain-single-factor", ReviewSlices.Factors)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Review)] = v => new("said why one factor is enough", "SingleFactorReason"),
        },
    };

    /// <inheritdoc cref="Pause.CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> ExplainSingleFactorAsync(Actor actor, int number, string before, string reason, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, ExplainSingleFactor, before, reason, r => (r.Id, r.SingleFactorReason), nameof(Review.SingleFactorReason),
            (_, review, text) => review.ExplainSingleFactor(text), ct);

    /// <summary>
    /// Ticks "tells what a person did" where new words name a person or tell an act and nobody said otherwise, so that the gate asks
    /// for the condition beneath, whichever way the factor came in.
    /// </summary>
    private FactorText Asked(FactorText text, string before) =>
        text.IsAboutAPerson is null && Words.Clean(text.Text) != before && guides.TellsAnAct(text.Text) ? text with { IsAboutAPerson = true } : text;

    /// <summary>Of those that the review's own guide has.</summary>
    private static Refusal? CheckCategory(Review review, string category) =>
        review.Template().Analyze.Categories.Exists(c => c.Key == category) ? null
            : new Refusal($"“{Words.Short(category, 40)}” is no category of this review’s guide. "
                + "Please choose one of its list.")
            { Field = nameof(FactorText.Category) };

    /// <summary>A perspective is evidence once everyone may read it, and only in its own review.</summary>
    private static async Task<Refusal?> CheckAccountsAsync(Work work, Review review, IReadOnlyList<Guid> accountIds)
    {
        var ids = accountIds.Distinct().ToList();
        var answers = ids.Count == 0 ? [] : await work.Db.Set<ShownAnswer>().Where(a => a.ReviewId == review.Id && ids.Contains(a.Id)).Select(a => a.Id)
            .ToListAsync(work.Ct);
        ids.RemoveAll(answers.Contains); // what was revealed in a session may be used by everyone
        if (ids.Count == 0) return null;
        if (review.PerspectivesAreSealed)
            return new Refusal("The perspectives are still sealed. They can show a factor once they are revealed.", RefusalKind.Conflict);
        var confidential = await work.Db.Set<ConfidentialPerspective>().CountAsync(c => c.ReviewId == review.Id && ids.Contains(c.Id), work.Ct);
        return confidential + review.Perspectives.Count(p => ids.Contains(p.Id)) == ids.Count ? null : Refusal.NotFound;
    }
}
