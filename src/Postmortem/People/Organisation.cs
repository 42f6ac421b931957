using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.People;

/// <summary>The one organisation that this installation belongs to.</summary>
public sealed class Organisation : Storage.INamedEverywhere
{
    private Organisation() { }

    public Organisation(DateTimeOffset now)
    {
        Id = Ids.Next(now);
        FoundedAt = now;
    }

    /// <summary>The one that imports of this machine's command line go to where nobody has set one up. The first visit names it and keeps them.</summary>
    public static Organisation Unnamed(DateTimeOffset now) => new(now) { Name = "My organisation" };

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>One sentence, shown every morning and at the foot of the side.</summary>
    public string Mission { get; private set; } = "";

    /// <summary>Where customers reach a person: an address, a phone number.</summary>
    public string Contact { get; private set; } = "";

    /// <summary>IANA name; what new people start with, and what paper shows.</summary>
    public string TimeZone { get; private set; } = "UTC";

    /// <summary>Whether this organisation was filled with sample work and lets a visitor sign in as any of its people.</summary>
    public bool IsDemo { get; private set; }
    public DateTimeOffset FoundedAt { get; private set; }

    public Refusal? Describe(string name, string mission, string contact, string timeZone)
    {
        if (Problems(name, mission, contact, timeZone).FirstOrDefault() is { } problem) return problem;
        (Name, Mission, Contact, TimeZone) = (Words.Name(name), Words.Clean(mission), Words.Clean(contact), timeZone);
        return null;
    }

    /// <summary>The day it was, at this instant, where the organisation is.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <summary>Everything that keeps this from being stored. <see cref="Refusal.Field"/> names Organisation, Mission, Contact or TimeZone.</summary>
    public static IEnumerable<Refusal> Problems(string name, string mission, string contact, string timeZone)
    {
        if (Words.RequireLine(Words.Clean(name), "The organisation’s name") is { } noName) yield return noName with { Field = nameof(Organisation) };
        if (Words.Clean(mission).Length > Words.LineLimit)
            yield return new Refusal($"The mission is one sentence of at most {Words.LineLimit} characters.") { Field = nameof(Mission) };
        if (Words.Clean(contact).Length > Words.LineLimit)
            yield return new Refusal($"The contact has at most {Words.LineLimit} characters.") { Field = nameof(Contact) };
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            yield return new Refusal($"“{Words.Short(timeZone, 40)}” is not a time zone we know. "
                + "Choose one such as Europe/Paris.")
            { Field = nameof(TimeZone) };
    }

    public void OpenAsDemo() => IsDemo = true;
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("Organisations");
        organisation.Property(o => o.Name).HasMaxLength(Words.LineLimit);
        organisation.Property(o => o.Mission).HasMaxLength(Words.LineLimit);
        organisation.Property(o => o.Contact).HasMaxLength(Words.LineLimit);
        organisation.Property(o => o.TimeZone).HasMaxLength(64);
    }
}
