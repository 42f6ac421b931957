namespace Postmortem.Documents.Layout;

/// <summary>Where the cells of a table stand once merged ones are counted, and which rows such cells hold together.</summary>
internal sealed class TableGrid
{
    /// <summary>The number of the head among the rows.</summary>
    public const int Head = -1;

    // Nothing where no cell covers several rows: then a cell stands behind those before it.
    private readonly int[][]? _starts;
    private readonly int[]? _ends;

    public TableGrid(Row? head, IReadOnlyList<Row> rows)
    {
        (HeadRow, BodyRows) = (head, rows);
        Columns = head?.Cells.Sum(c => c.Span) ?? 0;
        if (!rows.Any(r => r.Cells.Any(c => c.RowSpan > 1)))
        {
            foreach (var row in rows) Columns = Math.Max(Columns, row.Cells.Sum(c => c.Span));
            return;
        }

        (_starts, _ends) = (new int[rows.Count][], new int[rows.Count]);
        // For each column the row from which on it is free again.
        var free = new List<int>();
        for (var i = 0; i < rows.Count; i++) _starts[i] = [.. rows[i].Cells.Select(c => Take(free, c, i, rows.Count))];
        Columns = Math.Max(Columns, free.Count);
    }

    public Row? HeadRow { get; }

    public IReadOnlyList<Row> BodyRows { get; }

    public int Columns { get; }

    /// <summary>Air at the left and right of a cell: none at the sides of the table.</summary>
    public (float Left, float Right) Pads(int column, int span, float pad) => (column == 0 ? 0 : pad, column + span >= Columns ? 0 : pad);

    /// <summary>The row behind the last of those that hold together with this one, which is the first of them.</summary>
    public int GroupEnd(int row)
    {
        if (_ends is null) return row + 1;
        var end = row + 1;
        for (var i = row; i < end; i++) end = Math.Max(end, _ends[i]);
        return end;
    }

    /// <summary>The column at which a cell starts; the one before it in its row ends at <paramref name="after"/>.</summary>
    public int Column(int row, int cell, int after) => row == Head || _starts is null ? after : _starts[row][cell];

    /// <summary>Rows that a cell covers, counting only those that there are.</summary>
    public int RowSpan(int row, Cell cell) => Math.Clamp(cell.RowSpan, 1, BodyRows.Count - row);

    private int Take(List<int> free, Cell cell, int row, int rows)
    {
        var column = 0;
        while (Enumerable.Range(column, cell.Span).Any(c => c < free.Count && free[c] > row)) column++;
        while (free.Count < column + cell.Span) free.Add(0);
        var end = Math.Min(row + Math.Max(cell.RowSpan, 1), rows);
        for (var c = column; c < column + cell.Span; c++) free[c] = end;
        _ends![row] = Math.Max(_ends[row], end);
        return column;
    }
}
