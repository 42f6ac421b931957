using Postmortem.Exchange.Times;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// Finds the moments of the steps of one timeline from each other: the day goes on until another is named, a clock that goes back by three hours
/// or more has passed midnight, and a list may run from the newest to the oldest. Whatever is concluded beyond that is remarked.
/// </summary>
internal sealed class TimelineSequence(TimelineBasis basis, TimeZoneInfo? only, RemarkList remarks)
{
    private static readonly TimeSpan s_midnight = TimeSpan.FromHours(3);

    /// <summary>How far before the document's day a row tells of what came long before.</summary>
    private const int LongBefore = 7;

    private sealed class Placed(TimelineStep step)
    {
        public TimelineStep Step => step;
        public DayMark? Anchor { get; set; }
        public bool Own { get; set; }
        public TimeSpan? Clock { get; set; }
        public DateTime? Local { get; set; }
    }

    /// <summary>The moment of each step, in the order of the steps, and whether its zone was assumed.</summary>
    public IReadOnlyList<(DateTimeOffset? At, bool Assumed)> Moments(IReadOnlyList<TimelineStep> steps)
    {
        var placed = steps.Select(step => new Placed(step)).ToList();
        var reversed = IsNewestFirst(placed);
        Anchors(placed, reversed);
        Days(placed, reversed);
        return Zoned(placed, reversed);
    }

    /// <summary>Gives each step the day that it stands under, in the order of the page.</summary>
    private void Anchors(List<Placed> placed, bool reversed)
    {
        var anchor = basis.Day is { } known ? new DayMark(known) : null;
        DayMark? above = null;
        var astray = false;
        foreach (var step in placed)
        {
            if (step.Step.Above is { } mark && mark != above)
                (anchor, above, astray) = (mark, mark, false);
            if (step.Step.Lead?.Date is { } date)
            {
                step.Own = true;
                anchor = On(date.In(basis.Order), anchor?.Day, reversed, step.Step) is { } day ? new DayMark(day) : null;
                astray = basis is { IsDaySaid: true, Day: { } said } && anchor?.Day < said.AddDays(-LongBefore);
            }
            else if (step.Step.Lead?.Clock is not null && anchor is not null && astray)
            {
                astray = false;
                remarks.Add($"The steps after {Words.Day(anchor.Day)} name no day; they were taken to be of {Words.Day(basis.Day!.Value)}, which the "
                    + "document names.", step.Step.Line);
                anchor = new DayMark(basis.Day!.Value);
            }
            step.Anchor = Shifted(step.Step.Lead, ref anchor);
        }
    }

    /// <summary>"23:29 (previous night)" is of the day before, and only that step is; from "next day" on all are of the day after.</summary>
    private static DayMark? Shifted(TimeLead? lead, ref DayMark? anchor)
    {
        if (anchor is null || lead is not { Date: null, Clock: not null } || DayShift.Of(lead.Rest) is not (not 0 and var days))
            return anchor;
        var moved = new DayMark(anchor.Day.AddDays(days));
        anchor = days > 0 ? moved : anchor;
        return moved;
    }

    private DateOnly? On(PartialDate date, DateOnly? before, bool reversed, TimelineStep step)
    {
        if (date.TwoWays)
            remarks.Add($"“{step.Original}” can be two days; it was left open. Say on import whether the month or the day stands first.", step.Line);
        var day = date.On(date.Year ?? before?.Year ?? basis.Year);
        // "Dec 31" above "Jan 1": a day without a year that lies far back is in the next one.
        if (date.Year is null && day is { } d && before is { } b)
            return !reversed && d < b.AddMonths(-6) ? d.AddYears(1) : reversed && d > b.AddMonths(6) ? d.AddYears(-1) : d;
        return day;
    }

    private void Days(List<Placed> placed, bool reversed)
    {
        // One "04:40 AM" among clocks such as 16:42 says nothing of the others.
        var twelve = placed.Exists(step => step.Step.Lead?.NamedHalf == true)
            && !placed.Exists(step => step.Step.Lead is { NamedHalf: false, Clock.TotalHours: >= 13 });
        if (!twelve && !CountsToTwelve(placed))
            placed.ForEach(step => step.Clock = step.Step.Lead?.Clock);
        else
            Halves(reversed ? [.. Enumerable.Reverse(placed)] : placed);
        for (var from = 0; from < placed.Count;)
        {
            var to = from + 1;
            while (to < placed.Count && placed[to].Anchor == placed[from].Anchor)
                to++;
            Run(placed[from..to], reversed);
            from = to;
        }
    }

    /// <summary>Gives days to the steps under one day, which may pass midnight.</summary>
    private static void Run(List<Placed> run, bool reversed)
    {
        if (run[0].Anchor is not { } anchor)
            return;
        if (reversed)
            run = [.. Enumerable.Reverse(run)];
        TimeSpan? last = null;
        var days = 0;
        foreach (var step in run)
        {
            if (step.Clock is not { } clock)
                continue;
            days += last - clock >= s_midnight ? 1 : 0;
            last = clock;
            step.Local = anchor.Day.ToDateTime(TimeOnly.MinValue).AddDays(days) + clock;
        }
        // From the newest to the oldest, the day that a step names is that of the last and not of the first.
        if (reversed && days > 0 && run[^1].Own)
            run.ForEach(step => step.Local = step.Local?.AddDays(-days));
    }

    /// <summary>A list that names AM or PM somewhere counts to twelve everywhere: each clock is the next one that fits.</summary>
    private static void Halves(List<Placed> placed)
    {
        TimeSpan? last = null;
        DayMark? anchor = null;
        var following = new TimeSpan?[placed.Count + 1];
        for (var i = placed.Count - 1; i >= 0; i--)
            following[i] = placed[i].Step.Lead is { NamedHalf: true, Clock: { } named } ? named : following[i + 1];
        for (var i = 0; i < placed.Count; i++)
        {
            var (step, lead) = (placed[i], placed[i].Step.Lead);
            if (lead?.Clock is not { } clock)
                continue;
            if (step.Anchor != anchor)
                (anchor, last) = (step.Anchor, null);
            if (lead.MayBeLater)
            {
                var (early, late) = (TimeScanner.InHalf(clock, false), TimeScanner.InHalf(clock, true));
                clock = last is { } before
                    ? (early >= before ? early : late >= before ? late : before - late < TimeSpan.FromMinutes(30) ? late : early)
                    : following[i + 1] is { } next && late <= next ? late : early;
            }
            step.Clock = last = clock;
        }
    }

    /// <summary>"11:40, 12:10, 1:05": noon was passed, and not midnight, where no hour is written with a zero or beyond twelve.</summary>
    private bool CountsToTwelve(List<Placed> placed)
    {
        var clocks = placed.Select(step => step.Step.Lead).Where(lead => lead?.Clock is not null).ToList();
        var counts = clocks.Count > 2 && clocks.TrueForAll(lead => lead!.MayBeLater)
            && clocks.Zip(clocks.Skip(1)).Any(pair => pair.First!.Clock >= TimeSpan.FromHours(11) && pair.Second!.Clock < TimeSpan.FromHours(6));
        if (counts)
            remarks.Add("No hour of the timeline is beyond twelve, and none says AM or PM; they were read from the morning into the afternoon.",
                placed[0].Step.Line);
        return counts;
    }

    /// <summary>Whether most steps lie before the one above them.</summary>
    private bool IsNewestFirst(List<Placed> placed)
    {
        var (ups, downs, days) = (0, 0, 0);
        (DateOnly? Day, TimeSpan Clock)? last = null;
        var day = default(DateOnly?);
        foreach (var step in placed)
        {
            var lead = step.Step.Lead;
            day = lead?.Date?.In(basis.Order).On(basis.Year ?? basis.Day?.Year) ?? step.Step.Above?.Day ?? day;
            if (lead?.Clock is not { } clock)
                continue;
            if (last is { } l)
            {
                var order = l.Day is { } a && day is { } b && a != b
                    ? b.CompareTo(a) * (lead.Date is { Year: null } && Math.Abs(b.DayNumber - a.DayNumber) > 183 ? -1 : 1) // over the turn of a year
                    : clock.CompareTo(l.Clock);
                ups += order > 0 ? 1 : 0;
                downs += order < 0 ? 1 : 0;
                days += order < 0 && l.Day != day ? 1 : 0;
            }
            last = (day, clock);
        }
        var newest = downs > 1 ? downs > 3 * ups : downs == 1 && ups == 0 && (days == 1 || EndsAbove(placed));
        if (newest)
            remarks.Add("The timeline stands newest first; it was turned round.", placed[0].Step.Line);
        return newest;
    }

    private static bool EndsAbove(List<Placed> placed) => KindGuess.FromWords(placed[0].Step.Words) == TimelineKind.Recovery
        && KindGuess.FromWords(placed[^1].Step.Words) != TimelineKind.Recovery;

    private List<(DateTimeOffset? At, bool Assumed)> Zoned(List<Placed> placed, bool reversed)
    {
        var moments = new (DateTimeOffset? At, bool Assumed)[placed.Count];
        TimeZoneInfo? carried = null;
        var zones = placed.Select(step => carried = step.Step.Lead?.Zone ?? carried).ToList();
        DateTimeOffset? before = null;
        for (var n = 0; n < placed.Count; n++)
        {
            var i = reversed ? placed.Count - 1 - n : n;
            if (placed[i] is not { Local: { } local, Step: var step })
                continue;
            var said = step.Lead!.Zone ?? step.Zone ?? basis.Zone ?? zones[i] ?? only;
            if (step.Lead.Zone is null && step.Zone is null && basis.Zone is null && said is not null)
                remarks.Add($"Steps without a zone were read in that of the others, {said.Id}.", step.Line);
            var zone = said ?? basis.Assumed;
            moments[i] = (ZoneNames.Moment(local, zone, before), said is null);
            if (zone.IsAmbiguousTime(local))
                remarks.Add($"The clocks went back that night: “{step.Original}” came twice and was read by its place in the list.", step.Line);
            before = moments[i].At ?? before;
        }
        return [.. moments];
    }
}
