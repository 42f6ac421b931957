using Markdig.Parsers;
using Markdig.Syntax;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Opens a paragraph where a line without a pipe stands right below a table. The parser would take it for a row, find that it is none, and take the
/// whole table for text.
/// </summary>
internal sealed class TableEnd : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        !processor.IsCodeIndent && processor.CurrentBlock is ParagraphBlock { IsOpen: true, Lines.Count: > 1 } paragraph
        && processor.Line.IndexOf('|') < 0 && paragraph.Lines.Lines[0].Slice.IndexOf('|') >= 0 && CellEdge.IsRule(paragraph.Lines.Lines[1].Slice.AsSpan())
        && processor.Parsers.FindExact<ParagraphBlockParser>() is { } plain ? plain.TryOpen(processor) : BlockState.None;
}
