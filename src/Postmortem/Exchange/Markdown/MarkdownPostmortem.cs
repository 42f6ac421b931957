using Postmortem.Exchange.Statuspage;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// Reads one post-mortem in Markdown. There is always one incident with a title; what the document does not say stays empty, and
/// <see cref="ImportedIncident.Remarks"/> tells what is missing.
/// </summary>
internal static class MarkdownPostmortem
{
    public static (ImportedIncident? Incident, IReadOnlyList<ImportItem> Others) Read(string text, string fileName, ImportOptions options)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimStart('\uFEFF');
        var front = FrontMatter.Read(text);
        var problems = new List<ImportProblem>();
        var nodes = MarkdownDepth.Parse(PlainParts.Headed(PostedUpdates.ToTimeline(text[front.BodyStart..])), front.Lines, fileName, problems);
        var title = MarkdownTitle.Take(nodes, front, fileName, out var blank);
        var remarks = new RemarkList();
        if (front.Note is { } note)
            remarks.Add(note);
        if (blank)
            remarks.Add("It looks like a blank template: its title was not filled in.", about: About.Title);
        var outline = new MarkdownOutline(nodes);
        var basis = MarkdownBasis.Of(outline, front, title, fileName, options with { Dates = Order(text, options.Dates, remarks) });
        var incident = Compose(outline, front, title, fileName, basis, remarks);
        return options.Format == ImportFormat.Auto && Otherwise(outline, front, incident) is { } what
            ? (null, [.. problems, LeftOut(fileName, what)])
            : (incident, problems);
    }

    /// <summary>Which number of a day such as 08-01-2026 is the month: as the importer says, else as the text shows.</summary>
    private static DateOrder Order(string text, DateOrder said, RemarkList remarks)
    {
        if (said != DateOrder.Unknown || MarkdownDates.OrderIn(text) is var shown && (said = shown) != DateOrder.Unknown
            || MarkdownDates.OrderInWords(text) is not { } words)
            return said;
        var first = words.Order == DateOrder.DayFirst ? "day" : "month";
        remarks.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"Days in figures were read with the {first} first, since the text also tells {Words.Day(words.Day)} without doubt."));
        return words.Order;
    }

    private static ImportNote LeftOut(string fileName, string what) =>
        new(fileName, 1, $"This is no post-mortem: {what}. It was left out; to import it all the same, say that it is Markdown.") { LeftOut = true };

    /// <summary>What a document is that has no time, no label and no part of a post-mortem; null for one that has.</summary>
    private static string? Otherwise(MarkdownOutline outline, FrontMatter front, ImportedIncident incident)
    {
        if (incident.Entries.Any(entry => entry.At is not null) || incident.StartedAt is not null || incident.Severity is not null
            || incident.Factors.Count + incident.Mitigators.Count > 0 || front.IsStatusPage)
            return null;
        var parts = outline.Sections.Where(section => section.Named).Select(section => section.Kind).Distinct().ToList();
        var telling = parts.Count(kind => kind is SectionKind.Timeline or SectionKind.WentWell or SectionKind.WentWrong or SectionKind.Factors
            or SectionKind.Impact or SectionKind.Detection or SectionKind.Resolution);
        var dated = outline.Labels.Any(label => MarkdownBasis.IsDay(label.Name) && MarkdownDates.First(label.Value) is not null);
        if (telling > 1 || parts.Contains(SectionKind.Timeline) || (dated && (telling > 0 || parts.Contains(SectionKind.Actions)))
            || SaysIncident(incident.Title) || SaysIncident(Path.GetFileName(incident.FileName)) || TellsOfHarm(incident.Summary))
            return null;
        return outline.Sections.All(section => section.Nodes.Count == 0) ? "it has no text"
            : "it names no time, and has no timeline, impact, cause or severity";
    }

    private static bool SaysIncident(string text) => s_incident.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether it says that something failed and that it is sorry, or in two words that something failed, as a letter to customers does, or when it failed.
    /// </summary>
    private static bool TellsOfHarm(string? text)
    {
        var head = text is { Length: > 2_000 } ? text[..2_000] : text ?? "";
        var harm = s_harm.Count(Says);
        return harm > 1 || (harm == 1 && Array.Exists(s_sorry, Says))
            || (MarkdownDates.Open(head, DateOrder.Unknown) is not null && Array.Exists(s_trouble, Says));

        bool Says(string word) => head.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static readonly string[] s_harm = ["outage", "downtime", "went down", "was down", "were down", "go offline", "went offline", "was offline",
        "was unavailable", "were unavailable", "disruption", "service impact", "panne", "interrompu", "indisponible", "injoignable"];

    // With a day and a clock beside it, this is enough.
    private static readonly string[] s_trouble = ["issue", "errors", "delays", "delayed", "failed", "failure", "unreachable", "erreurs", "retards"];

    private static readonly string[] s_sorry = ["sorry", "apolog", "inconvenience", "excuses", "gêne occasionnée"];

    private static readonly string[] s_incident = ["incident", "outage", "post-mortem", "postmortem", "post mortem", "panne", "downtime", "root cause",
        "attack", "breach", "compromise", "phishing", "advisory", "vulnerab", "malicious", "disruption", "degradation", "unavailable"];

    private static ImportedIncident Compose(MarkdownOutline outline, FrontMatter front, string title, string fileName, TimelineBasis basis, RemarkList remarks)
    {
        var timeline = Timeline(outline, basis, remarks);
        var zone = basis.Zone ?? timeline.OnlyZone ?? MarkdownBasis.BesideClocks(outline);
        var entries = timeline.Entries(zone);
        var impact = StorableText.Paragraphs(outline.Of(SectionKind.Impact).Select(Said));
        var times = new MarkdownTimes(outline, front, entries, basis with { Zone = zone },
            StorableText.Paragraphs(Opening(outline, front).Concat(outline.Of(SectionKind.Impact).Select(Said))), remarks);
        Tell(remarks, outline, entries, basis.Told);
        var actions = ActionReader.Read(outline, remarks);
        var leftOut = PartsLeftOut(outline);
        remarks.AddPartsLeftOut(leftOut);
        LeftOutRemarks.Add(remarks, outline, entries, actions, basis);
        ZoneRemarks.Add(remarks, outline, entries, times.Started);
        return new ImportedIncident
        {
            Source = "markdown",
            SourceId = MarkdownTitle.SourceId(front, fileName, title, basis.Day),
            IsNamedByFile = MarkdownTitle.OwnId(front) is null,
            Title = title,
            StartedAt = times.Started,
            StartedOn = times.Started is null ? basis.Day : null,
            NoticedAt = times.Noticed,
            EndedAt = times.Ended,
            Severity = SeverityWords.Of(outline, front, title),
            Channel = StorableText.Paragraphs(StorableText.OneLine(front.First("channel") ?? outline.Label("Channel"), 100)),
            Services = Services(outline, front),
            Url = PlainHtml.WebAddress(front.First("url", "link", "permalink", "canonical")),
            SourceUpdatedAt = MarkdownTimes.Updated(outline, front, basis),
            CustomerExperience = impact ?? FirstParagraph(StorableText.Paragraphs(Opening(outline, front)
                .Concat(outline.Of(SectionKind.Detection).Where(section => !OnlyTells(section)).Select(Said)))),
            Summary = Summary(outline, front, timeline),
            Entries = entries,
            Factors = Factors(outline),
            Mitigators = [.. outline.Of(SectionKind.WentWell).SelectMany(Points)],
            Actions = actions,
            Lessons = [.. outline.Of(SectionKind.Lessons, SectionKind.WentWrong).SelectMany(Points)],
            Remarks = remarks.All,
            PartsLeftOut = leftOut,
            CustomersAffected = CustomerCount.Of(outline, front, impact),
            FileName = fileName,
            Line = 1,
        };
    }

    private static TimelineReader Timeline(MarkdownOutline outline, TimelineBasis basis, RemarkList remarks)
    {
        var timeline = new TimelineReader(basis, remarks);
        // "Recovery (16:45–20:00)" below "Timeline" tells steps too.
        var sections = outline.Sections.Where(section => section.Kind == SectionKind.Timeline || (section.Kind != SectionKind.Actions && HasTimes(section)
            && (section.Kind == SectionKind.Context || section.Parent is { Kind: SectionKind.Timeline, Level: < 7 }))).ToList();
        if (!sections.Exists(HasAnyTime))
            sections.AddRange(outline.Sections.Where(section => section.Kind is not (SectionKind.Actions or SectionKind.Lessons or SectionKind.Aside
                or SectionKind.Timeline) && TellsSteps(section)));
        foreach (var section in sections)
        {
            section.IsTimeline = true;
            timeline.Read(section);
        }
        return timeline;
    }

    private static bool HasTimes(MarkdownSection section) =>
        section.Nodes.OfType<ListNode>().Any(list => list.Items.Any(item => TimeLead.Begins(item.First.Text)));

    private static bool HasAnyTime(MarkdownSection section) => StatusLine.Begins(section.Title) || section.Nodes.Exists(node => TimesIn(node) > 0);

    /// <summary>A document without a part named "Timeline" may tell its steps anywhere.</summary>
    private static bool TellsSteps(MarkdownSection section) => (section.Level > 0 && !section.Named && StatusLine.Begins(section.Title))
        || section.Nodes.Where(node => !IsHead(node)).Sum(TimesIn) > 1;

    /// <summary>Outside a timeline, a list of nothing but names with a day or a clock is a head: "Incident start: …", "Author: …".</summary>
    private static bool IsHead(MarkdownNode node) => node is ListNode { Items.Count: > 0 } list
        && list.Items.All(item => item.First.Label is { } label && item.First.AfterLabel is { Length: > 0 and < 80 } && TimeLead.Read(label) is null);

    private static int TimesIn(MarkdownNode node) => node switch
    {
        ListNode list => list.Items.Count(item => StatusLine.Begins(item.First.Text) || TimeLead.Find(item.First.Text) is not null
            || item.Children.Any(child => TimesIn(child) > 0)),
        TableNode table => TimelineTable.Of(table)?.Rows.Count(row => TimeLead.Begins(row.Time)) ?? 0,
        ParagraphNode paragraph => (paragraph.Lines ?? paragraph.Text).Split('\n').Count(StatusLine.Begins),
        _ => 0,
    };

    /// <summary>"Detected: 23:10 UTC" is a time, and nothing that a customer met.</summary>
    private static bool OnlyTells(MarkdownSection section) => TimeLead.Read(Said(section)) is { Rest.Length: < 12 };

    /// <summary>What the document says before it goes into details.</summary>
    private static IEnumerable<string?> Opening(MarkdownOutline outline, FrontMatter front)
    {
        var said = outline.Of(SectionKind.Summary).Select(Said).Where(text => text.Length > 0).ToList();
        var first = outline.Sections[0];
        IEnumerable<string?> opening = first.Nodes.Where(node => node is not ParagraphNode paragraph
            || !(IsNameAndValue(paragraph) || (first.IsTimeline && StatusLine.Begins(paragraph.Text))))
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

    /// <summary>"Created by: …", a block of such lines, a step, or a remark about the zone: nothing that tells what happened.</summary>
    private static bool IsNameAndValue(ParagraphNode paragraph)
    {
        if (paragraph.Text.Length < 100 && ZoneNames.Remarked(paragraph.Text) is not null && paragraph.Text.Contains("all", StringComparison.OrdinalIgnoreCase))
            return true;
        if (paragraph.Text.Length < 60 && ZoneNames.Remarked(paragraph.Text) is not null)
            return true;
        var lines = (paragraph.Lines ?? paragraph.Text).Split('\n').SelectMany(MarkdownOutline.Pieces).ToArray();
        return Array.TrueForAll(lines, IsNameAndValue) || (lines.Length > 1 && Array.FindAll(lines, IsNameAndValue).Length > lines.Length / 2);
    }

    private static bool IsNameAndValue(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return line.Length < 120 && colon is > 0 and < 30 && !line[..colon].Any(char.IsDigit)
            && (line.Length < 60 || !line.Contains(". ", StringComparison.Ordinal));
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

    private static List<string> Services(MarkdownOutline outline, FrontMatter front)
    {
        var services = front.All("services", "service", "affected_services", "components", "systems", "affected");
        if (services.Count == 0)
            services = outline.Label("Affected service", "Services affected", "Service affected", "Affected component", "Affected system", "Services",
                "Service(s)", "Systems affected", "Affected components", "Components", "Services touchés",
                "Services concernés")?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return [.. services.Select(service => StorableText.OneLine(service, 100)).Where(service => service.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(100)];
    }

    private static void Tell(RemarkList notes, MarkdownOutline outline, List<ImportedEntry> entries, TimeZoneInfo? told)
    {
        if (entries.Exists(entry => entry.ZoneAssumed))
            notes.Add(StatuspageIncident.Assumed(told));
        var without = entries.Count(entry => entry.At is null && !LeftOutRemarks.HasClockAlone(entry));
        if (without > 0)
            notes.Add(without == entries.Count ? "The steps of the timeline have no times that can be read."
                : $"{without} of {entries.Count} steps of the timeline have no time that can be read.");
        if (entries.Count == 0)
            notes.Add("No timeline was found.");
    }

    private static List<string> PartsLeftOut(MarkdownOutline outline)
    {
        var used = ActionReader.Parts(outline).ToHashSet();
        return [.. outline.Sections.Where(section => (section.Kind is SectionKind.Aside or SectionKind.Unknown && section.Level is > 0 and < 7
            || section.Kind == SectionKind.Actions && !used.Contains(section)) && section.Nodes.Count > 0)
            .Select(section => section.Title).Where(title => title.Length > 0)];
    }
}
