using Markdig.Parsers;
using Markdig.Syntax;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Opens a paragraph where a line without a pipe stands right below a table. The parser would take it for a row, find that it is none, and take the
/// whole table for text.
/// </summary>
internal sealed class TableEnd : BlockParser
{
    // A parser without any is not asked while a paragraph goes on: printable ASCII, Latin, Greek, Cyrillic, and signs such as dashes and arrows.
    public TableEnd() => OpeningCharacters = [.. Characters('!', '~'), .. Characters('\u00A1', '\u052F'), .. Characters('\u1E00', '\u27BF')];

    private static IEnumerable<char> Characters(char from, char to) => Enumerable.Range(from, to - from + 1).Select(c => (char)c);

    public override BlockState TryOpen(BlockProcessor processor) =>
        !processor.IsCodeIndent && processor.CurrentBlock is ParagraphBlock { Lines.Count: > 1 } paragraph
        && processor.Line.IndexOf('|') < 0 && paragraph.Lines.Lines[0].Slice.IndexOf('|') >= 0 && CellEdge.IsRule(paragraph.Lines.Lines[1].Slice.AsSpan())
        && processor.Parsers.FindExact<ParagraphBlockParser>() is { } plain ? plain.TryOpen(processor) : BlockState.None;
}
