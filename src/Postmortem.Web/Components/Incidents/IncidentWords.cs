using System.Globalization;
using Postmortem.Incidents;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Web.Components.Incidents;

/// <summary>Short words about incidents, the same on every page.</summary>
internal static class IncidentWords
{
    /// <param name="source">As the incident keeps it; null where a person reported it.</param>
    public static string Source(string? source) => source switch
    {
        null => "Reported here",
        "statuspage" => "Statuspage",
        "markdown" => "Post-mortem",
        _ => source,
    };

    /// <param name="name">Of a property of the incident.</param>
    public static string Field(string name) => name switch
    {
        nameof(Incident.StartedAt) => "Started",
        nameof(Incident.NoticedAt) => "Noticed",
        nameof(Incident.EndedAt) => "Over",
        IncidentRemark.Identity => "Which incident",
        _ => name,
    };

    public static string Customers(int? number) => number is { } known ? known.ToString("N0", CultureInfo.CurrentCulture) : "Not known";

    /// <summary>Null where the source tells none: there it can be chosen by nobody.</summary>
    public static string? Kind(TimelineKind kind) => kind == TimelineKind.Unsorted ? null : kind.ToString();

    /// <summary>"1 h 12 min", "3 days"; a minute is the least.</summary>
    public static string Lasting(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => $"{Math.Round(time.TotalDays).ToString("N0", CultureInfo.CurrentCulture)} days",
        { TotalHours: >= 1 } => time.Minutes == 0 ? $"{(int)time.TotalHours} h" : $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{Math.Max(1, (int)time.TotalMinutes)} min",
    };
}
