namespace Postmortem.Exchange.Times;

/// <summary>Reads the time at the beginning of one text: day, clock, zone and range in any order that people write them in.</summary>
internal ref partial struct TimeLeadReader(string text, bool typed)
{
    private static readonly string[] s_about = ["approximately", "approx.", "approx", "around", "about", "circa", "ca.", "c.", "at", "by", "from",
        "since", "on", "vers", "environ", "env.", "le", "à", "dès", "depuis", "de"];

    private static readonly string[] s_weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
        "thu", "thur", "thurs", "fri", "sat", "sun", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    private static readonly string[] s_unknown = ["???", "??:??", "--:--", "??", "?", "TBD", "unknown"];

    private TimeScanner _scan = new(text.Length > 200 ? text.AsSpan(0, 200) : text);
    private PartialDate? _date;
    private TimeSpan? _clock;
    private TimeZoneInfo? _zone;
    private TimeSpan? _until;
    private PartialDate? _untilDate;
    private bool _half;
    private bool _later;
    private bool _iso;
    private bool _weekday;

    public TimeLead? Read()
    {
        _scan.Spaces();
        var from = _scan.Position;
        var bracket = _scan.Any("[(");
        Approximately();
        _weekday = Weekday();
        _date = _scan.Date(out var day) ? day : null;
        var end = _scan.Position;
        var inner = _date is not null && BetweenDateAndClock();
        if (FirstClock())
        {
            end = AfterClock();
            _scan.Position = end;
            if (inner)
                end = _scan.Any(")") ? _scan.Position : end;
        }
        else if (Unknown(bracket))
            end = _scan.Position;
        else if (_date is null)
            return null;
        _scan.Position = end;
        if (bracket)
        {
            _scan.Spaces();
            end = _scan.Any("])") ? _scan.Position : end;
        }
        // "23:04+": from then on.
        end += end < text.Length && text[end] == '+' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1])) ? 1 : 0;
        return end < text.Length && GoesOn(end) ? null : Made(from, end);
    }

    /// <summary>"10 items", "3 March madness", "2 may have been stolen": what goes on as a word was no time.</summary>
    private readonly bool GoesOn(int end) => char.IsLetterOrDigit(text[end]) || text[end] == '%'
        || (!typed && _clock is null && _date is { Year: null } && !_weekday && end + 1 < text.Length && text[end] is ' '
            && char.IsLetterOrDigit(text[end + 1]));

    private readonly TimeLead Made(int from, int end) => new(_date, _clock, _zone, text[from..end].Trim(), text[Behind(end)..]
        .TrimStart(' ', '\t', '\n', '\u00a0', '\u202f', '-', '–', '—', ':', '|', '·', '•', ',', '>', ';', ']', ')'))
    {
        Until = _until,
        UntilDate = _untilDate,
        NamedHalf = _half,
        MayBeLater = _later,
    };

    /// <summary>Steps over the dot of "10:05 UTC. It stopped", and not over that of a name such as ".NET".</summary>
    private readonly int Behind(int end) =>
        end < text.Length && text[end] == '.' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1])) ? end + 1 : end;

    private bool FirstClock()
    {
        if (_scan.Clock(out var clock, leading: true))
        {
            (_clock, _half, _later) = (clock, _scan.NamedHalf, _scan.MayBeLater);
            return true;
        }
        return BareHour();
    }

    /// <summary>The 5 of "5 - 6 pm".</summary>
    private bool BareHour()
    {
        var start = _scan.Position;
        if (_scan.Number(1, 2, out var hour) && hour is >= 1 and <= 12)
        {
            var end = _scan.Position;
            _scan.Spaces();
            if (_scan.Any(TimeScanner.Dashes) || _scan.Word("to"))
            {
                _scan.Spaces();
                if (_scan.Clock(out _) && _scan.NamedHalf)
                {
                    _scan.Position = end;
                    (_clock, _later) = (TimeSpan.FromHours(hour), true);
                    return true;
                }
            }
        }
        _scan.Position = start;
        return false;
    }

    /// <summary>Takes the zone, the second half of a range and the day that may follow a clock; answers where the time ends.</summary>
    private int AfterClock()
    {
        var end = _scan.Position;
        for (var round = 0; round < 2; round++)
        {
            end = Zone(end);
            if (round == 0 && Until())
                end = _scan.Position;
            _scan.Position = end;
        }
        return DayAfter(Elsewhere(end));
    }

    /// <summary>The second half of "14:00 – 14:30", "9am-11am", "14:00-30" or "14:00+5min"; only the first half counts for the step.</summary>
    private bool Until()
    {
        var start = _scan.Position;
        Aside();
        _scan.Spaces();
        var apart = _scan.Position > start;
        if (_scan.Any(TimeScanner.Dashes + "→") || _scan.Word("to") || _scan.Word("until") || _scan.Word("and") || _scan.Word("à"))
        {
            apart |= char.IsWhiteSpace(_scan.Here);
            _scan.Spaces();
            _ = _scan.Any("~≈");
            _ = Weekday();
            if (_scan.Date(out var day))
            {
                _untilDate = day;
                BetweenDateAndClock();
            }
            if (_scan.Clock(out var clock))
            {
                Second(clock);
                return true;
            }
            _untilDate = null;
            if (!apart && _scan.Number(1, 2, out _) && !char.IsLetterOrDigit(_scan.Here) && _scan.Here is not ('.' or ':' or '%'))
                return true;
        }
        _scan.Position = start;
        if (_scan.Any("+") && _scan.Number(1, 3, out _) && (_scan.Word("min") || _scan.Word("m") || _scan.Word("h") || _scan.Word("s")))
            return true;
        _scan.Position = start;
        return false;
    }

    /// <summary>Steps over words in brackets inside a range: "from 12:00 (maybe before) to 17:55".</summary>
    private void Aside()
    {
        var start = _scan.Position;
        _scan.Spaces();
        if (!_scan.Any("(") || !_scan.Until(')', 40))
            _scan.Position = start;
    }

    /// <summary>One PM at the end of a range holds for both halves, unless the first would then come after the second.</summary>
    private void Second(TimeSpan clock)
    {
        if (_scan.NamedHalf && !_half && _clock is { } first && first.TotalHours < 13)
        {
            var same = TimeScanner.InHalf(first, clock.TotalHours >= 12);
            _clock = same <= clock ? same : TimeScanner.InHalf(first, clock.TotalHours < 12);
            (_half, _later) = (true, false);
        }
        _until = clock;
    }

    private int DayAfter(int end)
    {
        _scan.Spaces();
        var bracket = _scan.Any("(,");
        _scan.Spaces();
        var said = bracket;
        if (!bracket)
            said = _scan.Word("on") || _scan.Word("le");
        _scan.Spaces();
        said |= Weekday();
        if (_date is not null || !_scan.Date(out var day))
            return end;
        var after = _scan.Any(")") ? _scan.Position : _scan.Position;
        if (!said && !typed && day.Year is null && after + 1 < text.Length && text[after] == ' ' && char.IsLetter(text[after + 1]))
            return end;
        _date = day;
        return after;
    }

    /// <summary>Answers whether the clock stands in brackets of its own: "April 22, 2024 (10:00 pm)".</summary>
    private bool BetweenDateAndClock()
    {
        if (_scan.Any("Tt") && char.IsAsciiDigit(_scan.Here))
            return !(_iso = true);
        _scan.Spaces();
        var start = _scan.Position;
        var bracket = _scan.Any("(");
        if (Weekday() && bracket)
            bracket = !_scan.Any(")");
        _scan.Spaces();
        if (bracket)
            start = _scan.Position;
        if (_scan.Any(",@|"))
            _scan.Spaces();
        else if (_scan.Any("-–") && !char.IsWhiteSpace(_scan.Here))
            _scan.Position = start;
        _scan.Spaces();
        Approximately();
        return bracket;
    }

    private void Approximately()
    {
        for (var more = true; more;)
        {
            more = _scan.Any("~≈<>±");
            foreach (var word in s_about)
            {
                var start = _scan.Position;
                if (!_scan.Word(word))
                    continue;
                _scan.Spaces();
                more = _scan.Position > start + word.Length || _scan.AtEnd;
                if (!more)
                    _scan.Position = start;
                break;
            }
            _scan.Spaces();
        }
    }

    private bool Weekday()
    {
        foreach (var day in s_weekdays)
        {
            if (!_scan.Word(day))
                continue;
            _ = _scan.Any(".,");
            _scan.Spaces();
            _ = _scan.Any(",");
            _scan.Spaces();
            Approximately();
            return true;
        }
        return false;
    }

    private bool Unknown(bool bracket)
    {
        if (!bracket && _date is null && _scan.Here != '?' && _scan.Here != '-')
            return false;
        foreach (var mark in s_unknown)
        {
            if (_scan.Word(mark))
                return true;
        }
        return false;
    }
}
