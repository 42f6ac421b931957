using System.Text.RegularExpressions;

namespace Postmortem.Exchange.Markdown;

/// <summary>Says where an abbreviation of a zone was read in one of several meanings, or in none.</summary>
internal static partial class ZoneRemarks
{
    private static readonly (string Name, double Hours, string Meaning)[] s_several =
    [
        ("IST", 5.5, "the time of India"), ("CST", -6, "the central time of North America"), ("BST", 1, "British summer time"),
        ("GST", 4, "the time of the Gulf"),
    ];

    public static void Add(RemarkList remarks, MarkdownOutline outline, List<ImportedEntry> entries, DateTimeOffset? start)
    {
        var offsets = entries.Select(entry => entry.At?.Offset).Append(start?.Offset).OfType<TimeSpan>().ToHashSet();
        foreach (var (name, hours, meaning) in s_several)
        {
            if (offsets.Contains(TimeSpan.FromHours(hours)) && outline.Sections.Any(section => Holds(section, name)
                || section.IsTimeline && entries.Exists(entry => Word(entry.OriginalTime, name))))
                remarks.Add($"“{name}” can be several zones; it was read as {meaning}.");
        }
        foreach (var unknown in entries.Where(entry => entry.ZoneAssumed).Select(entry => Abbreviation().Match(entry.Text)).Where(match => match.Success)
            .GroupBy(match => match.Groups[1].Value).Where(group => group.Count() > 1))
            remarks.Add($"“{unknown.Key}” behind the times looks like a zone that is not known here; it was not taken into account.");
    }

    private static bool Holds(MarkdownSection section, string name) => Word(section.Title, name)
        || section.Nodes.Exists(node => node is ParagraphNode { Text.Length: < 200 } paragraph && Word(paragraph.Text, name));

    private static bool Word(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + 3 == text.Length || !char.IsLetter(text[at + 3]));
    }

    /// <summary>"WGST: the belt stood": what is left of a step whose zone was not read.</summary>
    [GeneratedRegex(@"^\(?([A-Z]{2,4}T)\)?\s*[:–—-]", RegexOptions.NonBacktracking)]
    private static partial Regex Abbreviation();
}
