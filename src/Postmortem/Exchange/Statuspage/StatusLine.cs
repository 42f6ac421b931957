using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Statuspage;

/// <summary>
/// A line of a timeline, or of a page that tells how an incident goes on: "Update 2022-11-26 09:00 UTC: …", "Resolved – 14:05", or with the mark
/// that cState puts behind: "… {{&lt; track "2022-11-26 09:00:00" &gt;}}".
/// </summary>
internal static class StatusLine
{
    private static readonly string[] s_states = ["update", "updated", "resolved", "investigating", "identified", "monitoring", "posted", "scheduled",
        "mise à jour", "résolu"];

    private const string Track = "{{< track \"";

    /// <summary>Whether it begins with a clock, or with a state and a clock.</summary>
    public static bool Begins(string text) => Read(text) is { Clock: not null };

    public static TimeLead? Read(string text) => TimeLead.Read(text) ?? AfterState(text) ?? Tracked(text);

    /// <summary>Whether it is no more than the name of a state: "Update".</summary>
    public static bool IsState(string text) => text.Length < 20 && s_states.Contains(text.TrimEnd(':', ' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is an update of a status page that says for the first time that somebody knows: "Investigating: …".</summary>
    public static bool Investigates(string text) => text.StartsWith("investigating", StringComparison.OrdinalIgnoreCase)
        && (text.Length == 13 || text[13] is ':' or '\n');

    private static TimeLead? AfterState(string text)
    {
        foreach (var state in s_states)
        {
            if (!text.StartsWith(state, StringComparison.OrdinalIgnoreCase) || text.Length == state.Length || char.IsLetterOrDigit(text[state.Length]))
                continue;
            var rest = text[state.Length..].TrimStart(' ', ':', '-', '–', '—', '(', '#');
            if (TimeLead.Read(rest) is { Clock: not null } lead)
                return lead with { Rest = lead.Rest.Length > 0 ? lead.Rest : text[..state.Length] };
        }
        return null;
    }

    private static TimeLead? Tracked(string text)
    {
        var at = text.IndexOf(Track, StringComparison.Ordinal);
        var end = at < 0 ? -1 : text.IndexOf('"', at + Track.Length);
        return end > 0 && TimeLead.Read(text[(at + Track.Length)..end]) is { Clock: not null } lead
            ? lead with { Rest = (text[..at] + text[(text.IndexOf("}}", end, StringComparison.Ordinal) is var close and >= 0 ? close + 2 : end + 1)..]).Trim() }
            : null;
    }
}
