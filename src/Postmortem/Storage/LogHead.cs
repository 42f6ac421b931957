using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.Storage;

/// <summary>How many rows the log has and what the last one says, signed: a log that was cut or emptied does not fit it.</summary>
[Unlogged("it is about the log")]
public sealed class LogHead
{
    internal const int TheOne = 1;

    private LogHead() { }

    internal LogHead(LogKey key) => Sign(key, 0, ChangeLog.Start);

    public int Id { get; private set; } = TheOne;
    public long Count { get; private set; }
    public byte[] Hash { get; private set; } = [];
    public byte[] Signature { get; private set; } = [];

    /// <summary>Whether it was signed with this key and speaks of a log that ends so.</summary>
    internal bool Fits(LogKey key, long count, byte[] hash) =>
        Count == count && Hash.AsSpan().SequenceEqual(hash) && CryptographicOperations.FixedTimeEquals(Signature, Signed(key, Count, Hash));

    internal void Sign(LogKey key, long count, byte[] hash) => (Count, Hash, Signature) = (count, hash, Signed(key, count, hash));

    internal static byte[] Signed(LogKey key, long count, byte[] hash) => key.Sign(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"head of the log {count} {Convert.ToHexString(hash)}")));
}

internal sealed class LogHeadMapping : IEntityTypeConfiguration<LogHead>
{
    public void Configure(EntityTypeBuilder<LogHead> head)
    {
        head.ToTable("LogHeads");
        head.Property(h => h.Id).ValueGeneratedNever();
        head.Property(h => h.Hash).HasMaxLength(32);
        head.Property(h => h.Signature).HasMaxLength(32);
    }
}
