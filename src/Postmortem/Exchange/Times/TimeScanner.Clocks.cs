namespace Postmortem.Exchange.Times;

internal ref partial struct TimeScanner
{
    /// <summary>
    /// 14:30, 14:30:05.123, 2:54 PM, 5pm, 14h30, 14:30h and, where <paramref name="leading"/> a text, also 15.26, 1530 UTC, 10 h 30, noon and
    /// midnight, which elsewhere would be numbers and words.
    /// </summary>
    public bool Clock(out TimeSpan clock, bool leading = false)
    {
        clock = default;
        NamedHalf = MayBeLater = false;
        var start = Position;
        if (leading && (FourDigits(out clock) || NamedClock(out clock)))
            return true;
        if (Number(1, 2, out var hour))
        {
            var padded = Position == start + 2;
            var found = Here switch
            {
                ':' or 'h' or 'H' => ColonClock(hour, leading, out clock),
                '.' when leading => DottedClock(hour, out clock),
                ' ' or '\u00a0' or '\u202f' when leading && SpacedHours() => ColonClock(hour, leading, out clock),
                _ => HourWithHalf(hour, out clock),
            };
            if (found)
            {
                MayBeLater = !NamedHalf && hour is >= 1 and <= 12 && (!padded || hour >= 10);
                return true;
            }
        }
        Position = start;
        return false;
    }

    private bool NamedClock(out TimeSpan clock)
    {
        var start = Position;
        clock = TimeSpan.Zero;
        if (Number(1, 2, out var twelve) && twelve == 12)
            Spaces();
        else
            Position = start;
        NamedHalf = true;
        if (Word("midnight") || Word("minuit"))
            return true;
        clock = TimeSpan.FromHours(12);
        if (Word("noon") || Word("midi") || Word("midday"))
            return true;
        (Position, NamedHalf) = (start, false);
        return false;
    }

    /// <summary>Four digits are a clock where a zone or a unit follows, or a dash or colon after what is no year.</summary>
    private bool FourDigits(out TimeSpan clock)
    {
        clock = default;
        var start = Position;
        if (Number(4, 4, out var number) && (!char.IsAsciiLetterOrDigit(Here) || char.ToUpperInvariant(Here) is 'Z' or 'H' or 'U' || ZoneFollows())
            && number / 100 < 24 && number % 100 < 60)
        {
            clock = new TimeSpan(number / 100, number % 100, 0);
            var end = Position;
            if (Unit())
                return true;
            Spaces();
            var zone = Here is not ('+' or '-') && Zone(out _);
            Position = end;
            if (zone)
                return true;
            var rest = _text[Position..].TrimStart();
            var parted = Here == ':' || rest.StartsWith("- ") || rest.StartsWith("– ") || rest.StartsWith("— ");
            if (number is < 1900 or > 2100 && parted && !char.IsAsciiDigit(At(1)))
                return true;
        }
        Position = start;
        return false;
    }

    /// <summary>"1156PST": a zone may stand right behind.</summary>
    private readonly bool ZoneFollows()
    {
        var next = this;
        return char.IsAsciiLetterUpper(Here) && next.Zone(out _) && !char.IsAsciiLetterOrDigit(next.Here);
    }

    /// <summary>Steps over the blank of "10 h 30", which French has there.</summary>
    private bool SpacedHours()
    {
        var start = Position;
        Spaces();
        if (Here == 'h' && (char.IsAsciiDigit(At(1)) || (char.IsWhiteSpace(At(1)) && char.IsAsciiDigit(At(2)) && char.IsAsciiDigit(At(3)))))
            return true;
        Position = start;
        return false;
    }

    private bool ColonClock(int hour, bool leading, out TimeSpan clock)
    {
        clock = default;
        var mark = Here;
        Position++;
        if (mark == 'h' && leading)
            Spaces();
        if (!(Number(2, 2, out var minute) || Tens(out minute)) || minute > 59 || char.IsAsciiDigit(Here))
            return false;
        clock = new TimeSpan(hour, minute, 0);
        if (Here == ':' && At(1) is 'x' or 'X' && At(2) is 'x' or 'X')
            Position += 3;
        var start = Position;
        if (Any(":") && Number(2, 2, out var second) && second <= 60)
            clock += TimeSpan.FromSeconds(Math.Min(second, 59)) + Fraction();
        else
            Position = start;
        return ReadHalf(ref clock, shortened: true) && clock <= TimeSpan.FromHours(24) && (Unit() || true);
    }

    /// <summary>The minutes of "06:2x", which was some time after twenty past, and of "06:xx".</summary>
    private bool Tens(out int minute)
    {
        minute = Here is 'x' or 'X' ? 0 : (Here - '0') * 10;
        if (minute is < 0 or > 50 || At(1) is not ('x' or 'X'))
            return false;
        Position += 2;
        return true;
    }

    private bool DottedClock(int hour, out TimeSpan clock)
    {
        clock = new TimeSpan(hour, 0, 0);
        Position++;
        if (hour > 23 || !Number(2, 2, out var minute) || minute > 59 || Here is '.' or '%' || char.IsAsciiDigit(Here))
            return false;
        clock += TimeSpan.FromMinutes(minute);
        return ReadHalf(ref clock) && (Unit() || ((AtEnd || !char.IsLetter(Here)) && !BeforeUnit()));
    }

    /// <summary>Steps over "h", "hrs" or "Uhr", which say only that this is a clock.</summary>
    private bool Unit()
    {
        var start = Position;
        Spaces();
        if (Word("h") || Word("hrs") || Word("hr") || Word("Uhr") || Word("heures"))
        {
            _ = Any(".");
            return true;
        }
        Position = start;
        return false;
    }

    /// <summary>Whether what follows makes "15.26" a quantity.</summary>
    private readonly bool BeforeUnit()
    {
        var rest = _text[Position..].TrimStart();
        foreach (var unit in (ReadOnlySpan<string>)["%", "GB", "MB", "KB", "TB", "ms", "seconds", "minutes", "hours", "million", "percent", "times", "EUR",
            "USD", "€", "$"])
        {
            if (rest.StartsWith(unit, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private bool HourWithHalf(int hour, out TimeSpan clock)
    {
        clock = new TimeSpan(hour, 0, 0);
        return hour is >= 1 and <= 12 && ReadHalf(ref clock) && NamedHalf;
    }

    /// <summary>Applies AM or PM if it follows. Beside an hour beyond twelve it says nothing: "23:00 AM" is a slip, and 23:00.</summary>
    /// <param name="shortened">Whether "9:02a" and "4:15p" count too; "4p" would be something else.</param>
    private bool ReadHalf(ref TimeSpan clock, bool shortened = false)
    {
        var start = Position;
        var pm = shortened && Word("p");
        if (!pm && !(shortened && Word("a")))
        {
            Spaces();
            pm = Word("pm") || Word("p.m.") || Word("p.m");
            if (!pm && !(Word("am") || Word("a.m.") || Word("a.m")))
            {
                Position = start;
                return true;
            }
        }
        NamedHalf = true;
        clock = clock.TotalHours >= 13 ? clock : InHalf(clock, pm);
        return true;
    }

    /// <summary>The clock of twelve hours in the morning or the afternoon.</summary>
    public static TimeSpan InHalf(TimeSpan clock, bool pm) =>
        TimeSpan.FromTicks(clock.Ticks % (12 * TimeSpan.TicksPerHour)) + (pm ? TimeSpan.FromHours(12) : TimeSpan.Zero);

    private TimeSpan Fraction()
    {
        if (Here is not ('.' or ',') || !(char.IsAsciiDigit(At(1)) || At(1) is 'Z' or 'z' or '+'))
            return TimeSpan.Zero;
        Position++;
        long ticks = 0, unit = TimeSpan.TicksPerSecond / 10;
        for (; char.IsAsciiDigit(Here); Position++, unit /= 10)
            ticks += (Here - '0') * unit;
        return new TimeSpan(ticks);
    }
}
