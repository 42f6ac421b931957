using Postmortem.Storage;

namespace Postmortem.Reviews.Timeline;

/// <summary>What happened when, entry by entry.</summary>
public sealed class TimelineService(Store store)
{
    /// <summary>So many entries fit in one verb.</summary>
    public const int MostEntriesAtOnce = TimelinePaste.MostLines;

    public Task<Result<Guid>> AddTimelineEntryAsync(Actor actor, int number, TimelineText text, CancellationToken ct = default) =>
        store.WriteAsync<Guid>(actor, "timeline.add", async work =>
            await work.ReviewWithEntriesAsync(number, []) is not { } review ? Refusal.NotFound
            : review.AddTimelineEntry(text, work.Now, out var added) is { } refusal ? refusal
            : added!.Id, ct);

    /// <summary>Adds many at once, all of them or none.</summary>
    /// <returns>Their ids, in the order given.</returns>
    public Task<Result<IReadOnlyList<Guid>>> AddTimelineEntriesAsync(Actor actor, int number, IReadOnlyList<TimelineText> texts, CancellationToken ct = default) =>
        store.WriteAsync<IReadOnlyList<Guid>>(actor, "timeline.add-many", async work =>
        {
            if (await work.ReviewWithEntriesAsync(number, []) is not { } review) return Refusal.NotFound;
            if (texts.Count > MostEntriesAtOnce) return new Refusal($"These are {texts.Count:N0} entries; {MostEntriesAtOnce:N0} fit at once. Please add them in parts.");
            if (review.AddTimelineEntries(texts, work.Now, out var added) is { } refusal) return refusal;
            return added.Select(e => e.Id).ToList();
        }, ct);

    /// <param name="before">The text the writer started from.</param>
    public Task<Refusal?> EditTimelineEntryAsync(Actor actor, int number, Guid entryId, string before, TimelineText text, CancellationToken ct = default) =>
        ChangeTimelineAsync(actor, number, "timeline.edit", [entryId], (_, review) =>
        {
            if (review.Timeline.FirstOrDefault(e => e.Id == entryId) is not { } entry) return Refusal.NotFound;
            return TextMerge.Merge(before, Words.Clean(text.Text), entry.Text) is { } merged
                ? review.EditTimelineEntry(entryId, text with { Text = merged })
                : Written.Collided(entry.Text);
        }, ct);

    public Task<Refusal?> RemoveTimelineEntryAsync(Actor actor, int number, Guid entryId, CancellationToken ct = default) =>
        ChangeTimelineAsync(actor, number, "timeline.remove", [entryId], (work, review) => review.RemoveTimelineEntry(entryId, work.Now), ct);

    /// <summary>Takes several off at once, all of them or none: undoes <see cref="AddTimelineEntriesAsync"/>.</summary>
    public Task<Refusal?> RemoveTimelineEntriesAsync(Actor actor, int number, IReadOnlyCollection<Guid> entryIds, CancellationToken ct = default) =>
        ChangeTimelineAsync(actor, number, "timeline.remove", entryIds, (work, review) => review.RemoveTimelineEntries(entryIds, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreTimelineEntryAsync(Actor actor, int number, Guid entryId, CancellationToken ct = default) =>
        ChangeTimelineAsync(actor, number, "timeline.restore", [entryId], (_, review) => review.RemoveTimelineEntry(entryId, null), ct);

    private Task<Refusal?> ChangeTimelineAsync(
        Actor actor, int number, string verb, IReadOnlyCollection<Guid> entryIds, Func<Work, Review, Refusal?> change, CancellationToken ct) =>
        store.WriteAsync(actor, verb, async work =>
            await work.ReviewWithEntriesAsync(number, entryIds) is { } review ? change(work, review) : Refusal.NotFound, ct);
}
