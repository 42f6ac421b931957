using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews.Factors;

/// <summary>What limited the harm, and whom we thank.</summary>
public sealed class FindingService(Store store)
{
    public Task<Result<Guid>> AddMitigatorAsync(Actor actor, int number, string text, bool wasLuck, CancellationToken ct = default) =>
        store.AddToReviewAsync(actor, number, "mitigator.add", (work, review) => Task.FromResult<Result<Guid>>(
            review.AddMitigator(text, wasLuck, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    public Task<Refusal?> RemoveMitigatorAsync(Actor actor, int number, Guid mitigatorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "mitigator.remove", (work, review) => review.RemoveMitigator(mitigatorId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreMitigatorAsync(Actor actor, int number, Guid mitigatorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "mitigator.restore", (_, review) => review.RemoveMitigator(mitigatorId, null), ct);

    /// <inheritdoc cref="Pause.CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> AnswerNoMitigatorsAsync(Actor actor, int number, string before, string reason, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, "review.answer-no-mitigators", before, reason, r => (r.Id, r.NoMitigatorsReason), nameof(Review.NoMitigatorsReason),
            (_, review, text) => review.AnswerNoMitigators(text), ct);

    /// <param name="personId">The person thanked, where they have an account; else <paramref name="who"/> names them.</param>
    public Task<Result<Guid>> RecogniseAsync(Actor actor, int number, Guid? personId, string who, string text, CancellationToken ct = default) =>
        store.AddToReviewAsync(actor, number, "recognition.add", async (work, review) =>
        {
            var person = personId is { } id ? await work.PersonAsync(id) : null;
            if (personId is not null && person is null) return Refusal.NotFound;
            return review.Recognise(person, who, text, work.Me, work.Now, out var added) is { } refusal ? refusal : added!.Id;
        }, ct);

    public Task<Refusal?> RemoveRecognitionAsync(Actor actor, int number, Guid recognitionId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "recognition.remove", (work, review) => review.RemoveRecognition(recognitionId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreRecognitionAsync(Actor actor, int number, Guid recognitionId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "recognition.restore", (_, review) => review.RemoveRecognition(recognitionId, null), ct);

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
}
