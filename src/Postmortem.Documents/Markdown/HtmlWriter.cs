using System.Text;
using Postmortem.Documents.Markdown;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents;

/// <summary>How a text becomes HTML.</summary>
public sealed record HtmlOptions
{
    /// <summary>Levels added to every heading, so that a text fits under a page's own headings; <c>h6</c> is the last.</summary>
    public int HeadingShift { get; init; }

    /// <summary>Language of the few words the engine adds, for <see cref="HtmlWriter.WriteMarkdown"/>; a document brings its own.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// Put before every <c>id</c>, so that several texts can stand on one page; ASCII letters, digits and dashes only, anything else is left out.
    /// </summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>A page that stands alone, with its own small style sheet, in place of a part of another page.</summary>
    public bool WholePage { get; init; }

    /// <summary>False leaves out the organisation, subtitle and title above the text, where the page shows them itself.</summary>
    public bool TitleBlock { get; init; } = true;
}

/// <summary>
/// Writes HTML from an allow-list of tags and attributes: no raw HTML, no style, no script; links http, https and mailto only; images from
/// the document's attachments only, as data. Nothing in the text can add to it.
/// </summary>
public static class HtmlWriter
{
    /// <summary>The document with its title block; <c>h1</c> is the title unless headings are shifted.</summary>
    /// <exception cref="DocumentException">The text cannot be set; says on which line.</exception>
    public static string Write(Document document, HtmlOptions? options = null)
    {
        options ??= new HtmlOptions();
        var text = MarkdownReader.Read(document.Markdown);
        var headings = new Headings(text);
        var html = new HtmlBlocks(Speech.Of(document.Language), document.Attachments, document.Accent, h =>
            headings.Next(h) + options.HeadingShift)
        { IdPrefix = options.IdPrefix };
        if (options.TitleBlock) WriteTitle(html.Out, document, options.HeadingShift);
        html.Write(text);
        return options.WholePage ? HtmlPage.Around(document, html.Out.ToString()) : html.Out.ToString();
    }

    /// <summary>A text without a title, as part of a page.</summary>
    /// <exception cref="DocumentException">The text cannot be set; says on which line.</exception>
    public static string WriteMarkdown(string markdown, HtmlOptions? options = null)
    {
        options ??= new HtmlOptions();
        var html = new HtmlBlocks(Speech.Of(options.Language), null, "", h => h.Level + options.HeadingShift) { IdPrefix = options.IdPrefix };
        html.Write(MarkdownReader.Read(markdown));
        return html.Out.ToString();
    }

    private static void WriteTitle(StringBuilder html, Document document, int shift)
    {
        var level = Math.Clamp(1 + shift, 1, 6);
        html.Append("<header>");
        if (document.Logo is { } logo && document.Attachments.TryGetValue(logo, out var file) && file is { MediaType: "image/png" or "image/jpeg" })
            html.Append("<img class=\"logo\" src=\"data:").Append(file.MediaType).Append(";base64,")
                .Append(Convert.ToBase64String(file.Bytes.Span)).Append("\" alt=\"").Text(document.Organisation ?? document.Title).Append("\">");
        if (document.Organisation is { } organisation) html.Append("<p class=\"organisation\">").Text(organisation).Append("</p>");
        if (document.Subtitle is { } subtitle) html.Append("<p class=\"subtitle\">").Text(subtitle).Append("</p>");
        html.Append("<h").Append(level).Append('>').Text(document.Title).Append("</h").Append(level).Append("></header>\n");
    }
}
