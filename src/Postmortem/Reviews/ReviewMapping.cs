using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Reviews;

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("Reviews");
        review.Property(r => r.Title).HasMaxLength(Words.LineLimit);
        review.Property(r => r.TemplateName).HasMaxLength(64);
        review.Property(r => r.Version).IsConcurrencyToken();
        review.Ignore(r => r.Signature);
        review.Ignore(r => r.Vote);
        review.Ignore(r => r.CountedVote);
        review.HasIndex(r => r.Number).IsUnique();
        review.HasIndex(r => new { r.Stage, r.StartedAt });
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.StartedById);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.FacilitatorId).IsRequired(false);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.ContainmentOwnerId).IsRequired(false);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.AffectedOwnerId).IsRequired(false);
        review.HasMany(r => r.ContainmentItems).WithOne().HasForeignKey(i => i.ReviewId);
        review.HasMany(r => r.Participants).WithOne().HasForeignKey(p => p.ReviewId);
        review.HasMany(r => r.Perspectives).WithOne().HasForeignKey(p => p.ReviewId);
        review.HasMany(r => r.Reminders).WithOne().HasForeignKey(r => r.ReviewId);
        review.HasMany(r => r.CustomerAnswers).WithOne().HasForeignKey(a => a.ReviewId);
        review.HasMany(r => r.Quotes).WithOne().HasForeignKey(q => q.ReviewId);
        review.HasMany(r => r.Journey).WithOne().HasForeignKey(s => s.ReviewId);
        review.HasMany(r => r.Timeline).WithOne().HasForeignKey(e => e.ReviewId);
        review.HasMany(r => r.Factors).WithOne().HasForeignKey(f => f.ReviewId);
        review.HasMany(r => r.Votes).WithOne().HasForeignKey(v => v.ReviewId);
        review.HasMany(r => r.Mitigators).WithOne().HasForeignKey(m => m.ReviewId);
        review.HasMany(r => r.Recognitions).WithOne().HasForeignKey(m => m.ReviewId);
        review.HasMany(r => r.Signatures).WithOne().HasForeignKey(s => s.ReviewId);
        review.HasMany(r => r.Across).WithOne().HasForeignKey(q => q.ReviewId);
        review.Ignore(r => r.AcrossActions);
        review.HasMany(r => r.Overrides).WithOne().HasForeignKey(o => o.ReviewId);
        review.HasMany(r => r.Attachments).WithOne().HasForeignKey(a => a.ReviewId);
        review.HasMany(r => r.Facts).WithOne().HasForeignKey(f => f.ReviewId);
        review.HasMany(r => r.Threads).WithOne().HasForeignKey(t => t.ReviewId);
        review.Ignore(r => r.OpenThreads);
    }
}

internal sealed class ReviewPartsMapping :
    IEntityTypeConfiguration<Participant>, IEntityTypeConfiguration<Perspective>, IEntityTypeConfiguration<ContainmentItem>,
    IEntityTypeConfiguration<TimelineEntry>, IEntityTypeConfiguration<ContributingFactor>, IEntityTypeConfiguration<FactorEvidence>,
    IEntityTypeConfiguration<FactorAccount>,
    IEntityTypeConfiguration<Mitigator>, IEntityTypeConfiguration<Recognition>, IEntityTypeConfiguration<GateOverride>,
    IEntityTypeConfiguration<Signature>, IEntityTypeConfiguration<ShareableFact>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("Participants");
        participant.HasIndex(p => new { p.ReviewId, p.PersonId }).IsUnique();
        participant.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
    }

    public void Configure(EntityTypeBuilder<Perspective> perspective)
    {
        perspective.ToTable("Perspectives");
        perspective.Property(p => p.Content).HasColumnName("Text"); // as it was called before there were questions
        perspective.HasIndex(p => new { p.ReviewId, p.AuthorId }).IsUnique();
        perspective.HasOne<Person>().WithMany().HasForeignKey(p => p.AuthorId);
    }

    public void Configure(EntityTypeBuilder<ContainmentItem> item)
    {
        item.ToTable("ContainmentItems");
        item.Property(i => i.Key).HasMaxLength(64);
        item.HasOne<Person>().WithMany().HasForeignKey(i => i.DoneById).IsRequired(false);
    }

    public void Configure(EntityTypeBuilder<TimelineEntry> entry)
    {
        entry.ToTable("TimelineEntries");
        entry.Property(e => e.OriginalTime).HasMaxLength(200);
        entry.HasIndex(e => new { e.ReviewId, e.HappenedAt });
    }

    public void Configure(EntityTypeBuilder<ContributingFactor> factor)
    {
        factor.ToTable("Factors");
        factor.Property(f => f.Category).HasMaxLength(64);
        factor.HasOne<ContributingFactor>().WithMany().HasForeignKey(f => f.ParentId).IsRequired(false);
        factor.HasOne<Person>().WithMany().HasForeignKey(f => f.RiskOwnerId).IsRequired(false);
        factor.HasMany(f => f.Entries).WithOne().HasForeignKey(e => e.FactorId);
        factor.HasMany(f => f.Accounts).WithOne().HasForeignKey(a => a.FactorId);
        factor.HasMany(f => f.Attachments).WithOne().HasForeignKey(a => a.FactorId);
    }

    public void Configure(EntityTypeBuilder<FactorEvidence> evidence)
    {
        evidence.ToTable("FactorEvidence");
        evidence.HasKey(e => new { e.FactorId, e.TimelineEntryId });
        evidence.HasOne<TimelineEntry>().WithMany().HasForeignKey(e => e.TimelineEntryId);
    }

    /// <summary>The other end is a perspective of either kind, in one of two tables.</summary>
    public void Configure(EntityTypeBuilder<FactorAccount> account)
    {
        account.ToTable("FactorAccounts");
        account.HasKey(a => new { a.FactorId, a.AccountId });
    }

    public void Configure(EntityTypeBuilder<Mitigator> mitigator) => mitigator.ToTable("Mitigators");

    public void Configure(EntityTypeBuilder<Recognition> recognition)
    {
        recognition.ToTable("Recognitions");
        recognition.Property(r => r.Who).HasMaxLength(Words.LineLimit);
        recognition.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).IsRequired(false);
        recognition.HasOne<Person>().WithMany().HasForeignKey(r => r.GivenById).IsRequired(false);
    }

    public void Configure(EntityTypeBuilder<GateOverride> passed)
    {
        passed.ToTable("GateOverrides");
        passed.HasOne<Person>().WithMany().HasForeignKey(o => o.ById);
    }

    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.ToTable("Signatures");
        signature.Property(s => s.ContentHash).HasMaxLength(64);
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.SignedById);
    }

    public void Configure(EntityTypeBuilder<ShareableFact> fact)
    {
        fact.ToTable("ShareableFacts");
        fact.HasIndex(f => f.ReviewId);
    }
}
