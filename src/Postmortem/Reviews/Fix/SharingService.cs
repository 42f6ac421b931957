using Postmortem.Storage;

namespace Postmortem.Reviews.Fix;

/// <summary>What customers may be told, or why they are told nothing.</summary>
public sealed class SharingService(Store store)
{
    /// <param name="sourceId">The timeline entry, factor or action it is taken from.</param>
    public Task<Result<Guid>> ShareAsync(Actor actor, int number, FactAbout about, Guid? sourceId, string text, CancellationToken ct = default) =>
        store.AddToReviewAsync(actor, number, "fact.share", (work, review) => Task.FromResult<Result<Guid>>(
            review.Share(about, sourceId, text, work.Now, out var shared) is { } refusal ? refusal : shared!.Id), ct);

    public Task<Refusal?> EditFactAsync(Actor actor, int number, Guid factId, string text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "fact.edit", (_, review) => review.EditFact(factId, text), ct);

    public Task<Refusal?> UnshareAsync(Actor actor, int number, Guid factId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "fact.unshare", (_, review) => review.Unshare(factId), ct);

    /// <summary>Records that no customer is owed a notice; an empty reason takes that back.</summary>
    public Task<Refusal?> DecideNoNoticeAsync(Actor actor, int number, string reason, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.decide-no-notice", (work, review) => review.DecideNoNotice(work.Me, reason), ct);
}
