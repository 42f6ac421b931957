using Markdig.Syntax;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Markdown;

/// <summary>A file of Markdown as a document: its own head or first heading is the title.</summary>
internal static class MarkdownFile
{
    public static Document Read(string markdown, string fallbackTitle, string language)
    {
        // A file from elsewhere may say anything in its head; what we do not know is not wrong, and is left alone. What is no head is text.
        markdown = markdown.TrimStart('\uFEFF');
        var front = TemplateHead.Read("", markdown, []);
        var body = !front.IsRead ? markdown : front.BodyLine == 1 ? front.Body : new string('\n', front.BodyLine - 1) + front.Body;
        // Taken out here too: what the parser says of places is of the text without them.
        body = Comments.Without(body);
        var text = MarkdownReader.Read(Beginning(body));
        var title = front["title"]?.Trim();
        if (text.FirstOrDefault(b => b is not LinkReferenceDefinitionGroup) is HeadingBlock { Level: 1 } heading && PlainText.Of(heading.Inline)
            .Trim() is { Length: > 0 } own
            && (title is not { Length: > 0 } || title == own))
        {
            title = own;
            body = WithoutTitle(body, heading);
        }

        return new Document
        {
            Title = title is { Length: > 0 } ? title : fallbackTitle,
            Language = front["language"] ?? language,
            Markdown = body,
            Organisation = front["organisation"],
            Logo = front["logo"],
        };
    }

    /// <summary>
    /// All that has to be parsed to know whether the text begins with a heading of the first level: what goes before the first line that may end one.
    /// A long text is parsed once more when it is set, and its parse is the dearest thing in it.
    /// </summary>
    private static string Beginning(string body)
    {
        var read = 0;
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            // Line ends of any kind are found again by where the line itself lies in the text.
            read = body.AsSpan().Overlaps(line, out var at) ? at + line.Length : read;
            var said = line.Trim(" \t");
            if (said.IsEmpty || (said[0] == '#' ? said.StartsWith("##") : said.ContainsAnyExcept('='))) continue;
            // What stands in brackets may be defined anywhere in the text.
            return body.AsSpan(0, read).Contains('[') ? body : body[..read];
        }

        return "";
    }

    /// <summary>Takes the title's lines away but keeps their ends, so that what is said about a line still finds it.</summary>
    private static string WithoutTitle(string body, HeadingBlock heading)
    {
        var end = Math.Min(heading.Span.End + 1, body.Length);
        var lines = body[heading.Span.Start..end].Count(c => c == '\n');
        return body[..heading.Span.Start] + new string('\n', lines) + body[end..];
    }
}
