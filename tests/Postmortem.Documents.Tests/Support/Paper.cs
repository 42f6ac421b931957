namespace Postmortem.Documents.Tests;

/// <summary>Short ways to a document and its bytes.</summary>
internal static class Paper
{
    public static readonly DateTimeOffset Day = new(2026, 11, 12, 9, 0, 0, TimeSpan.Zero);

    public static Document Of(string markdown, string title = "A title") => new()
    {
        Title = title,
        Language = "en",
        Markdown = markdown,
        Organisation = "Northwind Stores",
        Subtitle = "Improvement notice · 12 November 2026",
        Created = Day,
    };

    public static async Task<byte[]> PdfAsync(Document document)
    {
        using var memory = new MemoryStream();
        await PdfWriter.WriteAsync(document, memory);
        return memory.ToArray();
    }

    public static Task<byte[]> PdfAsync(string markdown) => PdfAsync(Of(markdown));
}
