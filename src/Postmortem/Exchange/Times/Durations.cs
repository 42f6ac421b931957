using System.Globalization;
using System.Text.RegularExpressions;

namespace Postmortem.Exchange.Times;

/// <summary>Reads how long something took: "1h 30m", "2 hours and 10 minutes", "45 min".</summary>
internal static partial class Durations
{
    /// <summary>Null where the text does not begin with a duration.</summary>
    public static TimeSpan? Read(string? text)
    {
        if (text is null or { Length: > 200 })
            return null;
        var rest = text.TrimStart('~', '≈', ' ');
        foreach (var word in (ReadOnlySpan<string>)["approximately ", "approx. ", "approx ", "about ", "around ", "environ "])
            rest = rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? rest[word.Length..] : rest;
        rest = InFigures(rest);
        var (sum, at) = (TimeSpan.Zero, 0);
        for (var match = Part().Match(rest); match.Success && match.Index == at; match = match.NextMatch())
        {
            var number = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            sum += char.ToLowerInvariant(match.Groups[2].ValueSpan[0]) switch
            {
                'd' or 'j' => TimeSpan.FromDays(number),
                'h' => TimeSpan.FromHours(number),
                'm' => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromSeconds(number),
            };
            at = match.Index + match.Length;
        }
        return sum > TimeSpan.Zero && sum < TimeSpan.FromDays(400) ? sum : null;
    }

    private static readonly string[] s_numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    private static readonly string[] s_tens = ["twenty", "thirty", "forty", "fifty"];

    /// <summary>"One hour and 26 minutes", "an hour", "half an hour": what is written as a word, as a number.</summary>
    private static string InFigures(string text)
    {
        if (text.StartsWith("half an hour", StringComparison.OrdinalIgnoreCase))
            return "30 minutes" + text[12..];
        if (text.StartsWith("an hour", StringComparison.OrdinalIgnoreCase))
            return "1 hour" + text[7..];
        for (var i = 0; i < s_tens.Length; i++)
        {
            if (!text.StartsWith(s_tens[i], StringComparison.OrdinalIgnoreCase))
                continue;
            var (rest, ones) = (text[s_tens[i].Length..].TrimStart('-', ' '), 0);
            for (var n = 0; n < 9; n++)
            {
                if (rest.StartsWith(s_numbers[n] + " ", StringComparison.OrdinalIgnoreCase))
                    (ones, rest) = (n + 1, rest[(s_numbers[n].Length + 1)..]);
            }
            return string.Create(CultureInfo.InvariantCulture, $"{(i + 2) * 10 + ones} {rest}");
        }
        for (var i = 0; i < s_numbers.Length; i++)
        {
            if (text.StartsWith(s_numbers[i] + " ", StringComparison.OrdinalIgnoreCase))
                return (i + 1).ToString(CultureInfo.InvariantCulture) + text[s_numbers[i].Length..];
        }
        return text;
    }

    private static readonly string[] s_lasting = ["downtime", "outage", "interruption", "disruption", "lasted", "lasting", "was down", "were down",
        "was unavailable", "were unavailable", "be unavailable", "unavailable", "restored within", "resolved within", "restored in",
        "resolved in", "recovered within", "recovered in", "indisponible", "a duré"];

    private static readonly string[] s_for = ["for ", "of ", "was ", "lasted ", "pendant ", "over "];

    /// <summary>The first duration that the text gives for the harm: "downtime of 45 minutes", "lasted for about two hours" in figures.</summary>
    public static TimeSpan? Within(string text)
    {
        var head = text.Length > 4_000 ? text[..4_000] : text;
        foreach (var word in s_lasting)
        {
            var at = head.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            var rest = head[(at + word.Length)..Math.Min(head.Length, at + word.Length + 80)].TrimStart(' ', ':');
            foreach (var link in s_for)
                rest = rest.StartsWith(link, StringComparison.OrdinalIgnoreCase) ? rest[link.Length..] : rest;
            if (Read(rest) is { } duration)
                return duration;
        }
        return null;
    }

    [GeneratedRegex(@"([0-9]{1,5}(?:\.[0-9]{1,3})?)\s*(days?|jours?|hours?|heures?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b[\s,.]*(?:and\s+|et\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}
