namespace Postmortem.Exchange.Markdown;

/// <summary>Finds what was to be done: bullets, checkboxes, rows of a table, a heading for each, or prose.</summary>
internal static class ActionReader
{
    private const int MostActions = 500;

    public static List<ImportedAction> Read(MarkdownOutline outline, RemarkList remarks)
    {
        var actions = Parts(outline).SelectMany(OfPart).ToList();
        actions.AddRange(outline.Sections.Where(section => section.Kind is not (SectionKind.Actions or SectionKind.Timeline))
            .SelectMany(section => section.Nodes.OfType<TableNode>()).Where(IsOfActions).SelectMany(FromTable));
        if (actions.Count == 0 && Promised(outline) is { Count: > 0 } promised)
        {
            actions = promised;
            remarks.Add($"No part of it lists actions; they were taken from sentences such as “{StorableText.OneLine(promised[0].Text, 100)}”.");
        }
        var once = Once(actions);
        return once.Count > MostActions ? once[..MostActions] : once;
    }

    private static List<ImportedAction> Promised(MarkdownOutline outline) =>
        [.. ActionProse.Announced(outline).Concat(ActionProse.Promises(outline)).Take(MostActions)
            .Select(text => FromText(text, null)).OfType<ImportedAction>()];

    private static List<ImportedAction> OfPart(MarkdownSection section)
    {
        bool? done = Tells(section.Title, "completed", "(done)") ? true : null;
        var (listed, mixed) = (Lists(section), SectionKinds.NamesLessons(section.Title));
        var actions = new List<ImportedAction>();
        for (var i = 0; i < section.Nodes.Count; i++)
        {
            var node = section.Nodes[i];
            if (node is ParagraphNode own && OfInitials(own.Text) is { } begun)
            {
                // "JP Oil these:" with a list below it is one action.
                var more = own.Text.EndsWith(':') && i + 1 < section.Nodes.Count && section.Nodes[i + 1] is ListNode ? section.Nodes[++i].Plain() : null;
                actions.Add(begun with { Text = StorableText.Paragraphs(begun.Text, more)! });
            }
            // "Completed:" above a list holds for what stands below it.
            else if (node is ParagraphNode { Text: { Length: < 40 } and [.., ':'] } name)
                done = Done(name.Text) ?? done;
            else
                actions.AddRange(OfNode(node, done, listed, mixed));
        }
        if (actions.Count == 0)
            actions = [.. FromProse(section, done, section.HasParts)];
        var title = section.Title;
        return section.Level > 6 && ActionOwner.Initials(ref title) is { } owner && title.Length == 0
            ? actions.ConvertAll(action => action with { OwnerText = action.OwnerText ?? owner }) : actions;
    }

    private static ImportedAction? OfInitials(string text) => ActionOwner.Initials(ref text) is { } owner && text.Length > 0
        ? FromText(text, null) is { } action ? action with { OwnerText = owner } : null : null;

    private static IEnumerable<ImportedAction> OfNode(MarkdownNode node, bool? done, bool listed, bool mixed) => (node switch
    {
        ListNode list => list.Items.SelectMany(Grouped).Where(item => !mixed || !ActionSentence.States(item.First.Text))
            .Select(item => FromText(Open(item).Plain(), item.First.Struck ? true : item.Checked ?? done)),
        TableNode table => FromTable(table),
        CodeNode code => (ActionProse.Indented(code) ?? []).Select(line => FromText(line, done)),
        ParagraphNode paragraph when listed => ActionProse.Listed(paragraph).Select(line => FromText(line, done)),
        _ => [],
    }).OfType<ImportedAction>();

    /// <summary>Without the apology that stands right below the last item and so belongs to it.</summary>
    private static ItemNode Open(ItemNode item)
    {
        if (item.First.Lines is not { } text || !text.Contains('\n', StringComparison.Ordinal))
            return item;
        var lines = text.Split('\n');
        var closing = Array.FindIndex(lines, 1, ActionSentence.Closes);
        return closing < 0 ? item : item with { First = new ParagraphNode(item.First.Line, string.Join(' ', lines[..closing])) };
    }

    /// <summary>
    /// The parts that hold actions. Where one is named as their list ("Action items"), what stands under "Prevention" beside it is advice and no action,
    /// and where one lists them, prose under "Moving forward" is how the text ends.
    /// </summary>
    public static List<MarkdownSection> Parts(MarkdownOutline outline)
    {
        var parts = outline.Of(SectionKind.Actions).ToList();
        if (parts.Exists(Lists))
            parts.RemoveAll(part => Tells(part.Title, "forward", "ahead", "from here", "commitment") && !Lists(part));
        return parts.Exists(IsList) ? parts.FindAll(part => !Above(part).Any(IsAdvice) || Above(part).Any(IsList)) : parts;
    }

    private static bool Lists(MarkdownSection part) => part.Nodes.Exists(node => node is ListNode or TableNode);

    private static bool IsList(MarkdownSection part) => Tells(part.Title, "action item", "action point", "follow up", "follow-up", "next steps");

    private static bool IsAdvice(MarkdownSection part) => Tells(part.Title, "prevention") && !Tells(part.Title, "plan", "action", "measure", "task");

    private static IEnumerable<MarkdownSection> Above(MarkdownSection part)
    {
        for (MarkdownSection? up = part; up is { Kind: SectionKind.Actions }; up = up.Parent)
            yield return up;
    }

    /// <summary>"**Short-term:**" with a list below it, or sentences on lines of their own, names a group: what stands below are the actions.</summary>
    public static IEnumerable<ItemNode> Grouped(ItemNode item)
    {
        if (item.Checked is null && IsGroup(item.First.Text)
            && item.Children.OfType<ListNode>().SelectMany(list => list.Items).ToList() is { Count: > 0 } below)
            return below;
        return item.Children.Count == 0 && item.First.Lines is { } text && text.Contains('\n', StringComparison.Ordinal)
            && text.Split('\n', StringSplitOptions.TrimEntries) is [var name, .. var lines] && IsGroup(name)
            && Array.TrueForAll(lines, line => line is [var first, .., '.'] && char.IsUpper(first))
            ? lines.Select((line, i) => item with { First = new ParagraphNode(item.First.Line + i + 1, line) }) : [item];
    }

    private static bool IsGroup(string text) => text.TrimEnd().EndsWith(':') && text.Count(c => c == ' ') < 4;

    /// <summary>The same action under two headings is one; what either says of it counts.</summary>
    private static List<ImportedAction> Once(List<ImportedAction> actions)
    {
        var once = new Dictionary<string, ImportedAction>(StringComparer.Ordinal);
        foreach (var action in actions)
        {
            var key = StorableText.Slug(action.Text, 400);
            once[key] = once.TryGetValue(key, out var first)
                ? first with { OwnerText = first.OwnerText ?? action.OwnerText, DueText = first.DueText ?? action.DueText, Done = first.Done ?? action.Done }
                : action;
        }
        return [.. once.Values];
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
        if (group)
            return [];
        if (!section.Named && section.Level <= 6 && section.Title.Length > 0)
            return FromText(IsNumbered(section.Title) ? section.Title[(section.Title.IndexOfAny([')', '.', ':']) + 1)..] : section.Title, done,
                section.Text) is { } one ? [one] : [];
        if (paragraphs.Exists(node => ActionOwner.Of(node.Text) is not null))
            return paragraphs.Select(node => FromText(node.Text, done)).OfType<ImportedAction>();
        return ActionProse.Actions(paragraphs).Take(MostActions).Select(text => FromText(text, done)).OfType<ImportedAction>();
    }

    /// <summary>Null where the text says nothing.</summary>
    public static ImportedAction? FromText(string text, bool? done, string? more = null)
    {
        text = text.TrimStart(s_bullets).Trim();
        var mark = Mark(ref text);
        if (!text.Any(char.IsLetterOrDigit) || SaysNothing(text) || ActionSentence.SaysNone(text))
            return null;
        var owner = ActionOwner.Leading(ref text);
        var whole = StorableText.Paragraphs(text, more)!;
        return new ImportedAction(whole, owner ?? ActionOwner.Of(whole), mark == true ? true : done ?? mark, ActionDue.Of(whole));
    }

    private static readonly char[] s_bullets = [' ', '\u00a0', '\uFE0F', '•', '·', '➡', '→'];

    /// <summary>"N/A", "none yet".</summary>
    public static bool SaysNothing(string text) => s_nothing.Contains(StorableText.Slug(text, 40));

    private static readonly string[] s_nothing = ["n-a", "na", "none", "tbd", "nil", "nothing", "none-yet", "to-be-determined", "to-be-defined",
        "not-applicable", "no-action", "no-actions", "no-action-items", "no-actions-needed", "aucune", "aucun", "néant", "todo", "tba", "n-a-yet",
        "none-at-this-time", "sans-objet"];

    /// <summary>Takes the sign of being done, or not, from the beginning.</summary>
    private static bool? Mark(ref string text)
    {
        bool? found = null;
        for (var more = true; more;)
        {
            more = false;
            foreach (var (sign, done) in s_signs)
            {
                if (!text.StartsWith(sign, StringComparison.Ordinal))
                    continue;
                text = text[sign.Length..].TrimStart(' ', '\uFE0F', ':');
                (found, more) = (found == true ? true : done ?? found, text.Length > 0);
                break;
            }
        }
        return found == true || Tells(text, "(done)", "[done]", "(completed)", "[completed]", "(dropped)", "(cancelled)", "(canceled)", "(won't do)", "(fait)",
            "(terminé)") || EndsDone(text) ? true : found;
    }

    /// <summary>"Oil the belt - done".</summary>
    private static bool EndsDone(string text) => s_doneBehind.Any(mark => text.EndsWith(mark, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] s_doneBehind = ["- done", "– done", "— done", ": done", "- fait", "- complete", "- completed"];

    private static readonly (string Sign, bool? Done)[] s_signs = [("✅", true), ("✔", true), ("☑", true), ("[x]", true), ("[X]", true), ("[-]", true),
        ("[ ]", false), ("☐", false), ("❌", false), ("⬜", false), ("🔲", false), ("[DONE]", true), ("DONE:", true), ("DONE ", true), ("(done)", true),
        ("Done:", true), ("[TODO]", false), ("TODO:", false), ("TODO ", false), ("🔴", null), ("🟡", null), ("🟠", null), ("🟢", null), ("⚪", null),
        ("🔵", null), ("Action Item:", null), ("Action item:", null), ("Action:", null)];

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
        if (!columns.Contains(Column.What) && WordyColumn(table, columns) is var other and >= 0)
            columns[other] = Column.What;
        var actions = new List<ImportedAction>();
        foreach (var row in table.Rows)
        {
            string Cells(Column column, string separator) =>
                string.Join(separator, row.Where((cell, i) => i < columns.Count && columns[i] == column && cell.Length > 0));
            var details = row.Select((cell, i) => i < columns.Count && columns[i] == Column.Other && cell.Length > 0 ? $"{table.Header[i]}: {cell}" : "");
            if (FromText(Cells(Column.What, " — "), Done(Cells(Column.State, " ")), StorableText.Paragraphs(details)) is not { } action)
                continue;
            var owner = Said(Cells(Column.Owner, ", "), 200);
            var due = Said(Cells(Column.Due, " "), 100);
            actions.Add(action with { OwnerText = owner.Length > 0 ? owner : action.OwnerText, DueText = due.Length > 0 ? due : action.DueText });
        }
        return actions;
    }

    /// <summary>A table with a column of actions and one of their owners holds actions in whatever part it stands.</summary>
    private static bool IsOfActions(TableNode table) => table.Header.Any(head => Tells(head, "action"))
        && table.Header.Any(head => ColumnOf(head) == Column.Owner) && !table.Header.Any(head => Tells(head, "time", "horodatage", "heure"));

    /// <summary>A dash in a cell says nothing.</summary>
    private static string Said(string cell, int most) => cell.Any(char.IsLetterOrDigit) ? StorableText.OneLine(cell, most) : "";

    /// <summary>Where no head says which column holds the actions: the first whose cells say something, behind those of mere numbers and tickets.</summary>
    private static int WordyColumn(TableNode table, List<Column> columns)
    {
        var others = Enumerable.Range(0, columns.Count).Where(i => columns[i] == Column.Other).ToList();
        var wordy = others.FindIndex(i => table.Rows.Count(row => i < row.Count && row[i].Count(c => c == ' ') > 1) * 2 > table.Rows.Count);
        return wordy >= 0 ? others[wordy] : others.Count > 0 ? others[0] : -1;
    }

    private enum Column { Other, What, Owner, State, Due }

    private static Column ColumnOf(string header)
    {
        var words = header.ToLowerInvariant().Split([' ', '/', '(', ')', '-', '_', '?', '.', ':'], StringSplitOptions.RemoveEmptyEntries);
        bool Has(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (words.Contains(name))
                    return true;
            }
            return false;
        }

        return Tells(header, "owner", "assignee", "assigned", "responsible", "responsable", "porteur") || Has("who", "dri", "lead", "qui", "poc", "pilote")
            ? Column.Owner
            : Tells(header, "deadline", "target date", "échéance") || Has("due", "eta", "when", "target", "délai", "quand") || words is ["date"] ? Column.Due
            : Tells(header, "status", "state", "complete", "statut") || Has("done", "%", "progress") ? Column.State
            : Tells(header, "action", "item", "task", "what", "description", "follow", "tâche") ? Column.What
            : Column.Other;
    }

    private static bool? Done(string state) => state.Length == 0 ? null
        : state.Trim().Equals("no", StringComparison.OrdinalIgnoreCase)
            || Tells(state, "not ", "in progress", "open", "todo", "to do", "pending", "incomplete", "wip", "planned", "☐", "❌") ? false
        : state.Trim() is "0%" ? false
        : state.Trim() is "100%" || Tells(state, "fait", "terminé", "dropped", "cancel", "won't") ? true
        : Tells(state, "done", "complete", "closed", "yes", "fixed", "resolved", "shipped", "✅", "✔", "☑", "[x]") ? true
        : null;
}
