namespace Postmortem.Exchange.Times;

/// <summary>Which of the first two numbers of 03/04/2024 is the month.</summary>
public enum DateOrder { Unknown, MonthFirst, DayFirst }

/// <summary>A day whose year the text may leave out.</summary>
/// <param name="TwoWays">Whether it was written as 03/04/2024, read here with the month first, and could be another day.</param>
internal readonly record struct PartialDate(int? Year, int Month, int Day, bool TwoWays = false)
{
    /// <summary>Null where no year is known, the day does not exist, or it could be two days.</summary>
    public DateOnly? On(int? year) => !TwoWays && (Year ?? year) is { } y and >= 1900 and <= 2200 && Day <= DateTime.DaysInMonth(y, Month)
        ? new DateOnly(y, Month, Day) : null;

    public PartialDate In(DateOrder order) => !TwoWays || order == DateOrder.Unknown ? this
        : order == DateOrder.MonthFirst ? this with { TwoWays = false } : new PartialDate(Year, Day, Month);
}

internal ref partial struct TimeScanner
{
    /// <summary>2019-01-23, 2019/01/23, 23.01.2019, 01/23/2019, January 23rd, 2019, 23 January 2019, 23 janvier 2019, Jan 14.</summary>
    public bool Date(out PartialDate date)
    {
        var start = Position;
        if (char.IsAsciiDigit(Here) ? NumericDate(out date) || DayFirstDate(out date) : MonthFirstDate(out date))
            return true;
        Position = start;
        return false;
    }

    private bool NumericDate(out PartialDate date)
    {
        date = default;
        var start = Position;
        if (Number(4, 4, out var year) && Here is '-' or '/' or '.' or '\u2010' or '\u2011')
        {
            var separator = Here;
            Position++;
            if (Number(1, 2, out var month) && Here == separator)
            {
                Position++;
                if (Number(1, 2, out var day) && !char.IsAsciiDigit(Here))
                    return Made(year, month, day, start, out date);
            }
        }
        Position = start;
        return Number(1, 2, out var first) && YearLast(first, start, out date);
    }

    /// <summary>The rest of 23.01.2019, 01/23/2019, 1-23-2019, 1/23/19, 1-23-19 and, before a clock, 1/23 and 01-23.</summary>
    private bool YearLast(int first, int start, out PartialDate date)
    {
        date = default;
        var separator = Here;
        if (separator is '.' or '/' or '-' or '\u2010' or '\u2011')
        {
            Position++;
            if (Number(1, 2, out var second) && (Here == separator || (separator == '/' && BeforeClock())
                || (separator == '-' && Position == start + 5 && Here == ' ' && BeforeClock(colon: true))))
            {
                int? year = null;
                if (Here == separator)
                {
                    Position++;
                    if (Number(4, 4, out var four))
                        year = four;
                    else if ((separator is '.' or '/' || (first <= 12 && second > 12)) && Number(2, 2, out var two))
                        year = 2000 + two;
                }
                if ((year is not null || separator == '/' || Here == ' ') && !char.IsAsciiLetterOrDigit(Here) && Here != '/')
                    return Ordered(separator, first, second, year, start, out date);
            }
        }
        Position = start;
        return false;
    }

    /// <summary>A dot stands after the day; a slash or a hyphen says nothing, unless one of the numbers can only be a day.</summary>
    private bool Ordered(char separator, int first, int second, int? year, int start, out PartialDate date)
    {
        var dayFirst = separator == '.' || first > 12;
        if (!Made(year, dayFirst ? second : first, dayFirst ? first : second, start, out date))
            return false;
        date = date with { TwoWays = separator != '.' && first <= 12 && second <= 12 && first != second };
        return true;
    }

    /// <param name="colon">Whether only a clock such as 09:45 counts.</param>
    private readonly bool BeforeClock(bool colon = false)
    {
        var next = this;
        next.Spaces();
        _ = next.Any(",-@~");
        next.Spaces();
        return next.Position > Position && (!colon || next.At(1) == ':' || next.At(2) == ':') && next.Clock(out _);
    }

    private bool DayFirstDate(out PartialDate date)
    {
        date = default;
        var start = Position;
        if (!Number(1, 2, out var day))
            return false;
        Ordinal();
        DayRange(apart: true);
        _ = Here == '.' && At(1) == ' ' && Any(".");
        Spaces();
        _ = Word("of");
        Spaces();
        _ = Any("-/");
        if (!Month(out var month))
        {
            Position = start;
            return false;
        }
        return Made(YearAfter(), month, day, start, out date);
    }

    private bool MonthFirstDate(out PartialDate date)
    {
        date = default;
        var start = Position;
        if (!Month(out var month))
            return false;
        // "mar01" is the name of a machine, and "January23, 2021" is no name.
        var apart = !char.IsAsciiDigit(Here) || (Position - start > 3 && _text[Position..].IndexOf(',') is 1 or 2);
        _ = Any(".,");
        Spaces();
        if (!apart || !Number(1, 2, out var day) || char.IsAsciiDigit(Here) || (Here == ':' && char.IsAsciiDigit(At(1))))
        {
            Position = start;
            return false;
        }
        Ordinal();
        DayRange();
        return Made(YearAfter(), month, day, start, out date);
    }

    private bool Made(int? year, int month, int day, int start, out PartialDate date)
    {
        date = new PartialDate(year, month, day);
        if (month is >= 1 and <= 12 && day is >= 1 and <= 31)
            return true;
        Position = start;
        return false;
    }

    private void Ordinal()
    {
        if (!(Word("st") || Word("nd") || Word("rd") || Word("er")))
            _ = Word("th");
    }

    /// <summary>The second half of "14-19 January" and "October 29-30": the first day counts.</summary>
    /// <param name="apart">Whether spaces may stand around the dash, as in "14 - 19 January".</param>
    private void DayRange(bool apart = false)
    {
        var start = Position;
        if (apart)
            Spaces();
        var dash = Any("-–");
        if (dash && apart)
            Spaces();
        if (dash && Number(1, 2, out _) && Here != ':')
            Ordinal();
        else
            Position = start;
    }

    private int? YearAfter()
    {
        var start = Position;
        _ = Any(",-");
        Spaces();
        if (Number(4, 4, out var year) && year is >= 1900 and <= 2200 && !(Here == ':' && char.IsAsciiDigit(At(1))))
            return year;
        Position = start;
        return null;
    }

    private bool Month(out int month)
    {
        month = 0;
        var length = 0;
        while (char.IsLetter(At(length)))
            length++;
        if (length < 3)
            return false;
        month = MonthNames.Of(_text.Slice(Position, length));
        Position += month > 0 ? length : 0;
        return month > 0;
    }
}

/// <summary>The names of months, whole and short, in the languages of the product.</summary>
internal static class MonthNames
{
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_months = Names().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>1 to 12; 0 for any other word.</summary>
    public static int Of(ReadOnlySpan<char> word) => s_months.TryGetValue(word, out var month) ? month : 0;

    private static Dictionary<string, int> Names()
    {
        // Written out, so that they are read wherever the machine has no other languages.
        const string Table = "january jan janvier janv|february feb février févr fevrier fév|march mar mars|april apr avril avr|may mai|june jun juin"
            + "|july jul juillet juil|august aug août aout|september sep sept septembre|october oct octobre|november nov novembre"
            + "|december dec décembre déc decembre";
        return Table.Split('|').SelectMany((names, i) => names.Split(' ').Select(name => (name, i + 1)))
            .ToDictionary(pair => pair.name, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);
    }
}
