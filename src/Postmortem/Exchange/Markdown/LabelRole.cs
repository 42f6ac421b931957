using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>Which moment of an incident the name of a line or a column speaks of, by any of its words: "Date of detection", "Heure de fin".</summary>
internal enum LabelRole { None, Started, Noticed, Ended, Whole }

internal static class LabelRoles
{
    // The first role one of whose words begins a word of the name wins: "date of detection" is no date, and "time until resolved" no time.
    private static readonly (LabelRole Role, string[] Words)[] s_words =
    [
        (LabelRole.Noticed, ["detect", "notic", "discover", "acknowledg", "aware", "reported", "first alert", "constat", "signal", "decouvert"]),
        (LabelRole.Ended, ["end", "ended", "resol", "recover", "restor", "mitigat", "fixed", "stop", "until", "closed", "fin", "retabli", "cloture"]),
        (LabelRole.Started, ["start", "began", "begin", "onset", "occur", "first observed", "first seen", "first error", "first failure",
            "from", "debut", "survenu"]),
        (LabelRole.Whole, ["date", "time", "when", "duration", "window", "outage", "period", "timeframe", "quand", "duree", "periode", "heure", "downtime"]),
    ];

    // Whole words only: "ending" may end anything, and "final" is no end.
    private static readonly string[] s_whole = ["end", "fin", "from", "until", "when", "date", "time", "heure"];

    private static readonly string[] s_other = ["time to", "review", "report ", "meeting", "retro", "due", "updat", "publish", "author", "written",
        "ticket", "next"];

    public static LabelRole Of(string name)
    {
        var plain = Accents.Without(name);
        if (plain.Length > 50 || Array.Exists(s_other, word => Begins(plain, word, false)))
            return LabelRole.None;
        foreach (var (role, words) in s_words)
        {
            if (Array.Exists(words, word => Begins(plain, word, s_whole.Contains(word))))
                return role;
        }
        return LabelRole.None;
    }

    private static bool Begins(string name, string word, bool whole)
    {
        for (var at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetter(name[at - 1])) && (!whole || at + word.Length == name.Length || !char.IsLetter(name[at + word.Length])))
                return true;
        }
        return false;
    }
}
