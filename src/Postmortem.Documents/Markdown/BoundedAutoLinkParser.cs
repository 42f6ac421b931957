using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Reads bare addresses. The parser asks all that stands before one in its paragraph whether an HTML link is open there, so that ten thousand addresses
/// ask fifty million times; with HTML out of the game none ever is. An end tag stands before each while it is read, at which the question ends.
/// </summary>
internal sealed class BoundedAutoLinkParser(AutoLinkOptions options) : AutoLinkParser(options)
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = processor.Inline;
        var end = new HtmlInline("</a>");
        Innermost(processor.Root!).AppendChild(end);
        processor.Inline = end;
        var isLink = base.Match(processor, ref slice);
        end.Remove();
        if (!isLink) processor.Inline = before;
        return isLink;
    }

    /// <summary>What is open inside what is open: there the next part of the text will stand.</summary>
    private static ContainerInline Innermost(ContainerInline text)
    {
        while (text.LastChild is ContainerInline { IsClosed: false } open) text = open;
        return text;
    }
}
