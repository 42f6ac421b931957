using System.Text;

namespace Postmortem;

/// <summary>Checks on what people type. Limits are in UTF-16 code units.</summary>
public static class Words
{
    /// <summary>One line: titles, names, labels.</summary>
    public const int LineLimit = 300;

    /// <summary>A narrative field holds 1 MB of any Unicode.</summary>
    public const int TextLimit = 1_048_576;

    /// <summary>Trims, and takes away what no database and no font can hold: NUL and lone surrogates become U+FFFD.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        return Sound(text).Trim();
    }

    /// <summary>
    /// As <see cref="Clean"/>, for names of people and of files: what turns the direction of reading is shown as what it is, since
    /// "letter_" and U+202E before "fdp.exe" reads as a PDF.
    /// </summary>
    public static string Name(string? text)
    {
        var clean = Clean(text);
        return clean.Any(Turns) ? string.Concat(clean.Select(c => Turns(c) ? $"[U+{(int)c:X4}]" : c.ToString())) : clean;
    }

    private static bool Turns(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>As <see cref="Clean"/>, but keeps the white space a person is still typing.</summary>
    public static string Sound(string text)
    {
        if (!text.AsSpan().ContainsAny('\0', '\r') && !text.Any(char.IsSurrogate)) return text;
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            sound.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return sound.ToString();
    }

    /// <summary>Refuses an empty or too long line. <paramref name="what"/> begins a sentence: "The title".</summary>
    public static Refusal? RequireLine(string text, string what) =>
        text.Length == 0 ? new Refusal($"{what} is empty. Please write something.")
        : text.Length > LineLimit ? new Refusal($"{what} has {text.Length} characters; {LineLimit} fit. Please shorten it.")
        : null;

    /// <summary>Refuses an empty or too long text. <paramref name="what"/> begins a sentence: "The reason".</summary>
    public static Refusal? RequireText(string text, string what) =>
        text.Length == 0 ? new Refusal($"{what} is empty. Please write something.") : LimitText(text, what);

    /// <summary>Refuses a text that is too long to be stored.</summary>
    public static Refusal? LimitText(string text, string what) =>
        text.Length > TextLimit
            ? new Refusal($"{what} has {text.Length:N0} characters; {TextLimit:N0} fit. Nothing was stored; what you typed is still in the field.")
            : null;

    /// <summary>
    /// The beginning of a text on one line, for lists, the log and the rail: whole words, unless one alone is longer than half of it. A record, which
    /// people keep, shows the whole text.
    /// </summary>
    public static string Short(string text, int limit = 80)
    {
        var line = OneLine(text);
        if (line.Length <= limit) return line;
        var end = char.IsHighSurrogate(line[limit - 1]) ? limit - 1 : limit;
        if (!char.IsWhiteSpace(line[end]) && line.LastIndexOf(' ', end - 1) is var gap && gap > limit / 2) end = gap;
        return line[..end].TrimEnd() + "…";
    }

    /// <summary>The whole text on one line.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
