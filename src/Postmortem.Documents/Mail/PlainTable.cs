namespace Postmortem.Documents.Mail;

/// <summary>
/// A table as aligned text. Columns are made narrower, the widest first, until the lines are short enough; where even single words do not fit beside each
/// other, each row becomes a few lines that name their column.
/// </summary>
internal static class PlainTable
{
    private const int Gap = 2;

    public static List<string> Lines(IReadOnlyList<string>? head, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<bool> right, int width)
    {
        IReadOnlyList<IReadOnlyList<string>> all = head is null ? rows : [head, .. rows];
        var widths = Widths(all, right.Count, width);
        if (widths is null) return Records(head, rows, width);
        List<string> lines = [];
        foreach (var row in all)
        {
            lines.AddRange(Row(row, widths, right));
            if (ReferenceEquals(row, head)) lines.Add(string.Join(new string(' ', Gap), widths.Select(w => new string('-', w))));
        }

        return lines;
    }

    private static int[]? Widths(IReadOnlyList<IReadOnlyList<string>> rows, int columns, int width)
    {
        int Most(int column, char[]? ends) => rows.Max(r => column < r.Count ? r[column].Split(ends, StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Trim().Length).DefaultIfEmpty(0).Max() : 0);
        var widths = Enumerable.Range(0, columns).Select(c => Math.Max(1, Most(c, ['\n']))).ToArray();
        var least = Enumerable.Range(0, columns).Select(c => Math.Max(1, Most(c, null))).ToArray();
        var room = width - (Gap * (columns - 1));
        if (least.Sum() > room) return null;
        while (widths.Sum() > room)
        {
            var widest = Enumerable.Range(0, columns).Where(c => widths[c] > least[c]).MaxBy(c => widths[c]);
            widths[widest]--;
        }

        return widths;
    }

    private static IEnumerable<string> Row(IReadOnlyList<string> row, int[] widths, IReadOnlyList<bool> right)
    {
        var cells = widths.Select((w, i) => i < row.Count ? PlainLines.Wrap(row[i], w) : []).ToList();
        for (var line = 0; line < Math.Max(1, cells.Max(c => c.Count)); line++)
            yield return string.Join(new string(' ', Gap),
                cells.Select((c, i) => (line < c.Count ? c[line] : "") is var said && right[i] ? said.PadLeft(widths[i]) : said.PadRight(widths[i]))).TrimEnd();
    }

    private static List<string> Records(IReadOnlyList<string>? head, IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        List<string> lines = [];
        foreach (var row in rows.Count > 0 ? rows : [head ?? []])
        {
            if (lines.Count > 0) lines.Add("");
            for (var i = 0; i < row.Count; i++)
            {
                var name = head is not null && i < head.Count && head[i].Length > 0 && !ReferenceEquals(row, head) ? head[i] + ": " : "";
                lines.AddRange(PlainLines.Wrap(name + row[i], width));
            }
        }

        return lines;
    }
}
