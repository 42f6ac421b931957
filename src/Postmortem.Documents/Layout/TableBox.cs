namespace Postmortem.Documents.Layout;

/// <param name="Least">Points that its longest word needs.</param>
/// <param name="Most">Points at which nothing in it is broken.</param>
internal sealed record Cell(Box Content, Tag Tag, float Least, float Most, int Span = 1);

internal sealed record Row(IReadOnlyList<Cell> Cells);

/// <param name="Line">0xRRGGBB between rows.</param>
/// <param name="HeadLine">0xRRGGBB beneath the head.</param>
internal sealed record TableStyle(float PadX, float PadY, int Line, int HeadLine);

/// <summary>A table that breaks between rows and repeats its head; a row taller than a page goes on in its cells.</summary>
internal sealed class TableBox : Box
{
    private readonly Row? _head;
    private readonly IReadOnlyList<Row> _rows;
    private readonly int _from;
    private readonly Row? _first;
    private readonly TableStyle _style;
    private readonly bool _continued;
    private readonly (float Width, float[] Columns)? _solved;

    public TableBox(Row? head, IReadOnlyList<Row> rows, TableStyle style)
        : this(head, rows, style, 0, null, false, null)
    {
    }

    private TableBox(Row? head, IReadOnlyList<Row> rows, TableStyle style, int from, Row? first, bool continued, (float, float[])? solved)
    {
        (_head, _rows, _style, _from, _first) = (head, rows, style, from, first);
        (_continued, _solved) = (continued, solved);
    }

    public override Fitted Fit(Space space)
    {
        var columns = _solved is { } known && known.Width == space.Width
            ? known.Columns
            : TableColumns.Solve(_head is null ? _rows : [_head, .. _rows], space.Width, _style.PadX);
        var placed = new List<RowFragment>();
        var y = 0f;
        if (_head is not null && Whole(_head, columns, isHead: true) is { } head && (head.Height < space.Height / 2 || !_continued))
        {
            placed.Add(head);
            y = head.Height;
        }

        var heads = placed.Count;
        for (var i = _from; i < _rows.Count; i++)
        {
            var row = i == _from && _first is not null ? _first : _rows[i];
            var whole = Whole(row, columns, isHead: false);
            if (y + whole.Height <= space.Height + 0.01f)
            {
                placed.Add(whole);
                y += whole.Height;
                continue;
            }

            var alone = space.Fresh && placed.Count == heads;
            if (!alone && placed.Count == heads) return Fitted.None(this, $"The head and a first row do not fit into {space.Height} pt.");
            if (!alone) return Fitted.Part(Fragment(placed, columns, space.Width), Rest(i, i == _from ? _first : null, space.Width, columns));
            var (part, rest) = Split(row, columns, space.Height - y);
            placed.Add(part);
            if (rest is null && i == _rows.Count - 1) break;
            return Fitted.Part(Fragment(placed, columns, space.Width), Rest(rest is null ? i + 1 : i, rest, space.Width, columns));
        }

        return Fitted.All(Fragment(placed, columns, space.Width));
    }

    private TableBox Rest(int from, Row? first, float width, float[] columns) =>
        new(_head, _rows, _style, from, first, true, (width, columns)) { After = After };

    private TableFragment Fragment(List<RowFragment> rows, float[] columns, float width) =>
        new(rows, _style, _head is not null, _continued) { Width = width, Height = rows.Sum(r => r.Height), Columns = columns };

    private RowFragment Whole(Row row, float[] columns, bool isHead) =>
        Place(row, columns, (cell, width) => cell.Content.Fit(new Space(width, float.MaxValue, true)), isHead).Part;

    /// <summary>A row taller than the page: each cell gives what fits and keeps the rest.</summary>
    private (RowFragment Part, Row? More) Split(Row row, float[] columns, float height)
    {
        var inner = Math.Max(height - (2 * _style.PadY), 1);
        return Place(row, columns, (cell, width) => cell.Content.Fit(new Space(width, inner, true)), isHead: false);
    }

    private (RowFragment Part, Row? More) Place(Row row, float[] columns, Func<Cell, float, Fitted> fit, bool isHead)
    {
        var cells = new List<CellFragment>(row.Cells.Count);
        var rest = new List<Cell>(row.Cells.Count);
        var (x, column, height, more) = (0f, 0, 0f, false);
        foreach (var cell in row.Cells)
        {
            var width = 0f;
            for (var i = 0; i < cell.Span && column < columns.Length; i++) width += columns[column++];
            var fitted = fit(cell, Math.Max(width - (2 * _style.PadX), 1));
            if (fitted.Placed is { } placed) height = Math.Max(height, placed.Height);
            cells.Add(new CellFragment(fitted.Placed, cell.Tag, x + _style.PadX));
            more |= fitted.Rest is not null;
            rest.Add(cell with { Content = fitted.Rest ?? new StackBox([]) });
            x += width;
        }

        return (new RowFragment(cells, isHead) { Width = x, Height = height + (2 * _style.PadY) }, more ? new Row(rest) : null);
    }
}

internal sealed record CellFragment(Fragment? Content, Tag Tag, float X);

internal sealed class RowFragment(IReadOnlyList<CellFragment> cells, bool isHead) : Fragment
{
    public IReadOnlyList<CellFragment> Cells { get; } = cells;

    public bool IsHead { get; } = isHead;

    public override void Paint(ICanvas canvas, float x, float y)
    {
        foreach (var cell in Cells)
        {
            canvas.Touch(cell.Tag);
            cell.Content?.Paint(canvas, x + cell.X, y);
        }
    }
}

internal sealed class TableFragment(IReadOnlyList<RowFragment> rows, TableStyle style, bool hasHead, bool continued) : Fragment
{
    private const float LineThickness = 0.6f;

    public IReadOnlyList<RowFragment> Rows { get; } = rows;

    public required float[] Columns { get; init; }

    public override void Paint(ICanvas canvas, float x, float y)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            var repeated = row.IsHead && continued && hasHead;
            if (repeated) canvas.BeginArtifact();
            row.Paint(canvas, x, y + style.PadY);
            if (repeated) canvas.EndArtifact();
            y += row.Height;
            canvas.Fill(x, y - LineThickness, Width, LineThickness, row.IsHead ? style.HeadLine : style.Line);
        }
    }
}
