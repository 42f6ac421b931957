namespace Postmortem.Documents.Layout;

/// <param name="Least">Points that its longest word needs.</param>
/// <param name="Most">Points at which nothing in it is broken.</param>
/// <param name="Span">Columns that it covers.</param>
/// <param name="RowSpan">Rows that it covers; what goes beyond the last row is left out. A head has one row.</param>
internal sealed record Cell(Box Content, Tag Tag, float Least, float Most, int Span = 1, int RowSpan = 1);

internal sealed record Row(IReadOnlyList<Cell> Cells);

/// <param name="Line">0xRRGGBB between rows.</param>
/// <param name="HeadLine">0xRRGGBB beneath the head.</param>
internal sealed record TableStyle(float PadX, float PadY, int Line, int HeadLine);

/// <summary>
/// A table that breaks between rows and repeats its head; rows that a merged cell holds together stay on one page. What is taller than a page goes on in
/// its cells, be it a row, rows that are held together, or the head itself, which is then not repeated.
/// </summary>
internal sealed class TableBox : Box
{
    private const float Forgiven = 0.01f;

    private readonly Row? _head;
    private readonly IReadOnlyList<Row> _rows;
    private readonly TableGrid _grid;
    private readonly TableRows _setter;
    private readonly Progress _done;
    private readonly (float Width, float[] Columns)? _solved;

    public TableBox(Row? head, IReadOnlyList<Row> rows, TableStyle style)
    {
        (_head, _rows) = (head, rows);
        _grid = new TableGrid(head, rows);
        _setter = new TableRows(_grid, style);
        _done = new Progress(0, null, null, head is null, 0);
    }

    private TableBox(TableBox whole, Progress done, (float, float[]) solved)
    {
        (_head, _rows, _grid, _setter, _done, _solved) = (whole._head, whole._rows, whole._grid, whole._setter, done, solved);
        After = whole.After;
    }

    /// <param name="From">The row to go on with.</param>
    /// <param name="First">What remains of that row, where a part of it was placed.</param>
    /// <param name="Head">What remains of the head.</param>
    /// <param name="HeadDone">From here on it is only repeated.</param>
    /// <param name="Loose">Rows before this one no longer hold together: they were taller than a page.</param>
    private readonly record struct Progress(int From, Row? First, Row? Head, bool HeadDone, int Loose);

    public override Fitted Fit(Space space)
    {
        var columns = _solved is { } known && known.Width == space.Width ? known.Columns : TableColumns.Solve(_grid, space.Width, _setter.PadX);
        var (placed, y, done) = (new List<RowFragment>(), 0f, _done);
        if (!done.HeadDone)
        {
            var row = done.Head ?? _head!;
            var head = _setter.Whole(row, TableGrid.Head, columns);
            Row? more = null;
            if (head.Height > space.Height + Forgiven)
            {
                if (!space.Fresh) return Fitted.None(this, $"The head and a first row do not fit into {space.Height} pt.");
                (head, more) = _setter.Part(row, TableGrid.Head, columns, space.Height);
            }

            placed.Add(head);
            y = head.Height;
            done = done with { Head = more, HeadDone = more is null };
            if (more is not null) return Stop(placed, columns, space.Width, done);
        }
        else if (_head is not null && _setter.Whole(_head, TableGrid.Head, columns) is var head && head.Height < space.Height / 2)
        {
            placed.Add(head.AsRepetition());
            y = head.Height;
        }

        return Rows(space, columns, placed, y, done);
    }

    private Fitted Rows(Space space, float[] columns, List<RowFragment> placed, float y, Progress done)
    {
        var heads = placed.Count;
        for (var i = done.From; i < _rows.Count;)
        {
            done = done with { From = i, First = i == done.From ? done.First : null };
            var end = i < done.Loose ? i + 1 : _grid.GroupEnd(i);
            var rows = _setter.Group(_rows, done.First, i, end, columns);
            var height = rows.Sum(r => r.Height);
            if (y + height <= space.Height + Forgiven)
            {
                placed.AddRange(rows);
                y += height;
                i = end;
                continue;
            }

            if (placed.Count > heads) return Stop(placed, columns, space.Width, done);
            if (!space.Fresh) return Fitted.None(this, $"The head and a first row do not fit into {space.Height} pt.");
            // So tall a head leaves no room to speak of, and is not repeated on the next page.
            if (y >= space.Height / 2) return Stop(placed, columns, space.Width, done);
            if (end - i > 1)
            {
                done = done with { Loose = end };
                continue;
            }

            var (part, rest) = _setter.Part(done.First ?? _rows[i], i, columns, space.Height - y);
            placed.Add(part);
            i = rest is null ? i + 1 : i;
            return i == _rows.Count ? Fitted.All(Fragment(placed, columns, space.Width))
                : Stop(placed, columns, space.Width, done with { From = i, First = rest });
        }

        return Fitted.All(Fragment(placed, columns, space.Width));
    }

    private Fitted Stop(List<RowFragment> placed, float[] columns, float width, Progress done) =>
        Fitted.Part(Fragment(placed, columns, width), new TableBox(this, done, (width, columns)));

    private TableFragment Fragment(List<RowFragment> rows, float[] columns, float width) =>
        new(rows, _setter.Style) { Width = width, Height = rows.Sum(r => r.Height), Columns = columns };
}
