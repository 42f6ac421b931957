using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Markdown;

namespace Postmortem.Documents.Layout;

/// <summary>Turns what stands inside a line of Markdown into styled text with its tags.</summary>
internal sealed class InlineBuilder(TextSetter setter, Look look)
{
    /// <summary>Pictures that stood inside the text; they follow it as blocks of their own.</summary>
    public List<LinkInline> Pictures { get; } = [];

    public required Func<LinkInline, bool> IsPicture { get; init; }

    public Paragraph Paragraph(ContainerInline? inlines, TextStyle style, float lineHeight, Align align = Align.Start, bool balanced = false)
    {
        Add(setter.Paragraphs, inlines, style);
        return setter.Paragraphs.Build(lineHeight, align, balanced);
    }

    private void Add(ParagraphBuilder to, ContainerInline? inlines, TextStyle style)
    {
        for (var inline = inlines?.FirstChild; inline is not null; inline = inline.NextSibling) Add(to, inline, style);
    }

    private void Add(ParagraphBuilder to, Inline inline, TextStyle style)
    {
        switch (inline)
        {
            case LiteralInline literal: to.Add(literal.Content.AsSpan(), style); break;
            case HtmlEntityInline entity: to.Add(entity.Transcoded.AsSpan(), style); break;
            case LineBreakInline line: to.Add(line.IsHard ? "\n" : " ", style); break;
            case CodeInline code: to.Add(InlineText.Of(code), CodeStyle(style)); break;
            case EmphasisInline emphasis: Add(to, emphasis, Emphasized(style, emphasis)); break;
            case LinkInline { IsImage: true } image when IsPicture(image): Pictures.Add(image); break;
            case LinkInline { IsImage: true } image: Add(to, (ContainerInline)image, style); break;
            case LinkInline link when InlineText.Unlinked(link) is { } address: to.Add(address, style); break;
            case LinkInline link: Add(to, link, Linked(style, SafeLink.Of(link.GetDynamicUrl?.Invoke() ?? link.Url), PlainText.Of(link))); break;
            case AutolinkInline auto: to.Add(auto.Url, Linked(style, SafeLink.Of(auto.IsEmail ? "mailto:" + auto.Url : auto.Url), auto.Url)); break;
            case TaskList task: to.Add(task.Checked ? "[x]" : "[ ]", style); break;
            case FootnoteLink { IsBackLink: true }: break;
            case FootnoteLink note: Note(to, note, style); break;
            case DelimiterInline delimiter:
                to.Add(delimiter.ToLiteral(), style);
                Add(to, (ContainerInline)delimiter, style);
                break;
            case ContainerInline container when container.GetType() == typeof(ContainerInline): Add(to, container, style); break;
            default: throw new DocumentException($"Line {inline.Line + 1}: there is no way to set a {inline.GetType().Name}.", inline.Line + 1);
        }
    }

    private static TextStyle CodeStyle(TextStyle style) => style with
    {
        Face = Face.Mono,
        Size = style.Size * 0.9f,
        Ground = Look.Sunk,
        Tag = new Tag("Code", style.Tag),
        Marks = style.Face is Face.SansBold or Face.SansBoldItalic ? style.Marks | RunMarks.Thick : style.Marks,
    };

    private static TextStyle Emphasized(TextStyle style, EmphasisInline emphasis)
    {
        if (emphasis.DelimiterChar == '~') return style with { Marks = style.Marks | RunMarks.Strike };
        return emphasis.DelimiterCount == 2
            ? style.Face switch
            {
                Face.Sans => style with { Face = Face.SansBold },
                Face.SansItalic => style with { Face = Face.SansBoldItalic },
                Face.Mono => style with { Marks = style.Marks | RunMarks.Thick },
                _ => style,
            }
            : style.Face switch
            {
                Face.Sans => style with { Face = Face.SansItalic },
                Face.SansBold => style with { Face = Face.SansBoldItalic },
                Face.SansItalic or Face.SansBoldItalic => style,
                _ => style with { Marks = style.Marks | RunMarks.Slant },
            };
    }

    private TextStyle Linked(TextStyle style, string? address, string says)
    {
        if (address is null) return style;
        var tag = new Tag("Link", style.Tag) { Alt = says.Length > 0 ? says : address };
        return style with { Color = look.Accent, Marks = style.Marks | RunMarks.Underline, Link = address, Tag = tag, LinkTag = tag };
    }

    private void Note(ParagraphBuilder to, FootnoteLink note, TextStyle style)
    {
        var number = note.Footnote.Order.ToString(CultureInfo.InvariantCulture);
        var tag = new Tag("Link", new Tag("Reference", style.Tag)) { Alt = number };
        to.Add(number, style with
        {
            Size = style.Size * 0.68f,
            Rise = style.Size * 0.36f,
            Color = look.Accent,
            Link = "#note-" + number,
            Tag = tag,
            LinkTag = tag,
        });
    }
}
