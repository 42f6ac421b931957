namespace Postmortem.Exchange.Times;

/// <summary>
/// Reads dates, clock times and zones from the left of a text, one at a time, without backtracking. A method that answers
/// false leaves <see cref="Position"/> where it was.
/// </summary>
internal ref partial struct TimeScanner(ReadOnlySpan<char> text, int position = 0)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int Position = position;

    /// <summary>Whether the clock read last named AM or PM.</summary>
    public bool NamedHalf { get; private set; }

    /// <summary>Whether the clock read last may lie twelve hours later: an hour from 1 to 12 without a zero before it, and no AM or PM.</summary>
    public bool MayBeLater { get; private set; }

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

    /// <summary>Steps behind the next such character, if it stands within reach and no digit before it.</summary>
    public bool Until(char character, int reach)
    {
        for (var offset = 0; offset < reach && At(offset) != '\0' && !char.IsDigit(At(offset)); offset++)
        {
            if (At(offset) != character)
                continue;
            Position += offset + 1;
            return true;
        }
        return false;
    }

    /// <summary>Steps over the word, whatever its case, if it is next and ends there.</summary>
    public bool Word(string word)
    {
        if (!_text[Position..].StartsWith(word, StringComparison.OrdinalIgnoreCase) || char.IsLetterOrDigit(At(word.Length)))
            return false;
        Position += word.Length;
        return true;
    }

    /// <summary>What stands between the halves of a range.</summary>
    public const string Dashes = "-–—\u2010\u2011\u2012\u2212";

    /// <summary>Whether "-0500" follows, which no range is written as.</summary>
    public readonly bool FourDigitsAfterSign() => char.IsAsciiDigit(At(1)) && char.IsAsciiDigit(At(2)) && char.IsAsciiDigit(At(3))
        && char.IsAsciiDigit(At(4)) && !char.IsAsciiDigit(At(5));

    /// <summary>Z, UTC, +02:00, +0200, +02, UTC+2 and the usual abbreviations. "-05:00" may be the end of a range: the caller knows.</summary>
    public bool Zone(out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;
        if (Here is '+' or '-' or '\u2212')
            return Offset(out zone);
        var length = 0;
        while (char.IsAsciiLetter(At(length)))
            length++;
        if (length is 0 or > 8 || char.IsAsciiDigit(At(length)) || ZoneNames.Named(_text.Slice(Position, length)) is not { } named)
            return false;
        Position += length;
        zone = named;
        if (named != TimeZoneInfo.Utc)
            return true;
        var start = Position;
        if (Here == ' ' && At(1) is '+' or '-' && char.IsAsciiDigit(At(2)))
            Position++;
        if (Here is '+' or '-' or '\u2212' && char.IsAsciiDigit(At(1)) && Offset(out var shifted) && !GoesOnAsClock())
            zone = shifted;
        else
            Position = start;
        return true;
    }

    /// <summary>"09:00 UTC-10:00 UTC" is a range, and "UTC -5 vans" counts vans.</summary>
    private readonly bool GoesOnAsClock()
    {
        var next = this;
        next.Spaces();
        return char.IsAsciiLetterOrDigit(Here) || (next.Position > Position && char.IsAsciiLetterUpper(next.Here) && next.Zone(out _))
            || next.Word("am") || next.Word("pm");
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
            if (Exists(sign, hours, minutes) && !char.IsLetterOrDigit(Here) && Here != ':')
            {
                zone = ZoneNames.Fixed(TimeSpan.FromMinutes(sign * (hours * 60 + minutes)));
                return true;
            }
        }
        Position = start;
        return false;
    }

    /// <summary>Whether any place on earth has the offset.</summary>
    private static bool Exists(int sign, int hours, int minutes) => sign > 0
        ? minutes is 0 or 30 or 45 && hours * 60 + minutes <= 14 * 60
        : (minutes == 0 && hours <= 12) || (minutes == 30 && hours is 2 or 3 or 9);

    public bool Number(int least, int most, out int number)
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
