using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Postmortem.Web.Tests.Browser;

/// <summary>The program as a process of its own: it can be killed and started again.</summary>
internal sealed class RunningProgram : ProgramOnTrial
{
    private readonly StringBuilder _said = new();
    private Process? _process;

    public override Uri Address { get; } = new($"http://localhost:{FreePort()}");

    /// <summary>Everything it wrote to its two outputs.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <param name="begin">Fills its data folder before it starts; null for nothing at all.</param>
    public static async Task<RunningProgram> StartAsync(Func<string, Task>? begin = null)
    {
        var program = new RunningProgram();
        if (begin is not null) await begin(program.Data);
        await program.StartAgainAsync();
        return program;
    }

    /// <summary>Ends it as a power cut would, and starts it on the same data.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        await StartAgainAsync();
    }

    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Runs one verb of the command line in <paramref name="folder"/>, as a process of its own.</summary>
    public static async Task<(int Status, string Out, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(Command(folder, arguments))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts it on the same data and at the same address, after <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        _process = Process.Start(Command(Folder, "serve", "--data", Data, "--urls", Address.ToString().TrimEnd('/')))!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await AnswersAsync(client, patience.Token))
            if (_process.HasExited || patience.IsCancellationRequested) Assert.Fail($"The program did not start:\n{Said}");
    }

    protected override Task EndAsync() => KillAsync();

    private static async Task<bool> AnswersAsync(HttpClient client, CancellationToken ct)
    {
        try
        {
            using var reply = await client.GetAsync("/sign-in", ct);
            return (int)reply.StatusCode < 500;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
        catch (OperationCanceledException)
        {
            return false; // the caller says that time is up
        }
    }

    private void Hear(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }

    private static ProcessStartInfo Command(string folder, params string[] arguments)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release" : "Debug";
        var program = Path.Combine(Checkout.Root, "src", "Postmortem.Web", "bin", configuration, "net10.0", "Postmortem.Web.dll");
        return new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["DOTNET_TieredPGO"] = "0" }, // as in the tests' own process: what runs for a minute is not worth counting first
        };
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
