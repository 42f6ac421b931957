using System.Globalization;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>A moment that a label gives, and the end where it gives a range.</summary>
internal sealed record LabelledTime(DateTimeOffset At, DateTimeOffset? Until, bool ZoneAssumed);

/// <summary>Finds days and moments in the prose of a post-mortem.</summary>
internal static class MarkdownDates
{
    private const int Reach = 1_500;

    /// <summary>The first day in a text; one without a year only where a year is given, and one that could be two only where the order is known.</summary>
    public static DateOnly? First(string? text, int? year = null, DateOrder order = DateOrder.Unknown)
    {
        for (var i = 0; i < Math.Min(text?.Length ?? 0, Reach); i++)
        {
            if (!char.IsLetterOrDigit(text![i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                continue;
            var scan = new TimeScanner(text, i);
            if (scan.Date(out var date) && IsDay(text, scan.Position, date) && date.In(order).On(year) is { } day)
                return day;
        }
        return null;
    }

    /// <summary>The first day with a clock beside it that stays open, as written: its year is not told, or it could be two days.</summary>
    public static (string Text, bool TwoWays)? Open(string text, DateOrder order)
    {
        for (var i = 0; i < Math.Min(text.Length, Reach); i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '/' or '-' or '.')))
                continue;
            var scan = new TimeScanner(text, i);
            if (!scan.Date(out var date) || !IsDay(text, scan.Position, date))
                continue;
            if (date.In(order).On(null) is not null)
                return null;
            if (HasClock(text, scan.Position, Math.Min(text.Length, scan.Position + 60)) || HasClock(text, Math.Max(0, i - 40), i))
                return (text[i..scan.Position].Trim(), date.In(order).TwoWays);
        }
        return null;
    }

    private static bool HasClock(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (char.IsAsciiDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && new TimeScanner(text, i).Clock(out _))
                return true;
        }
        return false;
    }

    /// <summary>"3 may have been lost": a month in small letters that goes on as a verb is none.</summary>
    private static bool IsDay(string text, int end, PartialDate date) => date.Year is not null || end < 3
        || !text.AsSpan(0, end).EndsWith("may", StringComparison.Ordinal);

    /// <summary>Whether 03/04/2024 is the 4th of March or the 3rd of April here: where one such day can be read only one way, all are read so.</summary>
    public static DateOrder OrderIn(string text)
    {
        var (months, days) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '/' or '-' or '.')))
                continue;
            var scan = new TimeScanner(text, i);
            if (!scan.Number(1, 2, out var first) || scan.Here is not ('/' or '-') || scan.Here is var mark && !scan.Any("/-")
                || !scan.Number(1, 2, out var second) || scan.Here != mark || !scan.Any("/-") || !scan.Number(4, 4, out _))
                continue;
            months += first <= 12 && second is > 12 and <= 31 ? 1 : 0;
            days += second <= 12 && first is > 12 and <= 31 ? 1 : 0;
        }
        return months > 0 && days == 0 ? DateOrder.MonthFirst : days > 0 && months == 0 ? DateOrder.DayFirst : DateOrder.Unknown;
    }

    /// <summary>
    /// The same from days that the text tells a second time in words or as an ISO date: "08-01-2026" beside "8 January 2026". Null where no day
    /// says so, or where two say different things.
    /// </summary>
    public static (DateOrder Order, DateOnly Day)? OrderInWords(string text)
    {
        var twoWays = new List<PartialDate>();
        var plain = new HashSet<DateOnly>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '/' or '-' or '.')))
                continue;
            var scan = new TimeScanner(text, i);
            if (!scan.Date(out var date))
                continue;
            if (date.TwoWays)
                twoWays.Add(date);
            else if (date.On(null) is { } day)
                plain.Add(day);
        }
        // A day without a year is compared in the one year that the text names.
        int? year = plain.Select(day => day.Year).Distinct().Take(2).ToList() is [var only] ? only : null;
        (DateOrder Order, DateOnly Day)? found = null;
        foreach (var date in twoWays)
        {
            var (months, days) = (date.In(DateOrder.MonthFirst).On(year), date.In(DateOrder.DayFirst).On(year));
            var (isMonths, isDays) = (months is { } m && plain.Contains(m), days is { } d && plain.Contains(d));
            if (isMonths == isDays)
                continue;
            var order = isMonths ? DateOrder.MonthFirst : DateOrder.DayFirst;
            if (found is { } other && other.Order != order)
                return null;
            found ??= (order, (isMonths ? months : days)!.Value);
        }
        return found;
    }

    /// <summary>The moments between which it happened, as a sentence gives them: "at roughly 18:52 UTC", "from 15:30 to 18:10 UTC".</summary>
    public static (DateTimeOffset? From, DateTimeOffset? To, bool Assumed) Span(string? text, TimelineBasis basis)
    {
        if (First(text, basis.Year, basis.Order) is not { } day && (basis.Day is not { } known || (day = known) == default))
            return default;
        for (var i = 0; i < Math.Min(text?.Length ?? 0, Reach); i++)
        {
            if (!char.IsAsciiDigit(text![i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or ':' or '-' or '/')))
                continue;
            // A number with a dot is a clock at the beginning of a line and a quantity in a sentence.
            var scan = new TimeScanner(text, i);
            if (!(scan.Date(out _) || scan.Clock(out _)) || TimeLead.Read(text[i..Math.Min(text.Length, i + 120)]) is not { Clock: { } clock } lead)
                continue;
            var zone = lead.Zone ?? basis.Zone ?? basis.Assumed;
            var first = lead.Date?.In(basis.Order).On(basis.Year) ?? DayBefore(text, i, basis) ?? day;
            return (At(first, clock, zone), lead.Until is { } until ? At(Last(lead, basis, first, clock, until), until, zone) : null,
                lead.Zone is null && basis.Zone is null);
        }
        return default;
    }

    /// <summary>The last day that stands before the clock: "on 12 March at 09:00".</summary>
    public static DateOnly? DayBefore(string text, int at, TimelineBasis basis)
    {
        DateOnly? found = null;
        for (var i = Math.Max(0, at - 60); i < at; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
                && First(text[i..at], basis.Year, basis.Order) is { } day)
                found = day;
        }
        return found;
    }

    public static DateOnly Last(TimeLead lead, TimelineBasis basis, DateOnly first, TimeSpan clock, TimeSpan until) =>
        lead.UntilDate?.In(basis.Order).On(first.Year) ?? (until < clock ? first.AddDays(1) : first);

    public static DateTimeOffset? At(DateOnly day, TimeSpan clock, TimeZoneInfo zone) =>
        ZoneNames.Moment(day.ToDateTime(TimeOnly.MinValue) + clock, zone);

    /// <summary>The moment in a value such as "2020-09-07 12:39", "12:39 UTC" or an ISO time; null without a clock.</summary>
    /// <param name="after">Where the value names no day, it is the first such clock after this moment.</param>
    public static LabelledTime? Moment(string? value, TimelineBasis basis, DateTimeOffset? after = null)
    {
        if (value is null)
            return null;
        if ((TimeLead.Read(value) ?? TimeLead.Find(value)) is not { Clock: { } clock } lead)
            return SourceTime.Parse(value, basis.Zone ?? basis.Told) is { } time && HoldsClock(value)
                ? new LabelledTime(time.At, null, time.ZoneAssumed) : null;
        var zone = lead.Zone ?? basis.Zone ?? basis.Assumed;
        var day = lead.Date is { } date ? date.In(basis.Order).On(basis.Day?.Year ?? basis.Year) : Day(after, zone) ?? basis.Day;
        if (day is not { } d || At(d, clock, zone) is not { } at)
            return null;
        if (lead.Date is null && at < after)
            at = At(d.AddDays(1), clock, zone) ?? at;
        return new LabelledTime(at, lead.Until is { } until ? At(Last(lead, basis, d, clock, until), until, zone) : null,
            lead.Zone is null && basis.Zone is null);
    }

    /// <summary>The two clocks that a value gives behind other words: "about 15 minutes (10:00 – 10:15 CET)".</summary>
    public static LabelledTime? Range(string value, TimelineBasis basis)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsAsciiDigit(value[i]) && (i == 0 || !char.IsLetterOrDigit(value[i - 1]))
                && TimeLead.Read(value[i..]) is { Clock: not null, Until: not null })
                return Moment(value[i..], basis);
        }
        return TwoClocks(value, basis);
    }

    /// <summary>"2 h (stood from 21:01 UTC → ran at 23:09 UTC)": where a value gives two clocks and no third, it lies between them.</summary>
    private static LabelledTime? TwoClocks(string value, TimelineBasis basis)
    {
        var found = new List<LabelledTime>();
        for (var i = 0; i < value.Length && found.Count < 3; i++)
        {
            if (!char.IsAsciiDigit(value[i]) || (i > 0 && (char.IsLetterOrDigit(value[i - 1]) || value[i - 1] is '.' or ':' or '-'))
                || TimeLead.Read(value[i..]) is not { Clock: not null } lead || Moment(value[i..], basis, found.FirstOrDefault()?.At) is not { } moment)
                continue;
            found.Add(moment);
            i += lead.Original.Length - 1;
        }
        return found is [var first, var second] ? first with { Until = second.At } : null;
    }

    private static DateOnly? Day(DateTimeOffset? moment, TimeZoneInfo zone) =>
        moment is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null;

    private static bool HoldsClock(string value) => value.Contains(':', StringComparison.Ordinal) || value.All(char.IsAsciiDigit);

    /// <summary>A year on its own, as in "October 2025" or a file's name.</summary>
    public static int? Year(string text)
    {
        foreach (var range in text.AsSpan().SplitAny(" -_/.,()[]"))
        {
            if (range.End.Value - range.Start.Value == 4 && int.TryParse(text.AsSpan()[range], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is >= 1990 and <= 2100)
                return year;
        }
        return null;
    }
}
