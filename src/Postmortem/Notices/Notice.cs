using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;
using Postmortem.Reviews;

namespace Postmortem.Notices;

public enum NoticeKind { Acknowledgement, Improvement, FollowUp }

public enum NoticeState { Draft, Approved, Sent }

/// <summary>The document a customer receives. It is composed of shareable facts, approved by a manager, and then stays as it is.</summary>
public sealed class Notice
{
    private readonly List<NoticeFact> _facts = [];
    private readonly List<NoticePromise> _promises = [];
    private readonly List<Recipient> _recipients = [];

    private Notice() { }

    internal Notice(Review review, int number, NoticeKind kind, string language, NoticeText text, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Number, Kind, Language) = (review.Id, number, kind, language);
        Take(text);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public int Number { get; private set; }
    public string Reference => $"N-{Number}";
    public NoticeKind Kind { get; private set; }

    /// <summary>Two letters: the folder of templates it is written with.</summary>
    public string Language { get; private set; } = "en";
    public string Title { get; private set; } = "";

    /// <summary>What happened to the customer, and that we are sorry.</summary>
    public string Opening { get; private set; } = "";
    public string Closing { get; private set; } = "";
    public string Contact { get; private set; } = "";
    public NoticeState State { get; private set; }
    public Guid? ApprovedById { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The facts and promises as they were worded at approval, as JSON: a sent notice never changes.</summary>
    public string ApprovedContent { get; private set; } = "";
    public long Version { get; private set; }

    public IReadOnlyList<NoticeFact> Facts => [.. _facts.OrderBy(f => f.Position)];
    public IReadOnlyList<NoticePromise> Promises => [.. _promises.OrderBy(p => p.DueOn)];
    public IReadOnlyList<Recipient> Recipients => [.. _recipients.OrderBy(r => r.Id)];

    /// <summary>What a person wrote of it, as it stands.</summary>
    public NoticeText Text => new(Title)
    {
        Opening = Opening,
        Closing = Closing,
        Contact = Contact,
        FactIds = [.. Facts.Select(f => f.FactId)],
        Promises = [.. Promises.Select(p => new PromiseText(p.ActionId, p.Sentence, p.DueOn))],
    };

    public Refusal? Write(NoticeText text)
    {
        if (State != NoticeState.Draft) return new Refusal("This notice is approved. Take the approval back to change it.", RefusalKind.Conflict);
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        Take(text);
        Version++;
        return null;
    }

    public Refusal? AddRecipient(Customer customer, DateTimeOffset now)
    {
        if (State == NoticeState.Sent) return new Refusal("This notice was sent. Compose a new one for another customer.", RefusalKind.Conflict);
        if (_recipients.Exists(r => r.CustomerId == customer.Id)) return new Refusal($"{customer.Name} is a recipient already.", RefusalKind.Conflict);
        _recipients.Add(new Recipient(Id, customer.Id, now));
        Version++;
        return null;
    }

    public Refusal? RemoveRecipient(Guid recipientId)
    {
        if (State == NoticeState.Sent) return new Refusal("This notice was sent; its recipients stay on record.", RefusalKind.Conflict);
        if (_recipients.RemoveAll(r => r.Id == recipientId) == 0) return Refusal.NotFound;
        Version++;
        return null;
    }

    /// <param name="content">The facts and promises as they are worded now, as JSON.</param>
    public Refusal? Approve(Person by, string content, DateTimeOffset now)
    {
        if (!by.IsManager) return Refusal.NotYours("Only a manager approves a notice.");
        if (State != NoticeState.Draft) return new Refusal("This notice is approved already.", RefusalKind.Conflict);
        if (Opening.Length == 0) return new Refusal("The opening is empty. Please say what happened to the customer, and that we are sorry.");
        if (Kind != NoticeKind.Acknowledgement && _facts.Count == 0 && _promises.Count == 0)
            return new Refusal("The notice says nothing yet. Choose at least one fact that may be shared.");
        (State, ApprovedById, ApprovedAt, ApprovedContent) = (NoticeState.Approved, by.Id, now, content);
        Version++;
        return null;
    }

    public Refusal? TakeApprovalBack(Person by)
    {
        if (!by.IsManager) return Refusal.NotYours("Only a manager takes an approval back.");
        if (State != NoticeState.Approved) return new Refusal("Only an approved notice that is not sent yet can be taken back.", RefusalKind.Conflict);
        (State, ApprovedById, ApprovedAt, ApprovedContent) = (NoticeState.Draft, null, null, "");
        Version++;
        return null;
    }

    /// <summary>Sends it: every recipient has a link from now on. From here it stays as it is.</summary>
    /// <param name="linkFor">Answers a fresh secret's hash for each recipient.</param>
    public Refusal? Send(Person by, Func<Recipient, byte[]> linkFor, DateTimeOffset now)
    {
        if (!by.IsManager) return Refusal.NotYours("Only a manager sends a notice.");
        if (State == NoticeState.Sent) return new Refusal("This notice was sent already.", RefusalKind.Conflict);
        if (State != NoticeState.Approved) return new Refusal("A manager approves a notice before it is sent.");
        if (_recipients.Count == 0) return new Refusal("Nobody would receive it. Add a customer first.");
        foreach (var recipient in _recipients) recipient.Link(linkFor(recipient), now);
        (State, SentAt) = (NoticeState.Sent, now);
        Version++;
        return null;
    }

    private void Take(NoticeText text)
    {
        (Title, Opening, Closing, Contact) = (text.Title, text.Opening, text.Closing, text.Contact);
        _facts.RemoveAll(f => !text.FactIds.Contains(f.FactId));
        foreach (var (id, position) in text.FactIds.Select((id, i) => (id, i)))
            if (_facts.Find(f => f.FactId == id) is { } fact) fact.Position = position;
            else _facts.Add(new NoticeFact(Id, id) { Position = position });
        _promises.RemoveAll(p => text.Promises.All(t => t.ActionId != p.ActionId));
        foreach (var promise in text.Promises)
            if (_promises.Find(p => p.ActionId == promise.ActionId) is { } known) known.Reword(promise);
            else _promises.Add(new NoticePromise(Id, promise));
    }
}

/// <summary>What a person writes of a notice.</summary>
public sealed record NoticeText(string Title)
{
    public string Opening { get; init; } = "";
    public string Closing { get; init; } = "";
    public string Contact { get; init; } = "";
    public IReadOnlyList<Guid> FactIds { get; init; } = [];
    public IReadOnlyList<PromiseText> Promises { get; init; } = [];

    internal NoticeText Cleaned() => this with
    {
        Title = Words.Clean(Title),
        Opening = Words.Clean(Opening),
        Closing = Words.Clean(Closing),
        Contact = Words.Clean(Contact),
        Promises = [.. Promises.Select(p => p with { Sentence = Words.Clean(p.Sentence) })],
    };

    internal Refusal? Check() =>
        Words.RequireLine(Title, "The title") ?? Words.LimitText(Opening, "The opening") ?? Words.LimitText(Closing, "The closing")
        ?? (Contact.Length > Words.LineLimit ? new Refusal($"The contact has at most {Words.LineLimit} characters.") : null)
        ?? Promises.Select(p => Words.RequireText(p.Sentence, "A promise")).FirstOrDefault(r => r is not null);
}

/// <summary>A sentence that is bound to an action.</summary>
public sealed record PromiseText(Guid ActionId, string Sentence, DateOnly DueOn);

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.Property(n => n.Title).HasMaxLength(Words.LineLimit);
        notice.Property(n => n.Contact).HasMaxLength(Words.LineLimit);
        notice.Property(n => n.Language).HasMaxLength(8);
        notice.Ignore(n => n.Text);
        notice.Property(n => n.Version).IsConcurrencyToken();
        notice.HasIndex(n => n.Number).IsUnique();
        notice.HasOne<Review>().WithMany(r => r.Notices).HasForeignKey(n => n.ReviewId);
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.ApprovedById).IsRequired(false);
        notice.HasMany(n => n.Facts).WithOne().HasForeignKey(f => f.NoticeId);
        notice.HasMany(n => n.Promises).WithOne().HasForeignKey(p => p.NoticeId);
        notice.HasMany(n => n.Recipients).WithOne().HasForeignKey(r => r.NoticeId);
    }
}
