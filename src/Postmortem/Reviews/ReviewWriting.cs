using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>
/// How the verbs of every room write to one review: it is loaded as this person may see it, and the same answer is given for "not there" and "not
/// yours".
/// </summary>
internal static class ReviewWriting
{
    /// <summary>For verbs that answer something, such as the id of what they added.</summary>
    /// <param name="entryIds">The entries of the timeline that the verb names, where it needs only <see cref="ReviewSlices.SomeEntries"/>.</param>
    public static Task<Result<T>> WriteReviewAsync<T>(
        this Store store, Actor actor, int number, ReviewVerb verb, Func<Work, Review, Task<Result<T>>> write, CancellationToken ct,
        IReadOnlyCollection<Guid>? entryIds = null) =>
        store.WriteAsync<T>(actor, verb, async work =>
            await work.ReviewAsync(number, Loads(verb), entryIds) is { } review ? await write(work, review) : Refusal.NotFound, ct);

    /// <summary>For verbs that are done or refused.</summary>
    /// <inheritdoc cref="WriteReviewAsync{T}"/>
    public static async Task<Refusal?> ChangeReviewAsync(
        this Store store, Actor actor, int number, ReviewVerb verb, Func<Work, Review, Task<Refusal?>> change, CancellationToken ct,
        IReadOnlyCollection<Guid>? entryIds = null) =>
        (await store.WriteReviewAsync<bool>(
            actor, number, verb, async (work, review) => await change(work, review) is { } refusal ? refusal : true, ct, entryIds)).Refusal;

    /// <inheritdoc cref="WriteReviewAsync{T}"/>
    public static Task<Refusal?> ChangeReviewAsync(
        this Store store, Actor actor, int number, ReviewVerb verb, Func<Work, Review, Refusal?> change, CancellationToken ct,
        IReadOnlyCollection<Guid>? entryIds = null) =>
        store.ChangeReviewAsync(actor, number, verb, (work, review) => Task.FromResult(change(work, review)), ct, entryIds);

    /// <summary>For texts that are stored as they are typed, by several people at once: merged with what someone else wrote, or both kept.</summary>
    /// <param name="before">The text the writer started from.</param>
    /// <param name="stored">The thing that holds the text and the text as it is; null where it is gone.</param>
    /// <param name="property">The name under which the log tells of it.</param>
    public static Task<Result<Written>> WriteReviewTextAsync(
        this Store store, Actor actor, int number, ReviewVerb verb, string before, string text,
        Func<Review, (Guid Holder, string Text)?> stored, string property, Func<Work, Review, string, Refusal?> write, CancellationToken ct) =>
        store.WriteReviewAsync<Written>(actor, number, verb, async (work, review) =>
        {
            if (stored(review) is not { } now) return Refusal.NotFound;
            // Stored without the white space at its end, where its writer may be about to type on; so it is compared without it too.
            var mine = Words.Clean(text);
            if (TextMerge.Merge(Words.Clean(before), mine, now.Text) is not { } merged)
                return new Written(now.Text, new Collision(now.Text, await work.LastWriterAsync(now.Holder, property)));
            if (write(work, review, merged) is { } refusal) return refusal;
            return new Written(merged == mine ? text : merged + text[text.TrimEnd().Length..]);
        }, ct);

    /// <summary>Who wrote a text last, by name.</summary>
    public static async Task<string> LastWriterAsync(this Work work, Guid entityId, string property)
    {
        var name = JsonEncodedText.Encode(property).ToString();
        return await work.Db.Changes.Where(c => c.EntityId == entityId && c.After != null && c.After.Contains(name))
            .OrderByDescending(c => c.Sequence).Select(c => work.Db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).FirstOrDefault())
            .FirstOrDefaultAsync(work.Ct) ?? "Someone else";
    }

    /// <summary>Null where there is no such review, or it is not this person's to see.</summary>
    public static Task<Guid?> ReviewIdAsync(this Work work, int number) =>
        work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(work.Ct);

    /// <summary>Any edit takes a signature off, so that is looked at by every verb.</summary>
    private static ReviewSlices Loads(ReviewVerb verb) => verb.Needs | ReviewSlices.Signature;
}
