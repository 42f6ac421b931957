using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Markdown;

/// <summary>Writes the blocks of a syntax tree; a kind that is not named here is an error, never dropped in silence.</summary>
internal sealed class HtmlBlocks
{
    private readonly Speech _speech;
    private readonly Func<HeadingBlock, int> _level;
    private readonly HtmlInlines _inlines;
    private readonly string _accent;

    // No drawings, no pictures, and no links inside the text, which many mail programs cannot follow.
    private readonly bool _forMail;

    public HtmlBlocks(Speech speech, IReadOnlyDictionary<string, Attachment>? attachments, string accent, Func<HeadingBlock, int> level, bool forMail = false)
    {
        (_speech, _accent, _level, _forMail) = (speech, accent, level, forMail);
        _inlines = new HtmlInlines(Out, speech, attachments, forMail);
    }

    public StringBuilder Out { get; } = new();

    /// <inheritdoc cref="HtmlOptions.IdPrefix"/>
    public required string IdPrefix
    {
        get => _inlines.IdPrefix;
        init => _inlines.IdPrefix = string.Concat(value.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }

    public void Write(ContainerBlock blocks)
    {
        foreach (var block in blocks) Write(block, tight: false);
    }

    private void Write(Block block, bool tight)
    {
        switch (block)
        {
            case HeadingBlock heading: Heading(heading); break;
            case ParagraphBlock paragraph when tight: _inlines.Write(paragraph.Inline); break;
            case ParagraphBlock paragraph: Paragraph(paragraph); break;
            case ListBlock list: List(list); break;
            case QuoteBlock quote: Around("blockquote", quote); break;
            case CustomContainer container: Container(container); break;
            case FencedCodeBlock { Info: "chart" } fence when _forMail: Twin(Charts.Twin.Of(Chart.Parse(Lines(fence), fence.Line + 1), _speech)); break;
            case FencedCodeBlock { Info: "timeline" } fence when _forMail: Twin(Charts.Twin.Of(Timeline.Parse(Lines(fence), fence.Line + 1), _speech)); break;
            case FencedCodeBlock { Info: "branches" } fence when _forMail: Branches(Tree.Parse(Lines(fence), fence.Line + 1)); break;
            case FencedCodeBlock { Info: "chart" } fence: Figure(Chart.Parse(Lines(fence), fence.Line + 1).ToSvg(_accent, _speech.Code)); break;
            case FencedCodeBlock { Info: "timeline" } fence: Figure(Timeline.Parse(Lines(fence), fence.Line + 1).ToSvg(_accent, _speech.Code)); break;
            case FencedCodeBlock { Info: "branches" } fence: Figure(Tree.Parse(Lines(fence), fence.Line + 1).ToSvg(_accent, _speech.Code)); break;
            case CodeBlock code: Out.Append("<pre><code>").Text(Lines(code)).Append("</code></pre>\n"); break;
            case ThematicBreakBlock: Out.Append("<hr>\n"); break;
            case Table table: Table(table); break;
            case DefinitionList list: Definitions(list); break;
            case FootnoteGroup notes: Footnotes(notes); break;
            case LinkReferenceDefinitionGroup or BlankLineBlock or EmptyBlock: break;
            default: throw new DocumentException($"Line {block.Line + 1}: there is no HTML for a {block.GetType().Name}.", block.Line + 1);
        }
    }

    internal static string Lines(LeafBlock block) => block.Lines.ToString();

    private void Heading(HeadingBlock heading)
    {
        var level = Math.Clamp(_level(heading), 1, 6);
        Out.Append("<h").Append(level).Append('>');
        _inlines.Write(heading.Inline);
        Out.Append("</h").Append(level).Append(">\n");
    }

    private void Figure(string svg) => Out.Append("<figure>").Append(svg).Append("</figure>\n");

    private void Twin(Charts.Twin twin)
    {
        if (twin.Title.Length > 0) Out.Append("<p><strong>").Text(twin.Title).Append("</strong></p>\n");
        Out.Append("<table>\n<thead>\n<tr>");
        for (var i = 0; i < twin.Head.Count; i++) Out.Append(i > 0 && twin.NumbersAtRight ? "<th class=\"r\" scope=\"col\">" : "<th scope=\"col\">")
            .Text(twin.Head[i]).Append("</th>");
        Out.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in twin.Rows)
        {
            Out.Append("<tr>");
            for (var i = 0; i < row.Count; i++) Out.Append(i > 0 && twin.NumbersAtRight ? "<td class=\"r\">" : "<td>").Text(row[i]).Append("</td>");
            Out.Append("</tr>\n");
        }

        Out.Append("</tbody>\n</table>\n");
    }

    /// <summary>A tree where there are no drawings: a list in a list.</summary>
    private void Branches(Tree tree)
    {
        if (tree.Title.Length > 0) Out.Append("<p><strong>").Text(tree.Title).Append("</strong></p>\n");
        Out.Append("<p>").Text(tree.Root).Append("</p>\n");
        var depth = -1;
        foreach (var node in tree.Nodes)
        {
            if (node.Depth > depth) Out.Append("<ul>\n");
            else Out.Append("</li>\n");
            for (; depth > node.Depth; depth--) Out.Append("</ul>\n</li>\n");
            Out.Append("<li>").Text(_speech.Branch(node));
            depth = node.Depth;
        }

        for (; depth >= 0; depth--) Out.Append("</li>\n</ul>\n");
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        Out.Append("<p>");
        _inlines.Write(paragraph.Inline);
        Out.Append("</p>\n");
    }

    private void Around(string tag, ContainerBlock blocks)
    {
        Out.Append('<').Append(tag).Append(">\n");
        Write(blocks);
        Out.Append("</").Append(tag).Append(">\n");
    }

    private void List(ListBlock list)
    {
        var tag = list.IsOrdered ? "ol" : "ul";
        Out.Append('<').Append(tag);
        if (list.IsOrdered && int.TryParse(list.OrderedStart, out var start) && start != 1) Out.Append(" start=\"").Append(start).Append('"');
        Out.Append(">\n");
        foreach (var item in list.Cast<ListItemBlock>())
        {
            Out.Append(item is [ParagraphBlock { Inline.FirstChild: TaskList }, ..] ? "<li class=\"task-item\">" : "<li>");
            foreach (var block in item) Write(block, tight: !list.IsLoose);
            Out.Append("</li>\n");
        }

        Out.Append("</").Append(tag).Append(">\n");
    }

    private void Container(CustomContainer container)
    {
        var callout = Callout.Of(container, _speech);
        Out.Append("<div class=\"callout ").Append(callout.Kind).Append("\" role=\"note\">\n<p class=\"label\">").Text(callout.Label).Append("</p>\n");
        Write(container);
        Out.Append("</div>\n");
    }

    private void Table(Table table)
    {
        Out.Append("<table>\n");
        var inHead = false;
        var inBody = false;
        foreach (var row in table.Cast<TableRow>())
        {
            if (row.IsHeader && !inHead && !inBody) (inHead, _) = (true, Out.Append("<thead>\n"));
            if (!row.IsHeader && !inBody) (inBody, _) = (true, Out.Append(inHead ? "</thead>\n<tbody>\n" : "<tbody>\n"));
            Out.Append("<tr>");
            for (var i = 0; i < row.Count; i++) Cell(table, row, i);
            Out.Append("</tr>\n");
        }

        Out.Append(inBody ? "</tbody>\n" : inHead ? "</thead>\n" : "").Append("</table>\n");
    }

    private void Cell(Table table, TableRow row, int index)
    {
        var cell = (TableCell)row[index];
        var tag = row.IsHeader ? "th" : "td";
        Out.Append('<').Append(tag);
        if (index < table.ColumnDefinitions.Count && table.ColumnDefinitions[index].Alignment is TableColumnAlign.Right) Out.Append(" class=\"r\"");
        if (index < table.ColumnDefinitions.Count && table.ColumnDefinitions[index].Alignment is TableColumnAlign.Center) Out.Append(" class=\"c\"");
        if (row.IsHeader) Out.Append(" scope=\"col\"");
        if (cell.ColumnSpan > 1) Out.Append(" colspan=\"").Append(cell.ColumnSpan).Append('"');
        Out.Append('>');
        foreach (var block in cell) Write(block, tight: true);
        Out.Append("</").Append(tag).Append('>');
    }

    private void Definitions(DefinitionList list)
    {
        Out.Append("<dl>\n");
        foreach (var item in list.Cast<DefinitionItem>())
        {
            var meaning = false;
            foreach (var block in item)
            {
                if (block is DefinitionTerm term)
                {
                    Out.Append("<dt>");
                    _inlines.Write(term.Inline);
                    Out.Append("</dt>\n");
                    continue;
                }

                if (!meaning) Out.Append("<dd>");
                meaning = true;
                Write(block, tight: item.Count == 2);
            }

            if (meaning) Out.Append("</dd>\n");
        }

        Out.Append("</dl>\n");
    }

    private void Footnotes(FootnoteGroup notes)
    {
        Out.Append("<section class=\"footnotes\" aria-label=\"").Text(_speech.Words.Footnotes).Append("\">\n<ol>\n");
        foreach (var note in notes.Cast<Footnote>())
        {
            Out.Append(_forMail ? "<li>" : $"<li id=\"{IdPrefix}note-{note.Order}\">");
            foreach (var block in note) Write(block, tight: false);
            Out.Append("</li>\n");
        }

        Out.Append("</ol>\n</section>\n");
    }
}
