using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.People;

/// <summary>What a person may do. Each includes what the one before it may.</summary>
public enum Role { Member, Manager, Administrator }

/// <summary>Someone with an account.</summary>
public sealed class Person : IdentityUser<Guid>, Storage.INamedEverywhere
{
    private Person() { }

    public Person(string email, string name, Role role, string timeZone, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        Email = UserName = email;
        NormalizedEmail = NormalizedUserName = email.ToUpperInvariant();
        EmailConfirmed = true;
        SecurityStamp = Ids.Next(now).ToString("N");
        LockoutEnabled = true;
        Name = name;
        Role = role;
        TimeZone = timeZone;
        AddedAt = now;
        JoinedAt = now;
    }

    /// <summary>Somebody who can be named and asked at once, and comes in with a password of their own choosing.</summary>
    internal static Person Invited(string email, string name, string timeZone, DateTimeOffset now) =>
        new(email, name, Role.Member, timeZone, now) { JoinedAt = null };

    public string Name { get; private set; } = "";
    public Role Role { get; private set; }

    /// <summary>IANA name, such as Europe/Paris: the zone this person reads times in.</summary>
    public string TimeZone { get; private set; } = "UTC";

    /// <summary>The day it is, at this instant, where this person reads.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>When they had a password first; null while they are invited.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }

    /// <summary>When they put the list of first steps away; null while they want to see it.</summary>
    public DateTimeOffset? FirstStepsHiddenAt { get; private set; }

    public bool IsInvited => JoinedAt is null;
    public bool IsManager => Role >= Role.Manager;
    public bool IsAdministrator => Role == Role.Administrator;

    public Refusal? Rename(string name)
    {
        name = Words.Name(name);
        if (Words.RequireLine(name, "The name").At(nameof(Name)) is { } refusal) return refusal;
        Name = name;
        return null;
    }

    /// <inheritdoc cref="LookAlike.Are"/>
    public static bool ReadsAs(string name, string other) => LookAlike.Are(Words.Name(name), Words.Name(other));

    public void Take(Role role) => Role = role;

    public Refusal? ReadTimesIn(string timeZone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            return new Refusal($"“{Words.Short(timeZone, 40)}” is not a time zone we know. Choose one such as Europe/Paris.") { Field = nameof(TimeZone) };
        TimeZone = timeZone;
        return null;
    }

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;
    public void Enable() => DisabledAt = null;
    public void HideFirstSteps(DateTimeOffset now) => FirstStepsHiddenAt ??= now;

    /// <summary>A password is theirs from now on; somebody who was invited has joined with it.</summary>
    internal void TakePassword(string hash, DateTimeOffset now) => (PasswordHash, JoinedAt) = (hash, JoinedAt ?? now);
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Name).HasMaxLength(Words.LineLimit);
        person.Property(p => p.TimeZone).HasMaxLength(64);
        person.HasIndex(p => p.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
    }
}
