namespace Postmortem.Documents.Layout;

/// <summary>Sets the rows of a table: alone, as parts, or as many as a merged cell holds together.</summary>
internal sealed class TableRows(TableGrid grid, TableStyle style)
{
    public TableStyle Style { get; } = style;

    public float PadX => Style.PadX;

    public RowFragment Whole(Row row, int index, float[] columns) => Set(row, index, columns, float.MaxValue).Part;

    /// <summary>A row taller than the page: each cell gives what fits and keeps the rest.</summary>
    public (RowFragment Part, Row? More) Part(Row row, int index, float[] columns, float height) =>
        Set(row, index, columns, Math.Max(height - (2 * Style.PadY), 1));

    /// <summary>The rows from <paramref name="from"/> up to but not including <paramref name="to"/>.</summary>
    /// <param name="first">Stands for the first of them, where a part of it was placed before.</param>
    public IReadOnlyList<RowFragment> Group(IReadOnlyList<Row> rows, Row? first, int from, int to, float[] columns)
    {
        if (to - from == 1) return [Whole(first ?? rows[from], from, columns)];
        var (cells, heights, merged) = (new List<CellFragment>[to - from], new float[to - from], new List<(int Row, int End, float Height)>());
        for (var i = from; i < to; i++)
        {
            var (x, column) = (0f, 0);
            cells[i - from] = [];
            for (var k = 0; k < rows[i].Cells.Count; k++)
            {
                var cell = rows[i].Cells[k];
                (x, var width) = Place(i, k, cell, columns, ref column);
                var placed = cell.Content.Fit(new Space(width, float.MaxValue, true)).Placed;
                cells[i - from].Add(new CellFragment(placed, cell.Tag, x));
                var height = (placed?.Height ?? 0) + (2 * Style.PadY);
                var end = i + grid.RowSpan(i, cell);
                if (end == i + 1) heights[i - from] = Math.Max(heights[i - from], height);
                else merged.Add((i - from, end - from, height));
            }
        }

        // A merged cell taller than its rows makes the last of them taller; the ones that end first come first.
        foreach (var (row, end, height) in merged.OrderBy(m => m.End).ThenByDescending(m => m.Row))
            heights[end - 1] += Math.Max(0, height - heights[row..end].Sum());
        return [.. cells.Select((c, i) => new RowFragment(c, Style.PadY, Lines(rows, from, from + i, columns)) { Width = columns.Sum(),
            Height = Math.Max(heights[i], 2 * Style.PadY) })];
    }

    private (RowFragment Part, Row? More) Set(Row row, int index, float[] columns, float height)
    {
        var (cells, rest) = (new List<CellFragment>(row.Cells.Count), (List<Cell>?)null);
        var (column, tallest) = (0, 0f);
        for (var k = 0; k < row.Cells.Count; k++)
        {
            var cell = row.Cells[k];
            var (x, width) = Place(index, k, cell, columns, ref column);
            var fitted = cell.Content.Fit(new Space(width, height, true));
            tallest = Math.Max(tallest, fitted.Placed?.Height ?? 0);
            cells.Add(new CellFragment(fitted.Placed, cell.Tag, x));
            if (fitted.Rest is not null) rest ??= [.. row.Cells.Take(k).Select(Nothing)];
            rest?.Add(fitted.Rest is { } more ? cell with { Content = more } : Nothing(cell));
        }

        var part = new RowFragment(cells, Style.PadY, null, index == TableGrid.Head) { Width = columns.Sum(), Height = tallest + (2 * Style.PadY) };
        return (part, rest is null ? null : new Row(rest));
    }

    private static Cell Nothing(Cell cell) => cell with { Content = new StackBox([]) };

    private (float X, float Width) Place(int row, int index, Cell cell, float[] columns, ref int column)
    {
        var start = grid.Column(row, index, column);
        var (x, width) = (0f, 0f);
        for (var i = 0; i < start; i++) x += columns[i];
        column = Math.Min(start + cell.Span, columns.Length);
        for (var i = start; i < column; i++) width += columns[i];
        // What stands at the side of a table stands at the edge of the text, as its lines do.
        var (left, right) = grid.Pads(start, cell.Span, Style.PadX);
        return (x + left, Math.Max(width - left - right, 1));
    }

    /// <summary>The pieces of the line beneath a row: none under a cell that goes on into the next one.</summary>
    private List<(float X, float Width)> Lines(IReadOnlyList<Row> rows, int from, int row, float[] columns)
    {
        var closed = Enumerable.Repeat(true, columns.Length).ToArray();
        for (var i = from; i <= row; i++)
        {
            var column = 0;
            for (var k = 0; k < rows[i].Cells.Count; k++)
            {
                var cell = rows[i].Cells[k];
                var start = grid.Column(i, k, column);
                column = Math.Min(start + cell.Span, columns.Length);
                if (i + grid.RowSpan(i, cell) > row + 1) Array.Fill(closed, false, start, column - start);
            }
        }

        var (lines, x) = (new List<(float X, float Width)>(), 0f);
        for (var i = 0; i < columns.Length; x += columns[i++])
            if (closed[i]) lines.Add((x, columns[i]));
        return lines;
    }
}

internal readonly record struct CellFragment(Fragment? Content, Tag Tag, float X);

/// <param name="lines">The pieces of the line beneath, or nothing for one all across.</param>
internal sealed class RowFragment(IReadOnlyList<CellFragment> cells, float padY, IReadOnlyList<(float X, float Width)>? lines, bool isHead = false,
    bool repeated = false) : Fragment
{
    private const float LineThickness = 0.6f;

    public IReadOnlyList<CellFragment> Cells { get; } = cells;

    public bool IsHead { get; } = isHead;

    public override int Lines => Cells.Max(c => c.Content?.Lines) ?? 0;

    /// <summary>It stands on an earlier page already and means nothing here.</summary>
    public bool Repeated { get; } = repeated;

    public RowFragment AsRepetition() => new(Cells, padY, lines, IsHead, repeated: true) { Width = Width, Height = Height };

    public override void Paint(ICanvas canvas, float x, float y)
    {
        if (Repeated) canvas.BeginArtifact();
        foreach (var cell in Cells)
        {
            canvas.Touch(cell.Tag);
            cell.Content?.Paint(canvas, x + cell.X, y + padY);
        }

        if (Repeated) canvas.EndArtifact();
    }

    public void PaintLine(ICanvas canvas, float x, float y, float width, int color)
    {
        if (lines is null) canvas.Fill(x, y - LineThickness, width, LineThickness, color);
        else
            foreach (var line in lines) canvas.Fill(x + line.X, y - LineThickness, line.Width, LineThickness, color);
    }
}

internal sealed class TableFragment(IReadOnlyList<RowFragment> rows, TableStyle style) : Fragment
{
    public IReadOnlyList<RowFragment> Rows { get; } = rows;

    public required float[] Columns { get; init; }

    public override int Lines => Rows.Sum(r => r.Lines);

    public override void Paint(ICanvas canvas, float x, float y)
    {
        foreach (var row in Rows)
        {
            row.Paint(canvas, x, y);
            y += row.Height;
            row.PaintLine(canvas, x, y, Width, row.IsHead ? style.HeadLine : style.Line);
        }
    }
}
