using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Postmortem.Documents.Fonts;

namespace Postmortem.Documents.Layout;

/// <summary>
/// Turns a table of Markdown into a table of boxes. One with more columns than paper has room for is set as several, side by side in
/// reading order, so that no column is too narrow to read.
/// </summary>
internal sealed class TableBuilder(InlineBuilder inlines, TextSetter setter)
{
    private const int MostColumns = 12;

    public void Add(List<Box> to, Table table, Tag parent)
    {
        var rows = table.Cast<TableRow>().ToList();
        var columns = rows.Max(r => r.Count);
        for (var from = 0; from < columns; from += MostColumns)
        {
            var tag = new Tag("Table", parent);
            var count = Math.Min(MostColumns, columns - from);
            var head = rows[0].IsHeader ? Row(table, rows[0], tag, from, count) : null;
            var body = rows.Skip(head is null ? 0 : 1).Select(r => Row(table, r, tag, from, count)).ToList();
            to.Add(new TableBox(head, body, Look.Table) { Before = 10, After = 14 });
        }
    }

    private Row Row(Table table, TableRow row, Tag parent, int from, int count)
    {
        var tag = new Tag("TR", parent);
        var cells = new List<Cell>(count);
        for (var i = from; i < from + count; i++)
        {
            var align = i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null;
            cells.Add(Cell(i < row.Count ? (TableCell)row[i] : null, row.IsHeader, tag, align switch
            {
                TableColumnAlign.Right => Align.Right,
                TableColumnAlign.Center => Align.Center,
                _ => Align.Start,
            }));
        }

        return new Row(cells);
    }

    private Cell Cell(TableCell? cell, bool isHead, Tag row, Align align)
    {
        var tag = new Tag(isHead ? "TH" : "TD", row) { Scope = isHead ? "Column" : null };
        var style = isHead
            ? new TextStyle(Face.SansBold, Look.Small - 0.5f, Look.Quiet, tag)
            : new TextStyle(Face.Sans, Look.Small, Look.Ink, tag);
        var boxes = new List<Box>(1);
        var (least, most) = (0f, 0f);
        foreach (var block in cell ?? [])
        {
            setter.SourceLine = block.Line + 1;
            if (block is not ParagraphBlock paragraph)
                throw new DocumentException($"Line {block.Line + 1}: a cell of a table holds text only.", block.Line + 1);
            var set = inlines.Paragraph(paragraph.Inline, style, Look.SmallLine, align);
            if (set.Text.Length == 0) continue;
            boxes.Add(new ParagraphBox(set) { Before = 2, After = 2 });
            (least, most) = (Math.Max(least, set.LongestWord()), Math.Max(most, set.FullWidth()));
        }

        return new Cell(boxes.Count == 1 ? boxes[0] : new StackBox(boxes), tag, least, most);
    }
}
