using Postmortem.Storage;

namespace Postmortem.Reviews.Timeline;

/// <summary>What happened when, entry by entry.</summary>
public sealed class TimelineService(Store store)
{
    /// <summary>So many entries fit in one verb.</summary>
    public const int MostEntriesAtOnce = TimelinePaste.MostLines;

    private static readonly ReviewVerb AddTimelineEntry = new("timeline.add", ReviewSlices.Timeline)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.SomeEntries,
        Says =
        {
            [nameof(TimelineEntry)] = v => new($"put {v.Thing("an entry")} on the timeline", "HappenedAt"),
        },
    };

    public Task<Result<Guid>> AddTimelineEntryAsync(Actor actor, int number, TimelineText text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, AddTimelineEntry, (work, review) => Task.FromResult<Result<Guid>>(
            review.AddTimelineEntry(text, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    private static readonly ReviewVerb AddTimelineEntries = new("timeline.add-many", ReviewSlices.Timeline)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.SomeEntries,
        Says =
        {
            [nameof(TimelineEntry)] = v => new($"put {v.Thing("an entry")} on the timeline", "HappenedAt"),
        },
    };

    /// <summary>Adds many at once, all of them or none.</summary>
    /// <returns>Their ids, in the order given.</returns>
    public Task<Result<IReadOnlyList<Guid>>> AddTimelineEntriesAsync(Actor actor, int number, IReadOnlyList<TimelineText> texts,
        CancellationToken ct = default) =>
        store.WriteReviewAsync<IReadOnlyList<Guid>>(actor, number, AddTimelineEntries, (work, review) => Task.FromResult<Result<IReadOnlyList<Guid>>>(
            texts.Count > MostEntriesAtOnce
                ? new Refusal($"These are {texts.Count:N0} entries; {MostEntriesAtOnce:N0} fit at once. Please add them in parts.")
            : review.AddTimelineEntries(texts, work.Now, out var added) is { } refusal ? refusal
            : added.Select(e => e.Id).ToList()), ct);

    private static readonly ReviewVerb EditTimelineEntry = new("timeline.edit", ReviewSlices.Timeline)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.SomeEntries,
        Says =
        {
            [nameof(TimelineEntry)] = v => new("changed an entry of the timeline", "*"),
        },
    };

    /// <param name="before">The text the writer started from.</param>
    public Task<Refusal?> EditTimelineEntryAsync(Actor actor, int number, Guid entryId, string before, TimelineText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, EditTimelineEntry, (_, review) =>
        {
            if (review.Entry(entryId) is not { } entry) return Refusal.NotFound;
            return TextMerge.Merge(before, Words.Clean(text.Text), entry.Text) is { } merged
                ? review.EditTimelineEntry(entryId, text with { Text = merged })
                : Written.Collided(entry.Text);
        }, ct, [entryId]);

    private static readonly ReviewVerb RemoveTimelineEntry = new("timeline.remove", ReviewSlices.Timeline)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.SomeEntries,
        Says =
        {
            [nameof(TimelineEntry)] = v => new($"took {v.Thing("an entry")} off the timeline"),
        },
    };

    public Task<Refusal?> RemoveTimelineEntryAsync(Actor actor, int number, Guid entryId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemoveTimelineEntry, (work, review) => review.RemoveTimelineEntry(entryId, work.Now), ct, [entryId]);

    /// <summary>Takes several off at once, all of them or none: undoes <see cref="AddTimelineEntriesAsync"/>.</summary>
    public Task<Refusal?> RemoveTimelineEntriesAsync(Actor actor, int number, IReadOnlyCollection<Guid> entryIds, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemoveTimelineEntry, (work, review) => review.RemoveTimelineEntries(entryIds, work.Now), ct, entryIds);

    private static readonly ReviewVerb RestoreTimelineEntry = new("timeline.restore", ReviewSlices.Timeline)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.SomeEntries,
        Says =
        {
            [nameof(TimelineEntry)] = v => new($"put {v.Thing("an entry")} back on the timeline"),
        },
    };

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreTimelineEntryAsync(Actor actor, int number, Guid entryId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RestoreTimelineEntry, (_, review) => review.RemoveTimelineEntry(entryId, null), ct, [entryId]);
}
