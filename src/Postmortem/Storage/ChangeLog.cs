using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Postmortem.People;

namespace Postmortem.Storage;

/// <summary>Writes down what a save is about to alter.</summary>
internal static class ChangeLog
{
    internal static readonly byte[] Start = new byte[32];

    /// <summary>What Identity keeps of an account; other properties say of themselves that they are <see cref="ConcealedAttribute"/>.</summary>
    private static readonly HashSet<string> Concealed = [nameof(Person.PasswordHash), nameof(Person.SecurityStamp)];

    /// <summary>Properties that move with every save and say nothing.</summary>
    private static readonly HashSet<string> Noise =
        ["Version", nameof(Person.ConcurrencyStamp), nameof(Person.NormalizedEmail), nameof(Person.NormalizedUserName)];

    internal static async Task AppendAsync(PostmortemDb db, LogKey key, Guid? personId, string verb, DateTimeOffset now,
        CancellationToken ct)
    {
        var entries = db.LoggedEntries().ToList();
        var reviews = new ReviewOf(db);
        List<ChangeText> texts = [];
        foreach (var entry in entries)
            if (Describe(entry, await reviews.IdAsync(entry, ct), personId, verb, now) is { } text) texts.Add(text);
        if (texts.Count == 0)
        {
            // Nothing but a version moved: the verb found everything as it should be, and there is nothing to save or to tell.
            foreach (var entry in entries) entry.State = EntityState.Unchanged;
            return;
        }
        // The chain has one end; on SQL Server the nodes take turns at it, on SQLite the transaction already holds the file.
        if (db.Database.IsSqlServer())
            await db.Database.ExecuteSqlAsync($"EXEC sp_getapplock @Resource = 'Changes', @LockMode = 'Exclusive', @LockOwner = 'Transaction'", ct);
        var end = db.Changes.OrderByDescending(c => c.Sequence);
        var stands = await db.Set<LogHead>()
            .Select(h => new { Head = h, Sequence = end.Select(c => c.Sequence).FirstOrDefault(), Hash = end.Select(c => c.Hash).FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        var last = stands is null ? await end.AsNoTracking().FirstOrDefaultAsync(ct) : null;
        var (head, sequence, hash) = (stands?.Head, stands?.Sequence ?? last?.Sequence ?? 0, stands?.Hash ?? last?.Hash ?? Start);
        if (head is null && last is null) db.Add(head = new LogHead(key));
        // A head that does not fit stays as it is: signing what was cut would hide it from whoever verifies.
        if (head?.Fits(key, sequence, hash) != true) head = null;
        foreach (var text in texts)
        {
            var change = new Change(++sequence, hash, text, key);
            hash = change.Hash;
            db.Add(change);
        }
        head?.Sign(key, sequence, hash);
    }

    private static ChangeText? Describe(EntityEntry entry, Guid? reviewId, Guid? personId, string verb, DateTimeOffset now)
    {
        Dictionary<string, object?> before = [], after = [];
        foreach (var property in entry.Properties)
        {
            // The first part of the key is the row's EntityId; the second part of a link says what it ties to.
            if (property.Metadata == entry.Metadata.FindPrimaryKey()!.Properties[0] || IsNoise(property.Metadata)) continue;
            if (entry.State == EntityState.Modified && !(property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))) continue;
            if (entry.State != EntityState.Added) before[property.Metadata.Name] = Shown(entry, property, property.OriginalValue);
            if (entry.State != EntityState.Deleted && (entry.State != EntityState.Added || property.CurrentValue is not (null or "")))
                after[property.Metadata.Name] = Shown(entry, property, property.CurrentValue);
        }
        if (entry.State == EntityState.Modified && after.Count == 0) return null;
        return new ChangeText(now, personId, verb, entry.Metadata.ClrType.Name, EntityId(entry), reviewId,
            entry.State == EntityState.Added ? null : JsonSerializer.Serialize(before),
            entry.State == EntityState.Deleted ? null : JsonSerializer.Serialize(after));
    }

    internal static bool IsNoise(IReadOnlyProperty property) => Noise.Contains(property.Name);

    internal static object? Shown(EntityEntry entry, PropertyEntry property, object? value) =>
        value is null ? null
        : IsConcealed(entry, property) ? "…"
        : value is Enum ? value.ToString()
        : value;

    private static bool IsConcealed(EntityEntry entry, PropertyEntry property) =>
        (entry.Entity is Person && Concealed.Contains(property.Metadata.Name))
            || property.Metadata.PropertyInfo?.IsDefined(typeof(ConcealedAttribute), inherit: true) == true;

    /// <summary>A link row has no id of its own: it is told under the thing that holds it, which is the first part of its key.</summary>
    private static Guid EntityId(EntityEntry entry) =>
        (Guid)entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!;

    /// <summary>
    /// Which review a row belongs to. A link row or a part of a part names none: it belongs to the review of what it hangs on, so
    /// that everyone who has that review open hears of it.
    /// </summary>
    private sealed class ReviewOf(PostmortemDb db)
    {
        /// <summary>The name under which a part says which review it belongs to.</summary>
        private const string ReviewId = nameof(Change.ReviewId);

        private readonly Lazy<Dictionary<Guid, Guid>> _known = new(() => Known(db));

        public async Task<Guid?> IdAsync(EntityEntry entry, CancellationToken ct)
        {
            if (OwnId(entry.Entity) is { } own) return own;
            if (entry.Metadata.FindProperty(ReviewId) is not null) return null;
            var keys = entry.Metadata.GetForeignKeys().Where(k => entry.Property(k.Properties[0].Name).CurrentValue is Guid).ToList();
            foreach (var key in keys)
                if (_known.Value.TryGetValue(Value(key), out var review)) return review;
            // What it hangs on was not read for this change: a customer who answers by a link has nothing but the link.
            foreach (var key in keys.Where(k => k.PrincipalEntityType.FindProperty(ReviewId) is not null))
                if (await db.FindAsync(key.PrincipalEntityType.ClrType, [Value(key)], ct) is { } holder && OwnId(holder) is { } review) return review;
            return null;

            Guid Value(IForeignKey key) => (Guid)entry.Property(key.Properties[0].Name).CurrentValue!;
        }

        private static Dictionary<Guid, Guid> Known(PostmortemDb db)
        {
            Dictionary<Guid, Guid> known = [];
            foreach (var entry in db.ChangeTracker.Entries())
                if (OwnId(entry.Entity) is { } review && entry.Metadata.FindPrimaryKey() is { Properties: [{ Name: var name }] }
                    && entry.Property(name).CurrentValue is Guid id)
                    known[id] = review;
            return known;
        }

        private static Guid? OwnId(object entity) =>
            entity is IChangeRoot root ? root.Id : entity.GetType().GetProperty(ReviewId)?.GetValue(entity) as Guid?;
    }
}
