using Microsoft.EntityFrameworkCore;
using Postmortem.Sessions;
using Postmortem.Storage;

namespace Postmortem.Reviews;

public sealed partial class ReviewService
{
    /// <param name="parentId">The factor that this one explains, or null for one at the top.</param>
    public Task<Result<Guid>> AddFactorAsync(Actor actor, int number, FactorText text, Guid? parentId, CancellationToken ct = default) =>
        AddAsync(actor, number, "factor.add", async (work, review) =>
            await CheckAccountsAsync(work, review, [.. text.AccountIds, .. text.FromAccountId is { } from ? [from] : Array.Empty<Guid>()]) is { } not ? not
            : CheckCategory(review, text.Category) is { } unknown ? unknown
            : review.AddFactor(text, parentId, work.Now, out var added) is { } refusal ? refusal : added!.Id, ct);

    /// <param name="before">The text the writer started from.</param>
    public Task<Refusal?> EditFactorAsync(Actor actor, int number, Guid factorId, string before, FactorText text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "factor.edit", async (work, review) =>
        {
            if (review.Factors.FirstOrDefault(f => f.Id == factorId) is not { } factor) return Refusal.NotFound;
            if (await CheckAccountsAsync(work, review, text.AccountIds) is { } not) return not;
            if (text.Category != factor.Category && CheckCategory(review, text.Category) is { } unknown) return unknown;
            return TextMerge.Merge(before, Words.Clean(text.Text), factor.Text) is { } merged
                ? review.EditFactor(factorId, text with { Text = merged })
                : Collided(factor.Text);
        }, ct);

    /// <param name="parentId">The factor that it explains, or null for one at the top.</param>
    /// <param name="beforeId">The factor there that it comes to stand before; null puts it after all of them.</param>
    public Task<Refusal?> MoveFactorAsync(Actor actor, int number, Guid factorId, Guid? parentId, Guid? beforeId = null, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "factor.move", (_, review) => review.MoveFactor(factorId, parentId, beforeId), ct);

    public Task<Refusal?> RemoveFactorAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "factor.remove", (work, review) => review.RemoveFactor(factorId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreFactorAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "factor.restore", (_, review) => review.RemoveFactor(factorId, null), ct);

    public Task<Result<Guid>> AddMitigatorAsync(Actor actor, int number, string text, bool wasLuck, CancellationToken ct = default) =>
        AddAsync(actor, number, "mitigator.add", (work, review) => Task.FromResult<Result<Guid>>(
            review.AddMitigator(text, wasLuck, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    public Task<Refusal?> RemoveMitigatorAsync(Actor actor, int number, Guid mitigatorId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "mitigator.remove", (work, review) => review.RemoveMitigator(mitigatorId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreMitigatorAsync(Actor actor, int number, Guid mitigatorId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "mitigator.restore", (_, review) => review.RemoveMitigator(mitigatorId, null), ct);

    /// <param name="personId">The person thanked, where they have an account; else <paramref name="who"/> names them.</param>
    public Task<Result<Guid>> RecogniseAsync(Actor actor, int number, Guid? personId, string who, string text, CancellationToken ct = default) =>
        AddAsync(actor, number, "recognition.add", async (work, review) =>
        {
            var person = personId is { } id ? await work.PersonAsync(id) : null;
            if (personId is not null && person is null) return Refusal.NotFound;
            return review.Recognise(person, who, text, work.Me, work.Now, out var added) is { } refusal ? refusal : added!.Id;
        }, ct);

    public Task<Refusal?> RemoveRecognitionAsync(Actor actor, int number, Guid recognitionId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "recognition.remove", (work, review) => review.RemoveRecognition(recognitionId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreRecognitionAsync(Actor actor, int number, Guid recognitionId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "recognition.restore", (_, review) => review.RemoveRecognition(recognitionId, null), ct);

    /// <summary>
    /// For the person thanked: they have seen it and are told no more. It needs no way into the review, and is no edit of it: what was
    /// signed stays signed.
    /// </summary>
    public Task<Refusal?> SeeRecognitionAsync(Actor actor, Guid recognitionId, CancellationToken ct = default) =>
        store.WriteAsync(actor, "recognition.see", async work =>
        {
            var me = (Guid?)work.Me.Id;
            if (await work.Db.Set<Recognition>().SingleOrDefaultAsync(r => r.Id == recognitionId && r.PersonId == me && r.RemovedAt == null, work.Ct) is not { } thanks) return Refusal.NotFound;
            thanks.See(work.Now);
            return null;
        }, ct);

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
