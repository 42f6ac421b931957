using System.Globalization;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Web.Components.Reviews.Timeline;

/// <summary>One or several entries of a kind that stand together on the drawing.</summary>
/// <param name="X">Where the first of them stands, in percent of the width.</param>
/// <param name="Known">Whether the first of them was known at the chosen moment.</param>
public sealed record AxisMark(double X, TimelineKind Kind, bool Known, IReadOnlyList<TimelineEntry> Entries)
{
    public TimelineEntry First => Entries[0];
    public string Id => $"mark-{First.Id:N}";
}

/// <param name="IsDay">A new day begins here.</param>
public sealed record AxisTick(double X, string Label, bool IsDay);

/// <summary>Where everything stands on the drawing of a timeline: a lane for each kind, close entries of one kind drawn as one.</summary>
public sealed record TimelineAxis(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<TimelineKind> Lanes, IReadOnlyList<AxisMark> Marks, IReadOnlyList<AxisTick> Ticks, int Before,
        int After)
{
    /// <summary>Marks of one lane stand at least so far apart, in percent: 24 px where the drawing is 480 px wide, its least.</summary>
    public const double Apart = 100d / 20;

    /// <summary>Room for half a mark at both ends, in percent.</summary>
    private const double Inset = 2;

    private const int MostTicks = 7;

    private static readonly TimeSpan[] s_steps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
            TimeSpan.FromHours(6),
        TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(90),
            TimeSpan.FromDays(365), TimeSpan.FromDays(3650),
    ];

    /// <param name="entries">In the order in which they happened; at least one.</param>
    /// <param name="from">Null for the whole.</param>
    /// <param name="isKnown">Whether an entry was known at the chosen moment.</param>
    public static TimelineAxis Of(IReadOnlyList<TimelineEntry> entries, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? to,
        Func<TimelineEntry, bool> isKnown)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(isKnown);
        var (begin, end) = (from ?? entries[0].HappenedAt, to ?? entries[^1].HappenedAt);
        if (end - begin < TimeSpan.FromMinutes(1)) (begin, end) = (begin - TimeSpan.FromMinutes(5), end + TimeSpan.FromMinutes(5));
        List<AxisMark> marks = [];
        var shown = entries.Where(e => e.HappenedAt >= begin && e.HappenedAt <= end).ToList();
        foreach (var lane in shown.GroupBy(e => e.Kind))
        {
            List<TimelineEntry> together = [];
            var at = 0d;
            foreach (var entry in lane)
            {
                var x = Share(entry.HappenedAt, begin, end);
                if (together.Count > 0 && x - at < Apart)
                {
                    together.Add(entry);
                    continue;
                }
                (together, at) = ([entry], x);
                marks.Add(new AxisMark(x, lane.Key, isKnown(entry), together));
            }
        }
        return new TimelineAxis(begin, end, [.. entries.Select(e => e.Kind).Distinct().Order()], [.. marks.OrderBy(m => m.X).ThenBy(m => m.Kind)],
            [.. TicksOf(begin, end, zone)],
            entries.Count(e => e.HappenedAt < begin), entries.Count(e => e.HappenedAt > end));
    }

    public double Place(DateTimeOffset at) => Share(at, From, To);

    private static double Share(DateTimeOffset at, DateTimeOffset from, DateTimeOffset to) =>
        Inset + Math.Clamp((at - from) / (to - from), 0, 1) * (100 - 2 * Inset);

    private static IEnumerable<AxisTick> TicksOf(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var step = Array.Find(s_steps, s => (to - from) / s <= MostTicks);
        if (step == default) step = (to - from) / MostTicks;
        var local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        var first = step >= TimeSpan.FromDays(1) ? local.Date : local.Date + step * Math.Floor(local.TimeOfDay / step);
        for (var at = first; ; at += step)
        {
            if (zone.IsInvalidTime(at)) continue;
            var moment = new DateTimeOffset(at, zone.GetUtcOffset(at));
            if (moment > to) yield break;
            if (moment < from) continue;
            var isDay = at.TimeOfDay == TimeSpan.Zero;
            yield return new AxisTick(Share(moment, from, to),
                at.ToString(step >= TimeSpan.FromDays(300) ? "MMM yyyy" : isDay ? "d MMM" : "HH:mm", CultureInfo.CurrentCulture), isDay);
        }
    }
}
