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
/// An account whose author nobody can find out: no person, no time, an id that tells no order. Its author holds a secret in their
/// browser, of which this row keeps the hash until the reveal. Blank ones are put down by the dozen and taken at random.
/// </summary>
[Storage.Unlogged("a row in the log would say who wrote it, or at least when")]
public sealed class ConfidentialPerspective
{
    private ConfidentialPerspective() { }

    internal ConfidentialPerspective(Guid reviewId, string blank)
    {
        Id = Ids.Random();
        (ReviewId, Content, IsSealed, KeyHash) = (reviewId, blank, true, PerspectiveKey.New().Hash);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>SHA-256 of the author's secret; of a secret that nobody has while it is blank; empty after the reveal.</summary>
    internal byte[] KeyHash { get; private set; } = [];
    internal string Content { get; private set; } = "";
    public bool IsSealed { get; private set; }
    public IReadOnlyDictionary<string, string> Answers => IsSealed ? PerspectiveAnswers.None : PerspectiveAnswers.Read(Content);

    internal void Take(byte[] keyHash) => KeyHash = keyHash;
    internal void Write(string sealedContent) => Content = sealedContent;

    /// <summary>From here on not even the author's own browser shows whose it is.</summary>
    internal void Unseal(IReadOnlyDictionary<string, string> answers) => (Content, IsSealed, KeyHash) = (PerspectiveAnswers.Write(answers), false, []);
}

/// <summary>The secret by which a confidential account is written on: 256 random bits, stored hashed.</summary>
internal readonly record struct PerspectiveKey(string Secret, byte[] Hash)
{
    public static PerspectiveKey New()
    {
        var token = Notices.LinkToken.New();
        return new PerspectiveKey(token.Secret, token.Hash);
    }

    public static byte[] HashOf(string secret) => Notices.LinkToken.HashOf(secret);
}

/// <summary>Answers to the template's questions as one JSON object.</summary>
public static class PerspectiveAnswers
{
    /// <summary>The one question of a template that asks no others, and of accounts from before there were questions.</summary>
    public const string Whole = "account";

    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

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
