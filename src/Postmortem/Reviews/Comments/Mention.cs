using System.Text.RegularExpressions;

namespace Postmortem.Reviews.Comments;

/// <summary>
/// How a text names somebody: "@" that does not follow a word, and a name. The grammar stands here once, as patterns that .NET and a browser read
/// alike: comments are read by it, shown by it, and written with its help.
/// </summary>
public static partial class Mention
{
    /// <summary>
    /// What is typed of a name so far, up to where the caret stands, as the one group; for a browser's RegExp with the flag "u".
    /// </summary>
    public const string Begun = $"{Sign}({InName}*(?: {InName}*){{0,3}})$";

    /// <summary>In the middle of a word it is an address.</summary>
    private const string Sign = @"(?<![\p{L}\p{N}._+-])@";

    /// <summary>A letter beyond the first 65,536 is two surrogates to .NET and one letter to a browser.</summary>
    private const string Letter = @"[\p{L}\p{N}\p{Mn}\p{Cs}]";
    private const string InName = @"[\p{L}\p{N}\p{Mn}\p{Cs}'’.-]";

    [GeneratedRegex($"{Sign}({Letter}+)")]
    private static partial Regex Named { get; }

    [GeneratedRegex($"^{Letter}+")]
    private static partial Regex Beginning { get; }

    [GeneratedRegex($"^{Letter}$")]
    private static partial Regex OneLetter { get; }

    /// <summary>Wherever a text may name somebody: where the name begins, and its first word.</summary>
    internal static IEnumerable<(int At, string Word)> In(string text) => Named.Matches(text).Select(found => (found.Groups[1].Index, found.Groups[1].Value));

    /// <returns>Empty where no name can begin so.</returns>
    internal static string FirstWordOf(string name) => Beginning.Match(name).Value;

    /// <summary>Whether this whole name stands there, and not the beginning of a longer word.</summary>
    internal static bool Stands(string text, int at, string name) =>
        string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length >= text.Length || !IsLetter(text[at + name.Length]) || !IsLetter(name[^1]));

    /// <summary>The pattern of mentions of these people in a text that was written down some other way, such as in HTML.</summary>
    /// <param name="names">At least one.</param>
    public static string PatternOf(IEnumerable<string> names, Func<string, string> writtenDown)
    {
        var whole = names.OrderByDescending(n => n.Length).Select(n => Regex.Escape(writtenDown(n)) + (IsLetter(n[^1]) ? $"(?!{Letter})" : ""));
        return $"{Sign}(?:{string.Join('|', whole)})";
    }

    private static bool IsLetter(char letter) => OneLetter.IsMatch([letter]);
}
