using System.Text.RegularExpressions;
using Postmortem.Exchange.Times;
using Postmortem.Incidents;

namespace Postmortem.Exchange.Markdown;

/// <summary>What a post-mortem calls its severity, on our scale.</summary>
internal static partial class SeverityWords
{
    private static readonly string[] s_severe = ["critical", "critique", "severe", "catastrophic", "blocker", "emergency", "down", "urgent", "grave"];
    private static readonly string[] s_major = ["major", "majeur", "majeure", "high", "medium", "moderate", "disrupted", "significant", "elevee",
        "haute", "moyenne", "moyen", "modere", "moderee"];

    private static readonly string[] s_minor = ["minor", "mineur", "mineure", "low", "trivial", "notice", "cosmetic", "faible", "informational", "none",
        "degraded"];

    /// <summary>From the front matter, a label, a part named so, or the title; null where none of them tells.</summary>
    public static Severity? Of(MarkdownOutline outline, FrontMatter front, string title) =>
        Read(front.First("severity", "max_severity", "sev", "priority", "impact_level") ?? outline.Label("Severity", "Sev", "Priority", "Severity level",
            "Impact level", "Criticality", "Sévérité", "Gravité", "Priorité", "Classification"))
        ?? Read(outline.Sections.FirstOrDefault(section => IsNamed(section.Title))?.Text)
        ?? Read(outline.Label("Impact") is { Length: < 24 } impact ? impact : null)
        ?? Ranked(title) ?? OnlyOne(outline);

    /// <summary>The one rank that the text tells in passing, such as "escalated as Sev-1"; null where it tells two.</summary>
    private static Severity? OnlyOne(MarkdownOutline outline)
    {
        var ranks = outline.Of(SectionKind.Timeline, SectionKind.Summary, SectionKind.Impact, SectionKind.Detection).Take(20)
            .SelectMany(section => InText().Matches(section.Text is { Length: > 5_000 } text ? text[..5_000] : section.Text))
            .Select(match => match.Groups[1].Value).Distinct().Take(2).ToList();
        return ranks is [[var only]] ? FromRank(only) : null;
    }

    private static bool IsNamed(string title) => title.Length < 40
        && (title.StartsWith("severity", StringComparison.OrdinalIgnoreCase) || title.EndsWith("severity", StringComparison.OrdinalIgnoreCase)
            || title.Equals("priority", StringComparison.OrdinalIgnoreCase) || title.StartsWith("gravité", StringComparison.OrdinalIgnoreCase));

    /// <summary>"Sev-1", "P2 (high)", "Critical", "2".</summary>
    public static Severity? Read(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        var head = words.Length > 60 ? words[..60] : words;
        if (Ranked(head) is { } ranked)
            return ranked;
        var said = Accents.Without(head).ToLowerInvariant().Split([' ', '(', ')', ',', '.', '/', '-', '–', '—', ':', '*', '[', ']', '\n', '|', '_'],
            StringSplitOptions.RemoveEmptyEntries);
        // The first word that is one wins: "Major (not critical)".
        foreach (var word in said)
        {
            if (s_severe.Contains(word)) return Severity.Severe;
            if (s_major.Contains(word)) return Severity.Major;
            if (s_minor.Contains(word)) return Severity.Minor;
        }
        return said is [{ Length: 1 } number, ..] ? FromRank(number[0]) : said is [['s', var rank], ..] ? FromRank(rank) : null;
    }

    private static Severity? Ranked(string text) => Rank().Match(text) is { Success: true } match ? FromRank(match.Groups[1].ValueSpan[0]) : null;

    private static Severity? FromRank(char rank) => rank switch
    {
        '0' or '1' => Severity.Severe,
        '2' => Severity.Major,
        '3' or '4' or '5' => Severity.Minor,
        _ => null,
    };

    [GeneratedRegex(@"\bsev(?:erity)?[ \u2010\u2011-]?([0-4])\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InText();

    [GeneratedRegex(@"\b(?:sev(?:erity)?|prio(?:rity)?|p)[ #:_\u2010\u2011-]{0,2}(?:level )?([0-5])\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Rank();
}
