using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Storage;

namespace Postmortem.Reviews.Fix;

/// <summary>What is done about each factor: an action that is planned, or a decision not to act.</summary>
public sealed class PlanService(Store store)
{
    public Task<Result<Guid>> PlanActionAsync(Actor actor, int number, ActionText text, CancellationToken ct = default) =>
        store.AddToReviewAsync(actor, number, "action.plan", async (work, review) =>
        {
            if (!await AreThereAsync(work, text.OwnerId, text.VerifierId)) return Refusal.NotFound;
            var next = (await work.Db.Actions.MaxAsync(a => (int?)a.Number, work.Ct) ?? 0) + 1;
            return review.PlanAction(next, text, work.Now, out var planned) is { } refusal ? refusal : planned!.Id;
        }, ct);

    /// <param name="seen">The action's version when the form was opened; an edit of something unseen is refused.</param>
    public Task<Refusal?> EditActionAsync(Actor actor, int number, Guid actionId, long seen, ActionText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "action.edit", async (work, review) =>
        {
            if (review.Actions.FirstOrDefault(a => a.Id == actionId) is not { } action) return Refusal.NotFound;
            if (action.Version != seen) return await ActionService.ChangedMeanwhileAsync(work, action);
            if (!await AreThereAsync(work, text.OwnerId == action.OwnerId ? null : text.OwnerId, text.VerifierId == action.VerifierId ? null : text.VerifierId)) return Refusal.NotFound;
            return review.EditAction(action, text);
        }, ct);

    /// <summary>Ticks or unticks one field of the coverage matrix.</summary>
    public Task<Refusal?> CoverAsync(Actor actor, int number, Guid actionId, Guid factorId, bool covered, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "action.cover", (_, review) =>
        {
            if (review.Actions.FirstOrDefault(a => a.Id == actionId) is not { } action) return Refusal.NotFound;
            var factors = action.Factors.Select(f => f.FactorId).Where(f => f != factorId);
            return review.EditAction(action, ActionText.Of(action) with { FactorIds = covered ? [.. factors, factorId] : [.. factors] });
        }, ct);

    public Task<Refusal?> AcceptFactorAsync(Actor actor, int number, Guid factorId, string reason, Guid? riskOwnerId, DateOnly? lookAgainOn, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "factor.accept", async (work, review) =>
            riskOwnerId is { } owner && await work.PersonAsync(owner) is null ? Refusal.NotFound : review.AcceptFactor(factorId, reason, riskOwnerId, lookAgainOn, work.Now), ct);

    /// <summary>The decision not to act stands until another day. By whoever carries the risk, the facilitator or a manager.</summary>
    /// <param name="note">What is seen now.</param>
    public Task<Refusal?> LookAgainAsync(Actor actor, int number, Guid factorId, string note, DateOnly nextOn, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "factor.look-again", (work, review) => review.LookAgain(factorId, work.Me, note, nextOn, work.Now), ct);

    public Task<Refusal?> WithdrawAcceptanceAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "factor.withdraw-acceptance", (_, review) => review.WithdrawAcceptance(factorId), ct);

    private static async Task<bool> AreThereAsync(Work work, params Guid?[] people)
    {
        foreach (var id in people)
            if (id is { } known && await work.PersonAsync(known) is null) return false;
        return true;
    }
}
