using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Postmortem.Benchmarks;

/// <summary>A headless Chromium that stays open and prints the same page to a tagged PDF again and again, over its debugging protocol.</summary>
internal sealed class ChromiumPrinter : IDisposable
{
    private static readonly string[] Names = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private readonly DirectoryInfo _profile;
    private int _last;
    private string? _session;

    private ChromiumPrinter(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    /// <returns>Milliseconds, or nothing where it is not installed.</returns>
    public static async Task<double?> MedianAsync(string html)
    {
        var program = Array.Find(Names, File.Exists);
        if (program is null) return null;
        using var printer = await StartAsync(program);
        var times = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await printer.PrintAsync(html);
            if (i > 2) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return DocumentsBench.Median(times);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The browser's last helper may still hold a file; the folder lies among the temporary ones.
        }
    }

    private static async Task<ChromiumPrinter> StartAsync(string program)
    {
        var profile = Directory.CreateTempSubdirectory("postmortem-bench-browser-");
        var process = Process.Start(new ProcessStartInfo(program,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--no-first-run", "--remote-debugging-port=0", "--user-data-dir=" + profile.FullName, "about:blank"])
        { RedirectStandardError = true })!;
        var printer = new ChromiumPrinter(process, profile);
        const string announcement = "DevTools listening on ";
        string? line;
        do line = await process.StandardError.ReadLineAsync();
        while (line?.StartsWith(announcement, StringComparison.Ordinal) == false);
        _ = process.StandardError.ReadToEndAsync();
        await printer._socket.ConnectAsync(new Uri(line![announcement.Length..]), CancellationToken.None);
        var target = await printer.AskAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await printer.AskAsync("Target.attachToTarget", new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        printer._session = (string)attached["sessionId"]!;
        return printer;
    }

    private async Task PrintAsync(string html)
    {
        var tree = await AskAsync("Page.getFrameTree", []);
        await AskAsync("Page.setDocumentContent", new JsonObject { ["frameId"] = (string)tree["frameTree"]!["frame"]!["id"]!, ["html"] = html });
        var pdf = await AskAsync("Page.printToPDF", new JsonObject { ["generateTaggedPDF"] = true, ["printBackground"] = true });
        if (((string?)pdf["data"])?.Length < 1000) throw new InvalidOperationException("The browser printed nothing.");
    }

    private async Task<JsonNode> AskAsync(string method, JsonObject parameters)
    {
        var id = ++_last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session is not null) message["sessionId"] = _session;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        while (true)
        {
            var answer = JsonNode.Parse(await ReceiveAsync())!;
            if (answer["id"]?.GetValue<int>() != id) continue;
            return answer["result"] ?? throw new InvalidOperationException(answer["error"]?.ToJsonString());
        }
    }

    private async Task<byte[]> ReceiveAsync()
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            memory.Write(buffer, 0, result.Count);
        }
        while (!result.EndOfMessage);
        return memory.ToArray();
    }
}
