using System.Text;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Takes <c>&lt;!-- comments --&gt;</c> out of Markdown: they are for whoever writes it. In code they are text, and so is one that nobody ends. The ends
/// of their lines stay, so that what is said about a line still finds it.
/// </summary>
internal static class Comments
{
    private const string Begin = "<!--";
    private const string End = "-->";

    public static string Without(string markdown)
    {
        if (!markdown.Contains(Begin, StringComparison.Ordinal)) return markdown;
        var left = new StringBuilder(markdown.Length);
        var (at, fence) = (0, "");
        while (at < markdown.Length)
        {
            var end = markdown.IndexOf('\n', at) is var found and >= 0 ? found + 1 : markdown.Length;
            var line = markdown.AsSpan(at, end - at);
            var inFence = fence.Length > 0;
            fence = Fence(line, fence);
            var comment = inFence || fence.Length > 0 ? -1 : Start(line);
            var close = comment < 0 ? -1 : markdown.IndexOf(End, at + comment + Begin.Length, StringComparison.Ordinal);
            if (comment >= 0 && close < 0) return left.Append(markdown, at, markdown.Length - at).ToString();
            if (close < 0)
            {
                left.Append(line);
                at = end;
                continue;
            }

            left.Append(line[..comment]).Append('\n', markdown.AsSpan(at + comment, close - at - comment).Count('\n'));
            at = close + End.Length;
        }

        return left.ToString();
    }

    /// <summary>The fence that is open after this line, or nothing; also in a list and a quote.</summary>
    private static string Fence(ReadOnlySpan<char> line, string open)
    {
        var said = open.Length > 0 ? line.TrimStart(" \t>") : line.TrimStart(" \t>-*+.)0123456789");
        if (said.IsEmpty || said[0] is not ('`' or '~')) return open;
        var length = said.IndexOfAnyExcept(said[0]) is var end and >= 0 ? end : said.Length;
        if (open.Length == 0) return length >= 3 && !(said[0] == '`' && said[length..].Contains('`')) ? new string(said[0], length) : "";
        return said[0] == open[0] && length >= open.Length && said[length..].IsWhiteSpace() ? "" : open;
    }

    /// <summary>Where a comment begins that stands neither in code nor behind a backslash.</summary>
    private static int Start(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("    ") || line.StartsWith("\t")) return -1;
        for (var from = 0; line[from..].IndexOf(Begin) is var found and >= 0;)
        {
            var at = from + found;
            if ((at == 0 || line[at - 1] != '\\') && line[..at].Count('`') % 2 == 0) return at;
            from = at + Begin.Length;
        }

        return -1;
    }
}
