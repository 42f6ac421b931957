using System.Globalization;

namespace Postmortem.Exchange;

/// <summary>Finds days and moments in the prose of a post-mortem.</summary>
internal static class MarkdownDates
{
    private const int Reach = 1_500;

    /// <summary>The first day in a text; one without a year only where a year is given.</summary>
    public static DateOnly? First(string? text, int? year = null)
    {
        for (var i = 0; i < Math.Min(text?.Length ?? 0, Reach); i++)
        {
            if (!char.IsLetterOrDigit(text![i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                continue;
            var scan = new TimeScanner(text, i);
            if (scan.Date(out var date) && date.On(year) is { } day)
                return day;
        }
        return null;
    }

    /// <summary>The moments between which it happened, as a sentence gives them: "at roughly 18:52 UTC", "from 15:30 to 18:10 UTC".</summary>
    public static (DateTimeOffset? From, DateTimeOffset? To) Span(string? text, TimelineBasis basis)
    {
        if (First(text, basis.Year) is not { } day && (basis.Day is not { } known || (day = known) == default))
            return default;
        for (var i = 0; i < Math.Min(text?.Length ?? 0, Reach); i++)
        {
            if (!char.IsAsciiDigit(text![i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or ':' or '-' or '/')))
                continue;
            var scan = new TimeScanner(text, i);
            if (!scan.Clock(out var clock))
                continue;
            var zone = ZoneAfter(ref scan);
            var to = Second(ref scan, out var end) ? ZoneAfter(ref scan) : null;
            zone ??= to ?? basis.Zone ?? basis.HistorySentence ?? TimeZoneInfo.Utc;
            var from = ZoneNames.Moment(day.ToDateTime(TimeOnly.MinValue) + clock, zone);
            return (from, end is { } last ? from + (last - clock + (last < clock ? TimeSpan.FromDays(1) : TimeSpan.Zero)) : null);
        }
        return default;
    }

    private static TimeZoneInfo? ZoneAfter(ref TimeScanner scan)
    {
        var start = scan.Position;
        scan.Spaces();
        if (scan.Zone(out var zone))
            return zone;
        scan.Position = start;
        return null;
    }

    private static bool Second(ref TimeScanner scan, out TimeSpan? clock)
    {
        clock = null;
        var start = scan.Position;
        scan.Spaces();
        if (scan.Any("-–—") || scan.Word("to") || scan.Word("until") || scan.Word("and"))
        {
            scan.Spaces();
            if (scan.Clock(out var second))
            {
                clock = second;
                return true;
            }
        }
        scan.Position = start;
        return false;
    }

    /// <summary>The moment in a value such as "2020-09-07 12:39", "12:39 UTC" or an ISO time; null without a clock.</summary>
    public static DateTimeOffset? Moment(string? value, TimelineBasis basis)
    {
        if (value is null)
            return null;
        if (value.Contains(':', StringComparison.Ordinal) && SourceTime.Parse(value, basis.Zone ?? basis.HistorySentence) is { } time)
            return time.At;
        if ((TimeLead.Read(value) ?? TimeLead.Find(value)) is not { Clock: { } clock } lead)
            return null;
        var day = lead.Date is { } date ? date.On(basis.Day?.Year ?? basis.Year) : basis.Day;
        return day is { } d ? ZoneNames.Moment(d.ToDateTime(TimeOnly.MinValue) + clock, lead.Zone ?? basis.Zone ?? basis.HistorySentence
            ?? TimeZoneInfo.Utc) : null;
    }

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
