using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Postmortem.Benchmarks;

/// <summary>A web program as a process of its own, on a port of its own.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process _process;

    private ServedProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What was built of a project in src, in the configuration of this bench.</summary>
    public static string OfThisProject(string name)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release" : "Debug";
        return Path.Combine(Checkout.Root, "src", name, "bin", configuration, "net10.0", $"{name}.dll");
    }

    /// <param name="open">Words of the line by which it says that it is open.</param>
    public static async Task<ServedProgram> StartAsync(string program, string open, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
        };
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            start.ArgumentList.Add("--urls");
            start.ArgumentList.Add($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        }
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var served = new ServedProgram(process, new Uri(start.ArgumentList[^1]));
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains(open, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return served;
            }
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} ended with status {process.ExitCode}."));
    }

    /// <summary>Memory of the process that is in use, in bytes.</summary>
    public long Memory()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    /// <summary>Time of its processors since it started.</summary>
    public TimeSpan Work()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
