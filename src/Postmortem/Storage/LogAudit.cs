using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Postmortem.People;

namespace Postmortem.Storage;

/// <summary>A log's head as it is kept elsewhere: later the log must still pass through it.</summary>
public sealed record KeptHead(long Count, string Hash, string Signature);

/// <summary>What a check of the log found.</summary>
/// <param name="Problems">Sentences; none where all is well.</param>
/// <param name="Head">Null where the log is not whole.</param>
public sealed record AuditResult(IReadOnlyList<string> Problems, KeptHead? Head);

/// <summary>
/// Reads the log from its start and compares: each row with its keyed hash, its end with the signed head, and what it says of roles and
/// states with what stands in the tables. Writes nothing.
/// </summary>
public sealed class LogAudit
{
    /// <summary>More are not told one by one.</summary>
    private const int Most = 20;

    private readonly PostmortemDb _db;
    private readonly LogKey _key;
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, List<IProperty>> _watched;
    private readonly Dictionary<(string Type, Guid Id), Dictionary<string, string?>?> _told = [];

    private LogAudit(PostmortemDb db, LogKey key)
    {
        (_db, _key) = (db, key);
        _watched = db.Model.GetEntityTypes()
            .Where(t => t.ClrType.GetCustomAttribute<UnloggedAttribute>() is null && t.ClrType != typeof(Change)
                && t.FindPrimaryKey() is { Properties: [{ ClrType: var id }] } && id == typeof(Guid))
            .Select(t => (t.ClrType.Name, Properties: t.GetProperties().Where(IsRoleOrState).ToList()))
            .Where(t => t.Properties.Count > 0).ToDictionary(t => t.Name, t => t.Properties);
    }

    /// <param name="kept">A head that was kept elsewhere; null where there is none.</param>
    public static async Task<AuditResult> RunAsync(PostmortemDb db, LogKey key, KeptHead? kept, CancellationToken ct)
    {
        if (!key.Exists) return new AuditResult(["The key of the log is not in the folder of keys: whether the log was altered cannot be told. "
            + "Put log.key back from a backup."], null);
        var audit = new LogAudit(db, key);
        var head = await audit.WalkAsync(kept, ct);
        if (head is not null) await audit.CompareStatesAsync(ct);
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
            if (_watched.TryGetValue(change.EntityType, out var properties)) Remember(change, properties);
        }
        var head = await _db.Set<LogHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        if (head is null && await _db.Organisations.AnyAsync(ct)) _problems.Add("The log was cut: its signed head is gone.");
        else if (head?.Fits(_key, count, hash) == false)
            _problems.Add($"The log was cut or emptied: it has {count:N0} entries, and its signed head speaks of {head.Count:N0}.");
        if (!passed) _problems.Add($"This is not the log whose head was kept, or an older copy of it: entry {kept!.Count:N0} is not the one that was there.");
        return new KeptHead(count, Convert.ToHexString(hash), Convert.ToHexString(LogHead.Signed(_key, count, hash)));
    }

    private void Remember(Change change, List<IProperty> properties)
    {
        var thing = (change.EntityType, change.EntityId);
        if (change.After is null)
        {
            _told[thing] = null;
            return;
        }
        if (!_told.TryGetValue(thing, out var values) || values is null) _told[thing] = values = [];
        using var after = JsonDocument.Parse(change.After);
        foreach (var property in properties)
            if (after.RootElement.TryGetProperty(property.Name, out var value)) values[property.Name] = Told(property, value);
    }

    private async Task CompareStatesAsync(CancellationToken ct)
    {
        foreach (var (type, properties) in _watched)
        {
            HashSet<Guid> there = [];
            await foreach (var (id, values) in RowsAsync(properties, ct))
            {
                there.Add(id);
                if (_told.GetValueOrDefault((type, id)) is not { } told)
                    _problems.Add($"A {type} stands in the database that no entry of the log made: {id}.");
                else
                    foreach (var (property, value) in values)
                        if (told.GetValueOrDefault(property) != value)
                            _problems.Add($"{property} of the {type} {id} is {value ?? "empty"}, "
                                + $"and the log says {told.GetValueOrDefault(property) ?? "empty"}.");
            }
            foreach (var gone in _told.Where(t => t.Key.Type == type && t.Value is not null && !there.Contains(t.Key.Id)))
                _problems.Add($"A {type} is gone that no entry of the log took away: {gone.Key.Id}.");
        }
    }

    /// <summary>The columns themselves: what an entity makes of them is of no concern here.</summary>
    private async IAsyncEnumerable<(Guid Id, Dictionary<string, string?> Values)> RowsAsync(List<IProperty> properties,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var type = (IEntityType)properties[0].DeclaringType;
        var sql = _db.GetService<ISqlGenerationHelper>();
        var columns = new[] { type.FindPrimaryKey()!.Properties[0] }.Concat(properties).Select(p => sql.DelimitIdentifier(p.GetColumnName()));
        await _db.Database.OpenConnectionAsync(ct);
        await using var command = _db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {sql.DelimitIdentifier(type.GetTableName()!)}"; // names of our own model
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return (Identity(reader), properties.Select((p, i) => (p, Value: reader.IsDBNull(i + 1) ? null : reader.GetValue(i + 1)))
                .ToDictionary(v => v.p.Name, v => Stored(v.p, v.Value)));
    }

    private static Guid Identity(DbDataReader reader) => reader.GetValue(0) is Guid id ? id : Guid.Parse(reader.GetString(0));

    private static bool IsRoleOrState(IProperty property) =>
        Kind(property).IsEnum || property is { Name: nameof(Person.DisabledAt), DeclaringType.ClrType: var type } && type == typeof(Person);

    private static Type Kind(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    private static string? Told(IProperty property, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : Kind(property).IsEnum ? value.ToString() : "set";

    private static string? Stored(IProperty property, object? value) => value switch
    {
        null => null,
        _ when !Kind(property).IsEnum => "set",
        string name => name,
        _ => Enum.ToObject(Kind(property), Convert.ToInt64(value, CultureInfo.InvariantCulture)).ToString(),
    };
}
