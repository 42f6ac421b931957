using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;
using Postmortem.Wording;

namespace Postmortem.Reviews.Hints;

/// <summary>
/// A wording that the people of a review looked at and keep. It says nothing of what happened, so it is no part of what a signature is
/// for, and no edit.
/// </summary>
public sealed class DismissedHint
{
    /// <summary>Of a rule's id, in UTF-16 code units.</summary>
    public const int RuleLimit = 64;


    private DismissedHint() { }

    internal DismissedHint(Guid reviewId, DismissedWording wording, Person by, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Rule, Phrase, PersonId, At) = (reviewId, wording.Rule, wording.Phrase, by.Id, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public string Rule { get; private set; } = "";
    public string Phrase { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }
}

internal sealed class DismissedHintMapping : IEntityTypeConfiguration<DismissedHint>
{
    public void Configure(EntityTypeBuilder<DismissedHint> hint)
    {
        hint.ToTable("DismissedHints");
        hint.Property(h => h.Rule).HasMaxLength(DismissedHint.RuleLimit);
        hint.Property(h => h.Phrase).HasMaxLength(DismissedWording.PhraseLimit);
        hint.HasIndex(h => new { h.ReviewId, h.Rule, h.Phrase }).IsUnique();
        hint.HasOne<Review>().WithMany().HasForeignKey(h => h.ReviewId);
        hint.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId);
    }
}
