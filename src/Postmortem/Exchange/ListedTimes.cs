using System.Text;

namespace Postmortem.Exchange;

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
            var item = HtmlText.ToPlain(html[position..(stop < 0 ? html.Length : stop)]);
            Add(steps, rest, item.TrimStart('-', ' ', '\n'), shown, zone);
            if (stop == end && end >= 0)
                rest.Append(html.AsSpan(end, (next < 0 ? html.Length : next) - end));
            position = stop < 0 ? -1 : next;
        }
        around = HtmlText.ToPlain(steps.Count == 0 ? html : rest.ToString());
        return steps.ConvertAll(step => (step.Time, StorableText.Clean(step.Text.ToString())));
    }

    private static void Add(List<(SourceTime Time, StringBuilder Text)> steps, StringBuilder rest, string item, SourceTime? shown, TimeZoneInfo? zone)
    {
        if (Read(item, steps.Count > 0 ? steps[^1].Time : shown, zone, out var text) is { } time && text.Length > 0)
            steps.Add((time, new StringBuilder(text)));
        else if (steps.Count > 0 && item.Length > 0)
            steps[^1].Text.Append('\n').Append(item);
        else
            rest.Append("<p>").Append(System.Net.WebUtility.HtmlEncode(item)).Append("</p>");
    }

    private static SourceTime? Read(string item, SourceTime? before, TimeZoneInfo? zone, out string text)
    {
        text = "";
        var scan = new TimeScanner(item);
        var dated = scan.Date(out var partial);
        _ = scan.Any("T,");
        scan.Spaces();
        if (!scan.Clock(out var clock))
            return null;
        var end = scan.Position;
        scan.Spaces();
        if (scan.Zone(out var its))
            end = scan.Position;
        else
            its = null!;
        if ((dated ? partial.On(before?.At.Year) : before is { } b ? DateOnly.FromDateTime(b.At.DateTime) : null) is not { } day)
            return null;
        var local = day.ToDateTime(TimeOnly.MinValue) + clock;
        var assumed = its is null;
        if (!dated && before is { } earlier && local < earlier.At.DateTime.AddHours(-3))
            local = local.AddDays(1);
        text = item[end..].TrimStart(' ', '-', '–', '—', ':', '\n');
        return ZoneNames.Moment(local, its ?? zone ?? TimeZoneInfo.Utc) is { } at ? new SourceTime(at, StorableText.OneLine(item[..end], 100), assumed) : null;
    }
}
