using System.Text.Json;
using Postmortem.Exchange.Times;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Exchange.Statuspage;

/// <summary>
/// The updates of a Statuspage incident as timeline entries, oldest first whatever the order of the file. An update that holds a
/// whole day as a list of times becomes one entry for each.
/// </summary>
internal static class StatuspageEntries
{
    /// <summary>Beyond this many steps an incident says no more; the rest is left out with a note.</summary>
    private const int MostEntries = 10_000;

    private sealed record Update(int Index, string Id, string? Status, string Body, string Written, SourceTime? Shown, SourceTime? Created);

    public static List<ImportedEntry> Read(JsonElement incident, TimeZoneInfo? zone, RemarkList notes)
    {
        var entries = new List<ImportedEntry>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var update in Ordered([.. incident.Items("incident_updates").Select((item, index) => Read(item, index, zone))]))
        {
            foreach (var entry in Entries(update, zone, entries.Count == 0, notes))
                entries.Add(entry with { SourceId = Unique(entry.SourceId, ids) });
        }
        if (entries.Any(entry => entry.ZoneAssumed))
            notes.Add(StatuspageIncident.Assumed(zone));
        if (entries.Count > MostEntries)
        {
            notes.Add($"It has {entries.Count} steps; the first {MostEntries} were taken.");
            entries.RemoveRange(MostEntries, entries.Count - MostEntries);
        }
        return entries;
    }

    private static Update Read(JsonElement update, int index, TimeZoneInfo? zone)
    {
        var shown = update.Text("display_at");
        var created = update.Text("created_at");
        return new Update(index, StorableText.OneLine(update.Text("id") ?? shown ?? created ?? $"update {index}", 100), update.Text("status"),
            update.Text("body") ?? "", StorableText.OneLine(shown ?? created, 100), SourceTime.Parse(shown, zone), SourceTime.Parse(created, zone));
    }

    private static IEnumerable<Update> Ordered(List<Update> updates)
    {
        static DateTimeOffset At(Update update) => (update.Shown ?? update.Created)?.At ?? DateTimeOffset.MaxValue;
        var oldestFirst = updates.Count > 1 && At(updates[0]) < At(updates[^1]);
        return updates.OrderBy(At).ThenBy(update => update.Created?.At ?? DateTimeOffset.MaxValue).ThenBy(update => Rank(update.Status))
            .ThenBy(update => oldestFirst ? update.Index : -update.Index);
    }

    private static int Rank(string? status) => status switch
    {
        "investigating" or "scheduled" => 0,
        "identified" or "in_progress" => 1,
        "monitoring" or "verifying" => 2,
        "resolved" or "completed" => 3,
        "postmortem" => 4,
        _ => 1,
    };

    private static IEnumerable<ImportedEntry> Entries(Update update, TimeZoneInfo? zone, bool first, RemarkList notes)
    {
        var time = update.Shown ?? update.Created;
        if (time is null && update.Written.Length > 0)
            notes.Add($"\"{StorableText.OneLine(update.Written, 40)}\" of an update is not a time that we can read.");
        var steps = ListedTimes.Split(update.Body, time, zone, out var around);
        if (around.Length == 0 && steps.Count == 0)
            around = update.Status is { } status ? $"The state was set to “{StorableText.OneLine(status.Replace('_', ' '), 40)}”." : "An update without words.";
        if (around.Length == StorableText.TextLength)
            notes.Add($"A step was longer than {StorableText.TextLength} characters; the rest of it was left out.");
        if (around.Length > 0)
        {
            yield return new ImportedEntry(update.Id, time?.At, update.Written, time?.ZoneAssumed ?? false,
                steps.Count > 0 ? TimelineKind.Communication : KindGuess.FromStatus(update.Status, around, first), around);
        }
        for (var i = 0; i < steps.Count; i++)
        {
            var kind = first && i == 0 ? KindGuess.FromStatus(null, steps[i].Text, true) : KindGuess.FromUpdate(steps[i].Text);
            yield return new ImportedEntry($"{update.Id}/{steps[i].Time.Original}", steps[i].Time.At, steps[i].Time.Original, steps[i].Time.ZoneAssumed, kind,
                steps[i].Text);
        }
    }

    /// <summary>Ids such as update_0 repeat, and two steps may share a second.</summary>
    private static string Unique(string id, HashSet<string> ids)
    {
        var unique = id;
        for (var number = 2; !ids.Add(unique); number++)
            unique = $"{id}#{number}";
        return unique;
    }
}
