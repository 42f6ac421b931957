using System.Text.Json;

namespace Postmortem.Exchange.Statuspage;

/// <summary>The incidents of one file, as they are found in whatever surrounds them.</summary>
/// <param name="asked">Whether a person said that these are incidents.</param>
internal sealed class StatuspageFinds(string fileName, TimeZoneInfo? zone, bool asked)
{
    // Incidents that name no page wait for the page, which some files write last; their id needs it.
    private readonly List<(JsonElement Incident, int Line)> _waiting = [];
    private string? _page;
    private int _incidents;

    /// <summary>How many scheduled maintenances were left out.</summary>
    public int Maintenances { get; set; }

    /// <summary>How much was found that belongs to a status page.</summary>
    public int Count => _incidents + Maintenances + _others.Count;

    private readonly List<string> _others = [];

    /// <summary>A new outermost value begins, to which the page of the one before says nothing.</summary>
    public void BeginRoot() => _page = null;

    public void SetPage(string? id, Queue<ImportItem> ready)
    {
        _page = id ?? _page;
        Release(ready);
    }

    /// <summary>Takes the incidents of an object: itself, or those in a page, a webhook or an envelope. False where it holds none.</summary>
    public bool Take(JsonElement element, int line, Queue<ImportItem> ready) => Take(element, line, _page, 0, ready);

    private bool Take(JsonElement element, int line, string? page, int depth, Queue<ImportItem> ready)
    {
        if (element.ValueKind != JsonValueKind.Object || depth > 3)
            return false;
        if (!asked && StatuspageIncident.LooksLike(element) && StatuspageOther.Of(element) is { } what)
        {
            _others.Add(what);
            return true;
        }
        if (StatuspageIncident.LooksLike(element))
        {
            Add(element, line, page, ready);
            return true;
        }
        page = element.Member("page").Text("id") ?? page;
        var maintenances = element.Member("scheduled_maintenances");
        var incidents = element.Member("incidents");
        if (maintenances.ValueKind == JsonValueKind.Array)
            Maintenances += maintenances.GetArrayLength();
        var taken = 0;
        var listed = incidents.ValueKind == JsonValueKind.Array ? incidents.GetArrayLength() : 0;
        foreach (var incident in element.Items("incidents"))
            taken += Take(incident, line, page, depth + 1, ready) ? 1 : 0;
        if (taken > 0 && taken < listed)
            ready.Enqueue(new ImportProblem(fileName, line, 1,
                $"{listed - taken} of {listed} incidents in the list that begins here are none of a status page. They were left out."));
        return maintenances.ValueKind == JsonValueKind.Array | (incidents.ValueKind == JsonValueKind.Array && (taken > 0 || listed == 0))
            | Take(element.Member("incident"), line, page, depth + 1, ready)
            | Take(element.Member("data"), line, page, depth + 1, ready);
    }

    private void Add(JsonElement incident, int line, string? page, Queue<ImportItem> ready)
    {
        _incidents++;
        if (page is null && incident.Text("page_id") is null && _waiting.Count < 200)
            _waiting.Add((incident.Clone(), line));
        else
            ready.Enqueue(StatuspageIncident.Read(incident, page, new StatuspageSource(fileName, line, zone)));
    }

    /// <summary>Gives out what waited for a page.</summary>
    public void Release(Queue<ImportItem> ready)
    {
        foreach (var (incident, line) in _waiting)
            ready.Enqueue(StatuspageIncident.Read(incident, _page, new StatuspageSource(fileName, line, zone)));
        _waiting.Clear();
    }

    /// <summary>What is left to say at the end of the file.</summary>
    public IEnumerable<ImportItem> Last()
    {
        var last = new Queue<ImportItem>();
        Release(last);
        foreach (var kind in _others.GroupBy(what => what))
        {
            last.Enqueue(new ImportNote(fileName, 1,
                $"These are {kind.Key} and no incidents; {kind.Count()} were left out. To import them all the same, say that it is Statuspage.")
            {
                LeftOut = _incidents == 0,
            });
        }
        if (Maintenances > 0)
        {
            last.Enqueue(new ImportNote(fileName, 1, Maintenances == 1
                ? "One scheduled maintenance was left out: planned work is not a failure."
                : $"{Maintenances} scheduled maintenances were left out: planned work is not a failure."));
        }
        return last;
    }
}
