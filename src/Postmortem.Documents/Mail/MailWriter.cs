using System.Text;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Mail;
using Postmortem.Documents.Markdown;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents;

/// <summary>One mail in its two forms, of which neither says less than the other.</summary>
/// <param name="Subject">One line of plain text.</param>
/// <param name="Html">A whole HTML document without style sheet, class, script, picture or anything from elsewhere.</param>
/// <param name="Text">Lines of at most 72 characters, unless a word is longer.</param>
public sealed record MailBody(string Subject, string Html, string Text);

/// <summary>
/// Writes a document as a mail. Mail programs drop style sheets, classes and SVG, so every element carries its own style, and a chart or timeline is
/// the table of its values. Grounds are left to the reader's program, so that a dark one stays dark.
/// </summary>
public static class MailWriter
{
    private const int LongestPreview = 110;

    /// <exception cref="DocumentException">The text cannot be set; says on which line.</exception>
    public static MailBody Write(Document document)
    {
        var speech = Speech.Of(document.Language);
        var text = MarkdownReader.Read(document.Markdown);
        var headings = new Headings(text);
        var html = new HtmlBlocks(speech, null, document.Accent, headings.Next, forMail: true) { IdPrefix = "" };
        html.Write(text);
        var plain = new MailText(speech);
        var lines = plain.Document(document, MarkdownReader.Read(document.Markdown));
        return new MailBody(document.Title, Around(document, Preview(lines), html.Out.ToString()), string.Join('\n', lines) + "\n");

        string Preview(IReadOnlyList<string> all) => Short(string.Join(' ', all.Skip(plain.TitleLines).Where(l => l.Length > 0).Take(4).Select(l => l.Trim())));
    }

    private static string Around(Document document, string preview, string body)
    {
        var direction = document.Language.Split('-')[0] is "ar" or "fa" or "he" or "ur" ? "rtl" : "ltr";
        var html = new StringBuilder("<!doctype html>\n<html lang=\"").Text(document.Language).Append("\" dir=\"").Append(direction)
            .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>")
            .Text(document.Title).Append("</title></head><body>\n");
        // Programs show the first words of a mail beside its subject; without this they would be the subject again.
        html.Append("<div class=\"preview\" aria-hidden=\"true\">").Text(preview).Append("</div>\n");
        html.Append("<div class=\"mail\" lang=\"").Text(document.Language).Append("\" dir=\"").Append(direction).Append("\">\n");
        if (document.Organisation is { Length: > 0 } organisation) html.Append("<p class=\"organisation\">").Text(organisation).Append("</p>\n");
        if (document.Subtitle is { Length: > 0 } subtitle) html.Append("<p class=\"subtitle\">").Text(subtitle).Append("</p>\n");
        html.Append("<h1>").Text(document.Title).Append("</h1>\n").Append(body).Append("</div>\n</body></html>\n");
        return MailStyle.Inline(html.ToString(), new Look(document.Accent));
    }

    private static string Short(string text)
    {
        if (text.Length <= LongestPreview) return text;
        var cut = text.LastIndexOf(' ', LongestPreview);
        return text[..(cut > 0 ? cut : char.IsHighSurrogate(text[LongestPreview - 1]) ? LongestPreview - 1 : LongestPreview)] + "…";
    }
}
