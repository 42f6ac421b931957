using System.Globalization;
using System.Text.RegularExpressions;
using Postmortem.Incidents;

namespace Postmortem.Exchange;

/// <summary>
/// Reads one post-mortem in Markdown. There is always one incident with a title; what the document does not say stays empty, and
/// <see cref="ImportedIncident.Notes"/> tells what is missing.
/// </summary>
internal static partial class MarkdownPostmortem
{
    public static (ImportedIncident Incident, IReadOnlyList<ImportProblem> Problems) Read(string text, string fileName, TimeZoneInfo? zone)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimStart('\uFEFF');
        var front = FrontMatter.Read(text);
        var problems = new List<ImportProblem>();
        var nodes = MarkdownDepth.Parse(text[front.BodyStart..], front.Lines, fileName, problems);
        var title = MarkdownTitle.Take(nodes, front, fileName, out var blank);
        var notes = new List<string>();
        if (front.Note is { } note)
            notes.Add(note);
        if (blank)
            notes.Add("It looks like a blank template: its title was not filled in.");
        var outline = new MarkdownOutline(nodes);
        var basis = Basis(outline, front, title, fileName, zone);
        return (Compose(outline, front, title, fileName, basis, notes), problems);
    }

    private static TimelineBasis Basis(MarkdownOutline outline, FrontMatter front, string title, string fileName, TimeZoneInfo? zone)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var given = front.First("date", "incident_date", "started_at", "start", "started");
        var labelled = outline.Labels.Where(label => label.Name.StartsWith("Date", StringComparison.OrdinalIgnoreCase)).Select(label => label.Value)
            .FirstOrDefault();
        var year = MarkdownDates.First(labelled)?.Year ?? MarkdownDates.First(title)?.Year ?? MarkdownDates.First(name)?.Year
            ?? MarkdownDates.First(given)?.Year
            ?? MarkdownDates.Year(title) ?? MarkdownDates.Year(name) ?? MarkdownDates.First(front.First("path"))?.Year;
        var opening = string.Join("\n", outline.Sections.Where(section => section.Level <= 1 || section.Kind == SectionKind.Summary).Take(4)
            .Select(section => section.Text));
        var day = MarkdownDates.First(labelled, year) ?? MarkdownDates.First(title, year) ?? MarkdownDates.First(name)
            ?? MarkdownDates.First(opening, year) ?? MarkdownDates.First(given);
        var remarked = outline.Sections.SelectMany(section => section.Nodes.Where(node => node is ParagraphNode { Text.Length: < 120 })
            .Select(node => node.Plain()).Append(section.Kind == SectionKind.Timeline ? section.Title : ""))
            .Where(text => text.Contains("times", StringComparison.OrdinalIgnoreCase)).Select(ZoneNames.Remarked).FirstOrDefault(found => found is not null);
        return new TimelineBasis(day, day?.Year ?? year, remarked, zone);
    }

    private static ImportedIncident Compose(MarkdownOutline outline, FrontMatter front, string title, string fileName, TimelineBasis basis, List<string> notes)
    {
        var timeline = new TimelineReader(basis);
        foreach (var section in outline.Of(SectionKind.Timeline).Concat(outline.Of(SectionKind.Context).Where(HasTimes)))
            timeline.Read(section);
        var entries = Ordered(timeline.Entries);
        var summary = Summary(outline, front, timeline);
        var impact = StorableText.Paragraphs(outline.Of(SectionKind.Impact).Select(Said));
        var times = new MarkdownTimes(outline, front, entries, basis, StorableText.Paragraphs(Opening(outline, front)), notes);
        Tell(notes, outline, entries, basis.HistorySentence);
        return new ImportedIncident
        {
            Source = "markdown",
            SourceId = MarkdownTitle.SourceId(front, fileName, title, basis.Day),
            Title = title,
            StartedAt = times.Started,
            NoticedAt = times.Noticed,
            EndedAt = times.Ended,
            Severity = SeverityOf(front.First("severity", "sev", "priority") ?? outline.Label("Severity", "Priority")),
            Channel = StorableText.Paragraphs(StorableText.OneLine(front.First("channel") ?? outline.Label("Channel"), 100)),
            Services = Services(outline, front),
            Url = HtmlText.WebAddress(front.First("url", "link", "permalink", "canonical")),
            SourceUpdatedAt = MarkdownTimes.Updated(outline, front, basis),
            CustomerExperience = impact ?? FirstParagraph(StorableText.Paragraphs(Opening(outline, front)
                .Concat(outline.Of(SectionKind.Detection).Select(Said)))),
            Summary = summary,
            Entries = entries,
            Factors = Factors(outline),
            Mitigators = [.. outline.Of(SectionKind.WentWell).SelectMany(Points)],
            Actions = ActionReader.Read(outline),
            Lessons = [.. outline.Of(SectionKind.Lessons, SectionKind.WentWrong).SelectMany(Points)],
            Notes = [.. notes.Distinct()],
            CustomersAffected = Customers(outline, front, impact),
            FileName = fileName,
            Line = 1,
        };
    }

    private static bool HasTimes(MarkdownSection section) =>
        section.Nodes.OfType<ListNode>().Any(list => list.Items.Any(item => TimeLead.Begins(item.First.Text)));

    /// <summary>By time; a step without one stays behind the step that it followed.</summary>
    private static List<ImportedEntry> Ordered(IReadOnlyList<ImportedEntry> entries)
    {
        DateTimeOffset? last = null;
        return [.. entries.Select(entry => (entry, At: last = entry.At ?? last)).OrderBy(pair => pair.At ?? DateTimeOffset.MinValue)
            .Select(pair => pair.entry)];
    }

    /// <summary>What the document says before it goes into details.</summary>
    private static IEnumerable<string?> Opening(MarkdownOutline outline, FrontMatter front)
    {
        var said = outline.Of(SectionKind.Summary).Select(Said).Where(text => text.Length > 0).ToList();
        IEnumerable<string?> opening = outline.Sections[0].Nodes.Where(node => node is not ParagraphNode paragraph || !IsNameAndValue(paragraph))
            .Select(node => node.Plain());
        return said.Count == 0 && !outline.Sections[0].Nodes.Exists(node => node is ParagraphNode { Text.Length: > 60 })
            ? opening.Append(front.First("description", "summary"))
            : opening.Concat(said);
    }

    private static string? Summary(MarkdownOutline outline, FrontMatter front, TimelineReader timeline)
    {
        var later = outline.Of(SectionKind.Context).Where(section => !HasTimes(section)).Concat(outline.Of(SectionKind.Detection, SectionKind.Resolution))
            .Where(section => section.Text.Length > 0).Select(section => $"{section.Title}: {Said(section)}");
        return StorableText.Paragraphs(Opening(outline, front).Concat(timeline.Prose).Concat(later));
    }

    /// <summary>The text of a part; one item alone is no list.</summary>
    private static string Said(MarkdownSection section) => section.Nodes is [ListNode { Items: [var only] }] ? only.Plain() : section.Text;

    /// <summary>"Created by: …", or a remark about the zone: nothing that tells what happened.</summary>
    private static bool IsNameAndValue(ParagraphNode paragraph)
    {
        var colon = paragraph.Text.IndexOf(": ", StringComparison.Ordinal);
        return (paragraph.Text.Length < 60 && ZoneNames.Remarked(paragraph.Text) is not null)
            || (paragraph.Text.Length < 120 && colon is > 0 and < 30 && !paragraph.Text[..colon].Any(char.IsDigit)
                && (paragraph.Text.Length < 60 || !paragraph.Text.Contains(". ", StringComparison.Ordinal)));
    }

    /// <summary>The first paragraph that is more than a line of date or place.</summary>
    private static string? FirstParagraph(string? text)
    {
        var paragraphs = text?.Split("\n\n") ?? [];
        return Array.Find(paragraphs, paragraph => paragraph.Length > 40) ?? paragraphs.FirstOrDefault();
    }

    /// <summary>What is listed is one factor each; what is told in prose is one, however many paragraphs it takes.</summary>
    private static List<string> Factors(MarkdownOutline outline)
    {
        var factors = new List<string>();
        foreach (var section in outline.Of(SectionKind.Factors))
        {
            var points = section.Nodes.OfType<ListNode>().SelectMany(list => list.Items).Select(Point).Where(text => text.Length > 0).ToList();
            if (points.Count > 1)
                factors.AddRange(points);
            else if (section.Text.Length > 0)
                factors.Add(StorableText.Clean(Said(section)));
        }
        return [.. factors.Distinct()];
    }

    private static IEnumerable<string> Points(MarkdownSection section) => section.Nodes.SelectMany(IEnumerable<string> (node) => node switch
    {
        ListNode list => list.Items.Select(Point),
        TableNode table => table.Rows.Select(row => string.Join(" — ", row.Where(cell => cell.Length > 0))),
        ParagraphNode { Text: var text } when text.EndsWith(':') => [],
        _ => [Unmarked(node.Plain())],
    }).Where(text => text.Any(char.IsLetterOrDigit));

    private static string Point(ItemNode item) => StorableText.Clean(Unmarked(item.Plain()));

    private static string Unmarked(string text) => text.TrimStart('✅', '❌', '✔', '☑', '⚠', '\uFE0F', '➕', '➖', ' ', '-');

    private static Severity? SeverityOf(string? words) => words?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        var w when Tells(w, "critical", "severe", "sev0", "sev-0", "sev 0", "sev1", "sev-1", "sev 1", "p0", "p1", "blocker", "emergency") => Severity.Severe,
        var w when Tells(w, "major", "high", "sev2", "sev-2", "sev 2", "p2", "medium", "moderate") => Severity.Major,
        var w when Tells(w, "minor", "low", "sev3", "sev-3", "sev 3", "sev4", "sev-4", "sev 4", "p3", "p4", "trivial") => Severity.Minor,
        "0" or "1" => Severity.Severe,
        "2" => Severity.Major,
        "3" or "4" or "5" => Severity.Minor,
        _ => null,
    };

    private static bool Tells(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static List<string> Services(MarkdownOutline outline, FrontMatter front)
    {
        var services = front.All("services", "service", "affected_services", "components", "systems", "affected");
        if (services.Count == 0)
            services = outline.Label("Affected service", "Services affected", "Service affected", "Affected component", "Affected system", "Services",
                "Service(s)")?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return [.. services.Select(service => StorableText.OneLine(service, 100)).Where(service => service.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(100)];
    }

    private static int? Customers(MarkdownOutline outline, FrontMatter front, string? impact)
    {
        var given = front.First("customers_affected", "customers-affected", "affected_customers", "users_affected", "affected_users")
            ?? outline.Label("Customers affected", "Affected customers", "Customers impacted", "Users affected", "Affected users", "Users impacted");
        var match = given is null ? Affected().Match(impact is { Length: > 4_000 } ? impact[..4_000] : impact ?? "") : Match.Empty;
        var number = given?.Trim() ?? (match.Success ? match.Groups[1].Value : null);
        return int.TryParse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var customers) && customers >= 0 ? customers : null;
    }

    [GeneratedRegex(@"(?:^|[\n.;:] ?)([0-9][0-9,]{0,11}) (?:customers|users|clients|people) (?:were|are) (?:affected|impacted)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Affected();

    private static void Tell(List<string> notes, MarkdownOutline outline, List<ImportedEntry> entries, TimeZoneInfo? told)
    {
        if (entries.Exists(entry => entry.ZoneAssumed))
            notes.Add(StatuspageIncident.Assumed(told));
        var without = entries.Count(entry => entry.At is null);
        if (without > 0)
            notes.Add(without == entries.Count ? "The steps of the timeline have no times that can be read."
                : $"{without} of {entries.Count} steps of the timeline have no time that can be read.");
        if (entries.Count == 0)
            notes.Add("No timeline was found.");
        var left = outline.Sections.Where(section => section.Kind is SectionKind.Aside or SectionKind.Unknown && section.Level is > 0 and < 7
            && section.Nodes.Count > 0)
            .Select(section => section.Title).Where(title => title.Length > 0).ToList();
        if (left.Count > 0)
            notes.Add($"These parts were not taken over: {string.Join("; ", left.Take(12).Select(title => StorableText.OneLine(title, 80)))}{(left.Count > 12 ? "; and more" : "")}.");
    }
}
