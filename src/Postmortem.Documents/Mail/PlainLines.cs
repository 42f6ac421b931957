using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using Postmortem.Documents.Markdown;

namespace Postmortem.Documents.Mail;

/// <summary>What stands inside a line of Markdown as plain text, and its lines; words are never broken.</summary>
internal static class PlainLines
{
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return text.ToString();
    }

    /// <summary>A line end in the text stays one.</summary>
    public static List<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        foreach (var part in text.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                if (line.Length > 0) line.Append(' ');
                line.Append(word);
            }

            if (line.Length > 0) lines.Add(line.ToString());
        }

        return lines;
    }

    private static void Append(StringBuilder text, ContainerInline? inlines)
    {
        for (var inline = inlines?.FirstChild; inline is not null; inline = inline.NextSibling) Append(text, inline);
    }

    private static void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case LineBreakInline line: text.Append(line.IsHard ? '\n' : ' '); break;
            case CodeInline code: text.Append(InlineText.Of(code)); break;
            case LinkInline link when InlineText.Unlinked(link) is { } address: text.Append(address); break;
            case LinkInline { IsImage: false } link: Link(text, link); break;
            case AutolinkInline auto: text.Append(auto.Url); break;
            case TaskList task: text.Append(task.Checked ? "[x]" : "[ ]"); break;
            case FootnoteLink { IsBackLink: true }: break;
            case FootnoteLink note: text.Append('[').Append(note.Footnote.Order).Append(']'); break;
            case DelimiterInline delimiter:
                text.Append(delimiter.ToLiteral());
                Append(text, (ContainerInline)delimiter);
                break;
            case ContainerInline container: Append(text, container); break;
            default: throw new DocumentException($"Line {inline.Line + 1}: there is no plain text for a {inline.GetType().Name}.", inline.Line + 1);
        }
    }

    /// <summary>The address follows its words, unless they are the address.</summary>
    private static void Link(StringBuilder text, LinkInline link)
    {
        var words = Of(link);
        text.Append(words);
        if (SafeLink.Of(link.GetDynamicUrl?.Invoke() ?? link.Url) is not { } url) return;
        var shown = url.StartsWith("mailto:", StringComparison.Ordinal) ? url[7..] : url;
        if (words.Trim().TrimEnd('/') != shown.TrimEnd('/')) text.Append(words.Length > 0 ? " <" : "<").Append(shown).Append('>');
    }
}
