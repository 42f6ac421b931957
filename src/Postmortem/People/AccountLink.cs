using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.Reviews;

namespace Postmortem.People;

/// <summary>What somebody does who opens a link to an account.</summary>
public enum AccountLinkKind
{
    /// <summary>Chooses their first password.</summary>
    Invitation,

    /// <summary>Chooses another, because the old one is forgotten.</summary>
    NewPassword,
}

/// <summary>
/// The link with which a person chooses a password and comes in. Each person has one at most: a new one takes the place of the one before, which
/// opens nothing any more.
/// </summary>
public sealed class AccountLink
{
    private AccountLink() { }

    internal AccountLink(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }
    public AccountLinkKind Kind { get; private set; }

    /// <summary>SHA-256 of the link's 256-bit secret; null once it was used, ended or taken back.</summary>
    [Storage.Concealed]
    public byte[]? TokenHash { get; private set; }
    public Guid MadeById { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>The review from whose page the person was invited; null where it was from none.</summary>
    public Guid? ToReviewId { get; private set; }

    public bool OpensAt(DateTimeOffset now) => TokenHash is not null && now < EndsAt;

    /// <summary>Long enough for a holiday, or for a day: a link to an account in which something was written already is worth more to a thief.</summary>
    public static TimeSpan LifeOf(AccountLinkKind kind) => kind == AccountLinkKind.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(24);

    /// <param name="toReview">Null leaves where it leads.</param>
    internal void Make(AccountLinkKind kind, byte[] tokenHash, Person by, Guid? toReview, DateTimeOffset now)
    {
        (Kind, TokenHash, MadeById, MadeAt, EndsAt) = (kind, tokenHash, by.Id, now, now + LifeOf(kind));
        ToReviewId = toReview ?? ToReviewId;
    }

    /// <summary>From now on it opens nothing.</summary>
    internal void End() => TokenHash = null;
}

internal sealed class AccountLinkMapping : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> link)
    {
        link.ToTable("AccountLinks");
        link.HasKey(l => l.PersonId);
        // Of two that use it at the same instant on two nodes, one finds that it is gone.
        link.Property(l => l.TokenHash).HasMaxLength(32).IsConcurrencyToken();
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasOne<Person>().WithOne().HasForeignKey<AccountLink>(l => l.PersonId);
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.MadeById);
        link.HasOne<Review>().WithMany().HasForeignKey(l => l.ToReviewId).IsRequired(false);
    }
}
