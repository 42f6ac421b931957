using Microsoft.EntityFrameworkCore;
using Postmortem.Storage.Sqlite;

namespace Postmortem.Storage;

/// <summary>Brings the database to this program's version, also after a start that was killed half way.</summary>
public sealed class Migrator(IDbContextFactory<PostmortemDb> factory, StorageOptions options, TimeProvider clock)
{
    public async Task MigrateAsync(CancellationToken ct = default)
    {
        DataFolder.Make(options.DataFolder);
        if (!options.IsSqlServer)
        {
            await MigrateFileAsync(ct);
            return;
        }
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>Puts EF's model together, which takes one processor half a second and no database: for a start that has others to do with meanwhile.</summary>
    public void ReadModel()
    {
        using var db = factory.CreateDbContext();
        _ = db.Model;
    }

    private async Task MigrateFileAsync(CancellationToken ct)
    {
        // While this file is held nobody else migrates, so a row that EF left in its lock table belongs to a process that died.
        await using var turn = await HoldAsync(Path.Combine(options.DataFolder, "migrate.lock"), ct);
        // Nearly every start: EF would put two models together and compare them first, and everybody would wait for that.
        if (await MigratedFile.HasAllAsync(options.SqliteFile, ct)) return;
        await using var db = await factory.CreateDbContextAsync(ct);
        await DropStaleLockAsync(db, ct);
        await db.Database.MigrateAsync(ct);
    }

    private static async Task DropStaleLockAsync(PostmortemDb db, CancellationToken ct)
    {
        var tables = await db.Database.SqlQuery<int>(
            $"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").SingleAsync(ct);
        if (tables > 0) await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
    }

    private async Task<FileStream> HoldAsync(string path, CancellationToken ct)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (tries < 120 && IsHeld(e))
            {
                await Task.Delay(TimeSpan.FromSeconds(.5), clock, ct); // another process is migrating; a minute is ample
            }
        }
    }

    /// <summary>Whether another process has the file; whatever else is wrong with it is not mended by waiting. On Windows, Linux and macOS.</summary>
    private static bool IsHeld(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;
}
