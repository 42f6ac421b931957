namespace Postmortem.Reviews;

/// <summary>What shows it, at the end of a line that somebody types: an address after a bar, or words after <c>evidence:</c>.</summary>
public static class EvidenceInLine
{
    /// <summary>What joins a line's parts and belongs to none of them.</summary>
    internal static readonly char[] Around = [' ', '\t', '\n', ',', ';', '|', '-', '–', '—', ':'];

    /// <summary>Takes it off the line; empty where there is none.</summary>
    public static string Take(ref string text)
    {
        var bar = text.LastIndexOf('|');
        if (bar >= 0 && text[(bar + 1)..].Trim() is var link && IsLink(link))
        {
            text = text[..bar].TrimEnd(Around);
            return link;
        }
        const string word = "evidence:";
        var at = text.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && char.IsLetterOrDigit(text[at - 1]))) return "";
        var evidence = text[(at + word.Length)..].Trim();
        var before = text[..at].TrimEnd(Around);
        if (before.EndsWith('('))
        {
            before = before[..^1].TrimEnd(Around);
            evidence = evidence.EndsWith(')') ? evidence[..^1].TrimEnd() : evidence;
        }
        if (evidence.Length == 0) return "";
        text = before;
        return evidence;
    }

    private static bool IsLink(string text) =>
        (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            && !text.Any(char.IsWhiteSpace);
}
