using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Postmortem.Storage.Sqlite;

/// <summary>The embedded default: one file in the data folder.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : PostmortemDb(options)
{
    private static string Source(string file) => $"Data Source={file};Default Timeout={WriteQueue.Patience.TotalSeconds:0}";

    /// <summary>Closes what the pool holds open of this file, and of no other.</summary>
    internal static void LetGo(string file)
    {
        using var connection = new SqliteConnection(Source(file));
        SqliteConnection.ClearPool(connection);
    }

    internal static void Configure(DbContextOptionsBuilder builder, string file) =>
        builder.UseSqlite(Source(file), o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            // SQLite alters a table by making it anew, which cannot be one transaction with the rest: nothing that whoever starts the program could change.
            .ConfigureWarnings(w => w.Log((RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug)))
            .AddInterceptors(Pragmas.Instance);

    /// <summary>Opens a file to look at it: nothing is written, waited for or brought up to date.</summary>
    /// <param name="alone">
    /// For a folder that cannot be written, where the files beside the database cannot be made that readers share: nobody may be writing.
    /// </param>
    public static SqliteDb ForReading(string file, bool alone)
    {
        var source = alone ? new Uri(file).AbsoluteUri + "?immutable=1" : file;
        var connection = new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 3 };
        return new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection.ConnectionString).Options);
    }

    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        /// <summary>The settings stay with the file's handle, which the pool hands on: set once, and not with every query.</summary>
        private static readonly ConditionalWeakTable<sqlite3, object> Ready = [];

        private static void Set(DbConnection connection)
        {
            if (((SqliteConnection)connection).Handle is not { } handle || !Ready.TryAdd(handle, handle)) return;
            using var command = connection.CreateCommand();
            // FULL: an acknowledged write survives a power cut. busy_timeout: another process (the command line) may be writing.
            // secure_delete: what people take away does not stay behind in free pages of the file.
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000; "
                + "PRAGMA secure_delete=ON;";
            command.ExecuteNonQuery();
        }
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SqliteDb>();
        SqliteDb.Configure(builder, "design.db");
        return new SqliteDb(builder.Options);
    }
}
