using Postmortem.Reviews.Timeline;

namespace Postmortem.Exchange;

/// <summary>
/// When an incident told in Markdown started, was noticed and ended: from the front matter or a labelled line, else from the timeline, else
/// from the first sentences. What is not told stays null, with a note.
/// </summary>
internal sealed class MarkdownTimes
{
    public MarkdownTimes(
        MarkdownOutline outline, FrontMatter front, IReadOnlyList<ImportedEntry> entries, TimelineBasis basis, string? opening, List<string> notes)
    {
        DateTimeOffset? HistorySentence(string[] keys, string[] labels) =>
            MarkdownDates.Moment(front.First(keys), basis) ?? Labelled(outline, labels, basis);
        var prose = entries.Any(entry => entry.At is not null) ? default : MarkdownDates.Span(opening, basis);
        Started = HistorySentence(["started_at", "start_time", "started", "start", "began_at"], ["start", "began", "begin", "fault occur"])
            ?? entries.Min(entry => entry.At) ?? prose.From;
        Noticed = HistorySentence(["detected_at", "noticed_at", "detected", "noticed"],
            ["detected", "detection time", "first detected", "noticed", "time of detection"])
            ?? entries.FirstOrDefault(entry => entry.Kind == TimelineKind.Detection && entry.At is not null)?.At;
        Ended = HistorySentence(["ended_at", "resolved_at", "end_time", "ended", "resolved", "end"],
            ["end time", "end date", "ended", "end", "resolved", "resolution time", "recovered", "recovery time"])
            ?? entries.LastOrDefault(entry => entry.Kind == TimelineKind.Recovery && entry.At is not null)?.At ?? prose.To;
        Check(basis, notes);
    }

    public DateTimeOffset? Started { get; private set; }
    public DateTimeOffset? Noticed { get; private set; }
    public DateTimeOffset? Ended { get; private set; }

    private void Check(TimelineBasis basis, List<string> notes)
    {
        if (Noticed < Started)
            Noticed = null;
        if (Ended < Started)
        {
            notes.Add("It ended before it started; the end was left out.");
            Ended = null;
        }
        if (Started is null)
            notes.Add(basis.Day is { } day ? $"It is told that it was on {day:yyyy-MM-dd}, and not at what time." : "It is not told when it started.");
        if (Ended is null && Started is not null)
            notes.Add("It is not told when it ended.");
    }

    private static DateTimeOffset? Labelled(MarkdownOutline outline, string[] labels, TimelineBasis basis)
    {
        foreach (var (name, value) in outline.Labels)
        {
            var plain = name.StartsWith("incident ", StringComparison.OrdinalIgnoreCase) ? name[9..] : name;
            if (Array.Exists(labels, label => Matches(plain, label)) && MarkdownDates.Moment(value, basis) is { } moment)
                return moment;
        }
        return null;
    }

    private static bool Matches(string name, string label) => name.StartsWith(label, StringComparison.OrdinalIgnoreCase)
        && (name.Length == label.Length || !char.IsLetter(name[label.Length]) || label is "start" or "begin" or "fault occur");

    /// <summary>When the document says that it was last changed.</summary>
    public static DateTimeOffset? Updated(MarkdownOutline outline, FrontMatter front, TimelineBasis basis) =>
        SourceTime.Parse(front.First("updated_at", "updated", "lastmod", "last_modified", "last_updated")
            ?? outline.Label("Last modified", "Last updated", "Updated on"), basis.HistorySentence)?.At;
}
