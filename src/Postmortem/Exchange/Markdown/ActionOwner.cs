using System.Text.RegularExpressions;

namespace Postmortem.Exchange.Markdown;

/// <summary>Finds who is to do an action, where the text says so.</summary>
internal static partial class ActionOwner
{
    private static readonly string[] s_ends = [" - ", " – ", " — ", "·", " due", " eta", " deadline", " ticket", " status", " by ", " target", " priority",
        " échéance", " statut"];

    /// <summary>Takes the owner that stands before the action: "[Ben Ode] Replace …", "@ben: Replace …".</summary>
    public static string? Leading(ref string text)
    {
        if (Before().Match(text) is not { Success: true } match)
            return null;
        text = text[match.Length..];
        return match.Groups[1].Value.TrimEnd();
    }

    /// <summary>Takes the initials that stand before an action, as people who know each other write them: "JP Oil the belt".</summary>
    public static string? Initials(ref string text)
    {
        if (Initialled().Match(text) is not { Success: true } match || s_abbreviations.Contains(match.Groups[1].Value))
            return null;
        text = text[match.Length..];
        return match.Groups[1].Value;
    }

    private static readonly string[] s_abbreviations = ["API", "AWS", "CDN", "CI", "CD", "CPU", "DB", "DNS", "GCP", "GPU", "IAM", "IP", "ML", "NTP", "OS",
        "PR", "RAM", "SDK", "SLA", "SLO", "SQL", "SSH", "SSL", "SSO", "TLS", "TTL", "UI", "UX", "URL", "VM", "VPC", "VPN", "WAF", "AI", "NO", "ALL", "NEW",
        "ADD", "FIX", "USE", "P0", "P1", "P2", "N", "QA"];

    /// <summary>Whoever the text names as the one to do it, as written; null where it names nobody.</summary>
    public static string? Of(string text)
    {
        var head = text.Length > 2_000 ? text[..2_000] : text;
        if (Named().Match(head) is { Success: true } named && Trimmed(named.Groups[1].Value) is { } said)
            return said;
        // "An @here mark" is a thing and nobody.
        if (Handle().Match(head) is { Success: true } handle && !s_articles.Any(word => head.AsSpan(0, handle.Groups[1].Index).EndsWith(word)))
            return handle.Groups[1].Value;
        if (Bracketed().Match(head) is { Success: true } bracketed)
            return Trimmed(bracketed.Groups[1].Value);
        if (Ranked().Match(head) is { Success: true } ranked)
            return Trimmed(ranked.Groups[1].Value);
        if (BeforeDay(head) is { } before)
            return before;
        return Doer().Match(head) is { Success: true } doer && !s_nobody.Contains(doer.Groups[1].Value.Split(' ')[0], StringComparer.OrdinalIgnoreCase)
            ? doer.Groups[1].Value
            : null;
    }

    /// <summary>"… — Ben Ode — 2024-04-30": a name before the day at the end.</summary>
    private static string? BeforeDay(string text)
    {
        var parts = text.Split([" — ", " – ", " - ", " | ", " · "], StringSplitOptions.TrimEntries);
        return parts.Length > 2 && MarkdownDates.First(parts[^1], 2000) is not null && parts[^1].Length < 24 && Name().IsMatch(parts[^2]) ? parts[^2] : null;
    }

    private static string? Trimmed(string name)
    {
        var end = name.Length;
        foreach (var stop in s_ends)
            end = name.IndexOf(stop, StringComparison.OrdinalIgnoreCase) is var at and > 0 && at < end ? at : end;
        return StorableText.OneLine(name[..end].Trim(' ', '*', '_', '`', '.', ',', ';', ')', ']', '-', '–', '—'), 200) is { Length: > 0 } owner
            && !s_open.Contains(owner, StringComparer.OrdinalIgnoreCase) ? owner : null;
    }

    private static readonly string[] s_articles = [" a ", " an ", " the ", "The ", "A ", "An "];

    private static readonly string[] s_open = ["tbd", "n/a", "none", "unassigned", "nobody", "?", "??", "???", "tba"];

    private static readonly string[] s_nobody =
    [
        "We", "The", "This", "That", "These", "Those", "It", "They", "There", "You", "I", "All", "Our", "Each", "Every", "Any", "No", "Need", "Needs", "Have",
            "Has", "Continue",
        "Which", "What", "Who", "If", "When", "Once", "After", "Before", "In", "On", "As", "By", "For", "Everyone", "Nobody", "Having", "Proper", "Ability",
            "Able", "Monitoring", "Consider",
    ];

    // A name stands behind a colon; only "assigned to" and its like need none: "the product owner approves" names nobody.
    [GeneratedRegex(@"\b(?:(?:owner|assignee|responsible|dri|poc|responsable|porteur|pilote|assigned to|owned by)\s*[:=]\s*|"
        + @"(?:owned by|assigned to|assigné à|assignée à)\s*:?\s+)([^\n()\[\];|,]{1,80})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"^([A-Z]{2,3})(?:$|[:,]? (?=[A-Z][a-z]))", RegexOptions.None, 200)]
    private static partial Regex Initialled();

    [GeneratedRegex(@"(?:^|[\s(\[`,:;/*])(@[\w][\w.-]{0,38}\w)", RegexOptions.NonBacktracking)]
    private static partial Regex Handle();

    [GeneratedRegex(@"[(\[]([A-Z][a-z]+(?: [A-Z][a-zA-Z.'-]+){1,2})[)\]]\.?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\(P[0-5] ?[,:] ?([A-Z][\w.' -]{1,40})\)", RegexOptions.NonBacktracking)]
    private static partial Regex Ranked();

    [GeneratedRegex(@"^\[?(@[\w][\w.-]{0,38}\w(?=:)|[A-Z][a-z]+(?: [A-Z][a-zA-Z.'-]+){1,2}(?=\]))[:\]]\s+", RegexOptions.None, 200)]
    private static partial Regex Before();

    [GeneratedRegex(@"^[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"^([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}) (?:will|shall|is going to|is to|has placed|to (?:add|create|fix|update|write"
        + "|investigate|review|check|make|change|move|improve|document|implement|set|look|ensure|follow|contact|call|send|train|replace|remove)) ",
        RegexOptions.NonBacktracking)]
    private static partial Regex Doer();
}
