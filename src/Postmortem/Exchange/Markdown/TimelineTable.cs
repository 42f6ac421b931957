using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>A table of a timeline, with the columns told apart that say when.</summary>
/// <param name="Zone">The zone that the column of clocks names.</param>
/// <param name="Rows">When, what, and the line of the file.</param>
internal sealed record TimelineTable(TimeZoneInfo? Zone, IReadOnlyList<(string Time, string Text, int Line)> Rows)
{
    /// <summary>Null where no column holds times: a table of something else.</summary>
    public static TimelineTable? Of(TableNode table)
    {
        var headed = table.Header.Count > 0 && TimeLead.Begins(table.Header[0]);
        var rows = headed ? table.Rows.Prepend(table.Header).ToList() : table.Rows;
        var named = Enumerable.Range(0, table.Header.Count).Where(i => !headed && IsTime(table.Header[i])).ToList();
        if (named.Count == 0)
            named = [0];
        if (named is [0] && !IsNamed(table, headed) && !rows.Any(row => row.Count > 0 && TimeLead.Read(row[0]) is not null))
            return null;
        // A second column of clocks gives the same moment in another zone, or the end: the first counts, unless the other is fuller.
        var clock = named.OrderByDescending(i => rows.Count(row => i < row.Count && TimeLead.Begins(row[i]))).First();
        var days = named.Where(i => i != clock && !rows.Any(row => i < row.Count && TimeLead.Begins(row[i]))).ToList();
        var zone = headed ? null : ZoneNames.Remarked(table.Header[clock]) ?? ZoneNames.Named(table.Header[clock].Trim())
            ?? named.Select(i => ZoneNames.Remarked(table.Header[i])).FirstOrDefault(found => found is not null);
        var line = table.Line + (headed ? 0 : 2);
        return new TimelineTable(zone, [.. rows.Select((row, i) => (
            string.Join(' ', days.Append(clock).Where(column => column < row.Count).Select(column => row[column]).Where(cell => cell.Length > 0)),
            string.Join(" — ", row.Where((cell, column) => !named.Contains(column) && cell.Length > 0)), line + i))]);
    }

    private static bool IsNamed(TableNode table, bool headed) => !headed && table.Header.Count > 0 && IsTime(table.Header[0]);

    private static bool IsTime(string header) => header.Length < 60
        && (Holds(header, "time") || Holds(header, "date") || Holds(header, "heure") || Holds(header, "UTC") || Is(header, "when") || Is(header, "day")
            || Is(header, "jour") || Is(header, "quand") || Is(header, "hour") || Is(header, "at") || ZoneNames.Named(header.Trim()) is not null)
        && !Holds(header, "update") && !Holds(header, "timeline");

    private static bool Holds(string header, string word) => header.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string header, string word) => header.Trim().Equals(word, StringComparison.OrdinalIgnoreCase);
}
