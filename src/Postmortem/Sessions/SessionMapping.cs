using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;
using Postmortem.Reviews;

namespace Postmortem.Sessions;

/// <summary>Rows of sessions: what they mean to the database, and how a session is loaded whole.</summary>
internal sealed class SessionMapping :
    IEntityTypeConfiguration<ReviewSession>, IEntityTypeConfiguration<SessionAttendee>, IEntityTypeConfiguration<SessionLead>,
    IEntityTypeConfiguration<SessionPulse>,
    IEntityTypeConfiguration<SessionItem>, IEntityTypeConfiguration<SessionAnswer>, IEntityTypeConfiguration<ShownAnswer>,
    IEntityTypeConfiguration<SessionTurn>,
    IEntityTypeConfiguration<ParkedLine>
{
    public void Configure(EntityTypeBuilder<ReviewSession> session)
    {
        session.ToTable("Sessions");
        session.Property(s => s.Version).IsConcurrencyToken();
        session.Ignore(s => s.Current);
        session.HasIndex(s => new { s.ReviewId, s.Number }).IsUnique();
        session.HasOne<Review>().WithMany().HasForeignKey(s => s.ReviewId);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.LeaderId);
        session.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SessionId);
        session.HasMany(s => s.Attendees).WithOne().HasForeignKey(a => a.SessionId);
        session.HasMany(s => s.Leads).WithOne().HasForeignKey(l => l.SessionId);
        session.HasMany(s => s.Parked).WithOne().HasForeignKey(p => p.SessionId);
    }

    public void Configure(EntityTypeBuilder<SessionAttendee> attendee)
    {
        attendee.ToTable("SessionAttendees");
        attendee.HasIndex(a => new { a.SessionId, a.PersonId }).IsUnique();
        attendee.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
    }

    public void Configure(EntityTypeBuilder<SessionLead> lead)
    {
        lead.ToTable("SessionLeads");
        lead.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId);
    }

    public void Configure(EntityTypeBuilder<SessionPulse> pulse)
    {
        pulse.ToTable("SessionPulses");
        pulse.HasKey(p => p.SessionId);
        pulse.HasOne<ReviewSession>().WithMany().HasForeignKey(p => p.SessionId);
    }

    public void Configure(EntityTypeBuilder<SessionItem> item)
    {
        item.ToTable("SessionItems");
        item.Property(i => i.Title).HasMaxLength(Words.LineLimit);
        item.Property(i => i.Question).HasMaxLength(Words.LineLimit);
        item.Ignore(i => i.Speaker);
        item.HasIndex(i => i.ReviewId);
        item.HasMany(i => i.Answers).WithOne().HasForeignKey(a => a.ItemId);
        item.HasMany(i => i.Turns).WithOne().HasForeignKey(t => t.ItemId);
    }

    public void Configure(EntityTypeBuilder<SessionAnswer> answer)
    {
        answer.ToTable("SessionAnswers");
        answer.Property(a => a.Content);
        answer.Property(a => a.Shown);
        answer.HasIndex(a => new { a.ItemId, a.AuthorId }).IsUnique();
        answer.HasOne<SessionItem>().WithMany().HasForeignKey(a => a.ItemId);
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.AuthorId);
    }

    public void Configure(EntityTypeBuilder<ShownAnswer> answer)
    {
        answer.ToTable("SessionShownAnswers");
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.AuthorId).IsRequired(false);
    }

    public void Configure(EntityTypeBuilder<SessionTurn> turn)
    {
        turn.ToTable("SessionTurns");
        turn.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
    }

    public void Configure(EntityTypeBuilder<ParkedLine> line)
    {
        line.ToTable("SessionParked");
        line.HasOne<Person>().WithMany().HasForeignKey(p => p.ById);
        line.HasOne<Person>().WithMany().HasForeignKey(p => p.SettledById).IsRequired(false);
    }
}

internal static class SessionQueries
{
    /// <summary>All that its rules look at and everyone sees: never what anybody wrote alone.</summary>
    public static IQueryable<ReviewSession> WithEverything(this IQueryable<ReviewSession> sessions) => sessions
        .Include(s => s.Items).ThenInclude(i => i.Answers)
        .Include(s => s.Items).ThenInclude(i => i.Turns)
        .Include(s => s.Attendees)
        .Include(s => s.Leads)
        .Include(s => s.Parked);
}
