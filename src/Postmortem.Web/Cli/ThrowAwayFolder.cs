using Microsoft.Data.Sqlite;

namespace Postmortem.Web.Cli;

/// <summary>A data folder for what is not to stay. Gone when it is disposed.</summary>
internal sealed class ThrowAwayFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("postmortem-throwaway-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools(); // what a pool holds open cannot be deleted everywhere
        Directory.Delete(Path, recursive: true);
    }
}
