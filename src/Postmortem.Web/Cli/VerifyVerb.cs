using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Web.Cli;

/// <summary>Looks whether the database is whole and nothing in the log was altered.</summary>
internal static class VerifyVerb
{
    public static Command Make(Place place, Terminal terminal)
    {
        var verb = new Command("verify", "Check the database’s integrity, its foreign keys, and the log’s chain of hashes.");
        verb.SetAction(async (parsed, ct) =>
        {
            await using var services = await place.OpenAsync(parsed, isNew: false, ct);
            await using var db = await services.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync(ct);
            var problems = await ProblemsAsync(db, services.GetRequiredService<StorageOptions>(), ct);
            foreach (var problem in problems) await terminal.Error.WriteLineAsync(problem);
            if (problems.Count > 0) return CommandLine.Failed;
            await terminal.Out.WriteLineAsync($"Whole: {await db.Changes.LongCountAsync(ct):N0} changes in the log, each linked to the one before.");
            return CommandLine.Done;
        });
        return verb;
    }

    private static async Task<List<string>> ProblemsAsync(PostmortemDb db, StorageOptions storage, CancellationToken ct)
    {
        List<string> problems = [];
        if (!storage.IsSqlServer) // SQL Server checks itself, with DBCC CHECKDB and trusted constraints
        {
            var integrity = await RowsAsync(db, "PRAGMA integrity_check", ct);
            if (integrity is not ["ok"]) problems.AddRange(integrity.Select(row => $"The database file is damaged: {row}"));
            problems.AddRange((await RowsAsync(db, "PRAGMA foreign_key_check", ct)).Select(row => $"A row points at one that is not there: {row}"));
        }
        if (await ChangeLog.FindBreakAsync(db, ct) is { } broken)
            problems.Add($"The log was altered: entry {broken} is missing or does not say any more what it said when it was written.");
        return problems;
    }

    private static async Task<List<string>> RowsAsync(PostmortemDb db, string pragma, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open) await db.Database.OpenConnectionAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = pragma;
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<string> rows = [];
        while (await reader.ReadAsync(ct)) rows.Add(string.Join(" ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        return rows;
    }
}
