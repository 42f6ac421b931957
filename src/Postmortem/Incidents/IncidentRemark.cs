using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Postmortem.Incidents;

/// <summary>Something that an import assumed, left open or left out of an incident, kept for whoever reads the incident later.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Line">Of the file it came from, counted from 1; 1 where the whole is meant.</param>
/// <param name="About">Names of the incident's fields that it is about, separated by a space; empty where it is about the steps or the whole.</param>
public sealed record IncidentRemark(string Text, int Line, string About = "")
{
    /// <summary>As many as are kept: a file that names no day at any of its thousand steps needs no thousand rows to say so.</summary>
    internal const int Most = 100;

    /// <summary>For a remark on which incident it is; it lasts until another one takes its place.</summary>
    public const string Identity = nameof(Incident.SourceId);

    [JsonIgnore]
    public IReadOnlyList<string> Fields => About.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Those that still hold: about a field that a person corrected nothing is assumed any more.</summary>
    /// <param name="isFromSource">Answers whether a field stands as its source tells it.</param>
    internal static List<IncidentRemark> Holding(IEnumerable<IncidentRemark> remarks, Predicate<string> isFromSource)
    {
        List<IncidentRemark> all = [.. remarks.Where(remark => remark.Fields is not { Count: > 0 } fields || fields.Any(field => isFromSource(field)))];
        return all.Count <= Most ? all
            : [.. all.Take(Most - 1), new IncidentRemark($"There were {all.Count - Most + 1} remarks more; importing its source again tells them all.", 1)];
    }

    internal static string ToJson(IReadOnlyList<IncidentRemark> remarks) => remarks.Count == 0 ? "" : JsonSerializer.Serialize(remarks);

    internal static IReadOnlyList<IncidentRemark> FromJson(string json) => json.Length == 0 ? [] : JsonSerializer.Deserialize<List<IncidentRemark>>(json)!;

    internal static ValueComparer<IReadOnlyList<IncidentRemark>> Comparer { get; } =
        new((one, other) => one!.SequenceEqual(other!), remarks => remarks.Count, remarks => remarks);
}
