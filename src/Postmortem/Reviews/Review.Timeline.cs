namespace Postmortem.Reviews;

public sealed partial class Review
{
    public IReadOnlyList<TimelineEntry> Timeline =>
        [.. _timeline.Where(e => e.RemovedAt is null).OrderBy(e => e.HappenedAt).ThenBy(e => e.Id)];

    public Refusal? AddTimelineEntry(TimelineText text, DateTimeOffset now, out TimelineEntry? added)
    {
        added = null;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        var entry = added = new TimelineEntry(Id, text, now);
        return Edit(() => _timeline.Add(entry));
    }

    public Refusal? EditTimelineEntry(Guid entryId, TimelineText text)
    {
        if (_timeline.Find(e => e.Id == entryId) is not { } entry) return Refusal.NotFound;
        text = text.Cleaned();
        return text.Check() ?? Edit(() => entry.Take(text));
    }

    public Refusal? RemoveTimelineEntry(Guid entryId, DateTimeOffset? removedAt)
    {
        if (_timeline.Find(e => e.Id == entryId) is not { } entry) return Refusal.NotFound;
        return Edit(() => entry.RemovedAt = removedAt);
    }
}
