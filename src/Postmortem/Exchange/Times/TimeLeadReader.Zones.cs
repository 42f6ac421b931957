namespace Postmortem.Exchange.Times;

internal ref partial struct TimeLeadReader
{
    private int Zone(int end)
    {
        _scan.Spaces();
        var bracket = _scan.Any("([");
        // "09:00-10:30" is a range and "09:00:00-05:00" after an ISO day an offset; what has no colon can be nothing else.
        var sign = _scan.Here is '-' or '\u2212';
        if ((!sign || _iso || _scan.FourDigitsAfterSign()) && _scan.Zone(out var its) && (!bracket || _scan.Any(")]")))
        {
            _zone ??= its;
            end = _scan.Position;
        }
        else if (InWords(ref end) is { } named)
            _zone ??= named;
        _scan.Position = end;
        return end;
    }

    /// <summary>"18h00 (heure de Paris)", "18:00 Paris time": a zone that is told in words behind a clock.</summary>
    private readonly TimeZoneInfo? InWords(ref int end)
    {
        var from = end;
        while (from < text.Length && text[from] == ' ')
            from++;
        var rest = text.AsSpan(from, Math.Min(40, text.Length - from));
        var length = rest.StartsWith("(") ? rest.IndexOf(')') + 1 : Named(rest);
        if (length <= 0 || ZoneNames.Remarked(rest[..length].ToString()) is not { } zone)
            return null;
        end = from + length;
        return zone;
    }

    /// <summary>How long "Paris time" or "heure de Paris" is, where the text begins so; 0 where it does not.</summary>
    private static int Named(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("heure de ", StringComparison.OrdinalIgnoreCase))
            return 9 + (rest[9..].IndexOfAny(" ,.;)") is var stop and >= 0 ? stop : rest.Length - 9);
        var time = rest.IndexOf(" time", StringComparison.OrdinalIgnoreCase);
        return time > 0 && char.IsAsciiLetterUpper(rest[0]) && rest[..time].Count(' ') < 3 && !rest[..time].ContainsAnyInRange('0', '9') ? time + 5 : 0;
    }

    /// <summary>The same moment on another clock: "16:22 PST (00:22 UTC)", "14:30 UTC / 16:30 CEST".</summary>
    private int Elsewhere(int end)
    {
        _scan.Position = end;
        _scan.Spaces();
        var bracket = _scan.Here == '(';
        if (_zone is not null && _scan.Any("(/"))
        {
            _scan.Spaces();
            if (_scan.Clock(out _))
            {
                _scan.Spaces();
                if (_scan.Zone(out _) && (!bracket || _scan.Any(")")))
                    return _scan.Position;
            }
        }
        return _scan.Position = end;
    }
}
