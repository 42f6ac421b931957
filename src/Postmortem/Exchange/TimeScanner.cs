namespace Postmortem.Exchange;

/// <summary>
/// Reads dates, clock times and zones from the left of a text, one at a time, without backtracking. A method that answers
/// false leaves <see cref="Position"/> where it was.
/// </summary>
internal ref partial struct TimeScanner(ReadOnlySpan<char> text, int position = 0)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int Position = position;

    public readonly bool AtEnd => Position >= _text.Length;

    public readonly char Here => AtEnd ? '\0' : _text[Position];

    private readonly char At(int offset) => Position + offset < _text.Length ? _text[Position + offset] : '\0';

    public void Spaces()
    {
        while (!AtEnd && (char.IsWhiteSpace(Here) || Here == '\u200b'))
            Position++;
    }

    /// <summary>Steps over one of the characters, if it is next.</summary>
    public bool Any(string characters)
    {
        if (AtEnd || !characters.Contains(Here, StringComparison.Ordinal))
            return false;
        Position++;
        return true;
    }

    /// <summary>Steps over the word, whatever its case, if it is next and ends there.</summary>
    public bool Word(string word)
    {
        if (!_text[Position..].StartsWith(word, StringComparison.OrdinalIgnoreCase) || char.IsLetterOrDigit(At(word.Length)))
            return false;
        Position += word.Length;
        return true;
    }

    /// <summary>14:30, 14:30:05.123, 2:54 PM, 5pm, 14h30 and, where <paramref name="dotted"/>, 15.26.</summary>
    public bool Clock(out TimeSpan clock, bool dotted = false)
    {
        clock = default;
        var start = Position;
        if (Number(1, 2, out var hour))
        {
            var found = Here switch
            {
                ':' or 'h' => ColonClock(hour, out clock),
                '.' when dotted => DottedClock(hour, out clock),
                _ => HourWithHalf(hour, out clock),
            };
            if (found)
                return true;
        }
        Position = start;
        return false;
    }

    private bool ColonClock(int hour, out TimeSpan clock)
    {
        clock = default;
        Position++;
        if (!Number(2, 2, out var minute) || minute > 59 || char.IsAsciiDigit(Here))
            return false;
        clock = new TimeSpan(hour, minute, 0);
        var start = Position;
        if (Any(":") && Number(2, 2, out var second) && second <= 60)
            clock += TimeSpan.FromSeconds(Math.Min(second, 59)) + Fraction();
        else
            Position = start;
        return Half(ref clock) && clock <= TimeSpan.FromHours(24);
    }

    private bool DottedClock(int hour, out TimeSpan clock)
    {
        clock = new TimeSpan(hour, 0, 0);
        Position++;
        if (hour > 23 || !Number(2, 2, out var minute) || minute > 59 || Here is '.' or '%' || char.IsAsciiDigit(Here))
            return false;
        clock += TimeSpan.FromMinutes(minute);
        return Half(ref clock) && (AtEnd || !char.IsLetter(Here)) && !BeforeUnit();
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
        var before = Position;
        return hour is >= 1 and <= 12 && Half(ref clock) && Position > before;
    }

    /// <summary>Applies AM or PM if it follows; false where it contradicts the hour.</summary>
    private bool Half(ref TimeSpan clock)
    {
        var start = Position;
        Spaces();
        var pm = Word("pm") || Word("p.m.") || Word("p.m");
        if (!pm && !(Word("am") || Word("a.m.") || Word("a.m")))
        {
            Position = start;
            return true;
        }
        if (clock.TotalHours >= 13)
            return pm;
        if (clock.Hours == 12)
            clock -= TimeSpan.FromHours(12);
        if (pm)
            clock += TimeSpan.FromHours(12);
        return true;
    }

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

    /// <summary>Z, UTC, +02:00, +0200, +02 and the usual abbreviations.</summary>
    public bool Zone(out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;
        var start = Position;
        if (Here is '+' or '-' or '\u2212')
            return Offset(out zone);
        var length = 0;
        while (char.IsAsciiLetter(At(length)))
            length++;
        if (length is 0 or > 5 || char.IsAsciiDigit(At(length)) || ZoneNames.Named(_text.Slice(Position, length)) is not { } named)
            return false;
        Position += length;
        zone = named;
        if (named == TimeZoneInfo.Utc && Here is '+' or '-' && char.IsAsciiDigit(At(1)) && Offset(out var shifted))
            zone = shifted;
        return Position > start;
    }

    private bool Offset(out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;
        var start = Position;
        var sign = Here == '+' ? 1 : -1;
        Position++;
        if (Number(1, 2, out var hours) && hours <= 14)
        {
            _ = Any(":");
            _ = Number(2, 2, out var minutes);
            if (minutes <= 59 && hours * 60 + minutes <= 14 * 60 && !char.IsAsciiDigit(Here) && Here != ':')
            {
                zone = ZoneNames.Fixed(TimeSpan.FromMinutes(sign * (hours * 60 + minutes)));
                return true;
            }
        }
        Position = start;
        return false;
    }

    private bool Number(int least, int most, out int number)
    {
        number = 0;
        var length = 0;
        for (; length < most && char.IsAsciiDigit(At(length)); length++)
            number = number * 10 + (At(length) - '0');
        if (length < least)
        {
            number = 0;
            return false;
        }
        Position += length;
        return true;
    }
}
