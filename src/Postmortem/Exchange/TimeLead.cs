namespace Postmortem.Exchange;

/// <summary>The time that a step of a timeline begins with, as far as it is given.</summary>
/// <param name="Original">As it stood.</param>
/// <param name="Rest">What is left of the step.</param>
internal sealed record TimeLead(PartialDate? Date, TimeSpan? Clock, TimeZoneInfo? Zone, string Original, string Rest)
{
    private static readonly string[] s_about = ["approximately", "approx.", "approx", "around", "about", "circa", "ca.", "c.", "at", "by", "from",
        "since", "on"];

    private static readonly string[] s_weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
        "thu", "thur", "thurs", "fri", "sat", "sun"];

    private static readonly string[] s_unknown = ["???", "??:??", "--:--", "??", "?", "TBD", "unknown"];

    /// <summary>Whether the text begins with a clock time, a day, or a mark that the time is unknown.</summary>
    public static bool Begins(string text) => Read(text) is { Clock: not null };

    /// <summary>Null where the text begins with nothing of the kind.</summary>
    public static TimeLead? Read(string text)
    {
        var scan = new TimeScanner(text.Length > 200 ? text.AsSpan(0, 200) : text);
        scan.Spaces();
        var from = scan.Position;
        var bracket = scan.Any("[(");
        Approximately(ref scan);
        Weekday(ref scan);
        PartialDate? date = scan.Date(out var day) ? day : null;
        TimeSpan? clock = null;
        TimeZoneInfo? zone = null;
        var end = scan.Position;
        if (date is not null)
            BetweenDateAndClock(ref scan);
        if (scan.Clock(out var time, dotted: true))
            (clock, zone, date, end) = AfterClock(ref scan, time, date);
        else if (Unknown(ref scan, bracket, date is not null))
            end = scan.Position;
        else if (date is null)
            return null;
        scan.Position = end;
        if (bracket)
        {
            scan.Spaces();
            end = scan.Any("])") ? scan.Position : end;
        }
        // "10 items", "3 March madness": what goes on as a word was no time.
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '%'))
            return null;
        return new TimeLead(date, clock, zone, text[from..end].Trim(), text[end..]
            .TrimStart(' ', '\t', '\n', '-', '–', '—', ':', '|', '·', '•', ',', '>', ';', ']', ')'));
    }

    private static (TimeSpan? Clock, TimeZoneInfo? Zone, PartialDate? Date, int End) AfterClock(ref TimeScanner scan, TimeSpan clock, PartialDate? date)
    {
        var end = scan.Position;
        TimeZoneInfo? zone = null;
        for (var round = 0; round < 2; round++)
        {
            scan.Spaces();
            if (scan.Zone(out var its))
                (zone, end) = (zone ?? its, scan.Position);
            scan.Position = end;
            if (round == 0 && Until(ref scan))
                end = scan.Position;
        }
        scan.Position = end;
        scan.Spaces();
        var bracket = scan.Any("(,");
        scan.Spaces();
        if (!bracket)
            _ = scan.Word("on");
        scan.Spaces();
        if (date is null && scan.Date(out var day))
        {
            date = day;
            end = scan.Any(")") ? scan.Position : scan.Position;
        }
        return (clock, zone, date, end);
    }

    /// <summary>The second half of "14:00 – 14:30"; only the first half counts.</summary>
    private static bool Until(ref TimeScanner scan)
    {
        var start = scan.Position;
        scan.Spaces();
        if (scan.Any("-–—→") || scan.Word("to") || scan.Word("until"))
        {
            scan.Spaces();
            _ = scan.Any("~≈");
            if (scan.Date(out _))
                BetweenDateAndClock(ref scan);
            if (scan.Clock(out _))
                return true;
        }
        scan.Position = start;
        return false;
    }

    private static void BetweenDateAndClock(ref TimeScanner scan)
    {
        if (scan.Any("Tt") && char.IsAsciiDigit(scan.Here))
            return;
        scan.Spaces();
        var start = scan.Position;
        if (scan.Any(",@|"))
            scan.Spaces();
        else if (scan.Any("-–") && !char.IsWhiteSpace(scan.Here))
            scan.Position = start;
        scan.Spaces();
        Approximately(ref scan);
    }

    private static void Approximately(ref TimeScanner scan)
    {
        for (var more = true; more;)
        {
            more = scan.Any("~≈<>±");
            foreach (var word in s_about)
            {
                var start = scan.Position;
                if (!scan.Word(word))
                    continue;
                scan.Spaces();
                more = scan.Position > start + word.Length || scan.AtEnd;
                if (!more)
                    scan.Position = start;
                break;
            }
            scan.Spaces();
        }
    }

    private static void Weekday(ref TimeScanner scan)
    {
        foreach (var day in s_weekdays)
        {
            if (!scan.Word(day))
                continue;
            _ = scan.Any(".,");
            scan.Spaces();
            _ = scan.Any(",");
            scan.Spaces();
            Approximately(ref scan);
            return;
        }
    }

    private static bool Unknown(ref TimeScanner scan, bool bracket, bool dated)
    {
        if (!bracket && !dated && scan.Here != '?' && scan.Here != '-')
            return false;
        foreach (var mark in s_unknown)
        {
            if (scan.Word(mark))
                return true;
        }
        return false;
    }

    /// <summary>The first whole moment, day and clock, anywhere in the text; <see cref="Rest"/> is the text without it.</summary>
    public static TimeLead? Find(string text)
    {
        for (var i = 0; i < text.Length && i < 400; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                continue;
            var scan = new TimeScanner(text, i);
            if (!scan.Date(out _) || Read(text[i..]) is not { Clock: not null, Date: not null } lead)
                continue;
            var before = text[..i].TrimEnd(' ', ':', '-', '–', ',', '(');
            return lead with { Rest = string.Join(' ', new[] { before, lead.Rest }.Where(part => part.Length > 0)) };
        }
        return null;
    }
}
