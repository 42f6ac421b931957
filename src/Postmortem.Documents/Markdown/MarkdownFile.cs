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
        var text = MarkdownReader.Read(body);
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

    /// <summary>Takes the title's lines away but keeps their ends, so that what is said about a line still finds it.</summary>
    private static string WithoutTitle(string body, HeadingBlock heading)
    {
        var end = Math.Min(heading.Span.End + 1, body.Length);
        var lines = body[heading.Span.Start..end].Count(c => c == '\n');
        return body[..heading.Span.Start] + new string('\n', lines) + body[end..];
    }
}
