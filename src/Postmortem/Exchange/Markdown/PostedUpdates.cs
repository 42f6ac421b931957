using System.Text;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// A page of a status service that was copied as text: below each update stands "Posted Apr 05, 2022 - 16:36 UTC", above it the state. They become a
/// timeline as it is written elsewhere; what stands under "Postmortem" stays text.
/// </summary>
internal static class PostedUpdates
{
    private const string Mark = "Posted ";

    private static readonly string[] s_states = ["resolved", "monitoring", "identified", "investigating", "update", "completed", "in progress", "verifying",
        "scheduled", "postmortem"];

    public static string ToTimeline(string text)
    {
        if (!text.Contains("\n" + Mark, StringComparison.Ordinal))
            return text;
        var lines = text.Split('\n');
        var posted = Enumerable.Range(0, lines.Length).Where(i => When(lines[i]) is not null).ToList();
        if (posted.Count < 2)
            return text;
        var steps = new StringBuilder();
        var from = 0;
        foreach (var at in posted)
        {
            var state = Enumerable.Range(from, at - from).LastOrDefault(i => s_states.Contains(lines[i].Trim(), StringComparer.OrdinalIgnoreCase), -1);
            var isReport = state < 0 || lines[state].Trim().Equals("postmortem", StringComparison.OrdinalIgnoreCase);
            var told = string.Join(' ', lines[(state + 1)..at].Select(line => line.Trim()).Where(line => line.Length > 0));
            if (!isReport)
                steps.Append(System.Globalization.CultureInfo.InvariantCulture, $"- {When(lines[at])} {lines[state].Trim()}: {told}\n");
            // Lines are emptied and not taken away, so that every other line keeps its number.
            for (var i = isReport ? at : state; i <= at; i++)
                lines[i] = "";
            if (state >= 0)
                lines[state] = "";
            from = at + 1;
        }
        return steps.Length == 0 ? text : $"{string.Join('\n', lines)}\n\n**Timeline:**\n\n{steps}";
    }

    private static string? When(string line) => line.StartsWith(Mark, StringComparison.Ordinal) && line.Length < 60
        && TimeLead.Read(line[Mark.Length..]) is { Clock: not null, Date: not null, Rest: "" } lead ? lead.Original : null;
}
