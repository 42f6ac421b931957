using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.Storage;

/// <summary>
/// What a request was answered that carried a key: the same request asked again, by a double click or after a lost connection, is answered
/// from here and not carried out again.
/// </summary>
[Unlogged("what was made is in the log; this only knows that it was made")]
public sealed class Receipt
{
    /// <summary>For how long a request may be repeated: a tab that slept over a long weekend is back by then.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private Receipt() { }

    private Receipt(Guid personId, Guid key, string verb, string answer, DateTimeOffset at) =>
        (PersonId, Key, Verb, Answer, At) = (personId, key, verb, answer, at);

    public Guid PersonId { get; private set; }
    public Guid Key { get; private set; }
    public string Verb { get; private set; } = "";

    /// <summary>As JSON, such as the id of what was made.</summary>
    public string Answer { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Null where nothing was asked under this key yet.</summary>
    internal static async Task<Result<T>?> FindAsync<T>(Work work, Guid key, Verb verb)
    {
        var answer = await work.Db.Set<Receipt>().Where(r => r.PersonId == work.Me.Id && r.Key == key && r.Verb == verb.Name)
            .Select(r => r.Answer).SingleOrDefaultAsync(work.Ct);
        return answer is null ? null : JsonSerializer.Deserialize<T>(answer)!;
    }

    internal static void Add<T>(Work work, Guid key, Verb verb, T answer) =>
        work.Db.Add(new Receipt(work.Me.Id, key, verb.Name, JsonSerializer.Serialize(answer), work.Now));

    /// <summary>Throws away what nobody will ask again.</summary>
    internal static Task<int> DropOldAsync(PostmortemDb db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Kept;
        return db.Set<Receipt>().Where(r => r.At < since).ExecuteDeleteAsync(ct);
    }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> receipt)
    {
        receipt.ToTable("Receipts");
        receipt.HasKey(r => new { r.PersonId, r.Key, r.Verb });
        receipt.Property(r => r.Verb).HasMaxLength(64);
        receipt.HasIndex(r => r.At);
    }
}
