using Postmortem.Exchange.Statuspage;
using Postmortem.Exchange.Times;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// When an incident told in Markdown started, was noticed and ended: from the front matter or a labelled line, else from the timeline, else
/// from the first sentences. What is not told stays null, with a remark.
/// </summary>
internal sealed class MarkdownTimes
{
    private static readonly string[] s_started = ["start", "began", "begin", "fault occur", "occurred", "onset", "debut", "incident start",
        "first observed", "error first observed", "first seen", "first error", "first failure"];

    private static readonly string[] s_noticed = ["detected", "detection time", "first detected", "noticed", "time of detection", "detected at", "detection",
        "time detected", "discovered", "reported at", "reported", "acknowledged", "detecte", "constate"];

    private static readonly string[] s_ended = ["end time", "end date", "ended", "end", "resolved", "resolution time", "recovered", "recovery time",
        "resolved at", "fixed", "time resolved", "time of resolution", "time of recovery", "resolution", "mitigated", "restored", "stopped", "fin",
        "resolu", "retabli", "closed"];

    private static readonly string[] s_whole = ["date and time", "date/time", "date & time", "incident window", "time window", "window", "outage", "time",
        "times", "when", "date", "duration", "quand", "duree", "periode", "period", "timeframe", "time frame"];

    /// <summary>Days that lie further apart than this are of different stories.</summary>
    private const int LongBefore = 7;

    private readonly MarkdownOutline _outline;
    private readonly FrontMatter _front;
    private readonly TimelineBasis _basis;
    private readonly RemarkList _remarks;
    private readonly string _opening;
    private bool _assumed;

    public MarkdownTimes(
        MarkdownOutline outline, FrontMatter front, IReadOnlyList<ImportedEntry> entries, TimelineBasis basis, string? opening, RemarkList remarks)
    {
        (_outline, _front, _basis, _remarks, _opening) = (outline, front, basis, remarks, opening ?? "");
        var timed = entries.Where(entry => entry.At is not null).ToList();
        var prose = MarkdownDates.Span(opening, basis);
        var told = new ToldTimes(outline, basis, opening, remarks);
        var start = Given(["started_at", "start_time", "started", "start", "began_at", "startedAt", "incident_start", "started_on"], s_started,
            LabelRole.Started, null) ?? Status("date") ?? Status("created_at") ?? Whole() ?? Spanning(timed);
        var open = start is null && IsUndated(entries, timed);
        Started = start?.At ?? (open ? null : timed.Count > 0 ? FirstOrTold(timed, told) : told.OpensOtherwise(prose.From) ? null : prose.From);
        var end = Given(["ended_at", "resolved_at", "end_time", "ended", "resolvedWhen", "resolved", "end", "resolvedAt", "resolved_on",
            "incident_end", "ended_on", "resolved_date"], s_ended, LabelRole.Ended, Started);
        Noticed = Given(["detected_at", "noticed_at", "detected", "noticed", "detectedAt"], s_noticed, LabelRole.Noticed, Started)?.At
            ?? (open ? null : timed.Find(Detects)?.At ?? told.Noticed(Started) ?? AfterDetecting());
        Ended = end?.At ?? start?.Until ?? OverAfterDuration(timed) ?? StepTimes.Over(timed)
            ?? (timed.Count == 0 || prose.From == Started ? told.EndedWholly(prose.To) ?? prose.To : null) ?? told.Ended(Started)
            ?? StepTimes.Mended(timed, Started, remarks) ?? AfterDuration();
        _assumed |= told.Assumed;
        _assumed |= timed.Count == 0 && start is null && prose.From is not null && prose.Assumed;
        Check(Noticed is null ? timed.Find(entry => entry.At < Started && entry.Kind != TimelineKind.Trigger && KindGuess.TellsOfDetection(entry.Text)) : null);
        told.Offer(Noticed is null && basis.Day is not null, Ended is null && basis.Day is not null);
    }

    public DateTimeOffset? Started { get; private set; }
    public DateTimeOffset? Noticed { get; private set; }
    public DateTimeOffset? Ended { get; private set; }

    private LabelledTime? Given(string[] keys, string[] labels, LabelRole role, DateTimeOffset? after) =>
        Told(MarkdownDates.Moment(_front.First(keys), _basis, after)) ?? Labelled(labels, after) ?? OfRole(role, after);

    /// <summary>The first label that speaks of it in other words than the usual ones.</summary>
    private LabelledTime? OfRole(LabelRole role, DateTimeOffset? after) => _outline.Labels
        .Where(label => label.Value.Length < 200 && LabelRoles.Of(label.Name) == role)
        .Select(label => Told(Zoned(label.Name, label.Value, after))).FirstOrDefault(found => found is not null);

    /// <summary>The day of a page that keeps the state of an incident is its beginning; that of a page that tells of one is when it was written.</summary>
    private LabelledTime? Status(string key) => _front.IsStatusPage ? Told(MarkdownDates.Moment(_front.First(key), _basis)) : null;

    private LabelledTime? Told(LabelledTime? time)
    {
        _assumed |= time?.ZoneAssumed == true;
        return time;
    }

    private LabelledTime? Labelled(string[] labels, DateTimeOffset? after)
    {
        foreach (var label in labels)
        {
            foreach (var (name, value, _) in _outline.Labels)
            {
                var plain = name.StartsWith("incident ", StringComparison.OrdinalIgnoreCase) ? name[9..] : name;
                if (Matches(plain, label) && value.Length < 200 && Zoned(name, value, after) is { } moment)
                    return Told(moment);
            }
        }
        return null;
    }

    /// <summary>The time of a label that stands for the whole; one that stands in several parts is about those.</summary>
    private LabelledTime? Whole()
    {
        foreach (var label in s_whole)
        {
            if (_outline.Labels.Where(given => Matches(given.Name, label) && LabelRoles.Of(given.Name) is LabelRole.Whole or LabelRole.None).Take(2).ToList()
                    is [{ Value.Length: < 200 } only]
                && (Zoned(only.Name, only.Value, null) ?? MarkdownDates.Range(only.Value, _basis)) is { } time)
                return Told(time);
        }
        return null;
    }

    /// <summary>The step that lasts as long as all the others together: "10:00–11:30: the belt stood".</summary>
    private LabelledTime? Spanning(List<ImportedEntry> timed)
    {
        if (timed.Count < 2 || timed.Find(entry => entry.Until is { } until && entry.At <= timed[0].At && timed[^1].At <= until) is not { } whole)
            return null;
        _remarks.Add($"The start and the end are those of the step that spans all others: “{StorableText.OneLine(whole.Text, 100)}”.",
            about: $"{About.Started} {About.Ended}");
        return new LabelledTime(whole.At!.Value, whole.Until, whole.ZoneAssumed);
    }

    /// <summary>"Start time (UTC): 09:05": the zone may stand in the label.</summary>
    private LabelledTime? Zoned(string name, string value, DateTimeOffset? after) =>
        MarkdownDates.Moment(value, name.Contains('(', StringComparison.Ordinal) && ZoneNames.Within(name) is { } zone ? _basis with { Zone = zone } : _basis,
            after);

    private static bool Matches(string given, string label) => Accents.Without(given) is var name
        && ((label is "start" or "end" && name.EndsWith(" " + label, StringComparison.OrdinalIgnoreCase))
        || name.StartsWith(label, StringComparison.OrdinalIgnoreCase)
        && (name.Length == label.Length || !char.IsLetter(name[label.Length]) || label is "start" or "begin" or "fault occur"));

    private bool Detects(ImportedEntry entry) =>
        entry.Kind != TimelineKind.Trigger && !(entry.At < Started) && (KindGuess.TellsOfDetection(entry.Text) || StatusLine.Investigates(entry.Text));

    private DateTimeOffset? FirstOrTold(List<ImportedEntry> timed, ToldTimes told) =>
        StepTimes.First(timed, _basis, TheDuration(), _remarks) is { } first ? told.Began(first, timed[^1].At!.Value) ?? first : null;

    /// <summary>
    /// Whether steps that name a day and no clock tell of harm before the first that names one: then nobody can tell at what time it began.
    /// </summary>
    private bool IsUndated(IReadOnlyList<ImportedEntry> entries, List<ImportedEntry> timed)
    {
        if (timed.Count == 0)
            return false;
        var days = entries.Where(entry => entry.At is null).Select(entry => (Entry: entry, Day: Day(entry))).Where(pair => pair.Day is not null).ToList();
        if (days.Count > timed.Count && DateOnly.FromDateTime(timed[^1].At!.Value.Date).AddDays(LongBefore) is var after
            && days.TrueForAll(pair => pair.Day > after))
        {
            _remarks.Add($"The steps that name a time lie long before those that name only a day, such as “{days[0].Entry.OriginalTime}”; when it "
                + "started and was noticed was left open.", about: $"{About.Started} {About.Noticed}");
            return true;
        }
        if (days.Find(pair => pair.Day < DateOnly.FromDateTime(timed[0].At!.Value.Date) && KindGuess.TellsOfImpact(pair.Entry.Text)).Entry is not { } before)
            return false;
        _remarks.Add($"The steps begin with “{before.OriginalTime}”, which has no time; when it started and was noticed was left open.",
            about: $"{About.Started} {About.Noticed}");
        return true;
    }

    private DateOnly? Day(ImportedEntry entry) => TimeLead.Read(entry.OriginalTime)?.Date?.In(_basis.Order).On(_basis.Year);

    /// <summary>
    /// Where it is told how long it lasted, the step that lies there, if the one that speaks of an end does not: work goes on after the harm is over.
    /// </summary>
    private DateTimeOffset? OverAfterDuration(List<ImportedEntry> timed)
    {
        if (Started is not { } start || timed.Count == 0 || TheDuration() is not { } duration)
            return null;
        var (end, slack) = (start + duration, TimeSpan.FromTicks(Math.Max(duration.Ticks / 20, TimeSpan.TicksPerMinute * 3)));
        bool Near(DateTimeOffset? at) => at is { } there && (there - end).Duration() <= slack;
        if (StepTimes.Over(timed) is { } over && Near(over)
            || timed.Where(entry => Near(entry.At)).MinBy(entry => (entry.At!.Value - end).Duration()) is not { } step)
            return null;
        _remarks.Add("The end is that of the step which lies where the duration that is told ends.", about: About.Ended);
        return step.At;
    }

    /// <summary>How long it lasted, from a label or from the part about the harm: "Downtime for ~19 hours".</summary>
    private TimeSpan? TheDuration() => LabelledDuration()
        ?? _outline.Of(SectionKind.Impact, SectionKind.Summary, SectionKind.Resolution).Select(section => Durations.Within(section.Text))
            .FirstOrDefault(found => found is not null)
        ?? Durations.Within(_opening);

    private DateTimeOffset? AfterDuration()
    {
        if (Started is null || TheDuration() is not { } duration)
            return null;
        _remarks.Add("The end is not told; it was taken from the duration.", about: About.Ended);
        return Started + duration;
    }

    /// <summary>"Time to detect: 5 minutes" counts from the beginning.</summary>
    private DateTimeOffset? AfterDetecting()
    {
        var given = _front.First("time_to_detect", "ttd", "mttd") ?? _outline.Label("Time to detect", "Time to detection", "TTD", "MTTD", "Detection time");
        if (Started is null || Durations.Read(given) is not { } duration)
            return null;
        _remarks.Add("When it was noticed was taken from the beginning and the time that it took to detect it.", about: About.Noticed);
        return Started + duration;
    }

    private TimeSpan? LabelledDuration()
    {
        var given = _front.First("duration", "outage_duration") ?? _outline.Label("Duration", "Outage duration", "Total duration", "Durée", "Downtime",
            "Total downtime", "Length");
        return Durations.Read(given) ?? Durations.Within(given ?? "");
    }

    /// <param name="early">The step that tells that it was noticed before it started.</param>
    private void Check(ImportedEntry? early)
    {
        if (_assumed)
            _remarks.Add(StatuspageIncident.Assumed(_basis.Told), about: About.Times);
        if (Noticed < Started)
        {
            _remarks.Add("It was noticed before it started; when it was noticed was left open.", about: About.Noticed);
            Noticed = null;
        }
        if (Ended < Started)
        {
            _remarks.Add("It ended before it started; the end was left out.", about: About.Ended);
            Ended = null;
        }
        if (Started is null)
            _remarks.Add(_basis.Day is { } day ? $"It is told that it was on {Words.Day(day)}, and not at what time."
                : ClockAlone() is { } clock ? $"When it started is told as “{clock}”, and not on which day."
                : MarkdownDates.Open(_opening, _basis.Order) is not { } open ? "It is not told when it started."
                : open.TwoWays ? $"The day it tells, “{open.Text}”, could be two; its times were left open."
                : $"The day it tells, “{open.Text}”, has no year; its times were left open.", about: About.Started);
        if (Noticed is null && Started is not null)
            _remarks.Add(early is null ? "It is not told when it was noticed."
                : $"A step tells that it was noticed before the start that is told; that was left open: “{StorableText.OneLine(early.Text, 100)}”.",
                about: About.Noticed);
        if (Ended is null && Started is not null)
            _remarks.Add("It is not told when it ended.", about: About.Ended);
    }

    /// <summary>What a label of the beginning says where it gives a clock and no day: "Saturday, 18:08".</summary>
    private string? ClockAlone() => _outline.Labels.Where(label => label.Value.Length < 100 && LabelRoles.Of(label.Name) is LabelRole.Started or LabelRole.Whole
        && TimeLead.Read(label.Value) is { Clock: not null, Date: null }).Select(label => label.Value).FirstOrDefault();

    /// <summary>When the document says that it was last changed.</summary>
    public static DateTimeOffset? Updated(MarkdownOutline outline, FrontMatter front, TimelineBasis basis) =>
        SourceTime.Parse(front.First("updated_at", "updated", "lastmod", "last_modified", "last_updated")
            ?? outline.Label("Last modified", "Last updated", "Updated on"), basis.Told)?.At;
}
