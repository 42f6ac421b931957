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
        var byFirstWord = people.Where(p => Mention.FirstWordOf(p.Name).Length > 0)
            .ToLookup(p => Mention.FirstWordOf(p.Name), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, IReadOnlyList<Person>> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, word) in Mention.In(text))
        {
            if (!byFirstWord.Contains(word)) continue;
            var candidates = byFirstWord[word].ToList();
            var length = candidates.Where(p => Mention.Stands(text, at, p.Name)).Select(p => p.Name.Length).DefaultIfEmpty(0).Max();
            if (length > 0) candidates = [.. candidates.Where(p => p.Name.Length == length && Mention.Stands(text, at, p.Name))];
            found.TryAdd(text.Substring(at, length > 0 ? length : word.Length), candidates);
        }
        return [.. found.Select(f => (f.Key, f.Value))];
    }
}
