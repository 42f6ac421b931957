using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Postmortem.Documents.Tests;

/// <summary>PdfPig, which shares no line with poppler: reads a PDF in this process, in the order in which it is painted, which is that of reading.</summary>
internal static class SecondReader
{
    public static PdfDocument Open(byte[] pdf) => PdfDocument.Open(pdf);

    /// <summary>All that is painted, header and footer of each page included; a new line for each line of the paper.</summary>
    public static string Text(byte[] pdf)
    {
        using var document = Open(pdf);
        return string.Join('\n', document.GetPages().Select(p => Text(p.Letters)));
    }

    public static string Text(IEnumerable<Letter> letters)
    {
        var text = new StringBuilder();
        Letter? last = null;
        foreach (var letter in letters)
        {
            if (last is not null) text.Append(Between(last, letter));
            text.Append(letter.Value);
            last = letter;
        }

        return text.ToString();
    }

    /// <summary>What is tagged, without the artifacts, as (tag, text) in the order of the page.</summary>
    public static IEnumerable<(string Tag, string Text)> Tagged(Page page) =>
        page.GetMarkedContents().Where(m => !m.IsArtifact).Select(m => (m.Tag, Text(m.Letters)));

    /// <summary>Spaces are painted like any letter; only where the pen jumps, to another line or cell, is there something between two.</summary>
    private static string Between(Letter last, Letter next)
    {
        if (Math.Abs(next.StartBaseLine.Y - last.EndBaseLine.Y) > 0.5 * Math.Max(1, last.PointSize)) return "\n";
        return Math.Abs(next.StartBaseLine.X - last.EndBaseLine.X) > 0.3 * Math.Max(1, last.PointSize) ? " " : "";
    }
}
