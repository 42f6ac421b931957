using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Postmortem.Benchmarks;

/// <summary>One open page: what Blazor's script does on the wire, without a browser.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private const int WebRenderer = 1;

    /// <summary>The kind of answer that a script module is: JSCallResultType.JSObjectReference.</summary>
    private const int ObjectReference = 1;

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _calls = [];
    private readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, int> _handedOver = [];
    private readonly PageTree _page = new();
    private Task? _running;
    private long _events;
    private int _interop;
    private (string Id, string Event)? _wanted;

    private Circuit() { }

    /// <summary>A browser does one thing at a time: whoever reads what stands in a field and sends an event holds this meanwhile.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Told each text that comes for a field and the answer's handler.</summary>
    public Action<string, long>? Arrived { get; set; }

    /// <summary>Why the server closed it; null while it is open.</summary>
    public string? Trouble { get; private set; }

    [GeneratedRegex("<!--Blazor:(\\{[^>]*?\"type\":\"server\"[^>]*?\\})-->")]
    private static partial Regex Marker { get; }

    /// <summary>Among the arguments of a script's function, what it may call back.</summary>
    [GeneratedRegex("\"__dotNetObject\":(\\d+)")]
    private static partial Regex HandedOver { get; }

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^>]*?)-->")]
    private static partial Regex State { get; }

    /// <summary>Opens a page as the person whose cookies these are, and returns once its island has drawn this element.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient client, string cookie, string path, string id, CancellationToken ct,
        string name = "onchange")
    {
        var page = await client.GetStringAsync(path, ct);
        var markers = Marker.Matches(page).Select(m => m.Groups[1].Value).Where(m => m.Contains("\"sequence\"", StringComparison.Ordinal)).ToList();
        if (markers.Count == 0) throw new InvalidOperationException($"{path} has no island for this person.");
        var state = State.Match(page) is { Success: true } found ? found.Groups[1].Value : "";
        var circuit = new Circuit();
        circuit._socket.Options.SetRequestHeader("Cookie", cookie);
        var root = client.BaseAddress!;
        await circuit._socket.ConnectAsync(new Uri($"ws://{root.Authority}/_blazor"), ct);
        circuit._outgoing.Writer.TryWrite(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        circuit._running = Task.WhenAll(Task.Run(circuit.ReadAsync, ct), Task.Run(circuit.WriteAsync, ct));
        circuit.Send("0", "StartCircuit", [root.ToString(), new Uri(root, path).ToString(), "[]", state]);
        await circuit._started.Task.WaitAsync(ct);
        var operations = markers.Select((marker, i) => $"{{\"type\":\"add\",\"ssrComponentId\":{i + 1},\"marker\":{marker}}}");
        circuit.Send(null, "UpdateRootComponents", [$"{{\"batchId\":1,\"operations\":[{string.Join(',', operations)}]}}", state]);
        await circuit.UntilAsync(id, name, ct);
        return circuit;
    }

    /// <summary>Dispatches an event as the script does, and returns when the server has handled it, drawn what changed and said so.</summary>
    public Task DoAsync(string id, string name, string args, CancellationToken ct)
    {
        lock (Gate) return DoAsync(_page.Handler(id, name), name, args, ct);
    }

    public async Task DoAsync(long handler, string name, string args, CancellationToken ct)
    {
        var descriptor = $"{{\"eventHandlerId\":{handler},\"eventName\":\"{name[2..]}\",\"eventFieldInfo\":null}}";
        await InvokeAsync(_interop, "DispatchEventAsync", $"[{descriptor},{args}]", ct);
    }

    /// <summary>Calls a method of what was handed to a function of a script, as that script does, and returns when it is answered.</summary>
    /// <param name="function">The function of the script, which the page has called.</param>
    public Task CallAsync(string function, string method, IReadOnlyList<string> args, CancellationToken ct) =>
        _handedOver.TryGetValue(function, out var to) ? InvokeAsync(to, method, JsonSerializer.Serialize(args), ct)
            : throw new KeyNotFoundException($"The page has handed nothing to {function}.");

    private async Task InvokeAsync(int to, string method, string args, CancellationToken ct)
    {
        if (Trouble is { } trouble) throw new InvalidOperationException(trouble);
        var call = $"{Interlocked.Increment(ref _events)}";
        var done = _calls[call] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(null, "BeginInvokeDotNetFromJS", [call, null, method, to, args]);
        await done.Task.WaitAsync(ct);
    }

    public static string Value(string text) => $"{{\"value\":{JsonSerializer.Serialize(text)}}}";

    public IEnumerable<string> Ids(string name)
    {
        lock (Gate) return [.. _page.Ids(name)];
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _socket.Dispose();
        if (_running is not null) await _running;
        _gone.Dispose();
    }

    /// <summary>Until an element with this id takes this event.</summary>
    private Task UntilAsync(string id, string name, CancellationToken ct)
    {
        _wanted = (id, name);
        Look();
        return _live.Task.WaitAsync(ct);
    }

    private void Look()
    {
        if (_wanted is not { } wanted || _interop == 0) return;
        lock (Gate)
            if (_page.Ids(wanted.Event).Contains(wanted.Id)) _live.TrySetResult();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var frames = new MemoryStream();
        var greeted = false;
        try
        {
            while (!_gone.IsCancellationRequested)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), _gone.Token);
                if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("The server closed the connection.");
                frames.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                var at = 0;
                var all = frames.ToArray();
                if (!greeted)
                {
                    at = Array.IndexOf(all, (byte)0x1E) + 1;
                    greeted = true;
                }
                while (at < all.Length) Take(Next(all, ref at));
                frames.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            Trouble ??= e.Message;
            _started.TrySetException(new InvalidOperationException(Trouble));
            _live.TrySetException(new InvalidOperationException(Trouble));
            foreach (var call in _calls.Values) call.TrySetException(new InvalidOperationException(Trouble));
        }
    }

    private static ReadOnlyMemory<byte> Next(byte[] all, ref int at)
    {
        int length = 0, shift = 0;
        byte part;
        do
        {
            part = all[at++];
            length |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        at += length;
        return all.AsMemory(at - length, length);
    }

    private void Take(ReadOnlyMemory<byte> frame)
    {
        var at = 0;
        if (Pack.Read(frame, ref at) is not object?[] message) return;
        switch (message)
        {
            case [1L, _, _, string target, object?[] args, ..]: Take(target, args); break;
            case [3L, _, _, long kind, .. var result]: Complete(kind, result); break;
            case [7L, ..]: throw new WebSocketException($"The server ended the connection: {message.ElementAtOrDefault(1)}");
        }
    }

    private void Complete(long kind, object?[] result)
    {
        if (kind == 3 && result is [string circuit, ..]) _started.TrySetResult(circuit);
        else if (kind == 1) _started.TrySetException(new InvalidOperationException($"{result.FirstOrDefault()}"));
        else _started.TrySetException(new InvalidOperationException("The server started no circuit."));
    }

    private void Take(string target, object?[] args)
    {
        switch (target)
        {
            case "JS.RenderBatch" when args is [long number, ReadOnlyMemory<byte> batch]:
                Draw(number, batch);
                Look();
                break;
            case "JS.BeginInvokeJS" when args is [long call, string name, _, long result, ..] and [_, _, .. var rest]:
                if (name.EndsWith("attachWebRendererInterop", StringComparison.Ordinal)) Attach((string)rest[0]!);
                else if (HandedOver.Match($"{rest.ElementAtOrDefault(0)}") is { Success: true } to)
                    _handedOver[name] = int.Parse(to.Groups[1].Value, CultureInfo.InvariantCulture);
                if (call != 0)
                    Send(null, "EndInvokeJSFromDotNet", [call, true, $"[{call},true,{(result == ObjectReference ? $"{{\"__jsObjectId\":{call}}}" : "null")}]"]);
                break;
            case "JS.EndInvokeDotNet" when args is [string call, bool well, .. var said]:
                if (!_calls.TryRemove(call, out var done)) break;
                if (well) done.SetResult();
                else done.SetException(new InvalidOperationException($"{said.FirstOrDefault()}"));
                break;
            case "JS.Error": throw new WebSocketException($"The server reports: {args.FirstOrDefault()}");
        }
    }

    /// <summary>Once a batch is acknowledged, the handlers it replaced are gone: no event may slip in between with one of those.</summary>
    private void Draw(long number, ReadOnlyMemory<byte> batch)
    {
        lock (Gate)
        {
            new Batch(batch).ApplyTo(_page);
            Send(null, "OnRenderCompleted", [number, null]);
            foreach (var (text, door) in _page.Arrivals) Arrived?.Invoke(text, door.Events["onchange"]);
            _page.Arrivals.Clear();
        }
    }

    private void Attach(string args)
    {
        using var json = JsonDocument.Parse(args);
        if (json.RootElement[0].GetInt32() != WebRenderer) return;
        _interop = json.RootElement[1].GetProperty("__dotNetObject").GetInt32();
        Look();
    }

    private void Send(string? call, string target, object?[] args)
    {
        using var body = new MemoryStream();
        Pack.Write(body, new object?[] { 1, new Dictionary<string, object?>(), call, target, args, Array.Empty<object?>() });
        using var message = new MemoryStream();
        for (var length = (uint)body.Length; ; length >>= 7)
        {
            message.WriteByte((byte)(length >= 0x80 ? length | 0x80 : length));
            if (length < 0x80) break;
        }
        body.WriteTo(message);
        _outgoing.Writer.TryWrite(message.ToArray());
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var bytes in _outgoing.Reader.ReadAllAsync(_gone.Token)) await _socket.SendAsync(bytes, WebSocketMessageType.Binary, true,
                _gone.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            Trouble ??= e.Message; // the reader says it to whoever waits
        }
    }
}
