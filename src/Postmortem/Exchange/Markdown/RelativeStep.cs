using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// A step that counts its time from a beginning which nobody names: "T+0:26 the belt stopped", "T-5 min". It is kept as it stands, without a moment.
/// </summary>
internal static class RelativeStep
{
    public static bool Begins(string line) => Read(line) is not null;

    /// <summary>Null for a line that begins with anything else.</summary>
    public static TimeLead? Read(string line)
    {
        if (line.Length < 3 || line[0] is not ('T' or 't') || line[1] is not ('+' or '-' or '\u2212' or '0'))
            return null;
        var scan = new TimeScanner(line, line[1] == '0' ? 1 : 2);
        if (!scan.Number(1, 4, out _))
            return null;
        while (scan.Any(":") && scan.Number(2, 2, out _)) { }
        var end = scan.Position;
        scan.Spaces();
        if (scan.Word("min") || scan.Word("mins") || scan.Word("minutes") || scan.Word("h") || scan.Word("hours") || scan.Word("hour") || scan.Word("m")
            || scan.Word("s") || scan.Word("sec") || scan.Word("days") || scan.Word("day") || scan.Word("d"))
            end = scan.Position;
        var rest = line[end..].TrimStart(' ', '\u00a0', '-', '–', '—', ':', '|', ')');
        return end < line.Length && char.IsLetterOrDigit(line[end]) || rest.Length == 0 ? null : new TimeLead(null, null, null, line[..end], rest);
    }
}
