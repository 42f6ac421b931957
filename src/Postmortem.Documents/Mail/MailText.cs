using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Postmortem.Documents.Charts;
using Postmortem.Documents.Markdown;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Mail;

/// <summary>The blocks of a syntax tree as plain text in short lines (RFC 3676 asks for at most 78 characters; 72 leaves room for quoting).</summary>
internal sealed class MailText(Speech speech)
{
    private const int Width = 72;
    private const int Narrowest = 24;

    /// <summary>How many lines the organisation and the title took.</summary>
    public int TitleLines { get; private set; }

    public List<string> Document(Document document, MarkdownDocument text)
    {
        List<string> lines = [];
        if (document.Organisation is { Length: > 0 } organisation) lines.AddRange(PlainLines.Wrap(organisation, Width));
        if (document.Subtitle is { Length: > 0 } subtitle) lines.AddRange(PlainLines.Wrap(subtitle, Width));
        if (lines.Count > 0) lines.Add("");
        lines.AddRange(Underlined(document.Title, '=', Width));
        lines.Add("");
        TitleLines = lines.Count;
        lines.AddRange(Blocks(text, Width));
        return lines;
    }

    private List<string> Blocks(IEnumerable<Block> blocks, int width, bool tight = false)
    {
        List<string> lines = [];
        foreach (var block in blocks)
        {
            var next = Lines(block, Math.Max(width, Narrowest));
            if (next.Count == 0) continue;
            if (lines.Count > 0 && !tight) lines.Add("");
            lines.AddRange(next);
        }

        return lines;
    }

    private List<string> Lines(Block block, int width) => block switch
    {
        HeadingBlock heading => Underlined(PlainLines.Of(heading.Inline), heading.Level <= 2 ? '-' : '.', width),
        ParagraphBlock paragraph => PlainLines.Wrap(PlainLines.Of(paragraph.Inline), width),
        ListBlock list => List(list, width),
        QuoteBlock quote => Behind("> ", "> ", Blocks(quote, width - 2)),
        CustomContainer container => Container(container, width),
        FencedCodeBlock { Info: "chart" } fence => Drawing(Twin.Of(Chart.Parse(HtmlBlocks.Lines(fence), fence.Line + 1), speech), width),
        FencedCodeBlock { Info: "timeline" } fence => Drawing(Twin.Of(Timeline.Parse(HtmlBlocks.Lines(fence), fence.Line + 1), speech), width),
        FencedCodeBlock { Info: "branches" } fence => Branches(Tree.Parse(HtmlBlocks.Lines(fence), fence.Line + 1), width),
        CodeBlock code => Behind("    ", "    ", [.. HtmlBlocks.Lines(code).TrimEnd('\n').Split('\n')]),
        ThematicBreakBlock => ["* * *"],
        Table table => Rows(table, width),
        DefinitionList list => Definitions(list, width),
        FootnoteGroup notes => Footnotes(notes, width),
        LinkReferenceDefinitionGroup or BlankLineBlock or EmptyBlock => [],
        _ => throw new DocumentException($"Line {block.Line + 1}: there is no plain text for a {block.GetType().Name}.", block.Line + 1),
    };

    private static List<string> Underlined(string text, char mark, int width)
    {
        var lines = PlainLines.Wrap(text, width);
        if (lines.Count > 0) lines.Add(new string(mark, Math.Min(width, lines.Max(l => l.Length))));
        return lines;
    }

    private static List<string> Behind(string first, string further, List<string> lines) =>
        [.. lines.Select((l, i) => ((i == 0 ? first : further) + l).TrimEnd())];

    private List<string> List(ListBlock list, int width)
    {
        var number = list.IsOrdered && long.TryParse(list.OrderedStart, out var start) ? start : 1;
        List<string> lines = [];
        foreach (var item in list.Cast<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{number++}{list.OrderedDelimiter} " : item is [ParagraphBlock { Inline.FirstChild: TaskList }, ..] ? "" : "- ";
            var inner = Behind(mark, new string(' ', Math.Max(mark.Length, 2)), Blocks(item, width - mark.Length, tight: !list.IsLoose));
            if (list.IsLoose && lines.Count > 0) lines.Add("");
            lines.AddRange(inner.Count > 0 ? inner : [mark.TrimEnd()]);
        }

        return lines;
    }

    private List<string> Container(CustomContainer container, int width)
    {
        var callout = Callout.Of(container, speech);
        return Behind("| ", "| ", [.. PlainLines.Wrap(callout.Label + ":", width - 2), .. Blocks(container, width - 2)]);
    }

    private static List<string> Drawing(Twin twin, int width) =>
        [.. PlainLines.Wrap(twin.Title, width), .. PlainTable.Lines(twin.Head, [.. twin.Rows],
            [.. twin.Head.Select((_, i) => twin.NumbersAtRight && i > 0)], width)];

    private List<string> Branches(Tree tree, int width)
    {
        List<string> lines = [.. PlainLines.Wrap(tree.Title, width), .. PlainLines.Wrap(tree.Root, width)];
        foreach (var node in tree.Nodes)
        {
            var inset = Math.Min(node.Depth * 2, width / 2);
            lines.AddRange(Behind($"{new string(' ', inset)}- ", new string(' ', inset + 2),
                PlainLines.Wrap(speech.Branch(node), Math.Max(width - inset - 2, Narrowest))));
        }

        return lines;
    }

    private static List<string> Rows(Table table, int width)
    {
        var rows = table.Cast<TableRow>().Select(r => (r.IsHeader, Cells: (IReadOnlyList<string>)[.. r.Cast<TableCell>().Select(Cell)])).ToList();
        var columns = rows.Max(r => r.Cells.Count);
        var right = Enumerable.Range(0, columns).Select(i => i < table.ColumnDefinitions.Count
            && table.ColumnDefinitions[i].Alignment is TableColumnAlign.Right).ToList();
        return PlainTable.Lines(rows[0].IsHeader ? rows[0].Cells : null, [.. rows.Skip(rows[0].IsHeader ? 1 : 0).Select(r => r.Cells)], right, width);
    }

    private static string Cell(TableCell cell) => string.Join('\n', cell.OfType<LeafBlock>().Select(b => PlainLines.Of(b.Inline)));

    private List<string> Definitions(DefinitionList list, int width)
    {
        List<string> lines = [];
        foreach (var item in list.Cast<DefinitionItem>())
        {
            if (lines.Count > 0) lines.Add("");
            foreach (var term in item.OfType<DefinitionTerm>()) lines.AddRange(PlainLines.Wrap(PlainLines.Of(term.Inline), width));
            lines.AddRange(Behind("  ", "  ", Blocks(item.Where(b => b is not DefinitionTerm), width - 2)));
        }

        return lines;
    }

    private List<string> Footnotes(FootnoteGroup notes, int width)
    {
        List<string> lines = ["* * *"];
        foreach (var note in notes.Cast<Footnote>()) lines.AddRange(Behind($"[{note.Order}] ", "    ", Blocks(note, width - 4)));
        return lines;
    }
}
