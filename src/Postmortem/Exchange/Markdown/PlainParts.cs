using System.Text.RegularExpressions;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>
/// Makes headings in a text that has none: a line that is no more than the name of a part ("Root Cause") is one, and so is a short first line. Text that
/// was copied from a page or a mail looks so. Lines are changed and none is added, so that every line keeps its number.
/// </summary>
internal static partial class PlainParts
{
    private const int MostWords = 6;
    private const int MostLines = 5_000;

    private static readonly System.Buffers.SearchValues<char> s_bullets = System.Buffers.SearchValues.Create("•▪◦●‣–—");

    public static string Headed(string text)
    {
        // Signs that other programs put before the items of a list, as Markdown writes them.
        text = text.AsSpan().ContainsAny(s_bullets) ? Bullet().Replace(text, "$1- ") : text;
        if (Heading().IsMatch(text))
            return text;
        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, line => line.Trim().Length > 0);
        var last = Array.FindLastIndex(lines, line => line.Trim().Length > 0);
        var fenced = false;
        var parts = 0;
        for (var i = first + 1; i < Math.Min(last, MostLines); i++)
        {
            fenced ^= lines[i].StartsWith("```", StringComparison.Ordinal);
            if (fenced || !IsPart(lines[i]))
                continue;
            lines[i] = $"## {Number().Replace(lines[i].Trim(), "").TrimEnd(':')}";
            parts++;
        }
        if (first >= 0 && first < last && IsPart(lines[first]))
            lines[first] = $"## {lines[first].Trim().TrimEnd(':')}";
        else if (first >= 0 && first < last && IsTitle(lines[first].Trim(), lines[first + 1].Trim(), parts > 0))
            lines[first] = $"# {lines[first].Trim()}";
        return string.Join('\n', lines);
    }

    private static bool IsPart(string line)
    {
        // "  1. Timeline" is the first item of no list.
        line = line.Length is > 3 and < 80 && Number().Match(line) is { Success: true, Length: var length } ? line[length..] : line;
        if (line.Length is < 3 or > 70 || !char.IsUpper(line[0]))
            return false;
        var name = line.Trim().TrimEnd(':');
        return name.Length > 2 && name[^1] is not ('.' or ',' or ';') && !name.Contains(". ", StringComparison.Ordinal)
            && !name.Contains(": ", StringComparison.Ordinal) && name.Count(c => c == ' ') < (name[^1] == '?' ? 2 * MostWords : MostWords)
            && TimeLead.Read(name) is null
            && SectionKinds.Of(name) != SectionKind.Unknown;
    }

    /// <param name="next">The line below: a sentence that is wrapped goes on in small letters.</param>
    /// <param name="parted">Whether the text has parts, so that a first line of its own stands above them.</param>
    private static bool IsTitle(string line, string next, bool parted) => line.Length is > 5 and < 100 && line.Contains(' ', StringComparison.Ordinal)
        && (char.IsUpper(line[0]) || line[0] == '[' || SaysWhatItIs(line))
        && (line[^1] is not ('.' or ',' or ';' or ':') || next.StartsWith("Incident Report for", StringComparison.Ordinal))
        && !line.Contains(". ", StringComparison.Ordinal) && (SaysWhatItIs(line) || !line.Contains(": ", StringComparison.Ordinal))
        && TimeLead.Read(line) is null && !line.StartsWith("On ", StringComparison.Ordinal)
        && (next.Length == 0 ? parted || NamesHarm(line) : line.Length < 70 && (SaysWhatItIs(line) ? !char.IsLower(next[0])
            : char.IsUpper(next[0]) || char.IsDigit(next[0]) || next[0] == '#'));

    /// <summary>"Disruption of 30 September": a line of its own that names a failure is a title also where no part follows.</summary>
    private static bool NamesHarm(string line) => line.Length < 70 && Array.Exists(s_harm, word => line.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] s_harm = ["outage", "incident", "disruption", "interruption", "downtime", "degradation", "panne", "coupure"];

    private static bool SaysWhatItIs(string line) => line.StartsWith("postmortem", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("post-mortem", StringComparison.OrdinalIgnoreCase) || line.StartsWith("incident", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("outage", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^ {0,4}(?:[0-9]{1,2}|[IVX]{1,4})[.)][ \t]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?m)^\t*( {0,12})[•▪◦●‣–—][ \t\u00a0]+", RegexOptions.NonBacktracking)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"(?m)^ {0,3}(?:#{1,6}[ \t]|=+[ \t]*$|-{3,}[ \t]*$)", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
