using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Postmortem.Storage;

/// <summary>A log's head as it is kept elsewhere: later the log must still pass through it.</summary>
public sealed record KeptHead(long Count, string Hash, string Signature);

/// <summary>What a check of the log found.</summary>
/// <param name="Problems">Sentences; none where all is well.</param>
/// <param name="Head">Null where the log is not whole.</param>
public sealed record AuditResult(IReadOnlyList<string> Problems, KeptHead? Head);

/// <summary>
/// Reads the log from its start and compares: each row with its keyed hash, its end with the signed head, and what it says with what stands in the
/// tables: which rows there are, their roles, states and yes or no, whom and what they name, and whether a text or a time is there. What a text says
/// is not compared: it would have to be kept for every row. Writes nothing.
/// </summary>
public sealed class LogAudit
{
    /// <summary>More are not told one by one.</summary>
    private const int Most = 20;

    private readonly PostmortemDb _db;
    private readonly LogKey _key;
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, Watched> _watched;
    private readonly Dictionary<(string Type, Guid Id, string Ties), Dictionary<string, string?>?> _told = [];

    private LogAudit(PostmortemDb db, LogKey key)
    {
        (_db, _key) = (db, key);
        _watched = db.Model.GetEntityTypes()
            .Where(t => t.ClrType.GetCustomAttribute<UnloggedAttribute>() is null && t.ClrType != typeof(Change)
                && t.FindPrimaryKey() is { Properties: [{ ClrType: var id }, ..] } && id == typeof(Guid))
            .ToDictionary(t => t.ClrType.Name, Watched.Of);
    }

    /// <param name="kept">A head that was kept elsewhere; null where there is none.</param>
    public static async Task<AuditResult> RunAsync(PostmortemDb db, LogKey key, KeptHead? kept, CancellationToken ct)
    {
        if (!key.Exists) return new AuditResult(["The key of the log is not in the folder of keys: whether the log was altered cannot be told. "
            + "Put log.key back from a backup."], null);
        var audit = new LogAudit(db, key);
        var head = await audit.WalkAsync(kept, ct);
        if (head is not null) await audit.CompareAsync(ct);
        return new AuditResult(audit._problems.Count > Most ? [.. audit._problems[..Most], $"… and {audit._problems.Count - Most} more."]
            : audit._problems, audit._problems.Count == 0 ? head : null);
    }

    private async Task<KeptHead?> WalkAsync(KeptHead? kept, CancellationToken ct)
    {
        var (count, hash, passed) = (0L, ChangeLog.Start, kept is null);
        await foreach (var change in _db.Changes.AsNoTracking().OrderBy(c => c.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (change.Sequence != count + 1 || !change.PreviousHash.AsSpan().SequenceEqual(hash) || !change.IsIntact(_key))
            {
                _problems.Add($"The log was altered: entry {count + 1} is missing or does not say any more what it said when it was written.");
                return null;
            }
            (count, hash) = (count + 1, change.Hash);
            passed |= kept is not null && count == kept.Count && Convert.ToHexString(hash) == kept.Hash;
            if (_watched.TryGetValue(change.EntityType, out var watched)) Remember(change, watched);
        }
        var head = await _db.Set<LogHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        if (head is null && await _db.Organisations.AnyAsync(ct)) _problems.Add("The log was cut: its signed head is gone.");
        else if (head?.Fits(_key, count, hash) == false)
            _problems.Add($"The log was cut or emptied: it has {count:N0} entries, and its signed head speaks of {head.Count:N0}.");
        if (!passed) _problems.Add($"This is not the log whose head was kept, or an older copy of it: entry {kept!.Count:N0} is not the one that was there.");
        return new KeptHead(count, Convert.ToHexString(hash), Convert.ToHexString(LogHead.Signed(_key, count, hash)));
    }

    private void Remember(Change change, Watched watched)
    {
        using var row = JsonDocument.Parse(change.After ?? change.Before!);
        var ties = string.Join(' ', watched.Ties.Select(t => row.RootElement.TryGetProperty(t.Name, out var value) ? Told(t, value) : null));
        // A link that was altered does not say which one it is: of links only which there are is compared.
        if (watched.Ties.Count > 0 && change is { Before: not null, After: not null }) return;
        var thing = (change.EntityType, change.EntityId, ties);
        if (change.After is null)
        {
            _told[thing] = null;
            return;
        }
        if (!_told.TryGetValue(thing, out var values) || values is null) _told[thing] = values = [];
        foreach (var property in watched.Values)
            if (row.RootElement.TryGetProperty(property.Name, out var value)) values[property.Name] = Told(property, value);
    }

    private async Task CompareAsync(CancellationToken ct)
    {
        foreach (var (type, watched) in _watched)
        {
            HashSet<(Guid, string)> there = [];
            await foreach (var (id, ties, values) in RowsAsync(watched, ct))
            {
                there.Add((id, ties));
                if (_told.GetValueOrDefault((type, id, ties)) is not { } told)
                    _problems.Add($"{type}: a row stands in the database that no entry of the log made, {id}.");
                else
                    foreach (var (property, value) in values)
                        if (told.GetValueOrDefault(property) != value)
                            _problems.Add($"{property} of the {type} {id} is {value ?? "empty"}, "
                                + $"and the log says {told.GetValueOrDefault(property) ?? "empty"}.");
            }
            foreach (var gone in _told.Where(t => t.Key.Type == type && t.Value is not null && !there.Contains((t.Key.Id, t.Key.Ties))))
                _problems.Add($"{type}: a row is gone that no entry of the log took away, {gone.Key.Id}.");
        }
    }

    /// <summary>The columns themselves: what an entity makes of them is of no concern here.</summary>
    private async IAsyncEnumerable<(Guid Id, string Ties, Dictionary<string, string?> Values)> RowsAsync(Watched watched,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var sql = _db.GetService<ISqlGenerationHelper>();
        IReadOnlyList<IProperty> properties = [watched.Key, .. watched.Ties, .. watched.Values];
        await _db.Database.OpenConnectionAsync(ct);
        await using var command = _db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", properties.Select(p => sql.DelimitIdentifier(p.GetColumnName())))} "
            + $"FROM {sql.DelimitIdentifier(watched.Type.GetTableName()!)}"; // names of our own model
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = properties.Select((p, i) => Stored(p, reader.IsDBNull(i) ? null : reader.GetValue(i))).ToList();
            yield return (Guid.Parse(row[0]!), string.Join(' ', row.Skip(1).Take(watched.Ties.Count)),
                watched.Values.Select((p, i) => (p.Name, row[1 + watched.Ties.Count + i])).ToDictionary());
        }
    }

    private static string? Told(IProperty property, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when value.GetString() is "" => null,
        _ when Watched.IsCompared(property) => value.ToString(),
        _ => "set",
    };

    private static string? Stored(IProperty property, object? value) => value switch
    {
        null or "" => null,
        _ when !Watched.IsCompared(property) => "set",
        Guid id => id.ToString(),
        string text when Watched.Kind(property) == typeof(Guid) => Guid.Parse(text).ToString(),
        string name => name,
        _ when Watched.Kind(property) == typeof(bool) => Convert.ToBoolean(value, CultureInfo.InvariantCulture).ToString(),
        _ => Enum.ToObject(Watched.Kind(property), Convert.ToInt64(value, CultureInfo.InvariantCulture)).ToString(),
    };

    /// <summary>A kind of rows.</summary>
    /// <param name="Ties">The rest of the key: what a link ties its holder to.</param>
    /// <param name="Values">What is compared of each; nothing of links.</param>
    private sealed record Watched(IEntityType Type, IProperty Key, IReadOnlyList<IProperty> Ties, IReadOnlyList<IProperty> Values)
    {
        public static Watched Of(IEntityType type)
        {
            IReadOnlyList<IProperty> ties = [.. type.FindPrimaryKey()!.Properties.Skip(1)];
            return new Watched(type, type.FindPrimaryKey()!.Properties[0], ties, ties.Count > 0 ? [] : [.. type.GetProperties().Where(IsWatched)]);
        }

        public static Type Kind(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

        /// <summary>By its value; of the others only whether there is one.</summary>
        public static bool IsCompared(IProperty property) => Kind(property) is var kind && (kind.IsEnum || kind == typeof(Guid) || kind == typeof(bool));

        private static bool IsWatched(IProperty property) => !property.IsPrimaryKey() && !ChangeLog.IsNoise(property)
            && (IsCompared(property) || property.ClrType == typeof(string) || Kind(property) == typeof(DateTimeOffset) && property.IsNullable);
    }
}
