namespace Postmortem.Reviews;

public sealed partial class ReviewService
{
    public Task<Result<Guid>> AddTimelineEntryAsync(Actor actor, int number, TimelineText text, CancellationToken ct = default) =>
        AddAsync(actor, number, "timeline.add", (work, review) => Task.FromResult<Result<Guid>>(
            review.AddTimelineEntry(text, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    /// <param name="before">The text the writer started from.</param>
    public Task<Refusal?> EditTimelineEntryAsync(Actor actor, int number, Guid entryId, string before, TimelineText text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "timeline.edit", (_, review) =>
        {
            if (review.Timeline.FirstOrDefault(e => e.Id == entryId) is not { } entry) return Refusal.NotFound;
            return TextMerge.Merge(before, Words.Clean(text.Text), entry.Text) is { } merged
                ? review.EditTimelineEntry(entryId, text with { Text = merged })
                : Collided(entry.Text);
        }, ct);

    public Task<Refusal?> RemoveTimelineEntryAsync(Actor actor, int number, Guid entryId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "timeline.remove", (work, review) => review.RemoveTimelineEntry(entryId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreTimelineEntryAsync(Actor actor, int number, Guid entryId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "timeline.restore", (_, review) => review.RemoveTimelineEntry(entryId, null), ct);
}
