using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews.Fix;

/// <summary>A manager’s signature on one exact version.</summary>
public sealed class SignatureService(Store store)
{
    private static readonly ReviewVerb Sign = new("review.sign", ReviewSlices.Signatures)
    {
        Needs = ReviewSlices.All,
        Says =
        {
            [nameof(Signature)] = v => new("signed this version"),
        },
    };

    public Task<Refusal?> SignAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, Sign, async (work, review) =>
        {
            if (review.Signature is { } given)
            {
                // Two managers read it at once: the second learns that the first was here, and nothing is signed twice.
                var name = given.SignedById == work.Me.Id ? "You" : await work.Db.People.Where(p => p.Id == given.SignedById).Select(p => p.Name)
                    .SingleAsync(work.Ct);
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
}
