using Postmortem.Reviews.Timeline;

namespace Postmortem.Reviews;

/// <summary>
/// The rules here look at the review's stage, its signature and the entries they are about, and at nothing else: their verbs load no
/// more, so that one entry among thousands is changed as quickly as one among ten.
/// </summary>
public sealed partial class Review
{
    private InOrder? _inOrder;

    /// <summary>In the order in which it happened, without what was taken off.</summary>
    public IReadOnlyList<TimelineEntry> Timeline
    {
        get
        {
            Require(ReviewSlices.Timeline);
            // A page asks for it dozens of times; thousands of entries are put in order once for each version.
            if (_inOrder is not { } known || known.Version != Version || known.Count != EntryRows.Count)
                _inOrder = known = new(Version, EntryRows.Count, [.. EntryRows.Where(e => e.RemovedAt is null).OrderBy(e => e.HappenedAt).ThenBy(e => e.Id)]);
            return known.Entries;
        }
    }

    /// <summary>When the first of us knew: as the incidents say, else as the timeline does.</summary>
    public DateTimeOffset? NoticedAt =>
        IncidentRows.Min(i => i.NoticedAt) ?? Timeline.FirstOrDefault(e => e.Kind == TimelineKind.Detection)?.HappenedAt;

    public Refusal? AddTimelineEntry(TimelineText text, DateTimeOffset now, out TimelineEntry? added)
    {
        added = null;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        var entry = added = new TimelineEntry(Id, text, now);
        return Edit(() => EntryRows.Add(entry));
    }

    /// <summary>Adds all of them or none.</summary>
    public Refusal? AddTimelineEntries(IReadOnlyList<TimelineText> texts, DateTimeOffset now, out IReadOnlyList<TimelineEntry> added)
    {
        ArgumentNullException.ThrowIfNull(texts);
        added = [];
        if (texts.Count == 0) return new Refusal("Nothing is ticked. Choose at least one line to add.");
        List<TimelineEntry> entries = [];
        foreach (var text in texts.Select(t => t.Cleaned()))
        {
            if (text.Check() is { } refusal) return new Refusal($"“{Words.Short(text.Text, 60)}”: {refusal.Sentence} Nothing was added.");
            entries.Add(new TimelineEntry(Id, text, now));
        }
        added = entries;
        return Edit(() => EntryRows.AddRange(entries));
    }

    public Refusal? EditTimelineEntry(Guid entryId, TimelineText text)
    {
        if (EntryRow(entryId) is not { } entry) return Refusal.NotFound;
        text = text.Cleaned();
        return text.Check() ?? Edit(() => entry.Take(text));
    }

    /// <summary>Takes an entry off, or puts it back where <paramref name="removedAt"/> is null.</summary>
    public Refusal? RemoveTimelineEntry(Guid entryId, DateTimeOffset? removedAt)
    {
        if (EntryRow(entryId) is not { } entry) return Refusal.NotFound;
        return Edit(() => entry.RemovedAt = removedAt);
    }

    /// <summary>Takes several off at once, all of them or none.</summary>
    public Refusal? RemoveTimelineEntries(IReadOnlyCollection<Guid> entryIds, DateTimeOffset removedAt)
    {
        ArgumentNullException.ThrowIfNull(entryIds);
        var entries = entryIds.Select(EntryRow).OfType<TimelineEntry>().ToList();
        if (entries.Count == 0 || entries.Count != entryIds.Count) return Refusal.NotFound;
        return Edit(() => entries.ForEach(e => e.RemovedAt = removedAt));
    }

    /// <summary>One that was not taken off; null where there is none with this id.</summary>
    internal TimelineEntry? Entry(Guid id) => EntryRow(id) is { RemovedAt: null } entry ? entry : null;

    private sealed record InOrder(long Version, int Count, IReadOnlyList<TimelineEntry> Entries);
}
