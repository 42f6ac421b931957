using Postmortem.Storage;

namespace Postmortem.Reviews.Fix;

/// <summary>What customers may be told, or why they are told nothing.</summary>
public sealed class SharingService(Store store)
{
    private static readonly ReviewVerb Share = new("fact.share", ReviewSlices.Facts)
    {
        Says =
        {
            [nameof(ShareableFact)] = v => new($"marked for customers: {v.Thing("")}"),
        },
    };

    /// <param name="sourceId">The timeline entry, factor or action it is taken from.</param>
    public Task<Result<Guid>> ShareAsync(Actor actor, int number, FactAbout about, Guid? sourceId, string text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, Share, (work, review) => Task.FromResult<Result<Guid>>(
            review.Share(about, sourceId, text, work.Now, out var shared) is { } refusal ? refusal : shared!.Id), ct);

    private static readonly ReviewVerb EditFact = new("fact.edit", ReviewSlices.Facts)
    {
        Says =
        {
            [nameof(ShareableFact)] = v => new("reworded what customers may be told", "Text"),
        },
    };

    public Task<Refusal?> EditFactAsync(Actor actor, int number, Guid factId, string text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, EditFact, (_, review) => review.EditFact(factId, text), ct);

    private static readonly ReviewVerb Unshare = new("fact.unshare", ReviewSlices.Facts | ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(ShareableFact)] = v => new($"no longer shares with customers: {v.Thing("a statement")}"),
        },
    };

    public Task<Refusal?> UnshareAsync(Actor actor, int number, Guid factId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, Unshare, (_, review) => review.Unshare(factId), ct);

    private static readonly ReviewVerb DecideNoNotice = new("review.decide-no-notice", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Review)] = v => new(v.After("NoNoticeReason") is null ? "took back the decision that no notice is owed"
                : "decided that customers are owed no notice", "NoNoticeReason"),
        },
    };

    /// <summary>Records that no customer is owed a notice; an empty reason takes that back.</summary>
    public Task<Refusal?> DecideNoNoticeAsync(Actor actor, int number, string reason, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, DecideNoNotice, (work, review) => review.DecideNoNotice(work.Me, reason), ct);
}
