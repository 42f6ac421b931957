using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>What became of a text that was written.</summary>
/// <param name="Stored">What is stored now: the text as sent, or merged with what someone else wrote meanwhile.</param>
/// <param name="Collision">Set where both changed the same words; then nothing was stored but the writer's own draft.</param>
public sealed record Written(string Stored, Collision? Collision = null);

/// <summary>What someone else wrote in the same words.</summary>
public sealed record Collision(string Theirs, string TheirName);

/// <summary>Texts that are stored as they are typed, by several people at once. Each takes the text that the writer started from.</summary>
public sealed partial class ReviewService
{
    /// <param name="before">The text the writer started from; what someone else wrote since is merged with theirs.</param>
    public Task<Result<Written>> WriteCustomerViewAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        store.WriteAsync<Written>(actor, "review.write-customer-view", async work =>
        {
            if (await work.ReviewForCustomerViewAsync(number) is not { } review) return Refusal.NotFound;
            text = Words.Sound(text);
            if (TextMerge.Merge(Words.Sound(before), text, review.CustomerView) is { } merged)
                return review.WriteCustomerView(merged) is { } refusal ? refusal : new Written(merged);
            await DraftService.KeepAsync(work, $"review/{number}/customer-view", text);
            return new Written(review.CustomerView, new Collision(review.CustomerView, await LastWriterAsync(work, review.Id, nameof(Review.CustomerView))));
        }, ct);

    /// <inheritdoc cref="WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteContainmentNoteAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, "review.write-containment-note", before, text, r => (r.Id, r.ContainmentNote), nameof(Review.ContainmentNote),
            (work, review, note) => review.AnswerContainment(review.Containment, review.ContainmentOwnerId, note, work.Now), ct);

    /// <inheritdoc cref="WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteAffectedNoteAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, "review.write-affected-note", before, text, r => (r.Id, r.AffectedNote), nameof(Review.AffectedNote),
            (_, review, note) => review.SayWhoWasAffected(review.AffectedCount, review.AffectedOwnerId, note), ct);

    /// <summary>Where it is seen that a point of the checklist is done.</summary>
    /// <inheritdoc cref="WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteContainmentEvidenceAsync(Actor actor, int number, Guid itemId, string before, string text, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, "review.write-containment-evidence", before, text, r => r.ContainmentItems.Where(i => i.Id == itemId).Select(i => ((Guid, string)?)(i.Id, i.Evidence)).FirstOrDefault(), nameof(ContainmentItem.Evidence),
            (work, review, evidence) => review.CheckContainmentItem(itemId, review.ContainmentItems.Single(i => i.Id == itemId).DoneAt is not null, evidence, work.Me, work.Now), ct);

    /// <inheritdoc cref="WriteCustomerViewAsync"/>
    public Task<Result<Written>> ExplainSingleFactorAsync(Actor actor, int number, string before, string reason, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, "review.explain-single-factor", before, reason, r => (r.Id, r.SingleFactorReason), nameof(Review.SingleFactorReason),
            (_, review, text) => review.ExplainSingleFactor(text), ct);

    /// <inheritdoc cref="WriteCustomerViewAsync"/>
    public Task<Result<Written>> AnswerNoMitigatorsAsync(Actor actor, int number, string before, string reason, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, "review.answer-no-mitigators", before, reason, r => (r.Id, r.NoMitigatorsReason), nameof(Review.NoMitigatorsReason),
            (_, review, text) => review.AnswerNoMitigators(text), ct);

    /// <param name="stored">The thing that holds the text and the text as it is; null where it is gone.</param>
    private Task<Result<Written>> WriteTextAsync(
        Actor actor, int number, string verb, string before, string text, Func<Review, (Guid Holder, string Text)?> stored, string property,
        Func<Work, Review, string, Refusal?> write, CancellationToken ct) =>
        store.WriteAsync<Written>(actor, verb, async work =>
        {
            if (await work.ReviewAsync(number) is not { } review || stored(review) is not { } now) return Refusal.NotFound;
            // Stored without the white space at its end, where its writer may be about to type on; so it is compared without it too.
            var mine = Words.Clean(text);
            if (TextMerge.Merge(Words.Clean(before), mine, now.Text) is not { } merged)
                return new Written(now.Text, new Collision(now.Text, await LastWriterAsync(work, now.Holder, property)));
            if (write(work, review, merged) is { } refusal) return refusal;
            return new Written(merged == mine ? text : merged + text[text.TrimEnd().Length..]);
        }, ct);

    internal static async Task<string> LastWriterAsync(Work work, Guid entityId, string property)
    {
        var name = JsonEncodedText.Encode(property).ToString();
        return await work.Db.Changes.Where(c => c.EntityId == entityId && c.After != null && c.After.Contains(name))
            .OrderByDescending(c => c.Sequence).Select(c => work.Db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).FirstOrDefault())
            .FirstOrDefaultAsync(work.Ct) ?? "Someone else";
    }
}
