using Postmortem.Exchange.Times;

namespace Postmortem.Reviews.Timeline;

/// <summary>Many lines at once, from a chat, a list, a table or a spreadsheet.</summary>
public static class TimelinePaste
{
    /// <summary>So many lines are read from one paste.</summary>
    public const int MostLines = 2_000;

    /// <summary>
    /// Reads a text line by line, each against the one before. A line that names only a day sets it for those below; an indented line without
    /// a time goes on with the one above; a chat's line of name and time is joined with what was said under it.
    /// </summary>
    /// <param name="later">Numbers of lines whose clock time happened twice, with whether the later one is meant.</param>
    /// <returns>Only what is to be an entry, or was to be and cannot.</returns>
    public static IReadOnlyList<TimelineLine> Read(string text, LineBasis basis, IReadOnlyDictionary<int, bool>? later = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(basis);
        basis = basis with { InOrder = true };
        List<TimelineLine> lines = [];
        foreach (var (number, height, source, isDay) in Pieces(Words.Sound(text)))
        {
            if (lines.Count == MostLines)
            {
                lines.Add(new TimelineLine(number,
                    source)
                { Problem = new Refusal($"Only the first {MostLines:N0} lines were read. Add them, and paste the rest afterwards.") });
                break;
            }
            if (isDay is { } day)
            {
                if (Start(day, basis) is { } start) basis = basis with { Last = null, Begin = start };
                continue;
            }
            var line = TimelineLineReader.Read(number, source,
                basis with { Later = later is not null && later.TryGetValue(number, out var second) ? second : null });
            lines.Add(line with { Height = height });
            if (line.Text is { } read) basis = basis with { Last = read.HappenedAt };
        }
        return lines;
    }

    private static IEnumerable<Piece> Pieces(string text)
    {
        Piece? open = null;
        var awaitsText = false;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var plain = TimelineLineReader.Plain(raw);
            if (plain.Length == 0 || plain.All(c => c is '-' or '=' or '`' or '|' or ':' or ' ')) continue;
            var begins = TimelineMoment.Begins(plain);
            if (!begins && open is not null && (awaitsText || char.IsWhiteSpace(raw[0])))
            {
                open = open with { Source = $"{open.Source}{(awaitsText ? " " : "\n")}{raw.Trim()}", Height = number - open.Number + 1 };
                awaitsText = false;
                continue;
            }
            if (open is not null) yield return open;
            (open, awaitsText) = (null, false);
            if (!begins && Day(plain) is { } day) yield return new Piece(number, 1, raw, day);
            else if (!begins && Said(plain) is { } said) (open, awaitsText) = (new Piece(number, 1, said, null), true);
            else open = new Piece(number, 1, raw.Trim(), null);
        }
        if (open is not null) yield return open;
    }

    /// <summary>A heading such as "## Monday, 2 November 2026".</summary>
    private static PartialDate? Day(string plain) =>
        TimeLead.Read(plain.Trim('#', '-', '=', ' ', '*', '_')) is { Clock: null, Date: { } date, Rest: "" } ? date : null;

    /// <summary>"Ada Lovelace  2:05 PM" above what she said: the time first, then the name.</summary>
    private static string? Said(string plain)
    {
        for (var at = plain.Length - 1; at > 0 && plain.Length - at < 24 && plain.Length < 100; at--)
        {
            if (!char.IsWhiteSpace(plain[at - 1]) || !TimeLead.Begins(plain[at..]) || TimeLead.Read(plain[at..]) is not { Rest: "" }) continue;
            // The widest time counts: "2:05 PM" and not the "PM" of it.
            return $"{plain[at..]} {plain[..at].Trim()}:";
        }
        return null;
    }

    /// <summary>Its first moment, from which no clock has passed midnight yet.</summary>
    private static DateTimeOffset? Start(PartialDate day, LineBasis basis)
    {
        var around = TimeZoneInfo.ConvertTime(basis.Last ?? basis.Begin ?? basis.Now, basis.Zone);
        return TimelineMoment.Nearest(day, DateOnly.FromDateTime(around.DateTime)) is { } found
            ? ZoneNames.Moment(found.ToDateTime(TimeOnly.MinValue), basis.Zone)?.ToUniversalTime()
            : null;
    }

    /// <param name="Day">Set where the line only names a day.</param>
    private sealed record Piece(int Number, int Height, string Source, PartialDate? Day);
}
