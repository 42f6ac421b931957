using Markdig.Parsers;
using Markdig.Syntax;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Opens no block: it refuses the line that would nest one too deeply, before the work of every later line grows with it. A text of very many lines may
/// nest less, since each of its lines asks every block that is open.
/// </summary>
internal sealed class NestingBound : BlockParser
{
    // A list is two: itself and its item. The parser's own bound is a little higher, and it is asked when all the work is done.
    private const int Deepest = 124;

    // Lines times blocks inside each other.
    private const int MostSteps = 8_000_000;

    // What is never too deep, however many lines there are.
    private const int AlwaysFine = 8;

    public NestingBound() => OpeningCharacters = [.. ">-*+0123456789:["];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var depth = 0;
        for (Block? block = processor.CurrentContainer; block is not null; block = block.Parent) depth++;
        if (depth <= AlwaysFine || (depth <= Deepest && (long)depth * Effort.Of(processor.Context).Lines <= MostSteps)) return BlockState.None;
        var line = processor.LineIndex + 1;
        throw new DocumentException($"Line {line}: this text is nested too deeply (quotes or lists inside each other) to be set.", line);
    }
}
