using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Reads links and looks a bounded way ahead for the end of an address: without it, every bracket of a text that closes none would read on to the end.
/// Beyond a hundred open brackets, which nobody reads as nested, a bracket is text.
/// </summary>
internal sealed class BoundedLinkParser : LinkInlineParser
{
    private const int MostOpen = 100;
    private const int LongestAddress = 2_000;

    // A text in which so many addresses do not end was made to be slow, or is cut out of something else: it is looked at more briefly.
    private const int MostLost = 500;
    private const int ShortAddress = 100;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar != ']') return OpenBrackets(processor.Inline) < MostOpen && base.Match(processor, ref slice);
        var (end, effort) = (slice.End, Effort.Of(processor.Context));
        var reach = effort.LostAddresses < MostLost ? LongestAddress : ShortAddress;
        var isCut = slice.PeekChar() == '(' && slice.Length > reach;
        slice.End = Math.Min(end, slice.Start + reach);
        var isLink = base.Match(processor, ref slice);
        slice.End = end;
        if (isCut && !isLink) effort.LostAddresses++;
        return isLink;
    }

    private static int OpenBrackets(Inline? inline)
    {
        var open = 0;
        for (var at = inline as ContainerInline ?? inline?.Parent; at is not null; at = at.Parent)
            if (at is LinkDelimiterInline) open++;
        return open;
    }
}
