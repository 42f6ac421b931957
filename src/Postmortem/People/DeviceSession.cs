using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.People;

/// <summary>One sign-in on one device. Its cookie is worth something only for as long as this row is there.</summary>
[Storage.Unlogged("where and when somebody signs in is no part of the organisation's record; the security log tells of it")]
public sealed class DeviceSession
{
    /// <summary>How long a sign-in lasts at most, however much it is used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>How exactly it is known when a device was last used: more exact would be a write for every page.</summary>
    internal static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    private const int DeviceLimit = 120;

    private DeviceSession() { }

    internal DeviceSession(Guid personId, string device, DateTimeOffset now)
    {
        Id = Ids.Random();
        (PersonId, BeganAt, SeenAt, EndsAt) = (personId, now, now, now + Life);
        Device = Words.Short(Words.Clean(device), DeviceLimit - 1);
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Such as "Firefox on Windows"; empty where the browser does not say.</summary>
    public string Device { get; private set; } = "";
    public DateTimeOffset BeganAt { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }

    internal void See(DateTimeOffset now) => SeenAt = now;
}

internal sealed class DeviceSessionMapping : IEntityTypeConfiguration<DeviceSession>
{
    public void Configure(EntityTypeBuilder<DeviceSession> session)
    {
        session.ToTable("DeviceSessions");
        session.Property(s => s.Device).HasMaxLength(120);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
