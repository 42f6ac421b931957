using System.Text.RegularExpressions;

namespace Postmortem.Exchange.Markdown;

/// <summary>Takes actions apart that are told in paragraphs: "We will …", "We have also …", or a line for each.</summary>
internal static partial class ActionProse
{
    private static readonly string[] s_commits = ["will ", "we'll", "we’ll", "i'll", "i’ll", "going to", "plan to", "plans to", "planning to", "we plan",
        "we have ", "we've ", "we’ve ", "have been", "has been", "need to", "needs to", "should", "must ", "want to", "intend", "let's", "we are ", "we're ",
        "we’re ", "nous allons", "nous avons", "il faut", "devons"];

    private static readonly string[] s_introduces = ["following", "below", "these actions", "ci-dessous", "suivant"];

    /// <summary>
    /// A paragraph that says what is done begins an action; one that explains belongs to the one before, and one that only introduces is none. Where no
    /// paragraph says so, all of them are one.
    /// </summary>
    public static List<string> Actions(IEnumerable<ParagraphNode> paragraphs)
    {
        var pieces = paragraphs.SelectMany(Lines).ToList();
        if (!pieces.Exists(piece => piece.Own || Commits(piece.Text)))
            return [string.Join("\n\n", pieces.Select(piece => piece.Text))];
        var actions = new List<string>();
        foreach (var (text, own) in pieces)
        {
            if (actions.Count == 0 && pieces.Count > 1 && s_introduces.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (own || actions.Count == 0 || Commits(text))
                actions.Add(text);
            else
                actions[^1] = $"{actions[^1]}\n\n{text}";
        }
        return actions;
    }

    private static bool Commits(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 200));
        foreach (var word in s_commits)
        {
            if (head.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>The lines of a paragraph, where each is a sentence or has a number of its own; else the paragraph.</summary>
    private static IEnumerable<(string Text, bool Own)> Lines(ParagraphNode paragraph)
    {
        var lines = (paragraph.Lines ?? paragraph.Text).Split('\n');
        var items = Array.FindAll(lines, line => !line.TrimEnd().EndsWith(':'));
        // What begins behind several sentences and is none is the head of what follows: "A word of thanks".
        if (items.Length > 3 && !IsSentence(items[^1]) && Array.TrueForAll(items[..^1], IsSentence))
            items = items[..^1];
        if (lines.Length > 1 && (Array.TrueForAll(items, line => Number().IsMatch(line)) || Array.TrueForAll(items, IsSentence)))
            return items.Select(line => (Number().Replace(line, "").Trim(), true));
        return [(paragraph.Text, false)];
    }

    /// <summary>Lines that stand indented below a sentence, which Markdown takes for code; null where they are code.</summary>
    public static string[]? Indented(CodeNode code)
    {
        var lines = Array.FindAll(code.Text.Split('\n'), line => line.Trim().Length > 0);
        return Array.TrueForAll(lines, line => char.IsUpper(line.TrimStart()[0]) && line.Trim().Count(c => c == ' ') > 2
                && line.TrimEnd()[^1] is not (';' or '{' or '}'))
            ? [.. lines.Select(line => line.Trim())] : null;
    }

    private static bool IsSentence(string line) => line.Length > 8 && char.IsUpper(line[0]) && line.TrimEnd()[^1] is '.' or '!' or ';';

    [GeneratedRegex(@"^\s*(?:[ivx]{1,4}|[a-z]|[0-9]{1,2})[.)]\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
