using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.Documents;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Reviews.Comments;

/// <summary>What can be commented on. The number is stored: new ones go to the end.</summary>
public enum CommentAbout
{
    Review, Containment, CustomerView, Quote, JourneyStep, Affected, TimelineEntry, Perspective, Factor, Mitigator, Recognition, Action, Customers, SessionItem,
    SessionAnswer, Attachment,
}

/// <summary>One thing of a review that is talked about.</summary>
/// <param name="Id">Null where there is only one of its kind.</param>
public sealed record CommentPlace(CommentAbout About, Guid? Id = null)
{
    /// <summary>Where this stands among ids and keys: "TimelineEntry-01a2…".</summary>
    public string Key => Id is { } id ? $"{About}-{id:N}" : About.ToString();

    /// <summary>The page on which it is read, in a review that has come so far.</summary>
    public string PageIn(Stage stage) => CommentThing.Of(About).PageIn(stage);
}

/// <summary>
/// What people say to each other about one thing of a review, until somebody says that it is resolved. It is the team's own talk: no part of
/// what is signed, of the report, or of anything that customers read.
/// </summary>
public sealed class CommentThread
{
    private readonly List<Comment> _comments = [];

    private CommentThread() { }

    internal CommentThread(Guid reviewId, CommentPlace place, Person by, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, About, AboutId, StartedById, StartedAt) = (reviewId, place.About, place.Id, by.Id, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public CommentAbout About { get; private set; }
    public Guid? AboutId { get; private set; }
    public Guid StartedById { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public Guid? ResolvedById { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public CommentPlace Place => new(About, AboutId);

    /// <summary>In the order in which they were written, with those that were taken back.</summary>
    public IReadOnlyList<Comment> Comments => [.. _comments.OrderBy(c => c.Id)];

    /// <summary>The first that still stands; null where all were taken back, and with them the thread.</summary>
    public Comment? First => Comments.FirstOrDefault(c => c.Stands);
    public bool IsOpen => ResolvedAt is null && First is not null;

    internal Comment Write(string text, IReadOnlyList<NamedPerson> named, Person by, DateTimeOffset now)
    {
        // Whoever took part before hears of it too; and whoever answers has read what was said to them.
        var before = _comments.Where(c => c.Stands && c.AuthorId != by.Id).Select(c => c.AuthorId).Distinct().ToList();
        foreach (var comment in _comments) comment.ReadBy(by, now);
        var written = new Comment(this, text, by, now);
        written.Tell(named, before);
        _comments.Add(written);
        return written;
    }

    /// <summary>Whoever is first; a second time changes nothing.</summary>
    internal void Resolve(Person by, DateTimeOffset now)
    {
        if (ResolvedAt is null) (ResolvedById, ResolvedAt) = (by.Id, now);
    }

    internal void Reopen() => (ResolvedById, ResolvedAt) = (null, null);
}

/// <summary>One person's words in a thread, in Markdown.</summary>
public sealed class Comment : ISearchable
{
    /// <summary>More than this is a text of the review, not a word on it.</summary>
    public const int TextLimit = 20_000;

    private readonly List<CommentAddressee> _addressees = [];

    private Comment() { }

    internal Comment(CommentThread thread, string text, Person by, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, ThreadId, Text, AuthorId, WrittenAt) = (thread.ReviewId, thread.Id, text, by.Id, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid ThreadId { get; private set; }
    public Guid AuthorId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Its words stay in the log, and can be put back by their writer.</summary>
    public DateTimeOffset? TakenBackAt { get; internal set; }
    public bool Stands => TakenBackAt is null;

    /// <summary>Where a link to it leads.</summary>
    public string Anchor => $"comment-{Id:N}";

    /// <summary>Whom it is for: people it names, and those it answers.</summary>
    public IReadOnlyList<CommentAddressee> Addressees => _addressees;

    public SearchText? ToSearch() => new("comment", Id, ReviewId, null, Excerpt(Text, Words.LineLimit), MarkdownWords.Of(Text), Removed: !Stands);

    /// <summary>How a comment begins, in plain words: where there is room for no more.</summary>
    public static string Excerpt(string text, int most) => Words.Short(MarkdownWords.Of(text), most);

    internal static Refusal? Check(string text) =>
        text.Length == 0 ? new Refusal("The comment is empty. Please write something.")
        : text.Length > TextLimit ? new Refusal($"The comment has {text.Length:N0} characters; {TextLimit:N0} fit. Nothing was stored; "
            + "what you typed is still in the field.")
        : null;

    internal void Edit(string text, IReadOnlyList<NamedPerson> named, DateTimeOffset now)
    {
        if (text != Text) (Text, EditedAt) = (text, now);
        _addressees.RemoveAll(a => a.IsNamed && named.All(n => n.PersonId != a.PersonId));
        Tell(named, []);
    }

    internal void Tell(IReadOnlyList<NamedPerson> named, IReadOnlyList<Guid> others)
    {
        foreach (var person in named.Where(n => n.PersonId != AuthorId))
        {
            if (_addressees.Find(a => a.PersonId == person.PersonId) is { } known) known.Name(person.As);
            else _addressees.Add(new CommentAddressee(this, person.PersonId, person.As));
        }
        foreach (var person in others.Where(p => !_addressees.Exists(a => a.PersonId == p))) _addressees.Add(new CommentAddressee(this, person, ""));
    }

    internal void ReadBy(Person person, DateTimeOffset now) => _addressees.Find(a => a.PersonId == person.Id)?.Read(now);
}

/// <summary>Somebody whom a comment is for. They find it on their first page until they answer, say that they read it, or it is resolved.</summary>
public sealed class CommentAddressee
{
    private CommentAddressee() { }

    internal CommentAddressee(Comment comment, Guid personId, string namedAs) =>
        (CommentId, ReviewId, PersonId, NamedAs) = (comment.Id, comment.ReviewId, personId, namedAs);

    public Guid CommentId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>How the comment names them after its "@", whatever they are called later; empty where it answers them without that.</summary>
    public string NamedAs { get; private set; } = "";
    public bool IsNamed => NamedAs.Length > 0;
    public DateTimeOffset? ReadAt { get; private set; }

    internal void Name(string namedAs) => NamedAs = namedAs;
    internal void Read(DateTimeOffset now) => ReadAt ??= now;
}

internal sealed class CommentMapping : IEntityTypeConfiguration<CommentThread>, IEntityTypeConfiguration<Comment>, IEntityTypeConfiguration<CommentAddressee>
{
    public void Configure(EntityTypeBuilder<CommentThread> thread)
    {
        thread.ToTable("CommentThreads");
        thread.Ignore(t => t.Place);
        thread.Ignore(t => t.First);
        thread.HasMany(t => t.Comments).WithOne().HasForeignKey(c => c.ThreadId);
        thread.HasOne<Person>().WithMany().HasForeignKey(t => t.StartedById);
        thread.HasOne<Person>().WithMany().HasForeignKey(t => t.ResolvedById).IsRequired(false);
    }

    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("Comments");
        comment.HasMany(c => c.Addressees).WithOne().HasForeignKey(a => a.CommentId);
        comment.HasOne<Person>().WithMany().HasForeignKey(c => c.AuthorId);
    }

    public void Configure(EntityTypeBuilder<CommentAddressee> addressee)
    {
        addressee.ToTable("CommentAddressees");
        addressee.HasKey(a => new { a.CommentId, a.PersonId });
        addressee.HasIndex(a => new { a.PersonId, a.ReadAt });
        addressee.Property(a => a.NamedAs).HasMaxLength(Words.LineLimit);
        addressee.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
    }
}
