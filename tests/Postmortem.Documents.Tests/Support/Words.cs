using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests;

/// <summary>Compares what was put into a document with what can be read out of it.</summary>
internal static partial class Words
{
    /// <summary>Every word of the source occurs in the text, as often; line ends and the hyphens of long words do not count.</summary>
    public static void AllComeBack(string source, string back, string where)
    {
        var left = Of(back).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        var lost = Of(source).GroupBy(w => w).Where(g => left.GetValueOrDefault(g.Key) < g.Count()).Select(g => g.Key).ToList();
        // A long address may be broken over two lines: it is there when the text without any space holds it.
        var squeezed = string.Concat(Of(back));
        lost.RemoveAll(w => squeezed.Contains(w, StringComparison.Ordinal));
        Assert.AreEqual("", string.Join(' ', lost), where);
    }

    /// <summary>
    /// The words of the source come back in their order. Between them the paper may say a little more: numbers of lists, the header of a page, the repeated
    /// head of a table. Only letters that the embedded fonts hold are compared; what other fonts and directions do has tests of its own.
    /// </summary>
    public static void ComeBackInOrder(string source, string back, string where)
    {
        // Where accents are piled on each other, pdftotext takes the upper ones for lines of their own; the letters still have their order.
        if (Piled().IsMatch(source)) (source, back) = (Bare(source), Bare(back));
        var (all, at) = (string.Concat(Own(back)), 0);
        foreach (var word in Own(source))
        {
            var found = all.IndexOf(word, at, StringComparison.Ordinal);
            Assert.IsTrue(found >= 0 && found - at < MostBetween,
                $"{where}: “{word}” is {(found < 0 ? "lost or comes too early" : "too far")} after “{all[Math.Max(0, at - 40)..at]}”");
            at = found + word.Length;
        }
    }

    /// <summary>The text of a page of HTML, without what only software reads.</summary>
    public static string OfHtml(string html) => NoCharacter().Replace(System.Net.WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", " ")), "\uFFFD")
        .Normalize(System.Text.NormalizationForm.FormC);

    private const int MostBetween = 600;

    private static string Bare(string text) => Regex.Replace(NoCharacter().Replace(text, "\uFFFD").Normalize(System.Text.NormalizationForm.FormD),
        @"\p{Mn}", "");

    [GeneratedRegex(@"\p{Mn}\p{Mn}")]
    private static partial Regex Piled();

    /// <summary>Code points that Unicode keeps for no character, and halves of pairs; normalizing refuses them.</summary>
    [GeneratedRegex("[\uFDD0-\uFDEF\uFFFE\uFFFF]"
        + "|[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]"
        + "|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex NoCharacter();

    private static IEnumerable<string> Own(string text) => Regex.Matches(text, @"[0-9A-Za-z\u00C0-\u024F\u0386-\u03FF\u0400-\u04FF]+").Select(m => m.Value);

    private static IEnumerable<string> Of(string text) => Regex.Matches(text, @"[\p{L}\p{N}\p{M}]+").Select(m => m.Value);
}
