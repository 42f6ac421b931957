namespace Postmortem.Web.Tests.Browser;

/// <summary>The whole program, on a data folder of its own that goes with it.</summary>
internal abstract class ProgramOnTrial : IAsyncDisposable
{
    public abstract Uri Address { get; }
    public string Data => Path.Combine(Folder, "data");
    protected string Folder { get; } = Directory.CreateTempSubdirectory("postmortem-browser-").FullName;

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected abstract Task EndAsync();
}
