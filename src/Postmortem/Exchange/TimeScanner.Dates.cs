using System.Globalization;

namespace Postmortem.Exchange;

/// <summary>A day whose year the text may leave out.</summary>
internal readonly record struct PartialDate(int? Year, int Month, int Day)
{
    /// <summary>Null where no year is known or the day does not exist.</summary>
    public DateOnly? On(int? year) =>
        (Year ?? year) is { } y and >= 1900 and <= 2200 && Day <= DateTime.DaysInMonth(y, Month) ? new DateOnly(y, Month, Day) : null;
}

internal ref partial struct TimeScanner
{
    /// <summary>2019-01-23, 2019/01/23, 23.01.2019, January 23rd, 2019, 23 January 2019, Jan 14.</summary>
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
        if (Number(4, 4, out var year) && Here is '-' or '/' or '.')
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
        if (Number(1, 2, out var first) && Here == '.')
        {
            Position++;
            if (Number(1, 2, out var month) && Here == '.')
            {
                Position++;
                if (Number(4, 4, out year))
                    return Made(year, month, first, start, out date);
            }
        }
        Position = start;
        return false;
    }

    private bool DayFirstDate(out PartialDate date)
    {
        date = default;
        var start = Position;
        if (!Number(1, 2, out var day))
            return false;
        Ordinal();
        DayRange();
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
        _ = Any(".");
        Spaces();
        if (!Number(1, 2, out var day) || Here == ':')
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
        if (!(Word("st") || Word("nd") || Word("rd")))
            _ = Word("th");
    }

    /// <summary>The second half of "14-19 January" and "October 29-30": the first day counts.</summary>
    private void DayRange()
    {
        var start = Position;
        if (Any("-–") && Number(1, 2, out _) && Here != ':')
            Ordinal();
        else
            Position = start;
    }

    private int? YearAfter()
    {
        var start = Position;
        _ = Any(",-");
        Spaces();
        if (Number(4, 4, out var year) && year is >= 1900 and <= 2200 && Here != ':')
            return year;
        Position = start;
        return null;
    }

    private bool Month(out int month)
    {
        month = 0;
        var length = 0;
        while (char.IsAsciiLetter(At(length)))
            length++;
        if (length < 3)
            return false;
        var word = _text.Slice(Position, length);
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        for (var number = 1; number <= 12; number++)
        {
            if (!word.Equals(names.GetMonthName(number), StringComparison.OrdinalIgnoreCase)
                && !word.Equals(names.GetAbbreviatedMonthName(number), StringComparison.OrdinalIgnoreCase)
                && !(number == 9 && word.Equals("Sept", StringComparison.OrdinalIgnoreCase)))
                continue;
            month = number;
            Position += length;
            return true;
        }
        return false;
    }
}
