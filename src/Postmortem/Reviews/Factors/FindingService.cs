using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews.Factors;

/// <summary>What limited the harm, and whom we thank.</summary>
public sealed class FindingService(Store store)
{
    private static readonly ReviewVerb AddMitigator = new("mitigator.add", ReviewSlices.Findings)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Mitigator)] = v => new($"recorded what limited the harm{(v.IsTrue("WasLuck") ? ", by luck" : "")}: {v.Thing("")}"),
        },
    };

    public Task<Result<Guid>> AddMitigatorAsync(Actor actor, int number, string text, bool wasLuck, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, AddMitigator, (work, review) => Task.FromResult<Result<Guid>>(
            review.AddMitigator(text, wasLuck, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    private static readonly ReviewVerb RemoveMitigator = new("mitigator.remove", ReviewSlices.Findings)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Mitigator)] = v => new($"removed {v.Thing("something")} from what limited the harm"),
        },
    };

    public Task<Refusal?> RemoveMitigatorAsync(Actor actor, int number, Guid mitigatorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemoveMitigator, (work, review) => review.RemoveMitigator(mitigatorId, work.Now), ct);

    private static readonly ReviewVerb RestoreMitigator = new("mitigator.restore", ReviewSlices.Findings)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Mitigator)] = v => new($"put {v.Thing("something")} back to what limited the harm"),
        },
    };

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreMitigatorAsync(Actor actor, int number, Guid mitigatorId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RestoreMitigator, (_, review) => review.RemoveMitigator(mitigatorId, null), ct);

    private static readonly ReviewVerb AnswerNoMitigators = new("review.answer-no-mitigators", ReviewSlices.Findings)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Review)] = v => new("answered what limited the harm: nothing did", "NoMitigatorsReason"),
        },
    };

    /// <inheritdoc cref="Pause.CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> AnswerNoMitigatorsAsync(Actor actor, int number, string before, string reason, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, AnswerNoMitigators, before, reason, r => (r.Id, r.NoMitigatorsReason), nameof(Review.NoMitigatorsReason),
            (_, review, text) => review.AnswerNoMitigators(text), ct);

    private static readonly ReviewVerb Recognise = new("recognition.add", ReviewSlices.Findings)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Recognition)] = v => new($"thanked {v.After("Who")}: {v.Thing("")}"),
        },
    };

    /// <param name="personId">The person thanked, where they have an account; else <paramref name="who"/> names them.</param>
    public Task<Result<Guid>> RecogniseAsync(Actor actor, int number, Guid? personId, string who, string text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, Recognise, async (work, review) =>
        {
            var person = personId is { } id ? await work.PersonAsync(id) : null;
            if (personId is not null && person is null) return Refusal.NotFound;
            return review.Recognise(person, who, text, work.Me, work.Now, out var added) is { } refusal ? refusal : added!.Id;
        }, ct);

    private static readonly ReviewVerb RemoveRecognition = new("recognition.remove", ReviewSlices.Findings)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Recognition)] = v => new($"took back thanks: {v.Thing("removed")}"),
        },
    };

    public Task<Refusal?> RemoveRecognitionAsync(Actor actor, int number, Guid recognitionId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemoveRecognition, (work, review) => review.RemoveRecognition(recognitionId, work.Now), ct);

    private static readonly ReviewVerb RestoreRecognition = new("recognition.restore", ReviewSlices.Findings)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Recognition)] = v => new($"gave thanks again: {v.Thing("restored")}"),
        },
    };

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreRecognitionAsync(Actor actor, int number, Guid recognitionId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RestoreRecognition, (_, review) => review.RemoveRecognition(recognitionId, null), ct);

    private static readonly ReviewVerb SeeRecognition = new("recognition.see", ReviewSlices.Findings)
    {
        Says =
        {
            [nameof(Recognition)] = v => new($"has seen the thanks: {v.Thing("")}"),
        },
    };

    /// <summary>
    /// For the person thanked: they have seen it and are told no more. It needs no way into the review, and is no edit of it: what was
    /// signed stays signed.
    /// </summary>
    public Task<Refusal?> SeeRecognitionAsync(Actor actor, Guid recognitionId, CancellationToken ct = default) =>
        store.WriteAsync(actor, SeeRecognition, async work =>
        {
            var me = (Guid?)work.Me.Id;
            if (await work.Db.Set<Recognition>().SingleOrDefaultAsync(r => r.Id == recognitionId && r.PersonId == me && r.RemovedAt == null,
                work.Ct) is not { } thanks) return Refusal.NotFound;
            thanks.See(work.Now);
            return null;
        }, ct);
}
