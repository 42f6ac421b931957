using Postmortem.People;

namespace Postmortem.Reviews.Comments;

/// <summary>A comment as it is written.</summary>
/// <param name="Chosen">People who were chosen from the list that opens at "@": they tell people of one name apart.</param>
public sealed record CommentText(string Text, IReadOnlyList<Guid>? Chosen = null);

/// <param name="As">How the text names them, without its "@".</param>
public sealed record NamedPerson(Guid PersonId, string As);

/// <summary>Finds whom a text names with "@". A pure function; who may read the comment is asked by the verb.</summary>
internal static class CommentNames
{
    /// <param name="people">Who can be named.</param>
    /// <returns>Each name that is somebody's with everyone whose it is, once.</returns>
    public static IReadOnlyList<(string As, IReadOnlyList<Person> Whose)> In(string text, IReadOnlyList<Person> people)
    {
        var byFirstWord = people.Where(p => FirstWord(p.Name).Length > 0).ToLookup(p => FirstWord(p.Name), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, IReadOnlyList<Person>> found = new(StringComparer.OrdinalIgnoreCase);
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // In the middle of a word it is an address.
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '_' or '-' or '+')) continue;
            var rest = text.AsSpan(at + 1);
            var word = FirstWord(rest);
            if (word.Length == 0 || !byFirstWord.Contains(word)) continue;
            var candidates = byFirstWord[word].ToList();
            var length = candidates.Where(p => Begins(text, at + 1, p.Name)).Select(p => p.Name.Length).DefaultIfEmpty(0).Max();
            if (length > 0) candidates = [.. candidates.Where(p => p.Name.Length == length && Begins(text, at + 1, p.Name))];
            found.TryAdd(text.Substring(at + 1, length > 0 ? length : word.Length), candidates);
        }
        return [.. found.Select(f => (f.Key, f.Value))];
    }

    private static string FirstWord(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < Words.LineLimit && IsOfWord(text[length])) length++;
        return text[..length].ToString();
    }

    private static bool Begins(string text, int at, string name) =>
        string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length >= text.Length || !IsOfWord(text[at + name.Length]) || !IsOfWord(name[^1]));

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
