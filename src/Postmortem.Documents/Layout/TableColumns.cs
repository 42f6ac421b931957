namespace Postmortem.Documents.Layout;

/// <summary>How wide the columns of a table are: no word broken if that is possible, and room by how much there is to read.</summary>
internal static class TableColumns
{
    public static float[] Solve(TableGrid grid, float width, float pad)
    {
        if (grid.Columns == 0) return [];
        var (least, most) = (new float[grid.Columns], new float[grid.Columns]);
        var merged = new List<(int Column, Cell Cell)>();
        if (grid.HeadRow is { } head) Measure(grid, head, TableGrid.Head, pad, least, most, merged);
        for (var i = 0; i < grid.BodyRows.Count; i++) Measure(grid, grid.BodyRows[i], i, pad, least, most, merged);
        // What a merged cell needs beyond its columns is shared among them; narrow ones come first.
        foreach (var (column, cell) in merged.OrderBy(m => m.Cell.Span))
        {
            var (left, right) = grid.Pads(column, cell.Span, pad);
            Widen(least.AsSpan(column, cell.Span), cell.Least + left + right);
            Widen(most.AsSpan(column, cell.Span), cell.Most + left + right);
        }

        return Share(least, most, width);
    }

    private static void Measure(TableGrid grid, Row row, int index, float pad, float[] least, float[] most, List<(int Column, Cell Cell)> merged)
    {
        var column = 0;
        for (var k = 0; k < row.Cells.Count; k++)
        {
            var cell = row.Cells[k];
            column = grid.Column(index, k, column);
            if (cell.Span == 1)
            {
                var (left, right) = grid.Pads(column, 1, pad);
                least[column] = Math.Max(least[column], cell.Least + left + right);
                most[column] = Math.Max(most[column], cell.Most + left + right);
            }
            else merged.Add((column, cell));
            column += cell.Span;
        }
    }

    private static void Widen(Span<float> columns, float needed)
    {
        var missing = needed;
        foreach (var column in columns) missing -= column;
        if (missing <= 0) return;
        foreach (ref var column in columns) column += missing / columns.Length;
    }

    private static float[] Share(float[] least, float[] most, float width)
    {
        var (sumLeast, sumMost) = (least.Sum(), most.Sum());
        var columns = new float[least.Length];
        if (sumMost <= width)
        {
            // All fits on one line each: the air goes where the text is, so that short columns stay short.
            for (var i = 0; i < columns.Length; i++) columns[i] = most[i] + ((width - sumMost) * (sumMost > 0 ? most[i] / sumMost : 1f / columns.Length));
            return columns;
        }

        if (sumLeast <= width) return WithRoom(least, most, width - sumLeast);

        // Words must be broken: narrow columns keep theirs, the wide ones share what is left.
        var limit = Limit(least, width);
        for (var i = 0; i < columns.Length; i++) columns[i] = Math.Min(least[i], limit);
        return columns;
    }

    /// <summary>
    /// Short columns first: one that needs no more than an even share of the room is not broken at all, so that a date or a name stays on its line.
    /// The long ones divide what is left by the square root of what they lack, so that the longest does not starve the others.
    /// </summary>
    private static float[] WithRoom(float[] least, float[] most, float room)
    {
        var columns = least.ToArray();
        var open = Enumerable.Range(0, least.Length).OrderBy(i => most[i] - least[i]).ToList();
        while (open.Count > 0 && most[open[0]] - least[open[0]] is var lacks && lacks <= room / open.Count)
        {
            columns[open[0]] = most[open[0]];
            room -= lacks;
            open.RemoveAt(0);
        }

        var weights = open.Sum(i => MathF.Sqrt(most[i] - least[i]));
        foreach (var i in open)
        {
            var weight = MathF.Sqrt(most[i] - least[i]);
            var extra = Math.Min(most[i] - least[i], room * weight / weights);
            columns[i] += extra;
            (room, weights) = (room - extra, weights - weight);
        }

        return columns;
    }

    private static float Limit(float[] least, float width)
    {
        var sorted = least.Order().ToArray();
        var left = width;
        for (var i = 0; i < sorted.Length; i++)
        {
            var share = left / (sorted.Length - i);
            if (sorted[i] > share) return share;
            left -= sorted[i];
        }

        return sorted[^1];
    }
}
