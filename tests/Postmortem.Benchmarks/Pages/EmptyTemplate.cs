using System.Diagnostics;

namespace Postmortem.Benchmarks;

/// <summary>The empty Blazor template of the SDK, made and built for this run: what a page costs that does nothing.</summary>
internal sealed class EmptyTemplate : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("empty-template-").FullName;

    public string Program => Path.Combine(_folder, "out", "Empty.dll");

    public static async Task<EmptyTemplate> BuildAsync()
    {
        var template = new EmptyTemplate();
        await RunAsync("new", "blazor", "--interactivity", "Server", "--name", "Empty", "--output", template._folder, "--no-restore");
        await RunAsync("build", template._folder, "--configuration", "Release", "--output", Path.Combine(template._folder, "out"), "-nodeReuse:false");
        return template;
    }

    /// <summary>Published as ours is: compiled for this machine. Where its program is.</summary>
    public async Task<string> PublishAsync()
    {
        var to = Path.Combine(_folder, "published");
        await RunAsync("publish", _folder, "--configuration", "Release", "--output", to, "--use-current-runtime", "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-nodeReuse:false");
        return Path.Combine(to, "Empty.dll");
    }

    public Task<ServedProgram> ServeAsync(string? program = null) => ServedProgram.StartAsync(program ?? Program, "Now listening on", []);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static async Task RunAsync(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        if (run.ExitCode != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with status {run.ExitCode}.\n{said}");
    }
}
