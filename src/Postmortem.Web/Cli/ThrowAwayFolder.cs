using Postmortem.Storage;

namespace Postmortem.Web.Cli;

/// <summary>A data folder for what is not to stay. Gone when it is disposed.</summary>
internal sealed class ThrowAwayFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("postmortem-throwaway-").FullName;

    public void Dispose()
    {
        new StorageOptions(Path).LetGo(); // what a pool holds open cannot be deleted everywhere
        Directory.Delete(Path, recursive: true);
    }
}
