using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Reviews.Factors;
using Postmortem.Storage;

namespace Postmortem.Reviews.Fix;

/// <summary>What is done about each factor: an action that is planned, or a decision not to act.</summary>
public sealed class PlanService(Store store)
{
    private static readonly ReviewVerb PlanAction = new("action.plan", ReviewSlices.Actions)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Factors | ReviewSlices.Actions,
        Says =
        {
            [nameof(CorrectiveAction)] = v => new($"planned {v.Reference("an action")}: {v.Thing("")}", "OwnerId", "DueOn"),
        },
    };

    public Task<Result<Guid>> PlanActionAsync(Actor actor, int number, ActionText text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, PlanAction, async (work, review) =>
        {
            if (!await AreThereAsync(work, text.OwnerId, text.VerifierId)) return Refusal.NotFound;
            var next = (await work.Db.Set<CorrectiveAction>().MaxAsync(a => (int?)a.Number, work.Ct) ?? 0) + 1;
            return review.PlanAction(next, text, work.Now, out var planned) is { } refusal ? refusal : planned!.Id;
        }, ct);

    private static readonly ReviewVerb EditAction = new("action.edit", ReviewSlices.Actions)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Factors | ReviewSlices.Actions,
        Says =
        {
            [nameof(CorrectiveAction)] = v => new($"changed {v.Reference("an action")}", "*"),
            [nameof(ActionFactor)] = v => new(v.Row.Before is null ? $"answered a factor with {v.Reference("an action")}"
                : $"took a factor off {v.Reference("an action")}"),
        },
    };

    /// <param name="seen">The action's version when the form was opened; an edit of something unseen is refused.</param>
    public Task<Refusal?> EditActionAsync(Actor actor, int number, Guid actionId, long seen, ActionText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, EditAction, async (work, review) =>
        {
            if (review.Actions.FirstOrDefault(a => a.Id == actionId) is not { } action) return Refusal.NotFound;
            if (action.Version != seen) return await ActionService.ChangedMeanwhileAsync(work, action);
            if (!await AreThereAsync(work, text.OwnerId == action.OwnerId ? null : text.OwnerId, text.VerifierId == action.VerifierId ? null : text.VerifierId))
                return Refusal.NotFound;
            return review.EditAction(action, text);
        }, ct);

    private static readonly ReviewVerb Cover = new("action.cover", ReviewSlices.Actions)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Factors | ReviewSlices.Actions,
        Says =
        {
            [nameof(CorrectiveAction)] = v => new($"changed {v.Reference("an action")}", "*"),
            [nameof(ActionFactor)] = v => new(v.Row.Before is null ? $"answered a factor with {v.Reference("an action")}"
                : $"took a factor off {v.Reference("an action")}"),
        },
    };

    /// <summary>Ticks or unticks one field of the coverage matrix.</summary>
    public Task<Refusal?> CoverAsync(Actor actor, int number, Guid actionId, Guid factorId, bool covered, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, Cover, (_, review) =>
        {
            if (review.Actions.FirstOrDefault(a => a.Id == actionId) is not { } action) return Refusal.NotFound;
            var factors = action.Factors.Select(f => f.FactorId).Where(f => f != factorId);
            return review.EditAction(action, ActionText.Of(action) with { FactorIds = covered ? [.. factors, factorId] : [.. factors] });
        }, ct);

    private static readonly ReviewVerb AcceptFactor = new("factor.accept", ReviewSlices.Factors)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(ContributingFactor)] = v => new($"accepted {v.Thing("a factor")}: nothing will be done about it for now", "AcceptedReason", "RiskOwnerId",
                "LookAgainOn"),
        },
    };

    public Task<Refusal?> AcceptFactorAsync(Actor actor, int number, Guid factorId, string reason, Guid? riskOwnerId, DateOnly? lookAgainOn,
        CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, AcceptFactor, async (work, review) =>
            riskOwnerId is { } owner && await work.PersonAsync(owner) is null ? Refusal.NotFound
                : review.AcceptFactor(factorId, reason, riskOwnerId, lookAgainOn, work.Now), ct);

    private static readonly ReviewVerb LookAgain = new("factor.look-again", ReviewSlices.Factors)
    {
        Says =
        {
            [nameof(ContributingFactor)] = v => new($"looked again at {v.Thing("a factor")}, which stays accepted", "LookedAgainNote", "LookAgainOn"),
        },
    };

    /// <summary>The decision not to act stands until another day. By whoever carries the risk, the facilitator or a manager.</summary>
    /// <param name="note">What is seen now.</param>
    public Task<Refusal?> LookAgainAsync(Actor actor, int number, Guid factorId, string note, DateOnly nextOn, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, LookAgain, (work, review) => review.LookAgain(factorId, work.Me, note, nextOn, work.Now), ct);

    private static readonly ReviewVerb WithdrawAcceptance = new("factor.withdraw-acceptance", ReviewSlices.Factors)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(ContributingFactor)] = v => new($"no longer accepts {v.Thing("a factor")}"),
        },
    };

    public Task<Refusal?> WithdrawAcceptanceAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, WithdrawAcceptance, (_, review) => review.WithdrawAcceptance(factorId), ct);

    private static async Task<bool> AreThereAsync(Work work, params Guid?[] people)
    {
        foreach (var id in people)
            if (id is { } known && await work.PersonAsync(known) is null) return false;
        return true;
    }
}
