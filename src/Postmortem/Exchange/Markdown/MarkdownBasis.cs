using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>Finds the day, the year and the zone that a document names for all its times.</summary>
internal static class MarkdownBasis
{
    public static TimelineBasis Of(MarkdownOutline outline, FrontMatter front, string title, string fileName, ImportOptions options)
    {
        var (name, order) = (Path.GetFileName(fileName.Replace('\\', '/')), options.Dates);
        var given = front.First("date", "incident_date", "started_at", "start", "started", "created_at");
        var labelled = outline.Labels.Where(label => IsDay(label.Name)).Select(label => label.Value).FirstOrDefault(value => value.Length > 0);
        var started = outline.Labels.Where(label => LabelRoles.Of(label.Name) == LabelRole.Started).Select(label => label.Value)
            .FirstOrDefault(value => MarkdownDates.First(value, null, order) is not null);
        var year = MarkdownDates.First(labelled, null, order)?.Year ?? MarkdownDates.First(title, null, order)?.Year ?? MarkdownDates.First(name)?.Year
            ?? MarkdownDates.First(given)?.Year ?? MarkdownDates.First(started, null, order)?.Year
            ?? MarkdownDates.Year(title) ?? MarkdownDates.Year(name) ?? MarkdownDates.First(front.First("path"))?.Year
            ?? outline.Sections.Select(section => MarkdownDates.First(section.Title, null, order)?.Year).FirstOrDefault(found => found is not null);
        var opening = string.Join("\n", outline.Sections.Where(section => section.Level <= 1 || section.Kind == SectionKind.Summary)
            .Concat(outline.Sections.TakeWhile(section => section.Kind is SectionKind.Unknown or SectionKind.Summary)).Distinct().Take(6)
            .Select(section => section.Text));
        var said = MarkdownDates.First(labelled, year, order) ?? MarkdownDates.First(started, year, order) ?? MarkdownDates.First(title, year, order);
        var day = said ?? MarkdownDates.First(name) ?? MarkdownDates.First(opening, year, order) ?? MarkdownDates.First(given)
            ?? Elsewhere(outline, year, order);
        return new TimelineBasis(day, day?.Year ?? year, Remarked(outline), options.Zone, order)
        {
            IsDaySaid = said is not null,
            StartsOn = started is not null && (TimeLead.Read(started) ?? TimeLead.Find(started)) is null or { Clock: null }
                ? MarkdownDates.First(started, year, order) : null,
        };
    }

    /// <summary>The one zone that stands behind clocks outside the timeline: "from 10:00 AM (EAT) to …". Null where there are two.</summary>
    public static TimeZoneInfo? BesideClocks(MarkdownOutline outline)
    {
        var zones = new HashSet<TimeZoneInfo>();
        var told = outline.Labels.Take(60).Select(label => label.Value).Concat(outline.Sections.Where(section => section.Kind is SectionKind.Unknown
            or SectionKind.Summary or SectionKind.Impact or SectionKind.Aside).Take(20).Select(section => section.Text));
        foreach (var text in told.Select(text => text.Length > 1_500 ? text[..1_500] : text))
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsAsciiDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
                    && TimeLead.Read(text[i..Math.Min(text.Length, i + 80)]) is { Clock: not null, Zone: { } zone } lead)
                {
                    zones.Add(zone);
                    i += lead.Original.Length - 1;
                }
            }
        }
        return zones.Count == 1 ? zones.Single() : null;
    }

    /// <summary>Whether the label gives the day of the incident.</summary>
    public static bool IsDay(string label) => label.StartsWith("Date", StringComparison.OrdinalIgnoreCase)
        || label.EndsWith(" date", StringComparison.OrdinalIgnoreCase) && !label.Contains("due", StringComparison.OrdinalIgnoreCase)
            && !label.Contains("review", StringComparison.OrdinalIgnoreCase) && !label.Contains("report", StringComparison.OrdinalIgnoreCase)
        || label.Equals("Day", StringComparison.OrdinalIgnoreCase) || label.Equals("When", StringComparison.OrdinalIgnoreCase)
        || label.Equals("Jour", StringComparison.OrdinalIgnoreCase);

    /// <summary>The day that the heading or the first lines of a timeline or an impact name.</summary>
    private static DateOnly? Elsewhere(MarkdownOutline outline, int? year, DateOrder order) => outline.Of(SectionKind.Timeline, SectionKind.Impact)
        .Select(section => MarkdownDates.First(section.Title, year, order) ?? MarkdownDates.First(section.Text, year, order))
        .FirstOrDefault(found => found is not null);

    /// <summary>The zone of a remark such as "All times in PST", wherever it stands.</summary>
    private static TimeZoneInfo? Remarked(MarkdownOutline outline) => outline.Sections
        .SelectMany(section => section.Nodes.Where(node => node is ParagraphNode { Text.Length: < 200 }).Select(node => node.Plain())
            .Append(section.Kind == SectionKind.Timeline ? section.Title : ""))
        .Where(text => text.Contains("times", StringComparison.OrdinalIgnoreCase) || text.Contains("heures", StringComparison.OrdinalIgnoreCase)
            || text.Contains("time zone", StringComparison.OrdinalIgnoreCase) || text.Contains("timezone", StringComparison.OrdinalIgnoreCase)
            || text.Contains("timestamps", StringComparison.OrdinalIgnoreCase))
        .Select(ZoneNames.Remarked).FirstOrDefault(found => found is not null);
}
