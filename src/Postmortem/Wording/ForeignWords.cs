using System.Text.RegularExpressions;

namespace Postmortem.Wording;

/// <summary>
/// Finds what in a text is not the writer's own voice: quotations, code, addresses, log lines, front matter, HTML. Nobody is given a hint
/// on another's words. All patterns are bounded, so a hostile text costs no more than a long one.
/// </summary>
internal static partial class ForeignWords
{
    /// <summary>A quotation that is not closed after this many characters is an apostrophe or an inch.</summary>
    private const int LongestQuotation = 2000;

    /// <summary>What tells a log line from a sentence stands at its beginning.</summary>
    private const int LongestLogHead = 400;

    public static bool[] In(string text)
    {
        var foreign = new bool[text.Length];
        Lines(text, foreign);
        foreach (var pattern in (ReadOnlySpan<Regex>)[CodeSpan(), Address(), LinkTarget(), Tag()])
        {
            foreach (var match in pattern.EnumerateMatches(text)) Mark(foreign, match.Index, match.Length);
        }
        Quotations(text, foreign);
        return foreign;
    }

    private static void Mark(bool[] foreign, int start, int length) => Array.Fill(foreign, true, start, length);

    /// <summary>What is foreign by the line: fences, indented code, block quotes, log lines, what stands above the text between dashes.</summary>
    private static void Lines(string text, bool[] foreign)
    {
        var (fence, wasBlank, wasCode, inList) = ("", true, false, false);
        for (var (at, first) = (HeadLength(text, foreign), true); at < text.Length; first = false)
        {
            var end = text.AsSpan(at).IndexOf('\n') is var n and >= 0 ? at + n + 1 : text.Length;
            var line = text.AsSpan(at, end - at);
            var trimmed = line.Trim();
            var indent = line.Length - line.TrimStart(" \t").Length;
            var mark = trimmed.StartsWith("```") ? "```" : trimmed.StartsWith("~~~") ? "~~~" : "";
            var isCode = fence.Length > 0 || mark.Length > 0;
            if (fence.Length > 0 ? trimmed.StartsWith(fence) : mark.Length > 0) fence = fence.Length > 0 ? "" : mark;
            var isIndented = !isCode && trimmed.Length > 0 && !inList && (indent >= 4 || line[0] == '\t') && (wasBlank || wasCode) && !first;
            if (isCode || isIndented || trimmed.StartsWith(">") || LogLine().IsMatch(trimmed[..Math.Min(trimmed.Length, LongestLogHead)]))
                Mark(foreign, at, line.TrimEnd("\r\n").Length);
            if (trimmed.Length > 0)
            {
                inList = ListItem().IsMatch(trimmed) || (inList && indent > 0);
                wasCode = isIndented;
            }
            wasBlank = trimmed.Length == 0;
            at = end;
        }
    }

    /// <summary>The length of the front matter, which is marked; a rule across the page that nothing closes is none.</summary>
    private static int HeadLength(string text, bool[] foreign)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var fence = text.AsSpan(start).StartsWith("---") ? "---" : text.AsSpan(start).StartsWith("+++") ? "+++" : null;
        if (fence is null || text.IndexOf('\n', start) is var first && (first < 0 || text.AsSpan(start, first - start).Trim().Length != 3)) return start;
        var close = text.IndexOf("\n" + fence, first, StringComparison.Ordinal);
        if (close < 0) return start;
        var end = text.IndexOf('\n', close + 1) is var n and >= 0 ? n + 1 : text.Length;
        Mark(foreign, 0, end);
        return end;
    }

    private static void Quotations(string text, bool[] foreign)
    {
        // Where a closing mark was looked for in vain, up to there none of that kind needs looking for again: keeps hostile texts linear.
        Dictionary<char, int> vain = [];
        for (var at = 0; at < text.Length; at++)
        {
            if (foreign[at] || Closers(text, at) is not { } closers) continue;
            if (vain.TryGetValue(text[at], out var until) && at < until) continue;
            var end = Close(text, at, closers, out var looked);
            if (end < 0) vain[text[at]] = looked;
            else
            {
                Mark(foreign, at, end - at + 1);
                at = end;
            }
        }
    }

    private static string? Closers(string text, int at) => text[at] switch
    {
        '"' => "\"",
        '“' => "”\"",
        '„' => "“”",
        '«' => "»",
        '‹' => "›",
        '「' => "」",
        '‘' => "’",
        '”' => "”",
        '\'' when (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) => "'",
        _ => null,
    };

    private static int Close(string text, int open, string closers, out int looked)
    {
        var isSingle = text[open] is '\'' or '‘';
        for (looked = open + 1; looked < text.Length && looked - open < LongestQuotation; looked++)
        {
            var c = text[looked];
            if (c == '\n' && looked + 1 < text.Length && text[looked + 1] is '\n' or '\r' or '-' or '*' or '#' or '|') return -1;
            if (!closers.Contains(c, StringComparison.Ordinal)) continue;
            var isApostrophe = isSingle && ((looked + 1 < text.Length && char.IsLetterOrDigit(text[looked + 1])) || char.IsWhiteSpace(text[looked - 1]));
            if (!isApostrophe) return looked;
        }
        return -1;
    }

    [GeneratedRegex(@"``[^`\n]+``|`[^`\n]+`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\b(https?|ftp|ssh|file|s3)://[^\s<>]+|\bwww\.[^\s<>]+|<[^\s<>@]+@[^\s<>]+>|(?<![\w@])@[\w-]+/[\w./-]+|(?<!\w)[~.]?/[\w.-]+/[\w./-]*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\]\([^()\n]{0,500}\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"</?[a-zA-Z][^<>\n]{0,500}>|<!--[^<>]{0,2000}-->|<%[^<>%]{0,500}%>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d|\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\S* \S*(ERROR|WARN|INFO|DEBUG|FATAL|TRACE)"
        + @"|\[?(ERROR|WARN|INFO|DEBUG|FATAL|TRACE)\b[\]:\s]|time=""|at [\w.$<>]+\(|\$ \S|Traceback )|\blevel=\w+|\bmsg=""")]
    private static partial Regex LogLine();

    [GeneratedRegex(@"^([-*+•]|\d{1,3}[.)]) ")]
    private static partial Regex ListItem();
}
