using System.Text;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Statuspage;

/// <summary>Takes apart the body of one update that tells a whole day as a list, each item with its own time.</summary>
internal static class ListedTimes
{
    /// <summary>The items in their order; none where no item begins with a time.</summary>
    /// <param name="shown">When the update was shown: its day is taken for items that give only a clock time.</param>
    /// <param name="around">The text that stands in no item, or the whole text where there are no items; may be empty.</param>
    public static List<(SourceTime Time, string Text)> Split(string html, SourceTime? shown, TimeZoneInfo? zone, out string around)
    {
        var steps = new List<(SourceTime Time, StringBuilder Text)>();
        var rest = new StringBuilder();
        var end = 0;
        var position = html.IndexOf("<li", StringComparison.OrdinalIgnoreCase);
        rest.Append(position < 0 ? "" : html.AsSpan(0, position));
        while (position >= 0)
        {
            if (end >= 0 && end < position)
                end = html.IndexOf("</li", position, StringComparison.OrdinalIgnoreCase);
            var next = html.IndexOf("<li", position + 3, StringComparison.OrdinalIgnoreCase);
            var stop = end < 0 || (next >= 0 && next < end) ? next : end;
            var item = PlainHtml.ToPlain(html[position..(stop < 0 ? html.Length : stop)]);
            Add(steps, rest, item.TrimStart('-', ' ', '\n'), shown, zone);
            if (stop == end && end >= 0)
                rest.Append(html.AsSpan(end, (next < 0 ? html.Length : next) - end));
            position = stop < 0 ? -1 : next;
        }
        around = PlainHtml.ToPlain(steps.Count == 0 ? html : rest.ToString());
        return steps.ConvertAll(step => (step.Time, StorableText.Clean(step.Text.ToString())));
    }

    private static void Add(List<(SourceTime Time, StringBuilder Text)> steps, StringBuilder rest, string item, SourceTime? shown, TimeZoneInfo? zone)
    {
        if (Read(item, steps.Count > 0 ? steps[^1].Time : shown, steps.Count == 0, steps is [{ Time.ZoneAssumed: false } head, ..]
                ? ZoneNames.Fixed(head.Time.At.Offset) : null, zone, out var text) is { } time && text.Length > 0)
            steps.Add((time, new StringBuilder(text)));
        else if (steps.Count > 0 && item.Length > 0)
            steps[^1].Text.Append('\n').Append(item);
        else
            rest.Append("<p>").Append(System.Net.WebUtility.HtmlEncode(item)).Append("</p>");
    }

    /// <param name="carried">The zone of the first step of the list, which those without one are read in.</param>
    private static SourceTime? Read(string item, SourceTime? before, bool first, TimeZoneInfo? carried, TimeZoneInfo? told, out string text)
    {
        text = "";
        if (TimeLead.Read(item) is not { Clock: { } clock } lead)
            return null;
        if ((lead.Date is { } date ? date.On(before?.At.Year) : before is { } b ? DateOnly.FromDateTime(b.At.DateTime) : null) is not { } day)
            return null;
        var local = day.ToDateTime(TimeOnly.MinValue) + clock;
        // The first lies before the moment that the update was shown, each other behind the one above it.
        if (lead.Date is null && before is { } other)
            local = local.AddDays(first ? (local > other.At.DateTime.AddHours(3) ? -1 : 0) : local < other.At.DateTime.AddHours(-3) ? 1 : 0);
        text = lead.Rest;
        var zone = lead.Zone ?? carried;
        return ZoneNames.Moment(local, zone ?? told ?? TimeZoneInfo.Utc) is { } at
            ? new SourceTime(at, StorableText.OneLine(lead.Original, 100), zone is null) : null;
    }
}
