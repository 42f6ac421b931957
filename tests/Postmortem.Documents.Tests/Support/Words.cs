using System.Text.RegularExpressions;

namespace Postmortem.Documents.Tests;

/// <summary>Compares what was put into a document with what can be read out of it.</summary>
internal static class Words
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

    private static IEnumerable<string> Of(string text) => Regex.Matches(text, @"[\p{L}\p{N}\p{M}]+").Select(m => m.Value);
}
