using System.Text.Json;
using Postmortem.Exchange.Markdown;
using Postmortem.Exchange.Times;
using Postmortem.Incidents;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Exchange.Statuspage;

/// <summary>Where an incident stands and in which zone its unmarked times are.</summary>
internal sealed record StatuspageSource(string FileName, int Line, TimeZoneInfo? Zone);

/// <summary>Turns one incident object of Statuspage into a record.</summary>
internal static class StatuspageIncident
{
    private static readonly TimeSpan s_late = TimeSpan.FromDays(2);

    /// <summary>Whether the object is an incident of Statuspage, and not one of another system that also has an id and a name.</summary>
    public static bool LooksLike(JsonElement element)
    {
        if (element.Text("id") is null || element.Member("name").ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            return false;
        if (element.Member("incident_status").ValueKind == JsonValueKind.Object || element.Member("incident_type").ValueKind == JsonValueKind.Object)
            return false;
        return element.Member("incident_updates").ValueKind == JsonValueKind.Array || element.Member("impact").ValueKind == JsonValueKind.String
            || element.Text("shortlink") is not null
            || (element.Member("status").ValueKind == JsonValueKind.String && element.Text("created_at") is not null);
    }

    public static ImportedIncident Read(JsonElement incident, string? page, StatuspageSource source)
    {
        var notes = new RemarkList(source.Line);
        var id = incident.Text("id") ?? "";
        page = incident.Text("page_id") ?? page;
        var entries = StatuspageEntries.Read(incident, source.Zone, notes);
        var impact = incident.Text("impact");
        var started = Time(incident, "started_at", source.Zone, notes) ?? Time(incident, "created_at", source.Zone, notes)
            ?? entries.Select(entry => entry.At).FirstOrDefault(at => at is not null);
        var story = Story(incident, source);
        if (story?.Entries.Count > 0)
            notes.Add($"The post-mortem that was published with it tells {story.Entries.Count} steps of its own; those of the record were taken.");
        notes.AddPartsLeftOut(story?.PartsLeftOut ?? []);
        return new ImportedIncident
        {
            Source = "statuspage",
            SourceId = StorableText.OneLine(page is null ? id : $"{page}/{id}", 200),
            Title = Title(incident, id, notes),
            StartedAt = started,
            NoticedAt = entries.FirstOrDefault(entry => entry.At is not null)?.At is { } told && told >= started ? told : null,
            EndedAt = Ended(incident, started, entries, source.Zone, notes),
            Severity = Impact(impact, notes),
            Services = Services(incident),
            Url = PlainHtml.WebAddress(incident.Text("shortlink")),
            SourceUpdatedAt = Time(incident, "updated_at", source.Zone, notes),
            CustomerExperience = Experience(entries),
            Summary = story?.Summary,
            Entries = entries,
            Factors = story?.Factors ?? [],
            Mitigators = story?.Mitigators ?? [],
            Actions = story?.Actions ?? [],
            Lessons = story?.Lessons ?? [],
            Remarks = notes.All,
            FileName = source.FileName,
            Line = source.Line,
        };
    }

    private static string Title(JsonElement incident, string id, RemarkList notes)
    {
        var title = StorableText.OneLine(incident.Text("name"));
        if (title.Length > 0)
            return title;
        notes.Add("It came without a title.", about: About.Title);
        return $"Incident {StorableText.OneLine(id, 100)}";
    }

    private static Severity? Impact(string? impact, RemarkList notes)
    {
        if (string.Equals(impact, "maintenance", StringComparison.OrdinalIgnoreCase))
            notes.Add("It was planned maintenance at its source, so it has no severity.", about: About.Severity);
        return impact?.ToLowerInvariant() switch
        {
            "minor" => Severity.Minor,
            "major" => Severity.Major,
            "critical" => Severity.Severe,
            _ => null,
        };
    }

    private static DateTimeOffset? Time(JsonElement incident, string name, TimeZoneInfo? zone, RemarkList notes)
    {
        if (incident.Text(name) is not { } text)
            return null;
        if (SourceTime.Parse(text, zone) is not { } time)
        {
            notes.Add($"\"{StorableText.OneLine(text, 40)}\" in {name} is not a time that we can read.", about: Told(name));
            return null;
        }
        if (time.ZoneAssumed)
            notes.Add(Assumed(zone), about: Told(name));
        return time.At;
    }

    /// <summary>Which field of an incident a name of the source's tells.</summary>
    private static string Told(string name) => name switch { "started_at" or "created_at" => About.Started, "resolved_at" => About.Ended, _ => "" };

    /// <summary>The sentence about times that named no zone.</summary>
    public static string Assumed(TimeZoneInfo? zone) => $"Some times named no zone; they were read as {(zone ?? TimeZoneInfo.Utc).Id}.";

    private static DateTimeOffset? Ended(
        JsonElement incident, DateTimeOffset? started, IReadOnlyList<ImportedEntry> entries, TimeZoneInfo? zone, RemarkList notes)
    {
        var ended = Time(incident, "resolved_at", zone, notes);
        if (ended < started)
        {
            notes.Add("It ended before it started; the end was left out.", about: About.Ended);
            return null;
        }
        // A record that was closed long after says when that was done, and the resolving step when it was over.
        var resolving = entries.LastOrDefault(entry => entry.Kind == TimelineKind.Recovery && entry.At is not null)?.At;
        if (resolving >= started && ended - resolving > s_late)
        {
            notes.Add($"The end that its source gives, {Words.Day(DateOnly.FromDateTime(ended!.Value.Date))}, lies long after its resolving step; that "
                + "step was taken.", about: About.Ended);
            return resolving;
        }
        // Pages that were filled in afterwards end with their beginning, while the list in their one update goes on.
        var listed = entries.LastOrDefault(entry => entry.SourceId.Contains('/', StringComparison.Ordinal) && entry.At is not null)?.At;
        if (listed > ended)
        {
            notes.Add("The end that its source gives lies before the last step of its own timeline; the last step was taken.", about: About.Ended);
            return listed;
        }
        return ended ?? (incident.Text("status") is "resolved" or "postmortem" or "completed"
            ? entries.LastOrDefault(entry => entry.Kind == TimelineKind.Recovery && entry.At >= started)?.At
            : null);
    }

    private static List<string> Services(JsonElement incident)
    {
        var names = new List<string>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var told = incident.Items("components").Select(component => (Code: component.Text("id"), Name: component.Text("name")));
        var affected = incident.Items("incident_updates").SelectMany(update => update.Items("affected_components"))
            .Select(component => (Code: component.Text("code"), Name: component.Text("name")));
        foreach (var (code, name) in told.Concat(affected))
        {
            if (name is null || (code is not null && !codes.Add(code)))
                continue;
            var service = StorableText.OneLine(name, 100);
            if (service.Length > 0 && names.Count < 100 && !names.Contains(service, StringComparer.OrdinalIgnoreCase))
                names.Add(service);
        }
        return names;
    }

    private static string? Experience(IReadOnlyList<ImportedEntry> entries)
    {
        var written = entries.Where(entry => entry.Kind != TimelineKind.Recovery).ToList();
        return (written.FirstOrDefault(entry => KindGuess.TellsOfImpact(entry.Text)) ?? written.FirstOrDefault())?.Text;
    }

    /// <summary>What the published post-mortem of the incident holds.</summary>
    private static ImportedIncident? Story(JsonElement incident, StatuspageSource source) =>
        incident.Text("postmortem_body") is { } body
            ? MarkdownPostmortem.Read(body, source.FileName, new ImportOptions(ImportFormat.Markdown, source.Zone)).Incident : null;
}
