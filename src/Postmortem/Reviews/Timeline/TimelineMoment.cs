using System.Globalization;
using Postmortem.Exchange.Times;

namespace Postmortem.Reviews.Timeline;

/// <summary>A time at the beginning of a typed text.</summary>
/// <param name="Rest">What follows it.</param>
internal sealed record MomentRead(DateTimeOffset At, Certainty Certainty, string Rest)
{
    public Refusal? Problem { get; init; }
    public Twice? Twice { get; init; }
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public static MomentRead Refused(string sentence) => new(default, default, "") { Problem = new Refusal(sentence) };
}

/// <summary>
/// Reads the time that a typed line begins with. What <see cref="TimeLead"/> reads in an import is read here too; besides, what people type by
/// hand: <c>yesterday 14:05</c>, <c>Mon 9:30</c>, <c>+10m</c>, <c>+1d 00:10</c>, <c>now</c>, <c>~14:30</c>, <c>14:30?</c>.
/// </summary>
internal static class TimelineMoment
{
    private const string HowTo = "Begin with a time, such as 14:05, 2 Nov 14:05 or +10m; put ~ before it where it is a guess.";
    private static readonly string[] s_about = ["about", "around", "approx", "circa", "ca.", "c."];
    private static readonly TimeSpan s_inOrder = TimeSpan.FromHours(3), s_typed = TimeSpan.FromHours(12);

    /// <summary>Whether the text begins with a time of any kind.</summary>
    public static bool Begins(string text)
    {
        var rest = Doubt(text, out _);
        return (rest.Length > 1 && rest[0] == '+' && char.IsAsciiDigit(rest[1])) || DayWord(rest) is { } day
            && (day.Offset is null || TimeLead.Begins(day.Rest)) || TimeLead.Begins(rest);
    }

    /// <param name="forward">The moment cannot lie before the last one: a clock that does is of the next day.</param>
    public static MomentRead Read(string text, LineBasis basis, bool forward = false)
    {
        text = Doubt(text, out var doubt);
        if (text.Length == 0) return MomentRead.Refused(HowTo);
        var read = text[0] == '+' && text.Length > 1 && char.IsAsciiDigit(text[1]) ? Relative(text, basis)
            : DayWord(text) is { Offset: null } now ? new MomentRead(basis.Now, Certainty.Fact, now.Rest)
            : Named(text, basis, forward);
        if (read.Problem is not null) return read;
        var rest = Doubt(read.Rest, out var after).TrimStart(' ', '\t', '-', '–', '—', ':', '|', ',', ';');
        if (rest.StartsWith("(?)", StringComparison.Ordinal)) (rest, after) = (rest[3..].TrimStart(), Certainty.Unknown);
        var certainty = (Certainty)Math.Max((int)read.Certainty, Math.Max((int)doubt, (int)after));
        return read with
        {
            Rest = rest,
            Certainty = certainty,
            Remarks = read.At > basis.Now ? [.. read.Remarks, "That is still to come."] : read.Remarks,
        };
    }

    private static MomentRead Named(string text, LineBasis basis, bool forward)
    {
        if (SlashDate(text) is { } slash)
        {
            if (slash.Problem is not null) return MomentRead.Refused(slash.Problem);
            text = slash.Text;
        }
        var today = Local(basis.Now, basis.Zone).Date;
        var word = DayWord(text);
        if (word is { Offset: { } offset }) text = word.Rest;
        else offset = 0;
        if (TimeLead.Read(text, typed: true) is not { } lead) return MomentRead.Refused(NoTime(text));
        if (lead.Clock is not { } clock)
            return MomentRead.Refused(lead.Date is null ? "Which time was it, at least roughly? " + HowTo
                : "A day alone is too little for a timeline. Add a time, such as 14:05, or ~12:00 where it is a guess.");
        var zone = lead.Zone ?? basis.Zone;
        List<string> remarks = [];
        DateOnly day;
        if (lead.Date is { } date)
        {
            if (Nearest(date, DateOnly.FromDateTime(Local(basis.Last ?? basis.Begin ?? basis.Now, zone).Date)) is not { } found)
                return MomentRead.Refused($"There is no day like “{lead.Original}”. Please look at the date again.");
            day = found;
        }
        else if (word is not null) day = DateOnly.FromDateTime(today.AddDays(offset));
        else if (Weekday(text) is { } weekday) day = DateOnly.FromDateTime(today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 7) % 7)));
        else day = Follow(clock, zone, basis, forward, remarks);
        if (lead.Zone is { } told && !told.HasSameRules(basis.Zone)) remarks.Add($"Read in {told.Id}.");
        var certainty = About(lead.Original) ? Certainty.Assumption : Certainty.Fact;
        return At(day.ToDateTime(TimeOnly.MinValue) + clock, zone, lead.Zone is not null, basis,
            new MomentRead(default, certainty, lead.Rest) { Remarks = remarks });
    }

    /// <summary>The day of a clock alone: that of the entry before, or the next one where it has passed midnight since.</summary>
    private static DateOnly Follow(TimeSpan clock, TimeZoneInfo zone, LineBasis basis, bool forward, List<string> remarks)
    {
        var before = Local(basis.Last ?? basis.Begin ?? basis.Now, zone);
        var day = DateOnly.FromDateTime(before);
        if (basis.Last is null && basis.Begin is null) return day;
        var back = before.TimeOfDay - clock;
        var passed = forward ? back > TimeSpan.Zero : back >= (basis.InOrder ? s_inOrder : s_typed);
        if (!passed) return day;
        var next = day.AddDays(1);
        if (!forward && next.ToDateTime(TimeOnly.MinValue) + clock > Local(basis.Now, zone).AddHours(1)) return day;
        remarks.Add("Past midnight: the next day.");
        return next;
    }

    private static MomentRead At(DateTime local, TimeZoneInfo zone, bool told, LineBasis basis, MomentRead read)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (local.Year is < 1900 or > 2200) return MomentRead.Refused($"The year {local.Year} is not one we can keep. Please look at the date again.");
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        if (zone.IsInvalidTime(local))
            return MomentRead.Refused($"The clocks in {zone.Id} went forward over {clock} that night, so this time did not exist. "
                + "Write the time just before or after.");
        if (!zone.IsAmbiguousTime(local))
            return read with { At = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime() };
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        var twice = new Twice(new DateTimeOffset(local, offsets.Max()), new DateTimeOffset(local, offsets.Min()));
        if (basis.Later is { } later) return read with { At = (later ? twice.Second : twice.First).ToUniversalTime(), Twice = twice };
        return MomentRead.Refused($"The clocks in {zone.Id} went back that night, so {clock} happened twice: "
            + $"first at {Offset(twice.First)}, then at {Offset(twice.Second)}. Choose one, or write {clock}{Offset(twice.First)[3..]}.")
            with
        { Twice = twice };
    }

    /// <summary>"UTC+02:00".</summary>
    internal static string Offset(DateTimeOffset at) => at.ToString("'UTC'zzz", CultureInfo.InvariantCulture);

    /// <summary>+10m, +1h30m, +0:10 after the entry before; +1d 00:10 on the day after it.</summary>
    private static MomentRead Relative(string text, LineBasis basis)
    {
        if (basis.Last is not { } last) return MomentRead.Refused("There is no entry before this one to count from. Begin with a time, such as 14:05.");
        var (span, days, position) = Span(text);
        if (position == 0) return MomentRead.Refused($"How much later? Write it like +10m, +2h or +1d 00:10. {HowTo}");
        var rest = text[position..];
        if (span == TimeSpan.Zero && days > 0 && TimeLead.Read(rest, typed: true) is { Clock: { } clock, Date: null } lead)
        {
            var zone = lead.Zone ?? basis.Zone;
            return days > 36_500 ? TooFar() : At(Local(last, zone).Date.AddDays(days) + clock, zone, lead.Zone is not null, basis,
                new MomentRead(default, Certainty.Fact, lead.Rest));
        }
        return days > 36_500 || span > TimeSpan.FromDays(36_500) ? TooFar() : new MomentRead(last + span + TimeSpan.FromDays(days), Certainty.Fact, rest);
    }

    private static MomentRead TooFar() => MomentRead.Refused("That is too far away for a timeline. Please look at the number again.");

    private static (TimeSpan Span, int Days, int Position) Span(string text)
    {
        var (span, days, end, at) = (TimeSpan.Zero, 0, 0, 1);
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 6) at++;
            var count = int.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
            if (at + 2 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && end == 0)
                return (new TimeSpan(count, ((text[at + 1] - '0') * 10) + text[at + 2] - '0', 0), 0, at + 3);
            if (at < text.Length && text[at] == ' ' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1])) at++;
            var unit = at;
            while (at < text.Length && char.IsAsciiLetter(text[at])) at++;
            switch (text[unit..at].ToLowerInvariant())
            {
                case "d" or "day" or "days": days += count; break;
                case "h" or "hr" or "hour" or "hours": span += TimeSpan.FromHours(count); break;
                case "m" or "min" or "mins" or "minute" or "minutes": span += TimeSpan.FromMinutes(count); break;
                case "s" or "sec" or "second" or "seconds": span += TimeSpan.FromSeconds(count); break;
                default: return (span, days, end);
            }
            end = at;
        }
        return (span, days, end);
    }

    private static string Doubt(string text, out Certainty certainty)
    {
        certainty = Certainty.Fact;
        var at = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '?' && at + 1 < text.Length && text[at + 1] == '?') break;
            if (text[at] == '?') certainty = Certainty.Unknown;
            else if (text[at] is '~' or '≈') certainty = (Certainty)Math.Max((int)certainty, (int)Certainty.Assumption);
            else if (!char.IsWhiteSpace(text[at])) break;
        }
        return text[at..];
    }

    /// <summary>"yesterday", "today" and "now" (no offset), with what follows.</summary>
    private static DayWordRead? DayWord(string text)
    {
        foreach (var (word, offset) in (ReadOnlySpan<(string, int?)>)[("yesterday", -1), ("today", 0), ("hier", -1), ("now", null)])
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || text[word.Length] is ' ' or ',' or '\t' or ':'))
                return new(offset, text[word.Length..].TrimStart(' ', ',', '\t'));
        return null;
    }

    private static DayOfWeek? Weekday(string text)
    {
        var word = new string([.. text.TrimStart('[', '(', ' ').TakeWhile(char.IsAsciiLetter)]);
        if (word.Length < 3) return null;
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)) return day;
        return null;
    }

    /// <summary>13/11/2026 and 11/13/2026 say which is the month; 2/11/2026 does not, and is asked about.</summary>
    private static (string Text, string? Problem)? SlashDate(string text)
    {
        var open = text.Length > 0 && text[0] is '[' or '(' ? 1 : 0;
        Span<int> parts = [0, 0, 0];
        var at = open;
        for (var part = 0; part < 3; part++)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 4) parts[part] = (parts[part] * 10) + text[at++] - '0';
            if (at == start || (part < 2 && (at - start > 2 || at >= text.Length || text[at++] != '/'))) return null;
        }
        var year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
        if (parts[0] <= 12 && parts[1] <= 12 && parts[0] != parts[1])
            return (text, $"Is {text[open..at]} in month {parts[0]} or in month {parts[1]}? Write the month as a word, such as 2 Nov.");
        var (month, day) = parts[0] > 12 ? (parts[1], parts[0]) : (parts[0], parts[1]);
        return month is >= 1 and <= 12
            ? (string.Create(CultureInfo.InvariantCulture, $"{text[..open]}{year:0000}-{month:00}-{day:00}{text[at..]}"), null)
            : (text, $"There is no day like {text[open..at]}. Please look at the date again.");
    }

    /// <summary>A day without a year is the one nearest to the entry before.</summary>
    internal static DateOnly? Nearest(PartialDate date, DateOnly around) => date.Year is not null
        ? date.On(null)
        : new[] { around.Year - 1, around.Year, around.Year + 1 }.Select(year => date.On(year)).Where(day => day is not null)
            .OrderBy(day => Math.Abs(day!.Value.DayNumber - around.DayNumber)).FirstOrDefault();

    private static bool About(string original)
    {
        var text = original.TrimStart('[', '(', ' ');
        return text.AsSpan().IndexOfAny("~≈±") >= 0
            || s_about.Any(word => text.Contains($"{word} ", StringComparison.OrdinalIgnoreCase) || text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string NoTime(string text)
    {
        var first = text.TrimStart('[', '(', ' ').Split([' ', '\t', ',', ']', ')'], 2)[0];
        return first.Length is > 3 and < 12 && char.IsAsciiDigit(first[0]) && first.Contains(':', StringComparison.Ordinal)
            ? $"“{first}” is no time of day. {HowTo}"
            : $"We found no time at the beginning. {HowTo}";
    }

    private static DateTime Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    private sealed record DayWordRead(int? Offset, string Rest);
}
