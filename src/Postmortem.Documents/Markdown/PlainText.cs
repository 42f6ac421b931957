using System.Text;
using Markdig.Syntax.Inlines;

namespace Postmortem.Documents.Markdown;

/// <summary>What a reader who hears only the words would hear; used for alternative texts and bookmarks.</summary>
internal static class PlainText
{
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ContainerInline? inlines)
    {
        for (var inline = inlines?.FirstChild; inline is not null; inline = inline.NextSibling)
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(InlineText.Of(code)); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case LinkInline link when InlineText.Unlinked(link) is { } address: text.Append(address); break;
                case LineBreakInline: text.Append(' '); break;
                case DelimiterInline delimiter:
                    text.Append(delimiter.ToLiteral());
                    Append(text, delimiter);
                    break;
                case ContainerInline container: Append(text, container); break;
                default: break;
            }
    }
}
