using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Postmortem.Exchange.Statuspage;

/// <summary>
/// Reads Statuspage JSON of every shape: a page with incidents or one incident, a summary, a webhook, an envelope around either, a
/// bare array or a bare incident, several of them one after the other. One incident is in memory at a time.
/// Scheduled maintenances are left out and counted in one note: planned work is not a failure.
/// </summary>
internal sealed class StatuspageReader(Stream utf8, string fileName, ImportOptions options)
{
    /// <summary>An incident larger than this is refused, the others are read.</summary>
    private const int MaxIncidentBytes = 8 * 1024 * 1024;

    /// <summary>When this many objects were no incidents and none was, the file is of another kind.</summary>
    private const int MostWrong = 10;

    private readonly JsonFeed _feed = new(utf8, MaxIncidentBytes);
    private readonly Queue<ImportItem> _ready = new();
    private readonly StatuspageFinds _finds = new(fileName, options.Zone, options.Format == ImportFormat.Statuspage);
    private int _wrong;
    private bool _broken;

    public async IAsyncEnumerable<ImportItem> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var first = await _feed.PeekAsync(ct);
        if (first < 0)
            _ready.Enqueue(Problem(new FilePlace(1, 1), "The file is empty: there is nothing to import."));
        while (first >= 0)
        {
            await foreach (var item in RootAsync(first, ct))
                yield return item;
            first = _broken ? -1 : await _feed.PeekAsync(ct);
        }
        foreach (var item in _finds.Last())
            yield return item;
    }

    private async IAsyncEnumerable<ImportItem> RootAsync(int first, [EnumeratorCancellation] CancellationToken ct)
    {
        _finds.BeginRoot();
        if (first == '[')
        {
            await foreach (var item in ArrayAsync(false, ct))
                yield return item;
        }
        else if (first == '{')
        {
            await foreach (var item in ObjectAsync(ct))
                yield return item;
            _finds.Release(_ready);
        }
        else if (first == ',')
            _feed.Step(1);
        else
            await GarbageAsync("This is not JSON", ct);
        while (_ready.TryDequeue(out var item))
            yield return item;
    }

    private async IAsyncEnumerable<ImportItem> ObjectAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var place = _feed.Place;
        var found = _finds.Count;
        var containers = false;
        var own = new OwnProperties();
        _feed.Step(1);
        for (var next = await _feed.PeekAsync(ct); next != '}' && !_broken; next = await _feed.PeekAsync(ct))
        {
            if (next == ',')
                _feed.Step(1);
            else if (next < 0 || next == ']')
            {
                Truncated(next, place);
                break;
            }
            else if (next != '"')
                await GarbageAsync("A name in quotes was expected here", ct);
            else if (await NameAsync(ct) is not { } name)
                continue;
            else if (name is "incidents" or "scheduled_maintenances" && await _feed.PeekAsync(ct) == '[')
            {
                containers = true;
                await foreach (var item in ArrayAsync(name == "scheduled_maintenances", ct))
                    yield return item;
            }
            else
                containers |= await PropertyAsync(name, own, ct);
            while (_ready.TryDequeue(out var item))
                yield return item;
        }
        if (!_broken)
            _feed.Step(1);
        if (!containers && !_broken && (own.Any ? !Deliver(own.Whole(), place, true) : found == _finds.Count))
            _ready.Enqueue(Problem(place, "This is JSON, but there is no Statuspage incident in it: "
                + "we look for \"incidents\", \"incident\", or an incident with an \"id\" and a \"name\"."));
    }

    /// <summary>Reads a property's name and its colon; null where that is not what follows.</summary>
    private async ValueTask<string?> NameAsync(CancellationToken ct)
    {
        var place = _feed.Place;
        var (end, length) = await _feed.WholeValueAsync(ct);
        if (end != ValueEnd.Found)
            Truncated(-1, place);
        if (end != ValueEnd.Found)
            return null;
        var name = Encoding.UTF8.GetString(_feed.Ahead.Span[1..(length - 1)]);
        _feed.Step(length);
        if (await _feed.PeekAsync(ct) == ':')
            _feed.Step(1);
        return name;
    }

    /// <summary>Reads one property of the outer object; true where it held what incidents come in.</summary>
    private async ValueTask<bool> PropertyAsync(string name, OwnProperties own, CancellationToken ct)
    {
        var first = await _feed.PeekAsync(ct);
        var place = _feed.Place;
        if (first is ',' or '}' or ']')
        {
            _ready.Enqueue(Problem(place, $"\"{name}\" has no value."));
            return false;
        }
        if (!(name is "page" or "incident" or "data" or "scheduled_maintenance" || OwnProperties.Known(name)))
        {
            if (!await _feed.SkipValueAsync(ct))
                Truncated(-1, place);
            return false;
        }
        if (await CaptureAsync(ct) is not { } value)
            return true;
        if (OwnProperties.Known(name))
        {
            using var whole = Parsed(value, place);
            if (whole is not null)
                own.Add(name, value);
            return whole is null;
        }
        if (name == "scheduled_maintenance")
            _finds.Maintenances++;
        else if (name == "page")
            SetPage(value, place);
        else if (first == '{')
            return Deliver(value, place, name == "data");
        return name == "scheduled_maintenance";
    }

    private async IAsyncEnumerable<ImportItem> ArrayAsync(bool maintenance, [EnumeratorCancellation] CancellationToken ct)
    {
        var place = _feed.Place;
        _feed.Step(1);
        for (var next = await _feed.PeekAsync(ct); next != ']'; next = await _feed.PeekAsync(ct))
        {
            ct.ThrowIfCancellationRequested();
            var here = _feed.Place;
            if (next == ',')
                _feed.Step(1);
            else if (next < 0 || next == '}')
            {
                Truncated(next, place);
                break;
            }
            else if (maintenance)
                _finds.Maintenances += next == '{' && await _feed.SkipValueAsync(ct) ? 1 : await ElsewiseAsync(next, ct);
            else if (next == '{')
            {
                if (await CaptureAsync(ct) is { } value)
                    Deliver(value, here, false);
            }
            else
                await ElsewiseAsync(next, ct);
            while (_ready.TryDequeue(out var item))
                yield return item;
            if (_broken)
                yield break;
        }
        if (!_broken)
            _feed.Step(1);
    }

    /// <summary>Reports and steps over something in a list that is no object. Answers 0.</summary>
    private async ValueTask<int> ElsewiseAsync(int first, CancellationToken ct)
    {
        if (first is '"' or '[' or '-' or >= '0' and <= '9' or 't' or 'f' or 'n')
        {
            var what = first == '"' ? "a text" : first == '[' ? "a list" : "a single value";
            _ready.Enqueue(Problem(_feed.Place, $"An incident was expected here, but this is {what}. It was left out."));
            if (!await _feed.SkipValueAsync(ct))
                Truncated(-1, _feed.Place);
        }
        else
            await GarbageAsync("An incident was expected here", ct);
        return 0;
    }

    /// <summary>The bytes of the value that begins here, stepped over; null where it could not be had, which has been reported.</summary>
    private async ValueTask<byte[]?> CaptureAsync(CancellationToken ct)
    {
        var place = _feed.Place;
        var (end, length) = await _feed.WholeValueAsync(ct);
        if (end == ValueEnd.Found)
        {
            var value = _feed.Ahead[..length].ToArray();
            _feed.Step(length);
            return value;
        }
        if (end == ValueEnd.TooLong)
        {
            _ready.Enqueue(Problem(place, "The incident that begins here is larger than 8 MB. It was left out."));
            if (!await _feed.SkipValueAsync(ct))
                _broken = true;
            return null;
        }
        _ready.Enqueue(JsonProblems.Unfinished(_feed.Ahead.Span, place, fileName));
        _broken = true;
        return null;
    }

    private async ValueTask GarbageAsync(string expected, CancellationToken ct)
    {
        var place = _feed.Place;
        var garbage = await _feed.SkipGarbageAsync(ct);
        _ready.Enqueue(JsonProblems.Unreadable(garbage, expected, place, fileName));
        // Without any incident so far the whole file is something else, and one sentence says it better than a thousand.
        _broken |= _finds.Count == 0 && expected.StartsWith("This is not", StringComparison.Ordinal);
    }

    private void Truncated(int next, FilePlace opened)
    {
        _broken = true;
        _ready.Enqueue(Problem(_feed.Place, next < 0
            ? $"The file ends too early: what was opened on line {opened.Line} is never closed. Everything before was read."
            : $"A closing \"{(char)next}\" stands here, but what was opened on line {opened.Line} needs another one. Everything before was read."));
    }

    /// <summary>Reads what an object holds: an incident, or something around one. False where it holds none.</summary>
    /// <param name="quiet">Whether to leave it to the caller to say that there is none.</param>
    private bool Deliver(byte[] json, FilePlace place, bool quiet)
    {
        using var document = Parsed(json, place);
        if (document is null)
            return true;
        if (_finds.Take(document.RootElement, place.Line, _ready))
            return true;
        if (!quiet && ++_wrong > MostWrong && _finds.Count == 0)
        {
            _broken = true;
            _ready.Enqueue(Problem(place, "This is a list of something else than Statuspage incidents, so we stopped here."));
        }
        else if (!quiet)
            _ready.Enqueue(Problem(place,
                "This is not a Statuspage incident: it needs an \"id\" and a \"name\" and a state, an impact or updates. It was left out."));
        return !quiet;
    }

    private void SetPage(byte[] json, FilePlace place)
    {
        using var page = Parsed(json, place);
        _finds.SetPage(page?.RootElement.Text("id"), _ready);
    }

    private JsonDocument? Parsed(byte[] json, FilePlace place)
    {
        try
        {
            return JsonDocument.Parse(JsonProblems.Valid(json), JsonProblems.Lenient);
        }
        catch (JsonException e)
        {
            _ready.Enqueue(JsonProblems.At(e, json, place, fileName));
            return null;
        }
    }

    private ImportProblem Problem(FilePlace place, string message) => new(fileName, place.Line, place.Column, message);
}
