using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Postmortem.Documents.Fonts;

namespace Postmortem.Documents.Layout;

/// <summary>
/// Turns a table of Markdown into a table of boxes. Where its words need more room than there is, it is set smaller; where that is not enough, or there
/// are more columns than can be followed, it becomes several tables below each other, each of which begins with the first column.
/// </summary>
internal sealed class TableBuilder(InlineBuilder inlines, TextSetter setter)
{
    private const int MostColumns = 12;
    private const float SmallestRatio = Look.Smallest / Look.Small;

    /// <summary>A cell that is set, before it is known in which table and how large it stands.</summary>
    /// <param name="Least">Points that its longest word needs.</param>
    private readonly record struct SetCell(Tag Tag, IReadOnlyList<Paragraph> Text, float Least);

    /// <param name="width">Points that there are for it.</param>
    public void Add(List<Box> to, Table table, Tag parent, float width)
    {
        var rows = table.Cast<TableRow>().ToList();
        var columns = rows.Max(r => r.Count);
        var cells = rows.ConvertAll(r => Enumerable.Range(0, columns).Select(i => Cell(table, r, i)).ToArray());
        var least = Enumerable.Range(0, columns).Select(i => cells.Max(r => r[i].Least)).ToArray();
        var parts = TableParts.Of(least, width, MostColumns, SmallestRatio);
        foreach (var (from, count, ratio) in parts)
        {
            var tag = new Tag("Table", parent);
            // The first column says which row is which, so it is read and told with each part.
            var set = cells.Select((r, i) => Row(from == 0 ? r[..count] : [Again(table, rows[i]), .. r[from..(from + count)]], tag, ratio)).ToList();
            var head = rows[0].IsHeader ? set[0] : null;
            var style = ratio < 1 || parts.Count > 1 ? Look.NarrowTable : Look.Table;
            to.Add(new TableBox(head, head is null ? set : set[1..], style) { Before = 10, After = 14 });
        }
    }

    private static Row Row(SetCell[] cells, Tag table, float ratio)
    {
        var row = new Tag("TR", table);
        return new Row([.. cells.Select(c =>
        {
            c.Tag.Parent = row;
            if (c.Text.Count == 1) return new Cell(Box(c.Text[0], ratio, out var width), c.Tag, c.Least * ratio, width);
            var most = 0f;
            Box[] boxes = [.. c.Text.Select(t =>
            {
                var box = Box(t, ratio, out var width);
                most = Math.Max(most, width);
                return box;
            })];
            return new Cell(new StackBox(boxes), c.Tag, c.Least * ratio, most);
        })]);
    }

    private static ParagraphBox Box(Paragraph text, float ratio, out float width)
    {
        var scaled = text.Scaled(ratio);
        width = scaled.FullWidth();
        return new ParagraphBox(scaled) { Before = 2, After = 2 };
    }

    /// <summary>The first cell once more; a picture in it stands beneath the table once.</summary>
    private SetCell Again(Table table, TableRow row)
    {
        var pictures = inlines.Pictures.Count;
        var cell = Cell(table, row, 0);
        inlines.Pictures.RemoveRange(pictures, inlines.Pictures.Count - pictures);
        return cell;
    }

    private SetCell Cell(Table table, TableRow row, int index)
    {
        var align = index < table.ColumnDefinitions.Count ? table.ColumnDefinitions[index].Alignment switch
        {
            TableColumnAlign.Right => Align.Right,
            TableColumnAlign.Center => Align.Center,
            _ => Align.Start,
        } : Align.Start;
        var tag = new Tag(row.IsHeader ? "TH" : "TD", null) { Scope = row.IsHeader ? "Column" : null };
        var style = row.IsHeader
            ? new TextStyle(Face.SansBold, Look.Small - 0.5f, Look.Quiet, tag)
            : new TextStyle(Face.Sans, Look.Small, Look.Ink, tag);
        var text = new List<Paragraph>(1);
        foreach (var block in index < row.Count ? (TableCell)row[index] : [])
        {
            setter.SourceLine = block.Line + 1;
            if (block is not ParagraphBlock paragraph)
                throw new DocumentException($"Line {block.Line + 1}: a cell of a table holds text only.", block.Line + 1);
            var set = inlines.Paragraph(paragraph.Inline, style, Look.SmallLine, align);
            if (set.Text.Length > 0) text.Add(set);
        }

        return new SetCell(tag, text, text.Count == 0 ? 0 : text.Max(t => t.LongestWord()));
    }
}
