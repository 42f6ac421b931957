using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Reads emphasis. Each mark stays open until its text ends, inside the one before it: after some hundreds in one paragraph, or in one cell of a table,
/// a star is text.
/// </summary>
internal sealed class BoundedEmphasisParser : EmphasisInlineParser
{
    private const int MostOpen = 500;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var open = processor.ParserStates[Index] is int count ? count : 0;
        if (open >= MostOpen || !base.Match(processor, ref slice)) return false;
        processor.ParserStates[Index] = open + 1;
        return true;
    }

    /// <summary>Ends the text of a container here: its marks become emphasis, and those without a partner text.</summary>
    public void Settle(InlineProcessor processor, ContainerInline text)
    {
        if (processor.ParserStates[Index] is not int) return;
        processor.ParserStates[Index] = null!;
        PostProcess(processor, text, null, 0, isFinalProcessing: false);
    }
}
