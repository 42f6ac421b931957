using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Storage;

namespace Postmortem.Reviews;

public sealed partial class ReviewService
{
    public Task<Result<Guid>> PlanActionAsync(Actor actor, int number, ActionText text, CancellationToken ct = default) =>
        AddAsync(actor, number, "action.plan", async (work, review) =>
        {
            if (!await AreThereAsync(work, text.OwnerId, text.VerifierId)) return Refusal.NotFound;
            var next = (await work.Db.Actions.MaxAsync(a => (int?)a.Number, work.Ct) ?? 0) + 1;
            return review.PlanAction(next, text, work.Now, out var planned) is { } refusal ? refusal : planned!.Id;
        }, ct);

    /// <param name="seen">The action's version when the form was opened; an edit of something unseen is refused.</param>
    public Task<Refusal?> EditActionAsync(Actor actor, int number, Guid actionId, long seen, ActionText text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "action.edit", async (work, review) =>
        {
            if (review.Actions.FirstOrDefault(a => a.Id == actionId) is not { } action) return Refusal.NotFound;
            if (action.Version != seen) return await ActionService.ChangedMeanwhileAsync(work, action);
            if (!await AreThereAsync(work, text.OwnerId == action.OwnerId ? null : text.OwnerId, text.VerifierId == action.VerifierId ? null : text.VerifierId)) return Refusal.NotFound;
            return review.EditAction(action, text);
        }, ct);

    /// <summary>Ticks or unticks one field of the coverage matrix.</summary>
    public Task<Refusal?> CoverAsync(Actor actor, int number, Guid actionId, Guid factorId, bool covered, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "action.cover", (_, review) =>
        {
            if (review.Actions.FirstOrDefault(a => a.Id == actionId) is not { } action) return Refusal.NotFound;
            var factors = action.Factors.Select(f => f.FactorId).Where(f => f != factorId);
            return review.EditAction(action, ActionText.Of(action) with { FactorIds = covered ? [.. factors, factorId] : [.. factors] });
        }, ct);

    public Task<Refusal?> AcceptFactorAsync(Actor actor, int number, Guid factorId, string reason, Guid? riskOwnerId, DateOnly? lookAgainOn, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "factor.accept", async (work, review) =>
            riskOwnerId is { } owner && await work.PersonAsync(owner) is null ? Refusal.NotFound : review.AcceptFactor(factorId, reason, riskOwnerId, lookAgainOn, work.Now), ct);

    /// <summary>The decision not to act stands until another day. By whoever carries the risk, the facilitator or a manager.</summary>
    /// <param name="note">What is seen now.</param>
    public Task<Refusal?> LookAgainAsync(Actor actor, int number, Guid factorId, string note, DateOnly nextOn, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "factor.look-again", (work, review) => review.LookAgain(factorId, work.Me, note, nextOn, work.Now), ct);

    public Task<Refusal?> WithdrawAcceptanceAsync(Actor actor, int number, Guid factorId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "factor.withdraw-acceptance", (_, review) => review.WithdrawAcceptance(factorId), ct);

    /// <summary>Records that no customer is owed a notice; an empty reason takes that back.</summary>
    public Task<Refusal?> DecideNoNoticeAsync(Actor actor, int number, string reason, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.decide-no-notice", (work, review) => review.DecideNoNotice(work.Me, reason), ct);

    public Task<Refusal?> SignAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.sign", async (work, review) =>
        {
            if (review.Signature is { } given)
            {
                // Two managers read it at once: the second learns that the first was here, and nothing is signed twice.
                var name = given.SignedById == work.Me.Id ? "You" : await work.Db.People.Where(p => p.Id == given.SignedById).Select(p => p.Name).SingleAsync(work.Ct);
                return new Refusal($"{name} signed this version already. Nothing more is needed.", RefusalKind.Conflict);
            }
            if (review.Sign(work.Me, work.Now) is { } refusal) return refusal;
            work.Db.Add(new SignedContent(review.Signature!, ReviewContent.Write(review)));
            return null;
        }, ct);

    /// <summary>What was changed since the newest signature that no longer holds; refused as not there where there is none.</summary>
    public Task<Result<SinceSigned>> SinceSignedAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<SinceSigned>(actor, async work =>
        {
            if (await work.ReviewAsync(number) is not { } review) return Refusal.NotFound;
            if (review.Signatures.Where(s => !s.IsValid).MaxBy(s => s.SignedAt) is not { } signature) return Refusal.NotFound;
            var signed = await work.Db.Set<SignedContent>().SingleOrDefaultAsync(c => c.SignatureId == signature.Id, work.Ct);
            return new SinceSigned(signature, signed is null ? null : SignedChange.Between(signed.Read(), ReviewContent.Parts(review)));
        }, ct);

    /// <param name="sourceId">The timeline entry, factor or action it is taken from.</param>
    public Task<Result<Guid>> ShareAsync(Actor actor, int number, FactAbout about, Guid? sourceId, string text, CancellationToken ct = default) =>
        AddAsync(actor, number, "fact.share", (work, review) => Task.FromResult<Result<Guid>>(
            review.Share(about, sourceId, text, work.Now, out var shared) is { } refusal ? refusal : shared!.Id), ct);

    public Task<Refusal?> EditFactAsync(Actor actor, int number, Guid factId, string text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "fact.edit", (_, review) => review.EditFact(factId, text), ct);

    public Task<Refusal?> UnshareAsync(Actor actor, int number, Guid factId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "fact.unshare", (_, review) => review.Unshare(factId), ct);

    private static async Task<bool> AreThereAsync(Work work, params Guid?[] people)
    {
        foreach (var id in people)
            if (id is { } known && await work.PersonAsync(known) is null) return false;
        return true;
    }
}
