using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortem.Documents;
using Postmortem.Documents.Markdown;

namespace Postmortem.Exchange.Markdown;

/// <summary>Parses Markdown into plain nodes. Nothing of it is ever rendered from here, so no markup survives but as text.</summary>
internal static class MarkdownTree
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseEmphasisExtras().UseBounds().Build();

    /// <summary>Headings, paragraphs, items and cells: a thousand times what a post-mortem has.</summary>
    private const int MostParts = 50_000;

    /// <exception cref="DocumentException">It is nested too deeply or too long; says on which line.</exception>
    public static List<MarkdownNode> Parse(string markdown, int linesBefore)
    {
        var nodes = new List<MarkdownNode>();
        AddAll(nodes, BoundedMarkdown.Parse(markdown, s_pipeline, MostParts), linesBefore);
        return nodes;
    }

    private static void AddAll(List<MarkdownNode> nodes, ContainerBlock container, int linesBefore)
    {
        foreach (var block in container)
            Add(nodes, block, linesBefore);
    }

    private static void Add(List<MarkdownNode> nodes, Block block, int linesBefore)
    {
        var line = block.Line + 1 + linesBefore;
        switch (block)
        {
            case HeadingBlock heading:
                nodes.Add(new HeadingNode(line, heading.Level, StorableText.OneLine(Text(heading.Inline, false), 500)));
                break;
            case ParagraphBlock paragraph:
                if (Paragraph(paragraph, line) is { Text.Length: > 0 } told)
                    nodes.Add(told);
                break;
            case ListBlock list:
                nodes.Add(new ListNode(line, [.. list.OfType<ListItemBlock>().Select(item => Item(item, linesBefore))]));
                break;
            case Table table:
                nodes.Add(TableOf(table, line));
                break;
            case CodeBlock code:
                nodes.Add(new CodeNode(line, StorableText.Clean(code.Lines.ToString())));
                break;
            case HtmlBlock html:
                if (PlainHtml.ToPlain(html.Lines.ToString()) is { Length: > 0 } text)
                    nodes.Add(new ParagraphNode(line, text));
                break;
            case LinkReferenceDefinitionGroup or ThematicBreakBlock:
                break;
            case ContainerBlock other:
                AddAll(nodes, other, linesBefore);
                break;
        }
    }

    private static ItemNode Item(ListItemBlock item, int linesBefore)
    {
        var children = new List<MarkdownNode>();
        AddAll(children, item, linesBefore);
        var line = item.Line + 1 + linesBefore;
        var first = children.FirstOrDefault() as ParagraphNode;
        if (first is not null)
            children.RemoveAt(0);
        var check = (item.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild as TaskList;
        return new ItemNode(line, first ?? new ParagraphNode(line, ""), check?.Checked, children);
    }

    private static TableNode TableOf(Table table, int line)
    {
        List<string> Cells(TableRow row) => [.. row.OfType<TableCell>().Select(cell =>
        {
            var nodes = new List<MarkdownNode>();
            AddAll(nodes, cell, line);
            return string.Join('\n', nodes.Select(node => node.Plain()));
        })];
        var rows = table.OfType<TableRow>().ToList();
        return new TableNode(line, rows.Where(row => row.IsHeader).Select(Cells).FirstOrDefault() ?? [],
            [.. rows.Where(row => !row.IsHeader).Select(IReadOnlyList<string> (row) => Cells(row))]);
    }

    private static ParagraphNode? Paragraph(ParagraphBlock paragraph, int line)
    {
        var text = StorableText.Clean(Text(paragraph.Inline, true));
        var first = paragraph.Inline?.FirstChild is TaskList check ? check.NextSibling : paragraph.Inline?.FirstChild;
        while (first is LiteralInline blank && blank.Content.IsEmptyOrWhitespace())
            first = first.NextSibling;
        var lines = paragraph.Inline?.Any(inline => inline is LineBreakInline) == true ? StorableText.Clean(Text(paragraph.Inline, true, '\n')) : text;
        if (first is EmphasisInline { DelimiterChar: '~', DelimiterCount: 2, NextSibling: null })
            return new ParagraphNode(line, text, Lines: lines) { Struck = true };
        if (first is not EmphasisInline { DelimiterCount: >= 2, DelimiterChar: '*' or '_' } bold)
            return new ParagraphNode(line, text, Lines: lines);
        var words = StorableText.OneLine(Text(bold, true), 2_000);
        var after = StorableText.Clean(text.Length >= words.Length && text.StartsWith(words, StringComparison.Ordinal) ? text[words.Length..] : "");
        var colon = words.EndsWith(':') || after.StartsWith(':');
        return words.Length <= 100 && (colon || after.Length == 0)
            ? new ParagraphNode(line, text, words.TrimEnd(':', ' '), after.TrimStart(':', ' ', '\n'), lines)
            : new ParagraphNode(line, text, Lines: lines);
    }

    /// <param name="soft">What stands for a line break that the page would not show.</param>
    private static string Text(ContainerInline? inlines, bool links, char soft = ' ')
    {
        var result = new StringBuilder();
        if (inlines is not null)
            Append(result, inlines, links, soft);
        return result.ToString();
    }

    private static void Append(StringBuilder result, ContainerInline inlines, bool links, char soft)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    result.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    result.Append(code.Content);
                    break;
                case LineBreakInline line:
                    result.Append(line.IsHard ? '\n' : soft);
                    break;
                case HtmlEntityInline entity:
                    result.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline address:
                    result.Append(address.Url);
                    break;
                case HtmlInline html:
                    result.Append(Html(html.Tag));
                    break;
                case LinkInline link:
                    Link(result, link, links, soft);
                    break;
                case ContainerInline container:
                    Append(result, container, links, soft);
                    break;
            }
        }
    }

    /// <summary>An image says nothing here; a link keeps its address as text, unless it only leads somewhere inside its own site.</summary>
    private static void Link(StringBuilder result, LinkInline link, bool links, char soft)
    {
        if (link.IsImage)
            return;
        var start = result.Length;
        Append(result, link, links, soft);
        if (links && PlainHtml.WebAddress(link.Url) is { } address && result.ToString(start, result.Length - start) != address)
            result.Append(" (").Append(address).Append(')');
    }

    private static string Html(string tag)
    {
        if (tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase))
            return "\n";
        var name = new string([.. tag.Skip(1).SkipWhile(c => c == '/').TakeWhile(char.IsAsciiLetterOrDigit)]);
        return PlainHtml.IsElement(name) || tag.StartsWith("<!--", StringComparison.Ordinal) ? "" : tag;
    }
}
