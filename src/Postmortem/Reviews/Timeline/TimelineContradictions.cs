using System.Globalization;

namespace Postmortem.Reviews.Timeline;

/// <summary>What cannot both be true, or is easily misread, as sentences that point at the entries.</summary>
internal sealed class TimelineContradictions(Review review, TimelineMarks marks, TimeZoneInfo zone)
{
    private static readonly TimeSpan s_slack = TimeSpan.FromMinutes(1), s_nearby = TimeSpan.FromHours(12);

    public IEnumerable<TimelineQuestion> All() => Order().Concat(AgainstTheReview()).Concat(Known()).Concat(ClockChanges());

    private IEnumerable<TimelineQuestion> Order()
    {
        var (trigger, impact, detection, response, recovery) = (marks.FirstOf(TimelineKind.Trigger), marks.FirstOf(TimelineKind.Impact),
            marks.FirstOf(TimelineKind.Detection), marks.FirstOf(TimelineKind.Response), marks.FirstOf(TimelineKind.Recovery));
        if (Before(recovery, impact))
            yield return About($"{Say(recovery!)} is a recovery, yet the first impact, {Say(impact!)}, came after it.", recovery!, impact!);
        if (Before(impact, trigger))
            yield return About($"{Say(impact!)} is the first impact, yet the trigger, {Say(trigger!)}, came after it.", impact!, trigger!);
        if (Before(detection, trigger)) yield return About($"{Say(detection!)} was detected before its trigger, {Say(trigger!)}.", detection!, trigger!);
        if (Before(detection, impact) && !Before(detection, trigger))
            yield return About($"{Say(detection!)} was detected before the first impact, {Say(impact!)}. Did customers feel it earlier?", detection!, impact!);
        if (Before(response, detection))
            yield return About($"{Say(response!)} is a response, yet the first detection, {Say(detection!)}, came after it. What told people to act?",
                response!, detection!);
        if (Before(recovery, response) && !Before(recovery, impact))
            yield return About($"{Say(recovery!)} is a recovery before the first response, {Say(response!)}. Did it recover by itself?", recovery!, response!);
    }

    private IEnumerable<TimelineQuestion> AgainstTheReview()
    {
        if (marks.Contained is { } contained && marks.Detected is { } noticed && contained.At < noticed.At)
            yield return new($"The harm was marked as contained at {At(contained.At)}, "
                + $"before it was noticed{(noticed.EntryId is null ? "" : $": “{Words.Short(noticed.What, 60)}”")} ({At(noticed.At)}).", Ids(noticed));
        foreach (var late in marks.Entries.Where(e => e.Kind == TimelineKind.Impact && e.HappenedAt > review.StartedAt).Take(3))
            yield return About($"{Say(late)} is marked as impact and happened after this review began. Is the harm still going on?", late);
        foreach (var incident in review.Incidents) foreach (var question in Against(incident)) yield return question;
    }

    private IEnumerable<TimelineQuestion> Against(Incidents.Incident incident)
    {
        var impact = marks.FirstOf(TimelineKind.Impact);
        if (incident.StartedAt > impact?.HappenedAt + s_slack)
            yield return About($"{incident.Reference} is said to have started at {At(incident.StartedAt!.Value)}, after the first impact, {Say(impact!)}.",
                impact!);
        var last = marks.Entries.LastOrDefault(e => e.Kind == TimelineKind.Impact);
        if (last is not null && incident.EndedAt < last.HappenedAt - s_slack)
            yield return About($"{incident.Reference} is said to have ended at {At(incident.EndedAt!.Value)}, before the last impact, {Say(last)}.", last);
        var detection = marks.FirstOf(TimelineKind.Detection);
        if (detection is not null && incident.NoticedAt < detection.HappenedAt - s_slack)
            yield return About($"{incident.Reference} is said to have been noticed at {At(incident.NoticedAt!.Value)}; "
                + $"the first detection on the timeline, {Say(detection)}, is later.", detection);
    }

    private IEnumerable<TimelineQuestion> Known() => marks.Entries.Where(e => e.KnownAt < e.HappenedAt).Take(5)
        .Select(e => About($"{Say(e)} was known at {At(e.KnownAt!.Value)}, before it happened.", e));

    /// <summary>Where the clocks were put forward or back between two entries that stand close together, the clock alone misleads.</summary>
    private IEnumerable<TimelineQuestion> ClockChanges()
    {
        for (var i = 1; i < marks.Entries.Count; i++)
        {
            var (a, b) = (marks.Entries[i - 1], marks.Entries[i]);
            var change = zone.GetUtcOffset(b.HappenedAt) - zone.GetUtcOffset(a.HappenedAt);
            if (change == TimeSpan.Zero || b.HappenedAt - a.HappenedAt > s_nearby) continue;
            var passed = TimelineGaps.Say(b.HappenedAt - a.HappenedAt);
            yield return About($"The clocks in {zone.Id} went {(change > TimeSpan.Zero ? "forward" : "back")} between {Say(a)} and {Say(b)}: "
                + $"{passed} passed, {(change > TimeSpan.Zero ? "less" : "more")} than the clock shows.", a, b);
        }
    }

    private static bool Before(TimelineEntry? one, TimelineEntry? other) => one is not null && other is not null && one.HappenedAt < other.HappenedAt;

    private static TimelineQuestion About(string sentence, params TimelineEntry[] entries) => new(sentence, [.. entries.Select(e => e.Id)]);

    private static IReadOnlyList<Guid> Ids(Mark mark) => mark.EntryId is { } id ? [id] : [];

    private string Say(TimelineEntry entry) => $"“{Words.Short(entry.Text, 60)}” ({At(entry.HappenedAt)})";

    private string At(DateTimeOffset at) => TimelineGaps.At(at, zone);
}

/// <summary>Silences on the timeline that are long for this incident, each as a question. Another entry answers it.</summary>
internal static class TimelineGaps
{
    private const int MostQuestions = 5;

    /// <summary>A silence counts from a fifth of the whole on, and never below a quarter of an hour.</summary>
    private const int PartOfTheWhole = 5;
    private static readonly TimeSpan s_least = TimeSpan.FromMinutes(15);

    public static IEnumerable<TimelineQuestion> In(IReadOnlyList<TimelineEntry> entries, TimeZoneInfo zone)
    {
        var timed = entries.Where(e => e.Certainty != Certainty.Unknown).ToList();
        var from = timed.FindIndex(e => e.Kind is TimelineKind.Impact or TimelineKind.Trigger or TimelineKind.Detection);
        if (from < 0) return [];
        var to = timed.FindLastIndex(e => e.Kind == TimelineKind.Recovery);
        if (to <= from) to = timed.Count - 1;
        if (to - from < 2) return [];
        var whole = timed[to].HappenedAt - timed[from].HappenedAt;
        var least = whole / PartOfTheWhole > s_least ? whole / PartOfTheWhole : s_least;
        var detected = timed.FindIndex(e => e.Kind == TimelineKind.Detection);
        return Enumerable.Range(from + 1, to - from)
            .Select(i => (Before: timed[i - 1], After: timed[i], Unseen: detected < 0 || i <= detected))
            .Where(gap => gap.After.HappenedAt - gap.Before.HappenedAt >= least)
            .OrderByDescending(gap => gap.After.HappenedAt - gap.Before.HappenedAt).Take(MostQuestions)
            .OrderBy(gap => gap.Before.HappenedAt)
            .Select(gap => new TimelineQuestion(
                $"{Say(gap.After.HappenedAt - gap.Before.HappenedAt)} passed between “{Words.Short(gap.Before.Text, 60)}” "
                    + $"({At(gap.Before.HappenedAt, zone)}) and “{Words.Short(gap.After.Text, 60)}” ({At(gap.After.HappenedAt, zone)}). "
                    + $"{Ask(gap.Before.Kind, gap.After.Kind, gap.Unseen)}",
                [gap.Before.Id, gap.After.Id]));
    }

    private static string Ask(TimelineKind before, TimelineKind after, bool unseen) => (before, after) switch
    {
        (_, TimelineKind.Detection) when unseen => "What could have shown it earlier?",
        (TimelineKind.Detection, TimelineKind.Response) => "What was needed before someone could act?",
        (TimelineKind.Response, TimelineKind.Recovery) => "What made the recovery take this long?",
        (_, TimelineKind.Communication) => "What did customers know until then?",
        _ => "What happened meanwhile that is not written down yet?",
    };

    /// <summary>"2 h 5 min": the two largest units.</summary>
    internal static string Say(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => span.Hours > 0 ? $"{(int)span.TotalDays} d {span.Hours} h" : $"{(int)span.TotalDays} d",
        { TotalHours: >= 1 } => span.Minutes > 0 ? $"{span.Hours} h {span.Minutes} min" : $"{span.Hours} h",
        { TotalMinutes: >= 1 } => span.TotalMinutes < 10 && span.Seconds > 0 ? $"{span.Minutes} min {span.Seconds} s" : $"{span.Minutes} min",
        _ => $"{(int)span.TotalSeconds} s",
    };

    internal static string At(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM, HH:mm", CultureInfo.CurrentCulture);
}
