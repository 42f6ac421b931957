using System.Text.RegularExpressions;

namespace Postmortem.Exchange.Markdown;

/// <summary>Takes actions apart that are told in paragraphs: "We will …", "We have also …", or a line for each.</summary>
internal static partial class ActionProse
{
    private static readonly string[] s_introduces = ["following", "below", "these actions", "ci-dessous", "suivant"];

    /// <summary>
    /// A paragraph that says what is done begins an action, and so does each sentence of it that names who does something; one that explains belongs to the
    /// one before, and one that only introduces or closes is none. Where no paragraph says so, all of them are one.
    /// </summary>
    public static List<string> Actions(IEnumerable<ParagraphNode> paragraphs)
    {
        var pieces = paragraphs.SelectMany(Lines).Where(piece => piece.Own || !ActionSentence.Closes(piece.Text)).ToList();
        if (!pieces.Exists(piece => piece.Own || ActionSentence.Commits(piece.Text) || ActionSentence.Begins(piece.Text)))
            return [string.Join("\n\n", pieces.Select(piece => piece.Text))];
        var actions = new List<string>();
        foreach (var (text, own) in pieces)
        {
            if (actions.Count == 0 && pieces.Count > 1 && s_introduces.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (own)
                actions.Add(text);
            else if (actions.Count == 0 || ActionSentence.Commits(text) || ActionSentence.Begins(text))
                actions.AddRange(Apart(text));
            else
                actions[^1] = $"{actions[^1]}\n\n{text}";
        }
        return actions;
    }

    /// <summary>The actions of one paragraph: what stands before its second promise belongs to the first.</summary>
    private static List<string> Apart(string text)
    {
        var sentences = Sentences(text);
        if (sentences.Count < 2)
            return [text];
        var actions = new List<string>();
        var begun = false;
        foreach (var sentence in sentences)
        {
            var begins = ActionSentence.Begins(sentence);
            if (actions.Count == 0 || (begins && begun))
                actions.Add(sentence);
            else
                actions[^1] = $"{actions[^1]} {sentence}";
            begun |= begins;
        }
        return actions;
    }

    /// <summary>The items below a sentence that announces measures, in a text that has no part for them: "We put these measures in place:".</summary>
    public static IEnumerable<string> Announced(MarkdownOutline outline) => outline.Sections
        .Where(section => section is { IsTimeline: false, Kind: not (SectionKind.Timeline or SectionKind.Factors or SectionKind.WentWell) })
        .SelectMany(section => section.Nodes.Zip(section.Nodes.Skip(1)))
        .Where(pair => pair.First is ParagraphNode above && pair.Second is ListNode && ActionSentence.Announces(above.Text))
        .SelectMany(pair => ((ListNode)pair.Second).Items.Select(item => item.Plain()));

    private static List<string> Sentences(string text)
    {
        var sentences = ProseSentences.Of(text).Where(sentence => !ActionSentence.Closes(sentence)).ToList();
        // "There are two fixes. The first … The second …": what counts them only introduces.
        var counted = sentences.FindIndex(ActionSentence.IsCounted);
        if (counted > 0 && sentences.Count(ActionSentence.IsCounted) > 1 && ActionSentence.Commits(sentences[counted - 1]))
            sentences.RemoveAt(counted - 1);
        return sentences;
    }

    /// <summary>
    /// What a text promises that has no part for it: each sentence that says so, with those that go on from it. The story of what happened is left alone.
    /// </summary>
    public static IEnumerable<string> Promises(MarkdownOutline outline)
    {
        var texts = outline.Sections.Where(section => section is { IsTimeline: false, Kind: not (SectionKind.Timeline or SectionKind.Actions) })
            .SelectMany(section => section.Nodes).SelectMany(IEnumerable<string> (node) => node switch
            {
                ParagraphNode paragraph => [paragraph.Text],
                ListNode list => list.Items.Select(item => item.First.Text),
                _ => [],
            });
        foreach (var text in texts)
        {
            string? action = null;
            var sentences = Sentences(text);
            var counts = sentences.Count(ActionSentence.IsCounted) > 1 && sentences.Exists(ActionSentence.Promises);
            foreach (var sentence in sentences)
            {
                var promises = ActionSentence.Promises(sentence) || (counts && ActionSentence.IsCounted(sentence));
                if (promises && action is not null)
                    yield return action;
                if (promises)
                    action = sentence;
                else if (action is not null && ActionSentence.GoesOn(sentence))
                    action = $"{action} {sentence}";
            }
            if (action is not null)
                yield return action;
        }
    }

    /// <summary>The sentences below names in one paragraph, "Improvements:", each on a line of its own; none where it is prose.</summary>
    public static string[] Listed(ParagraphNode paragraph)
    {
        var lines = (paragraph.Lines ?? paragraph.Text).Split('\n', StringSplitOptions.TrimEntries);
        var items = Array.FindAll(lines, line => !line.EndsWith(':'));
        return items.Length > 0 && items.Length < lines.Length && Array.TrueForAll(items, IsSentence) ? items : [];
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
            return items.Where(line => !ActionSentence.Closes(line)).Select(line => (Number().Replace(line, "").Trim(), true));
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
