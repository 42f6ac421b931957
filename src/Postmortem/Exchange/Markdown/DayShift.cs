namespace Postmortem.Exchange.Markdown;

/// <summary>Reads behind a clock that it is of the day before or after: "23:29 (previous night)", "09:00 next day".</summary>
internal static class DayShift
{
    private static readonly string[] s_before = ["previous night", "previous day", "previous evening", "prior day", "prior night", "night before",
        "day before", "evening before", "la veille"];

    private static readonly string[] s_after = ["next day", "next morning", "following day", "following morning", "day after", "le lendemain"];

    /// <summary>-1, 1, or 0 where nothing is said.</summary>
    /// <param name="rest">What stands behind the clock.</param>
    public static int Of(string rest)
    {
        var bracket = rest.StartsWith('(');
        var words = rest.AsSpan(bracket ? 1 : 0);
        words = words.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? words[4..] : words;
        return Says(words, bracket, s_before) ? -1 : Says(words, bracket, s_after) ? 1 : 0;
    }

    /// <summary>"Previous day's backup" says what was found, and nothing of when: the words stand in brackets, alone, or before a mark.</summary>
    private static bool Says(ReadOnlySpan<char> words, bool bracket, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (words.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && words[phrase.Length..].TrimStart() is var after
                && (after.Length == 0 || (bracket ? after[0] is ')' or ',' : after[0] is '-' or '–' or '—' or ':' or ',' or ')')))
                return true;
        }
        return false;
    }
}
