using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Markdown;
using Postmortem.Documents.Pdf;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents;

/// <summary>A character that no font at hand can show, and how often it stands in the document.</summary>
/// <param name="Text">The character itself.</param>
/// <param name="CodePoint">Its number in Unicode; on paper it is shown as <c>U+XXXX</c>.</param>
/// <param name="Line">1-based line of the first one in the Markdown; 0 when it is in the title block.</param>
public sealed record UnsetText(string Text, int CodePoint, int Line, int Count);

/// <summary>Sets a document on pages and writes them as PDF 1.7, tagged to PDF/UA-1 and archival to PDF/A-2a.</summary>
public static class PdfWriter
{
    /// <summary>Writes to any stream, seekable or not; the stream is left open. The same document and the same fonts give the same bytes.</summary>
    /// <exception cref="DocumentException">The text cannot be set; says on which line.</exception>
    public static async Task WriteAsync(Document document, Stream destination, CancellationToken ct = default)
    {
        var speech = Speech.Of(document.Language);
        var look = new Look(document.Accent);
        var setter = new TextSetter(FontChoice.Of(document));
        var root = new Tag("Document", null);
        var pages = Paginator.Pages(document, Content(document, speech, look, setter, root), speech, setter, ct);
        using var output = new PdfOutput();
        var file = new PdfFile(document, pages, look, output, setter);
        for (var i = 0; i < pages.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            file.WritePage(i);
            await output.FlushAsync(destination, ct);
        }

        var (catalog, info) = file.WriteEnd(root);
        await output.FinishAsync(catalog, info, destination, ct);
    }

    /// <summary>The characters that cannot be set with the fonts at hand, so that the caller can say so before anything is sent.</summary>
    /// <exception cref="DocumentException">The text cannot be set; says on which line.</exception>
    public static IReadOnlyList<UnsetText> Check(Document document)
    {
        var setter = new TextSetter(FontChoice.Of(document));
        Content(document, Speech.Of(document.Language), new Look(document.Accent), setter, new Tag("Document", null));
        return setter.Unset;
    }

    /// <summary>How many pages the document fills; it is laid out but not painted.</summary>
    /// <exception cref="DocumentException">The text cannot be set; says on which line.</exception>
    public static int CountPages(Document document)
    {
        var (speech, setter) = (Speech.Of(document.Language), new TextSetter(FontChoice.Of(document)));
        var content = Content(document, speech, new Look(document.Accent), setter, new Tag("Document", null));
        return Paginator.Pages(document, content, speech, setter, CancellationToken.None).Count;
    }

    private static StackBox Content(Document document, Speech speech, Look look, TextSetter setter, Tag root)
    {
        var text = MarkdownReader.Read(document.Markdown);
        var title = Paginator.TitleBlock(document, look, setter, root);
        var body = new BoxBuilder(document, text, speech, look, setter).Build(text, root);
        return new StackBox([.. title, .. body]);
    }
}
