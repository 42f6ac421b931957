using System.Text.Json;

namespace Postmortem.Reviews.Perspectives;

/// <summary>
/// One participant's own account under their name, sealed until all are in or the facilitator reveals. Accounts without a name
/// are <see cref="ConfidentialPerspective"/>s; the folder's README says who can learn what.
/// </summary>
public sealed class Perspective
{
    private Perspective() { }

    internal Perspective(Guid reviewId, Guid authorId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, AuthorId, IsSealed) = (reviewId, authorId, true);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid AuthorId { get; private set; }

    /// <summary>What was answered: encrypted while it is sealed, then JSON. A text from before there were questions stands there as it is.</summary>
    [Storage.Concealed]
    internal string Content { get; private set; } = "";
    public bool IsSealed { get; private set; }

    /// <summary>Whether anything is written; known although the words are not.</summary>
    public bool HasWords { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset? HandedInAt { get; private set; }

    /// <summary>The answers by the key of their question; none while they are sealed.</summary>
    public IReadOnlyDictionary<string, string> Answers => IsSealed ? PerspectiveAnswers.None : PerspectiveAnswers.Read(Content);

    internal void Write(string sealedContent, bool hasWords, DateTimeOffset now) =>
        (Content, IsSealed, HasWords, WrittenAt) = (sealedContent, true, hasWords, now);

    internal void HandIn(DateTimeOffset now) => HandedInAt ??= now;
    internal void Unseal(IReadOnlyDictionary<string, string> answers) => (Content, IsSealed) = (PerspectiveAnswers.Write(answers), false);
}

/// <summary>
/// An account whose author nobody can find out, as it is read after the reveal: no person, no time, an id that tells no order. Until
/// then its words are in the review's <see cref="ConfidentialBox"/>.
/// </summary>
[Storage.Unlogged("a row in the log would say who wrote it, or at least when")]
public sealed class ConfidentialPerspective
{
    private ConfidentialPerspective() { }

    internal ConfidentialPerspective(Guid reviewId, IReadOnlyDictionary<string, string> answers)
    {
        Id = Ids.Random();
        (ReviewId, Content) = (reviewId, PerspectiveAnswers.Write(answers));
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    internal string Content { get; private set; } = "";
    public IReadOnlyDictionary<string, string> Answers => PerspectiveAnswers.Read(Content);
}

/// <summary>Answers to the template's questions as one JSON object.</summary>
public static class PerspectiveAnswers
{
    /// <summary>The one question of a template that asks no others, and of accounts from before there were questions.</summary>
    public const string Whole = "account";

    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    internal static bool HasWords(IReadOnlyDictionary<string, string> answers) => answers.Values.Any(a => !string.IsNullOrWhiteSpace(a));

    internal static string Write(IReadOnlyDictionary<string, string> answers) => JsonSerializer.Serialize(answers);

    internal static IReadOnlyDictionary<string, string> Read(string content)
    {
        if (content.Length == 0) return None;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(content) ?? None;
        }
        catch (JsonException)
        {
            return new Dictionary<string, string> { [Whole] = content };
        }
    }

    /// <summary>The answers with one of them changed; an empty one is left out.</summary>
    internal static Dictionary<string, string> With(this IReadOnlyDictionary<string, string> answers, string key, string text)
    {
        Dictionary<string, string> changed = new(answers);
        if (text.Length == 0) changed.Remove(key);
        else changed[key] = text;
        return changed;
    }
}

/// <summary>One account as it is read after the reveal.</summary>
/// <param name="AuthorId">Null where it is confidential.</param>
/// <param name="Opens">False where the key of its seal is lost.</param>
public sealed record Account(Guid Id, Guid? AuthorId, IReadOnlyDictionary<string, string> Answers, bool Opens = true);

/// <summary>What one person may read of a review's perspectives.</summary>
/// <param name="Mine">One's own answers under one's name, sealed or not; none where there are none.</param>
/// <param name="Revealed">Everyone's, once they are revealed; none before.</param>
public sealed record AccountsPage(IReadOnlyDictionary<string, string> Mine, IReadOnlyList<Account> Revealed);

/// <summary>That somebody was reminded to write theirs.</summary>
public sealed class PerspectiveReminder
{
    private PerspectiveReminder() { }

    internal PerspectiveReminder(Guid reviewId, Guid personId, Guid byId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, PersonId, ById, At) = (reviewId, personId, byId, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }
}
