using System.CommandLine;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;
using Postmortem.Storage.Sqlite;

namespace Postmortem.Web.Cli;

/// <summary>Looks whether the database is whole and nothing in the log was altered. It writes nothing to the database, and waits for nobody.</summary>
internal static class VerifyVerb
{
    private const int Corrupt = 11, NoDatabase = 26, CannotOpen = 14, ReadOnlyFolder = 8;

    public static Command Make(Place place, Terminal terminal)
    {
        var verb = new Command("verify", "Check the database’s integrity, its foreign keys, and the signed log, also against a head kept elsewhere.");
        var head = new Option<FileInfo?>("--head") { Description = "Write the log’s head there, to be kept out of this machine’s reach.", HelpName = "FILE" };
        var against = new Option<FileInfo?>("--against") { Description = "A head that was kept: the log must still pass through it.", HelpName = "FILE" };
        verb.Add(head);
        verb.Add(against);
        verb.SetAction(async (parsed, ct) =>
        {
            var storage = Place.Storage(place.Configuration(parsed));
            var kept = parsed.GetValue(against) is { } file ? await ReadAsync(file, ct) : null;
            var result = await CheckAsync(storage, kept, ct);
            foreach (var problem in result.Problems) await terminal.Error.WriteLineAsync(problem);
            if (result.Head is not { } whole) return CommandLine.Failed;
            if (parsed.GetValue(head) is { } target)
                await WholeFile.WriteAsync(target.FullName, stream => JsonSerializer.SerializeAsync(stream, whole, cancellationToken: ct));
            await terminal.Out.WriteLineAsync($"Whole: {whole.Count:N0} changes in the log, each signed and linked to the one before. Its head: {whole.Hash}");
            return CommandLine.Done;
        });
        return verb;
    }

    private static async Task<AuditResult> CheckAsync(StorageOptions storage, KeptHead? kept, CancellationToken ct)
    {
        if (storage.IsSqlServer)
        {
            await using var services = Place.Services(storage);
            await using var db = await services.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync(ct);
            return await CheckAsync(db, storage, kept, ct); // it checks itself, with DBCC CHECKDB and trusted constraints
        }
        if (!File.Exists(storage.SqliteFile)) throw Place.NoDatabase(storage);
        try
        {
            return await ReadAsync(storage, kept, alone: false, ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is CannotOpen or ReadOnlyFolder)
        {
            if (File.Exists(storage.SqliteFile + "-wal") && new FileInfo(storage.SqliteFile + "-wal").Length > 0)
                return Failed("The folder can only be read, and holds changes that are not in the database file yet. Copy the folder, and verify the copy.");
            return await ReadAsync(storage, kept, alone: true, ct);
        }
    }

    private static async Task<AuditResult> ReadAsync(StorageOptions storage, KeptHead? kept, bool alone, CancellationToken ct)
    {
        try
        {
            await using var db = SqliteDb.ForReading(storage.SqliteFile, alone);
            var integrity = await RowsAsync(db, "PRAGMA integrity_check(20)", ct);
            if (integrity is not ["ok"]) return Failed([.. integrity.Select(row => $"The database file is damaged: {row}")]);
            var pointers = await RowsAsync(db, "PRAGMA foreign_key_check", ct);
            if (pointers.Count > 0) return Failed([.. pointers.Take(20).Select(row => $"A row points at one that is not there: {row}")]);
            return await CheckAsync(db, storage, kept, ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NoDatabase)
        {
            return Failed($"The database file is damaged and cannot be read to its end ({e.Message}). Take it from the last backup.");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            return Failed("Another program holds the database and lets nobody read. Please try again in a minute.");
        }
    }

    private static async Task<AuditResult> CheckAsync(PostmortemDb db, StorageOptions storage, KeptHead? kept, CancellationToken ct)
    {
        var (applied, known) = ((await db.Database.GetAppliedMigrationsAsync(ct)).ToList(), db.Database.GetMigrations().ToList());
        return applied.SequenceEqual(known) ? await LogAudit.RunAsync(db, new LogKey(storage), kept, ct)
            : Failed("The database is of another version than this program. Run migrate first, or verify with the program that wrote it.");
    }

    private static AuditResult Failed(params IReadOnlyList<string> problems) => new(problems, null);

    private static async Task<KeptHead> ReadAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptHead>(await File.ReadAllTextAsync(file.FullName, ct)) is { Hash: not null } head ? head
                : throw new CommandException($"{file} is no head of a log.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file} cannot be read as the head of a log: {e.Message}");
        }
    }

    private static async Task<List<string>> RowsAsync(PostmortemDb db, string pragma, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<string> rows = [];
        while (await reader.ReadAsync(ct)) rows.Add(string.Join(" ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        return rows;
    }
}
