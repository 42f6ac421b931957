using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.Storage;

/// <summary>
/// One row of the append-only log: who, when, what, before, after. It is the history and the audit; its rows are chained by
/// keyed hashes (<see cref="LogKey"/>), so that an altered row is found.
/// </summary>
public sealed class Change
{
    private Change() { }

    internal Change(long sequence, byte[] previousHash, ChangeText text, LogKey key)
    {
        Sequence = sequence;
        PreviousHash = previousHash;
        (At, PersonId, Verb, EntityType, EntityId, ReviewId, Before, After) =
            (text.At, text.PersonId, text.Verb, text.EntityType, text.EntityId, text.ReviewId, text.Before, text.After);
        Hash = ComputeHash(key);
    }

    public long Sequence { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Null where the program itself or a customer did it.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>What was done, such as "review.contain".</summary>
    public string Verb { get; private set; } = "";
    public string EntityType { get; private set; } = "";
    public Guid EntityId { get; private set; }
    public Guid? ReviewId { get; private set; }

    /// <summary>The altered properties as they were, as a JSON object; null where the row is new.</summary>
    public string? Before { get; private set; }

    /// <summary>The altered properties as they are, as a JSON object; null where the row was taken away.</summary>
    public string? After { get; private set; }
    public byte[] PreviousHash { get; private set; } = [];
    public byte[] Hash { get; private set; } = [];

    /// <summary>Whether this row still says what it said when it was written.</summary>
    internal bool IsIntact(LogKey key) => CryptographicOperations.FixedTimeEquals(Hash, ComputeHash(key));

    private byte[] ComputeHash(LogKey key)
    {
        var line = string.Join('\u001f', Sequence.ToString(CultureInfo.InvariantCulture), Convert.ToHexString(PreviousHash),
            At.UtcTicks.ToString(CultureInfo.InvariantCulture), PersonId?.ToString("N"), Verb, EntityType, EntityId.ToString("N"),
            ReviewId?.ToString("N"), Before, After);
        return key.Sign(Encoding.UTF8.GetBytes(line));
    }
}

internal sealed record ChangeText(
    DateTimeOffset At, Guid? PersonId, string Verb, string EntityType, Guid EntityId, Guid? ReviewId, string? Before, string? After);

internal sealed class ChangeMapping : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("Changes");
        change.HasKey(c => c.Sequence);
        change.Property(c => c.Sequence).ValueGeneratedNever();
        change.Property(c => c.Verb).HasMaxLength(64);
        change.Property(c => c.EntityType).HasMaxLength(64);
        change.Property(c => c.PreviousHash).HasMaxLength(32);
        change.Property(c => c.Hash).HasMaxLength(32);
        change.HasIndex(c => new { c.ReviewId, c.Sequence });
        change.HasIndex(c => new { c.EntityId, c.Sequence });
    }
}
