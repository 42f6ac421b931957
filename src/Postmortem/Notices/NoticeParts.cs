using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.Actions;
using Postmortem.Reviews.Fix;

namespace Postmortem.Notices;

/// <summary>A shareable fact that a notice tells.</summary>
public sealed class NoticeFact
{
    private NoticeFact() { }

    internal NoticeFact(Guid noticeId, Guid factId) => (NoticeId, FactId) = (noticeId, factId);

    public Guid NoticeId { get; private set; }
    public Guid FactId { get; private set; }
    public int Position { get; internal set; }
}

/// <summary>A sentence in a notice that is bound to an action.</summary>
public sealed class NoticePromise
{
    private NoticePromise() { }

    internal NoticePromise(Guid noticeId, PromiseText text)
    {
        (NoticeId, ActionId) = (noticeId, text.ActionId);
        Reword(text);
    }

    public Guid NoticeId { get; private set; }
    public Guid ActionId { get; private set; }
    public string Sentence { get; private set; } = "";
    public DateOnly DueOn { get; private set; }

    internal void Reword(PromiseText text) => (Sentence, DueOn) = (text.Sentence, text.DueOn);
}

public enum Answer { Yes, NotYet }

/// <summary>One customer of one notice. The secret of their link is stored as its hash only.</summary>
public sealed class Recipient
{
    /// <summary>How long a customer's link opens.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(180);

    /// <summary>UTF-16 code units a customer's message may have.</summary>
    public const int MessageLimit = 10_000;

    private Recipient() { }

    internal Recipient(Guid noticeId, Guid customerId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (NoticeId, CustomerId) = (noticeId, customerId);
    }

    public Guid Id { get; private set; }
    public Guid NoticeId { get; private set; }
    public Guid CustomerId { get; private set; }

    /// <summary>SHA-256 of the link's 256-bit secret.</summary>
    [Storage.Concealed]
    public byte[]? TokenHash { get; private set; }
    public DateTimeOffset? LinkExpiresAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public Answer? Answer { get; private set; }

    /// <summary>What the customer wrote back.</summary>
    public string Message { get; private set; } = "";
    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool OpensAt(DateTimeOffset now) => TokenHash is not null && RevokedAt is null && now < LinkExpiresAt;

    /// <summary>Takes a fresh link; the one before it stops working.</summary>
    internal void Link(byte[] tokenHash, DateTimeOffset now)
    {
        (TokenHash, LinkExpiresAt, RevokedAt) = (tokenHash, now + LinkLife, null);
        SentAt ??= now;
    }

    internal void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    internal Refusal? Reply(Answer answer, string message, DateTimeOffset now)
    {
        message = Words.Clean(message);
        if (message.Length > MessageLimit) return new Refusal("Your message is longer than 10,000 characters. Please shorten it; it is still in the field.");
        (Answer, Message, AnsweredAt) = (answer, message, now);
        return null;
    }
}

internal sealed class NoticeFactMapping : IEntityTypeConfiguration<NoticeFact>
{
    public void Configure(EntityTypeBuilder<NoticeFact> fact)
    {
        fact.ToTable("NoticeFacts");
        fact.HasKey(f => new { f.NoticeId, f.FactId });
        fact.HasOne<ShareableFact>().WithMany().HasForeignKey(f => f.FactId);
    }
}

internal sealed class NoticePromiseMapping : IEntityTypeConfiguration<NoticePromise>
{
    public void Configure(EntityTypeBuilder<NoticePromise> promise)
    {
        promise.ToTable("Promises");
        promise.HasKey(p => new { p.NoticeId, p.ActionId });
        promise.HasOne<CorrectiveAction>().WithMany().HasForeignKey(p => p.ActionId);
    }
}

internal sealed class RecipientMapping : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> recipient)
    {
        recipient.ToTable("Recipients");
        recipient.Property(r => r.TokenHash).HasMaxLength(32);
        recipient.HasIndex(r => r.TokenHash).IsUnique();
        recipient.HasIndex(r => new { r.NoticeId, r.CustomerId }).IsUnique();
        recipient.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId);
    }
}
