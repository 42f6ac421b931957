using System.Buffers;

namespace Postmortem.Documents.Charts;

/// <summary>Text for a line of a drawing's block: white space where a line may end becomes one space, and what holds words together stays.</summary>
internal static class OneLine
{
    private static readonly SearchValues<char> Held = SearchValues.Create("\u00A0\u2007\u202F");

    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny(Held) < 0) return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var line = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c) && !Held.Contains(c);
            if (!isSpace) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }
}
