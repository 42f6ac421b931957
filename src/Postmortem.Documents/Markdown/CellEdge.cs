using System.Buffers;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Matches nothing: at the edge of a table's cell it settles the emphasis inside. The parser would do it when it has read the whole table, with the
/// stars of a thousand rows inside each other until then.
/// </summary>
internal sealed class CellEdge : InlineParser
{
    private static readonly SearchValues<char> Rule = SearchValues.Create("|-: \t\r");

    private readonly BoundedEmphasisParser _emphasis;

    public CellEdge(BoundedEmphasisParser emphasis)
    {
        _emphasis = emphasis;
        OpeningCharacters = ['|', '\n'];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.ParserStates[Index] is not bool isTable)
            processor.ParserStates[Index] = isTable = HasRule(slice.Text.AsSpan(slice.Start, slice.Length));
        if (isTable && processor.Inline is { } last) Settle(processor, last);
        return false;
    }

    private void Settle(InlineProcessor processor, Inline last)
    {
        // Back to the pipe before this cell; what is open on the way holds the rest of the cell.
        var first = last;
        var brackets = new List<LinkDelimiterInline>();
        while (first is not PipeTableDelimiterInline && first != processor.Root)
        {
            if (first is LinkDelimiterInline bracket) brackets.Add(bracket);
            if ((first.PreviousSibling ?? first.Parent) is not { } before) break;
            first = before;
        }

        foreach (var bracket in brackets) bracket.ReplaceByLiteral();
        var (outer, begin) = first is PipeTableDelimiterInline { FirstChild: null } ? (first.Parent, first.NextSibling)
            : (first as ContainerInline, (first as ContainerInline)?.FirstChild);
        if (outer is null || begin is null) return;
        var cell = new ContainerInline();
        Move(begin, cell);
        _emphasis.Settle(processor, cell);
        // What follows stands behind this, not inside it.
        if (cell.LastChild is ContainerInline end) end.IsClosed = true;
        processor.Inline = cell.LastChild;
        Move(cell.FirstChild, outer);
    }

    private static void Move(Inline? from, ContainerInline to)
    {
        while (from is not null)
        {
            var next = from.NextSibling;
            from.Remove();
            to.AppendChild(from);
            from = next;
        }
    }

    /// <summary>Whether the line after this one is the one that makes a table.</summary>
    private static bool HasRule(ReadOnlySpan<char> rest)
    {
        var start = rest.IndexOf('\n') + 1;
        if (start == 0) return false;
        var line = rest[start..];
        if (line.IndexOf('\n') is var end and >= 0) line = line[..end];
        return IsRule(line);
    }

    /// <summary>Dashes, colons and pipes alone.</summary>
    public static bool IsRule(ReadOnlySpan<char> line) => line.Contains('-') && line.Contains('|') && line.IndexOfAnyExcept(Rule) < 0;
}
