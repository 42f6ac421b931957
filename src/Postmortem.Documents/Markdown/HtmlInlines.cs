using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Markdown;

/// <summary>Writes what stands inside a line of text.</summary>
internal sealed class HtmlInlines(StringBuilder html, Speech speech, IReadOnlyDictionary<string, Attachment>? attachments, bool forMail)
{
    public string IdPrefix { get; set; } = "";

    public void Write(ContainerInline? inlines)
    {
        for (var inline = inlines?.FirstChild; inline is not null; inline = inline.NextSibling) Write(inline);
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: html.Text(literal.Content.AsSpan()); break;
            case HtmlEntityInline entity: Entity(entity.Transcoded.ToString()); break;
            case LineBreakInline line: html.Append(line.IsHard ? "<br>\n" : "\n"); break;
            case CodeInline code: html.Append("<code>").Text(InlineText.Of(code)).Append("</code>"); break;
            case EmphasisInline emphasis: Emphasis(emphasis); break;
            case LinkInline { IsImage: true } image: Image(image); break;
            case LinkInline link when InlineText.Unlinked(link) is { } address: html.Text(address); break;
            case LinkInline link: Link(SafeLink.Of(link.GetDynamicUrl?.Invoke() ?? link.Url), link); break;
            case AutolinkInline auto: Autolink(auto); break;
            case TaskList task when InlineText.IsBox(task): Task(task); break;
            case TaskList task: html.Append(task.Checked ? "[x]" : "[ ]"); break;
            case FootnoteLink { IsBackLink: true } when forMail: break;
            case FootnoteLink note when forMail: html.Append("<sup>").Append(note.Footnote.Order).Append("</sup>"); break;
            case FootnoteLink note: Note(note); break;
            case DelimiterInline delimiter:
                html.Text(delimiter.ToLiteral());
                Write((ContainerInline)delimiter);
                break;
            case ContainerInline container when container.GetType() == typeof(ContainerInline): Write(container); break;
            default: throw new DocumentException($"Line {inline.Line + 1}: there is no HTML for a {inline.GetType().Name}.", inline.Line + 1);
        }
    }

    /// <summary>There and back. Whoever hears only the links of a page hears where each leads; a note that is used twice leads back to two places.</summary>
    private void Note(FootnoteLink note)
    {
        var (words, number) = (speech.Words, note.Footnote.Order);
        if (!note.IsBackLink)
        {
            html.Append("<sup id=\"").Append(IdPrefix).Append("ref-").Append(note.Index).Append("\"><a href=\"#").Append(IdPrefix).Append("note-")
                .Append(number)
                .Append("\" aria-label=\"").Text(words.NoteNumber).Append(' ').Append(number).Append("\">").Append(number).Append("</a></sup>");
            return;
        }

        html.Append(" <a href=\"#").Append(IdPrefix).Append("ref-").Append(note.Index).Append("\" aria-label=\"").Text(words.BackToText).Append(" (")
            .Append(number);
        if (note.Footnote.Links.Count > 1) html.Append('.').Append(note.Footnote.Links.FindIndex(l => l.Index == note.Index) + 1);
        html.Append(")\">↩</a>");
    }

    /// <summary>A line break that came as a character reference is text a person typed on two lines.</summary>
    private void Entity(string text)
    {
        if (text == "\n") html.Append("<br>");
        else html.Text(text);
    }

    private void Emphasis(EmphasisInline emphasis)
    {
        var tag = emphasis.DelimiterChar == '~' ? "del" : emphasis.DelimiterCount == 2 ? "strong" : "em";
        html.Append('<').Append(tag).Append('>');
        Write((ContainerInline)emphasis);
        html.Append("</").Append(tag).Append('>');
    }

    private void Link(string? url, ContainerInline text)
    {
        if (url is not null) html.Append("<a href=\"").Text(url).Append("\" rel=\"noopener noreferrer nofollow\">");
        Write(text);
        if (url is not null) html.Append("</a>");
    }

    private void Autolink(AutolinkInline auto)
    {
        var url = SafeLink.Of(auto.IsEmail ? "mailto:" + auto.Url : auto.Url);
        if (url is not null) html.Append("<a href=\"").Text(url).Append("\" rel=\"noopener noreferrer nofollow\">");
        html.Text(auto.Url);
        if (url is not null) html.Append("</a>");
    }

    private void Image(LinkInline image)
    {
        if (image.Url is { } name && attachments?.GetValueOrDefault(name) is { MediaType: "image/png" or "image/jpeg" } file)
            html.Append("<img src=\"data:").Append(file.MediaType).Append(";base64,")
                .Append(Convert.ToBase64String(file.Bytes.Span)).Append("\" alt=\"").Text(PlainText.Of(image)).Append("\">");
        else Write((ContainerInline)image);
    }

    private void Task(TaskList task) =>
        html.Append("<span class=\"").Append(task.Checked ? "task done" : "task").Append("\" role=\"img\" aria-label=\"")
            .Text(task.Checked ? speech.Words.Done : speech.Words.NotDone).Append("\">")
            .Append(task.Checked ? '☑' : '☐').Append("</span>");
}
