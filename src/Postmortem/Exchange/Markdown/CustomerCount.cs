using System.Globalization;
using System.Text.RegularExpressions;

namespace Postmortem.Exchange.Markdown;

/// <summary>How many customers a post-mortem counts, where it gives one number.</summary>
internal static partial class CustomerCount
{
    public static int? Of(MarkdownOutline outline, FrontMatter front, string? impact)
    {
        var given = front.First("customers_affected", "customers-affected", "affected_customers", "users_affected", "affected_users")
            ?? outline.Label("Customers affected", "Affected customers", "Customers impacted", "Users affected", "Affected users", "Users impacted",
                "Number of customers", "Clients touchés", "Clients affectés", "Utilisateurs touchés");
        if (given is not null)
            return Leading().Match(given) is { Success: true } number && !Multiplied().IsMatch(given) ? Parse(number.Groups[1].Value) : null;
        var match = Affected().Match(impact is { Length: > 4_000 } ? impact[..4_000] : impact ?? "");
        return match.Success ? Parse(match.Groups[1].Value) : null;
    }

    private static int? Parse(string number) => int.TryParse(new string([.. number.Where(char.IsAsciiDigit)]), NumberStyles.None,
        CultureInfo.InvariantCulture, out var customers) ? customers : null;

    /// <summary>1200, 1,200, 1 200 or 1.200; "approx." may stand before it, a percentage or another number not behind it.</summary>
    [GeneratedRegex(@"^(?:~|≈|approx(?:imately|\.)?|about|around|circa|ca\.|some|environ|up to)?\s*"
        + @"([0-9]{1,3}(?:[,.\u00a0\u202f ’'][0-9]{3})+|[0-9]{1,9})(?:[^0-9%.,-]|[.,]?$)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Leading();

    /// <summary>"31 million" is no count of anybody.</summary>
    [GeneratedRegex(@"[0-9] ?(?:million|thousand|billion|mio|k|m)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Multiplied();

    [GeneratedRegex(@"(?:^|[\n.;:] ?)([0-9]{1,3}(?:[,.\u00a0\u202f ][0-9]{3})+|[0-9]{1,9}) "
        + "(?:(?:customers|users|clients|people) (?:were|are) (?:affected|impacted)"
        + "|(?:clients|utilisateurs|personnes) (?:ont été )?(?:touchés|affectés|concernés))",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Affected();
}
