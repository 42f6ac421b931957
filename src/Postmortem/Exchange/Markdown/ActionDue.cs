using System.Text.RegularExpressions;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>Finds when an action is due, as it is written.</summary>
internal static partial class ActionDue
{
    private static readonly string[] s_before = ["by ", "before ", "until ", "no later than ", "📅 ", "📅", "d'ici le ", "avant le ", "pour le "];

    public static string? Of(string text)
    {
        var head = text.Length > 2_000 ? text[..2_000] : text;
        if (Labelled().Match(head) is { Success: true } match)
            return StorableText.OneLine(match.Groups[1].Value.Trim(' ', '.', ',', ')', ']', '*', '_'), 100) is { Length: > 0 } due ? due : null;
        foreach (var word in s_before)
        {
            for (var at = head.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if ((at == 0 || !char.IsLetterOrDigit(head[at - 1])) && Day(head, at + word.Length) is { } day)
                    return day;
            }
        }
        return AtEnd(head);
    }

    private static string? Day(string text, int at)
    {
        var scan = new TimeScanner(text, at);
        scan.Spaces();
        var start = scan.Position;
        return scan.Date(out _) ? text[start..scan.Position].Trim(' ', ',', '.') : null;
    }

    /// <summary>"Replace the mat — Ben Ode — 2024-04-30".</summary>
    private static string? AtEnd(string text)
    {
        var dash = text.LastIndexOfAny(['—', '–', '|', '·']);
        var at = Math.Max(dash, text.LastIndexOf(" - ", StringComparison.Ordinal) + 1);
        return at > 0 && Day(text, at + 1) is { } day && text[(at + 1)..].Trim().Length <= day.Length + 1 ? day : null;
    }

    [GeneratedRegex(@"\b(?:due(?: date| by| on)?|deadline|eta|by end of|by the end of|target date|échéance|date limite|délai)\s*(?:[:=]\s*|\s+)"
        + @"([^\n()\[\];|,·]{1,40})",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();
}
