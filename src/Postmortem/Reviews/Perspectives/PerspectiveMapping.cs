using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;

namespace Postmortem.Reviews.Perspectives;

/// <summary>Rows of what is written in private, and of who was reminded to.</summary>
internal sealed class PerspectiveMapping :
    IEntityTypeConfiguration<ConfidentialPerspective>, IEntityTypeConfiguration<ConfidentialBox>,
    IEntityTypeConfiguration<PerspectiveReminder>, IEntityTypeConfiguration<CheckInNote>
{
    /// <summary>No column of it may name a person or a time; a test looks.</summary>
    public void Configure(EntityTypeBuilder<ConfidentialPerspective> sheet)
    {
        sheet.ToTable("ConfidentialPerspectives");
        sheet.Property(s => s.Content);
        sheet.HasIndex(s => s.ReviewId);
        sheet.HasOne<Review>().WithMany().HasForeignKey(s => s.ReviewId);
    }

    /// <inheritdoc cref="Configure(EntityTypeBuilder{ConfidentialPerspective})"/>
    public void Configure(EntityTypeBuilder<ConfidentialBox> box)
    {
        box.ToTable("ConfidentialBoxes");
        box.HasKey(b => b.ReviewId);
        box.Property(b => b.Content);
        box.Property(b => b.Stamp).IsConcurrencyToken();
        box.HasOne<Review>().WithOne().HasForeignKey<ConfidentialBox>(b => b.ReviewId);
    }

    public void Configure(EntityTypeBuilder<PerspectiveReminder> reminder)
    {
        reminder.ToTable("PerspectiveReminders");
        reminder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        reminder.HasOne<Person>().WithMany().HasForeignKey(r => r.ById);
    }

    public void Configure(EntityTypeBuilder<CheckInNote> note)
    {
        note.ToTable("CheckInNotes");
        note.Property(n => n.Content);
        note.HasIndex(n => new { n.ReviewId, n.PersonId, n.FacilitatorId }).IsUnique();
        note.HasOne<Review>().WithMany().HasForeignKey(n => n.ReviewId);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.FacilitatorId);
    }
}
