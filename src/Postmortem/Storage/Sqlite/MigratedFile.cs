using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Postmortem.Storage.Sqlite;

/// <summary>What a database says of its own version, asked without EF: for that it puts its whole model together, and a start waits.</summary>
internal static class MigratedFile
{
    private static readonly Lazy<string[]> Migrations = new(() =>
    [
        .. typeof(SqliteDb).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(SqliteDb))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id),
    ]);

    /// <summary>Whether every migration has been made in a file. A migration writes its row last, so one that was killed half way has none.</summary>
    public static async Task<bool> HasAllAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file)) return false;
        var source = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 };
        await using var connection = new SqliteConnection(source.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsHistory'";
        if (await command.ExecuteScalarAsync(ct) is not 1L) return false;
        command.CommandText = "SELECT MigrationId FROM \"__EFMigrationsHistory\"";
        await using var rows = await command.ExecuteReaderAsync(ct);
        HashSet<string> made = [];
        while (await rows.ReadAsync(ct)) made.Add(rows.GetString(0));
        return Migrations.Value.Length > 0 && made.IsSupersetOf(Migrations.Value);
    }
}
