using System.Text.RegularExpressions;

namespace Postmortem.Exchange;

/// <summary>Finds what was to be done: bullets, checkboxes, rows of a table, a heading for each, or prose.</summary>
internal static partial class ActionReader
{
    private const int MostActions = 500;

    public static List<ImportedAction> Read(MarkdownOutline outline)
    {
        var actions = new List<ImportedAction>();
        foreach (var section in outline.Of(SectionKind.Actions))
        {
            bool? done = Tells(section.Title, "completed", "(done)") ? true : null;
            var before = actions.Count;
            foreach (var node in section.Nodes)
            {
                if (node is ListNode list)
                    actions.AddRange(list.Items.Select(item => FromText(item.Plain(), item.Checked ?? done)).OfType<ImportedAction>());
                else if (node is TableNode table)
                    actions.AddRange(FromTable(table));
            }
            if (actions.Count == before)
                actions.AddRange(FromProse(section, done, outline.Sections.Any(other => other.Parent == section)));
        }
        return actions.Count > MostActions ? actions[..MostActions] : actions;
    }

    /// <summary>Whether a heading counts the actions: "1) …", "2. …".</summary>
    public static bool IsNumbered(string title)
    {
        var digits = title.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 4 && digits < title.Length && title[digits] is ')' or '.' or ':';
    }

    private static IEnumerable<ImportedAction> FromProse(MarkdownSection section, bool? done, bool group)
    {
        var paragraphs = section.Nodes.OfType<ParagraphNode>().Where(node => !node.Text.EndsWith(':')).ToList();
        if (group && paragraphs.Count == 0)
            return [];
        if (!section.Named && section.Level <= 6 && section.Title.Length > 0)
            return FromText(IsNumbered(section.Title) ? section.Title[(section.Title.IndexOfAny([')', '.', ':']) + 1)..] : section.Title, done,
                section.Text) is { } one ? [one] : [];
        if (paragraphs.Exists(node => Owner(node.Text) is not null))
            return paragraphs.Select(node => FromText(node.Text, done)).OfType<ImportedAction>();
        return FromText(string.Join("\n\n", paragraphs.Select(node => node.Text)), done) is { } whole ? [whole] : [];
    }

    /// <summary>Null where the text says nothing.</summary>
    public static ImportedAction? FromText(string text, bool? done, string? more = null)
    {
        text = text.Trim();
        var mark = Mark(ref text);
        if (!text.Any(char.IsLetterOrDigit))
            return null;
        var whole = StorableText.Paragraphs(text, more)!;
        return new ImportedAction(whole, Owner(whole), done ?? mark, Due(whole));
    }

    /// <summary>Takes the sign of being done, or not, from the beginning.</summary>
    private static bool? Mark(ref string text)
    {
        foreach (var (sign, done) in ((string, bool?)[])[("✅", true), ("✔️", true), ("✔", true), ("☑️", true), ("☑", true), ("[x]", true), ("[X]", true),
            ("[ ]", false),
            ("☐", false), ("❌", false), ("⬜", false), ("🔲", false), ("[DONE]", true), ("DONE:", true), ("(done)", true), ("[TODO]", false), ("TODO:", false),
                ("TODO ", false)])
        {
            if (!text.StartsWith(sign, StringComparison.Ordinal))
                continue;
            text = text[sign.Length..].TrimStart();
            return done;
        }
        return Tells(text, "(done)", "[done]", "(completed)", "[completed]") ? true : null;
    }

    private static bool Tells(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private static List<ImportedAction> FromTable(TableNode table)
    {
        var columns = table.Header.Select(ColumnOf).ToList();
        if (!columns.Contains(Column.What) && columns.IndexOf(Column.Other) is var other and >= 0)
            columns[other] = Column.What;
        var actions = new List<ImportedAction>();
        foreach (var row in table.Rows)
        {
            string Cells(Column column, string separator) =>
                string.Join(separator, row.Where((cell, i) => i < columns.Count && columns[i] == column && cell.Length > 0));
            var details = row.Select((cell, i) => i < columns.Count && columns[i] == Column.Other && cell.Length > 0 ? $"{table.Header[i]}: {cell}" : "");
            if (FromText(Cells(Column.What, " — "), Done(Cells(Column.State, " ")), StorableText.Paragraphs(details)) is not { } action)
                continue;
            var owner = StorableText.OneLine(Cells(Column.Owner, ", "), 200);
            var due = StorableText.OneLine(Cells(Column.Due, " "), 100);
            actions.Add(action with { OwnerText = owner.Length > 0 ? owner : action.OwnerText, DueText = due.Length > 0 ? due : action.DueText });
        }
        return actions;
    }

    private enum Column { Other, What, Owner, State, Due }

    private static Column ColumnOf(string header) => header switch
    {
        _ when Tells(header, "owner", "who", "assignee", "assigned", "responsible", "dri", "lead") => Column.Owner,
        _ when Tells(header, "due", "deadline", "eta", "target date", "by when", "when") => Column.Due,
        _ when Tells(header, "status", "state", "done", "complete") => Column.State,
        _ when Tells(header, "action", "item", "task", "what", "description", "follow") => Column.What,
        _ => Column.Other,
    };

    private static bool? Done(string state) => state.Length == 0 ? null
        : state.Trim().Equals("no", StringComparison.OrdinalIgnoreCase)
            || Tells(state, "not ", "in progress", "open", "todo", "to do", "pending", "incomplete", "wip", "planned", "☐", "❌") ? false
        : Tells(state, "done", "complete", "closed", "yes", "fixed", "resolved", "shipped", "✅", "✔", "☑", "[x]") ? true
        : null;

    /// <summary>Whoever the text names as the one to do it, as written; null where it names nobody.</summary>
    public static string? Owner(string text)
    {
        var head = text.Length > 2_000 ? text[..2_000] : text;
        if (Named().Match(head) is { Success: true } named)
            return Trimmed(named.Groups[1].Value);
        if (Handle().Match(head) is { Success: true } handle)
            return handle.Groups[1].Value;
        if (Bracketed().Match(head) is { Success: true } bracketed)
            return Trimmed(bracketed.Groups[1].Value);
        return Doer().Match(head) is { Success: true } doer && !s_nobody.Contains(doer.Groups[1].Value.Split(' ')[0], StringComparer.OrdinalIgnoreCase)
            ? doer.Groups[1].Value
            : null;
    }

    private static string? Trimmed(string name) =>
        StorableText.OneLine(name.Trim(' ', '*', '_', '`', '.', ',', ';', ')', ']'), 200) is { Length: > 0 } owner ? owner : null;

    private static string? Due(string text)
    {
        var match = DueDate().Match(text.Length > 2_000 ? text[..2_000] : text);
        return match.Success ? StorableText.OneLine(match.Groups[1].Value.Trim(' ', '.', ',', ')', ']'), 100) : null;
    }

    private static readonly string[] s_nobody =
    [
        "We", "The", "This", "That", "These", "Those", "It", "They", "There", "You", "I", "All", "Our", "Each", "Every", "Any", "No", "Need", "Needs", "Have",
            "Has", "Continue",
        "Which", "What", "Who", "If", "When", "Once", "After", "Before", "In", "On", "As", "By", "For", "Everyone", "Nobody", "Having", "Proper", "Ability",
            "Able", "Monitoring", "Consider",
    ];

    [GeneratedRegex(@"\b(?:owner|owned by|assignee|assigned to|responsible|dri|poc)\s*[:=]?\s+([^\n()\[\];|,]{1,80})",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:^|[\s(\[`,:;/*])(@[\w][\w.-]{0,38}\w)", RegexOptions.NonBacktracking)]
    private static partial Regex Handle();

    [GeneratedRegex(@"[(\[]([A-Z][a-z]+(?: [A-Z][a-zA-Z.'-]+){1,2})[)\]]\.?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}) (?:will|shall|is going to|is to|has placed|to (?:add|create|fix|update|write|investigate|review|check|make|change|move|improve|document|implement|set|look|ensure|follow|contact|call|send|train|replace|remove)) ", RegexOptions.NonBacktracking)]
    private static partial Regex Doer();

    [GeneratedRegex(@"\b(?:due(?: date| by| on)?|deadline|eta|by end of|by the end of)\s*[:=]?\s+([^\n()\[\];|]{1,40})",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DueDate();
}
