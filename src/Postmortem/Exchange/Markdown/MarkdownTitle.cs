using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>The title and the lasting id of a Markdown post-mortem.</summary>
internal static class MarkdownTitle
{
    // Names that say what a file is and not which: many folders hold one each.
    private static readonly string[] s_general =
        ["index", "_index", "readme", "postmortem", "post-mortem", "incident", "report", "incident-report", "outage", "document", "untitled", "template", "new",
            "text", "paste", "pasted"];

    /// <summary>
    /// Takes the title's heading out of the nodes. Front matter goes before headings, headings before the file's name; a heading that only
    /// names a part of the document ("Metadata") or is a blank of a template ("Title of the incident") is no title.
    /// </summary>
    public static string Take(List<MarkdownNode> nodes, FrontMatter front, string fileName, out bool blank)
    {
        var given = StorableText.OneLine(front.First("title", "linkTitle", "name"));
        blank = false;
        var top = nodes.FindIndex(node => node is HeadingNode);
        if (top >= 0 && nodes[top] is HeadingNode heading)
        {
            var only = (heading.Level <= 2 || top == 0) && nodes.OfType<HeadingNode>().Count(other => other.Level <= heading.Level) == 1;
            var text = heading.Text.Trim(' ', ':', '#');
            blank = Blank(text);
            if (text.Equals("title", StringComparison.OrdinalIgnoreCase) && top + 1 < nodes.Count && nodes[top + 1] is HeadingNode or ParagraphNode)
            {
                blank = nodes[top + 1] is HeadingNode next && SectionKinds.Of(next.Text) != SectionKind.Unknown;
                text = blank ? "" : nodes[top + 1].Plain();
                if (!blank)
                    nodes.RemoveAt(top + 1);
                nodes.RemoveAt(top);
            }
            else if (IsGeneral(text) && top + 1 < nodes.Count && nodes[top + 1] is HeadingNode sub
                && sub.Level > heading.Level && SectionKinds.Of(sub.Text) == SectionKind.Unknown)
            {
                text = sub.Text;
                nodes.RemoveRange(top, 2);
            }
            else if (IsTitle(heading, only, top == 0, top == 0 && !nodes.OfType<HeadingNode>().Any(other => other.Level == 1), given.Length > 0)
                || (top == 0 && NamesDocument(text)) || (top == 0 && heading.Level == 1 && only && IsMoreThanPart(text)))
                nodes.RemoveAt(top);
            else
                text = "";
            if (given.Length == 0 && !blank)
                given = StorableText.OneLine(IsGeneral(text) && Labelled(nodes) is { } told ? told : text);
        }
        if (given.Length == 0 && !blank)
            given = Above(nodes, top < 0);
        return given.Length > 0 ? Named(given) ?? given : FromFile(fileName);
    }

    /// <summary>
    /// A title that is no heading: a line "Title: …" near the beginning, else one of the first short paragraphs, which may stand behind a day or a name.
    /// </summary>
    private static string Above(List<MarkdownNode> nodes, bool plain)
    {
        if (Labelled(nodes) is { } told)
            return StorableText.OneLine(told, 300);
        for (var i = 0; i < Math.Min(nodes.Count, 3) && nodes[i] is ParagraphNode { Text.Length: < 120 } line; i++)
        {
            if (!SaysWhatItIs(line.Text) && !(i == 0 && IsBoldTitle(line)))
                continue;
            if (!plain && MarkdownDates.First(line.Text, 2000) is null && !IsBoldTitle(line))
                break;
            return First(nodes, i, line);
        }
        return "";
    }

    /// <summary>Takes the line that is the title; what stands right below it, "Start: …", stays.</summary>
    private static string First(List<MarkdownNode> nodes, int at, ParagraphNode paragraph)
    {
        var lines = (paragraph.Lines ?? paragraph.Text).Split('\n');
        if (lines.Length > 1 && lines[1].Contains(": ", StringComparison.Ordinal))
        {
            nodes[at] = new ParagraphNode(paragraph.Line + 1, string.Join(' ', lines[1..]), Lines: string.Join('\n', lines[1..]));
            return StorableText.OneLine(lines[0].TrimEnd(' ', ':'));
        }
        nodes.RemoveAt(at);
        return StorableText.OneLine(paragraph.Text);
    }

    /// <summary>What a line "Title: …" near the beginning gives.</summary>
    private static string? Labelled(List<MarkdownNode> nodes) => nodes.Take(6).Select(node => node switch
    {
        ParagraphNode paragraph => (paragraph.Lines ?? paragraph.Text).Split('\n').Select(Named).FirstOrDefault(found => found is not null),
        ListNode list => list.Items.Take(12).Select(item => Named(item.First.Text)).FirstOrDefault(found => found is not null),
        _ => null,
    }).FirstOrDefault(found => found is not null);

    private static bool IsBoldTitle(ParagraphNode line) => line is { Label: { } label, AfterLabel: "" } && label.Contains(' ', StringComparison.Ordinal)
        && !line.Text.EndsWith(':') && SectionKinds.Of(label) == SectionKind.Unknown && TimeLead.Read(label) is null;

    /// <summary>What follows "Title:", "Incident title:" or "Titre :" on its line.</summary>
    private static string? Named(string line)
    {
        var colon = line.AsSpan(0, Math.Min(line.Length, 24)).IndexOf(':');
        var name = colon > 0 ? line.AsSpan(0, colon).Trim() : default;
        return (name.EndsWith("title", StringComparison.OrdinalIgnoreCase) || name.Equals("titre", StringComparison.OrdinalIgnoreCase))
            && line[(colon + 1)..].Trim() is { Length: > 2 } title && title[0] is not ('[' or '<' or '{') ? title : null;
    }

    /// <summary>"0x19. Postmortem", "Incident report": a heading that says what the document is, and not which.</summary>
    private static bool IsGeneral(string text) =>
        s_general.Contains(StorableText.Slug(text.TrimStart('0', 'x', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' ')));

    /// <summary>A text without headings may begin with a line that is one.</summary>
    private static bool SaysWhatItIs(string text) => !text.Contains('\n', StringComparison.Ordinal) && !text.EndsWith('.')
        && new[] { "incident", "outage", "postmortem", "post-mortem" }.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A heading that names a part ("Timeline") is a title only where it says more than that and nothing else is one.</summary>
    /// <param name="top">Whether nothing stands above it.</param>
    /// <param name="first">Whether, besides, no heading is of the first level.</param>
    private static bool IsTitle(HeadingNode heading, bool only, bool top, bool first, bool given) => SectionKinds.Of(heading.Text) == SectionKind.Unknown
        ? only || heading.Level == 1 || (first && !given && heading.Level == 2 && heading.Text.Count(c => c == ' ') > 3
            && !heading.Text.Contains(": ", StringComparison.Ordinal) && TimeLead.Read(heading.Text) is null)
        : only && top && !given && heading.Text.Count(c => c == ' ') > 3;

    /// <summary>"Ticket 12 - Postmortem / Root Cause Analysis": what names the whole is a title, although it holds a part's name.</summary>
    private static bool NamesDocument(string text) => text.Count(c => c == ' ') > 2 && SectionKinds.Of(text) != SectionKind.Timeline
        && (SaysWhatItIs(text) || text.Contains("post mortem", StringComparison.OrdinalIgnoreCase));

    /// <summary>"2021-01-30: Faults of the oven": the one heading of its level names no part where it has a day or more than four words.</summary>
    private static bool IsMoreThanPart(string text) => text.Count(c => c == ' ') > 3 || (text.Contains(' ', StringComparison.Ordinal)
        && MarkdownDates.First(text) is not null && SectionKinds.Of(text) != SectionKind.Timeline);

    private static bool Blank(string title) => title.Equals("title", StringComparison.OrdinalIgnoreCase)
        || title.StartsWith("Title (", StringComparison.OrdinalIgnoreCase)
        || title.StartsWith("Title of the", StringComparison.OrdinalIgnoreCase) || title.StartsWith('<')
        || title.Equals("Postmortem Template", StringComparison.OrdinalIgnoreCase);

    private static string FromFile(string fileName)
    {
        var words = StorableText.OneLine(BaseName(fileName).Replace('_', ' ').Replace("-", " ", StringComparison.Ordinal));
        // The hyphens of a date stay.
        if (MarkdownDates.First(BaseName(fileName).Replace('_', ' ')) is { } day)
            words = words.Replace($"{day:yyyy MM dd}", $"{day:yyyy-MM-dd}", StringComparison.Ordinal);
        return words.Length == 0 ? "Untitled incident" : char.ToUpper(words[0], System.Globalization.CultureInfo.InvariantCulture) + words[1..];
    }

    /// <summary>
    /// An id from the front matter, else the file's name without folder and extensions, so that an edited file keeps it wherever it lies.
    /// A general name takes the folder to itself; a general name without a folder, and pasted text, which has no name of a file, take the title and the day.
    /// </summary>
    public static string SourceId(FrontMatter front, string fileName, string title, DateOnly? day)
    {
        if (OwnId(front) is { } own)
            return own;
        var name = StorableText.Slug(BaseName(fileName));
        var file = Path.GetFileName(fileName.Replace('\\', '/')).Contains('.', StringComparison.Ordinal);
        if (file && name.Length > 0 && !s_general.Contains(name))
            return name;
        var folder = fileName.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var last, _] ? StorableText.Slug(last) : "";
        return file && folder.Length > 0 && name.Length > 0
            ? $"{folder}-{name}"
            : StorableText.Slug($"{day:yyyy-MM-dd} {title}") is { Length: > 0 } id ? id : "untitled";
    }

    /// <summary>The id that the document itself gives; null where it has none.</summary>
    public static string? OwnId(FrontMatter front) =>
        front.First("id", "incident_id", "incident-id", "uid", "slug", "path") is { } given && StorableText.Slug(given) is { Length: > 0 } own ? own : null;

    private static string BaseName(string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        foreach (var extension in (ReadOnlySpan<string>)[".erb", ".txt", ".md", ".mdx", ".markdown", ".mdown", ".html"])
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                name = name[..^extension.Length];
        }
        return name;
    }
}
