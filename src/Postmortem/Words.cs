using System.Buffers;
using System.Globalization;
using System.Text;

namespace Postmortem;

/// <summary>Checks on what people type. Limits are in UTF-16 code units.</summary>
public static class Words
{
    private static readonly SearchValues<char> Unsound = SearchValues.Create("\0\r\u202D\u202E");

    /// <summary>One line: titles, names, labels.</summary>
    public const int LineLimit = 300;

    /// <summary>A narrative field holds 1 MB of any Unicode.</summary>
    public const int TextLimit = 1_048_576;

    /// <summary>
    /// Trims, and takes away what no database and no font can hold: NUL and lone surrogates become U+FFFD. The two characters that turn letters around
    /// (U+202D, U+202E) are shown as what they are: no language needs them, and who reads a title is to read it as it was typed.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        return Sound(text).Trim();
    }

    /// <summary>
    /// As <see cref="Clean"/>, for names of people and of files, and sentences that have one in them: whatever has to do with the direction of reading,
    /// begins a line or steers a terminal is shown as what it is, since a name has no sentence around it that tells how it is to be read.
    /// </summary>
    public static string Name(string? text)
    {
        var clean = Clean(text);
        return clean.Any(Steers) ? string.Concat(clean.Select(c => Steers(c) ? Shown(c) : c.ToString())) : clean;
    }

    private static string Shown(int c) => $"[U+{c:X4}]";

    private static bool Steers(char c) => char.IsControl(c)
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>As <see cref="Clean"/>, but keeps the white space a person is still typing.</summary>
    public static string Sound(string text)
    {
        if (!text.AsSpan().ContainsAny(Unsound) && !text.Any(char.IsSurrogate)) return text;
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            sound.Append(rune.Value switch { 0 => "\uFFFD", '\u202D' or '\u202E' => Shown(rune.Value), _ => rune.ToString() });
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

    /// <summary>"3 Nov 2026", as pages say a day too.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The whole text on one line.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
