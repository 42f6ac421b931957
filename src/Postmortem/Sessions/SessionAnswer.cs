namespace Postmortem.Sessions;

/// <summary>
/// What one person writes alone at one item: theirs, encrypted like a perspective, also after the reveal. What is revealed of it is
/// copied to a <see cref="ShownAnswer"/>; what they type on afterwards waits here until they add it.
/// </summary>
[Storage.Unlogged("until it is revealed it is its writer's own, and so is when they wrote")]
public sealed class SessionAnswer
{
    private SessionAnswer() { }

    internal SessionAnswer(Guid itemId, Guid authorId) => (Id, ItemId, AuthorId) = (Ids.Random(), itemId, authorId);

    public Guid Id { get; private set; }
    public Guid ItemId { get; private set; }
    public Guid AuthorId { get; private set; }

    /// <summary>As typed, encrypted.</summary>
    internal string Content { get; private set; } = "";

    /// <summary>The part of it that everyone has read, encrypted.</summary>
    internal string Shown { get; private set; } = "";

    /// <summary>Whether anything is written; known although the words are not.</summary>
    public bool HasWords { get; private set; }

    internal void Write(string sealedContent, bool hasWords) => (Content, HasWords) = (sealedContent, hasWords);
    internal void Show() => Shown = Content;

    /// <summary>What its writer typed since it was shown.</summary>
    internal static string Late(string shown, string text)
    {
        var (before, now) = (shown.Trim(), text.Trim());
        return now == before ? "" : now.StartsWith(before, StringComparison.Ordinal) ? now[before.Length..].Trim() : now;
    }
}

/// <summary>An answer that everyone reads.</summary>
public sealed class ShownAnswer : Storage.ISearchable
{
    private ShownAnswer() { }

    internal ShownAnswer(SessionItem item, Guid? authorId, string text, bool isAddition)
    {
        Id = Ids.Random();
        (ReviewId, ItemId, AuthorId, Text, IsAddition) = (item.ReviewId, item.Id, authorId, text, isAddition);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid ItemId { get; private set; }

    /// <summary>Null where the item is without names.</summary>
    public Guid? AuthorId { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>Came after the reveal.</summary>
    public bool IsAddition { get; private set; }

    public Storage.SearchText ToSearch() => new("answer", Id, ReviewId, null, Words.Short(Text, 200), Text);
}

/// <summary>One's own words at an item.</summary>
/// <param name="Late">What of it came after the reveal and was not added yet.</param>
public sealed record MyAnswer(string Text, string Late);
