using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.Storage;

namespace Postmortem.Exchange;

/// <summary>
/// Finds the stored incident that an imported one is. Where the source gives an id, that decides. What a file is called decides nothing: a
/// post-mortem is the one that says the same under that name, and where two could be one, both are kept and it is said.
/// </summary>
internal sealed class ImportIdentity
{
    /// <summary>What stands between a file's name and a number where several incidents come from files of one name.</summary>
    private const string Another = "~";

    /// <summary>No wrong zone and no better knowledge moves a start further than this; what fails every night begins again after it.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Work _work;
    private readonly Dictionary<string, List<Incident>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Incident> _byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Incident>> _byTitle = new(StringComparer.OrdinalIgnoreCase);

    private ImportIdentity(Work work) => _work = work;

    /// <summary>Loads what the incidents of a batch may be.</summary>
    public static async Task<ImportIdentity> LoadAsync(Work work, IReadOnlyList<(ImportedIncident Imported, SourceState State)> batch)
    {
        var identity = new ImportIdentity(work);
        var ids = batch.Select(one => one.State.SourceId).Concat(batch.Where(one => one.Imported.Source == Statuspage).Select(one => Bare(one.State.SourceId)))
            .Distinct().ToList();
        var told = batch.Where(one => one.Imported.IsNamedByFile).ToList();
        var (hashes, titles) = (told.Select(one => one.State.Hash).ToList(), told.Select(one => one.State.Text.Title).ToList());
        var paged = batch.Where(one => one.Imported.Source == Statuspage && Bare(one.State.SourceId) == one.State.SourceId)
            .Select(one => one.State.SourceId).ToList();
        var found = await Full(work).Where(i => i.Source != null && (ids.Contains(i.SourceId!) || hashes.Contains(i.SourceHash!)
            || (i.Source == "markdown" && titles.Contains(i.Title)))).ToListAsync(work.Ct);
        if (paged.Count > 0)
            found.AddRange(await PagedAsync(work, paged));
        foreach (var incident in found.Distinct())
            identity.Add(incident);
        return identity;
    }

    private const string Statuspage = "statuspage";

    private static async Task<List<Incident>> PagedAsync(Work work, List<string> bare)
    {
        var stored = await work.Db.Set<Incident>().Where(i => i.Source == Statuspage).Select(i => new { i.Id, i.SourceId }).ToListAsync(work.Ct);
        var ids = stored.Where(one => bare.Contains(Bare(one.SourceId!))).Select(one => one.Id).ToList();
        return await Full(work).Where(i => ids.Contains(i.Id)).ToListAsync(work.Ct);
    }

    private static IQueryable<Incident> Full(Work work) => work.Db.Set<Incident>().Include(i => i.Updates).Include(i => i.Findings);

    /// <summary>Lets the next of the batch find it.</summary>
    public void Add(Incident incident)
    {
        Put(_byId, Key(incident.Source!, incident.SourceId!), incident);
        if (incident.Source == Statuspage)
            Put(_byId, Key(Statuspage, "/" + Bare(incident.SourceId!)), incident);
        if (incident.SourceHash is { } hash)
            _byHash.TryAdd(hash, incident);
        Put(_byTitle, incident.Title, incident);
    }

    private static void Put(Dictionary<string, List<Incident>> index, string key, Incident incident)
    {
        if (!index.TryGetValue(key, out var list))
            index[key] = list = [];
        if (!list.Contains(incident))
            list.Add(incident);
    }

    private static string Key(string source, string id) => $"{source} {id}";

    private static string Bare(string id) => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The stored incident that this one is, the id that it is to have, and a sentence where it could be another one.</summary>
    public async Task<(Incident? Same, string SourceId, string? Remark)> FindAsync(ImportedIncident imported, SourceState state)
    {
        if (imported.Source == Statuspage)
            return OnPage(state);
        var named = _byId.GetValueOrDefault(Key(state.Source, state.SourceId))?[0];
        if (!imported.IsNamedByFile)
            return (named, state.SourceId, named is null ? null : ChangeRemark(named, state, isSure: true));
        if (_byHash.TryGetValue(state.Hash, out var same))
            return (same, same.SourceId!, null);
        List<Incident> others = [];
        if (named is not null)
        {
            others = [named, .. await NumberedAsync(state)];
            if (others.Find(one => IsSame(one, state)) is { } again)
                return (again, again.SourceId!, ChangeRemark(again, state, isSure: false));
        }
        var id = others.Count == 0 ? state.SourceId : $"{state.SourceId}{Another}{Next(others)}";
        var twin = others.Find(one => CouldBeSame(one, state))
            ?? _byTitle.GetValueOrDefault(state.Text.Title)?.Find(one => Apart(one, state) is { } apart ? apart <= Day : !(DaysApart(one, state) > 1));
        return (null, id, twin is not null ? $"This could be {twin.Reference}, “{twin.Title}”; both were kept."
            : others.Count > 0
                ? $"A file of this name came before as {others[0].Reference}, “{others[0].Title}”; this tells of another incident, and both were kept."
            : null);
    }

    /// <summary>Some exports leave the page out of which an incident comes: one of the same id that says the same is the same.</summary>
    private (Incident? Same, string SourceId, string? Remark) OnPage(SourceState state)
    {
        if (_byId.GetValueOrDefault(Key(state.Source, state.SourceId))?[0] is { } exact)
            return (exact, exact.SourceId!, null);
        var bare = Bare(state.SourceId);
        var same = _byId.GetValueOrDefault(Key(state.Source, "/" + bare))?.Find(one =>
            (bare == one.SourceId || bare == state.SourceId) && (one.StartedAt == state.Text.StartedAt || Equal(one.Title, state.Text.Title)));
        // The longer id tells more, and is what the next import of the whole page brings.
        return same is null ? (null, state.SourceId, null) : (same, same.SourceId!.Length > state.SourceId.Length ? same.SourceId : state.SourceId, null);
    }

    private async Task<List<Incident>> NumberedAsync(SourceState state)
    {
        var prefix = state.SourceId + Another;
        var stored = await Full(_work).Where(i => i.Source == state.Source && i.SourceId!.StartsWith(prefix)).ToListAsync(_work.Ct);
        return [.. stored.Concat(_byId.Values.SelectMany(list => list)
            .Where(one => one.Source == state.Source && one.SourceId!.StartsWith(prefix, StringComparison.Ordinal))).Distinct()];
    }

    private static int Next(List<Incident> others) => 1 + others.Max(one =>
        one.SourceId!.LastIndexOf(Another, StringComparison.Ordinal) is var at and > 0 && int.TryParse(one.SourceId.AsSpan(at + 1), out var number)
            ? number : 1);

    /// <summary>
    /// An edited post-mortem has kept its title, its day and much of what it says, or else one of the first two and most of what it says. Reports of
    /// one template, or of what fails again and again, share most of their words too, but begin a day or more apart.
    /// </summary>
    private static bool IsSame(Incident stored, SourceState state)
    {
        var (apart, titled) = (Apart(stored, state), IsTitled(stored, state));
        if (apart >= Day || DaysApart(stored, state) > 0) return false;
        var (shared, before, now) = Compare(stored, state);
        // Without a time only words tell which one it is, and another of that day may use most of them: it has to add to what was said, or both are kept.
        if (apart is null && stored.IsFromSource(nameof(Incident.StartedAt)))
            return (titled || !stored.IsFromSource(nameof(Incident.Title))) && shared == before && before >= 2;
        if (titled && apart is not null) return before == 0 || (shared > 0 && shared * 2 >= Math.Min(before, now)); // a draft may have said nothing yet
        return (titled || apart == TimeSpan.Zero || !stored.IsFromSource(nameof(Incident.Title)))
            && shared * 2 >= Math.Max(before, now) && shared >= Math.Clamp(Math.Min(before, now), 2, 3);
    }

    private static bool CouldBeSame(Incident stored, SourceState state) => Apart(stored, state) <= Day || IsTitled(stored, state)
        || (Compare(stored, state) is { Shared: > 0 } texts && texts.Shared * 2 >= Math.Min(texts.Before, texts.Now));

    /// <summary>What a file that is about to change an incident has otherwise than that; null where title and start are those.</summary>
    /// <param name="isSure">Whether the file says by an id which incident it tells of.</param>
    private static string? ChangeRemark(Incident stored, SourceState state, bool isSure)
    {
        var (start, isOpen) = (stored.IsFromSource(nameof(Incident.StartedAt)), stored.StartedAt is null && state.Text.StartedAt is null);
        string?[] others =
        [
            stored.IsFromSource(nameof(Incident.Title)) && !IsTitled(stored, state) ? "another title" : null,
            start && stored.StartedAt != state.Text.StartedAt ? "another start" : null,
            start && isOpen && !isSure ? "no start to tell it by" : null,
        ];
        var other = string.Join(" and ", others.OfType<string>());
        return other.Length == 0 ? null : $"This is taken for {stored.Reference}, “{stored.Title}”, and changes it, although it has {other}. "
            + "If it tells of another incident, the two need names or ids of their own.";
    }

    /// <summary>How far apart the two began; null where one of them does not say, or a person corrected it.</summary>
    private static TimeSpan? Apart(Incident stored, SourceState state) =>
        stored.IsFromSource(nameof(Incident.StartedAt)) ? (stored.StartedAt - state.Text.StartedAt)?.Duration() : null;

    /// <summary>
    /// How many days lie between the two where one of them tells no time of day; null where one tells no day either. Beside a time, a day of another zone
    /// may be the next.
    /// </summary>
    private static int? DaysApart(Incident stored, SourceState state)
    {
        var (before, now) = (DayOf(stored.StartedOn, stored.StartedAt), DayOf(state.StartedOn, state.Text.StartedAt));
        if (before is null || now is null || (stored.StartedOn ?? state.StartedOn) is null) return null;
        var apart = Math.Abs(before.Value.DayNumber - now.Value.DayNumber);
        return stored.StartedOn is not null && state.StartedOn is not null ? apart : Math.Max(0, apart - 1);
    }

    private static DateOnly? DayOf(DateOnly? on, DateTimeOffset? at) => on ?? (at is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null);

    private static bool IsTitled(Incident stored, SourceState state) => Equal(stored.Title, state.Text.Title);

    /// <summary>How many texts the two share, and how many each has.</summary>
    private static (int Shared, int Before, int Now) Compare(Incident stored, SourceState state)
    {
        var before = Said(stored.Updates, stored.Findings, stored.CustomerExperience);
        var now = Said(state.Updates, state.Findings, state.Text.CustomerExperience);
        return (before.Intersect(now).Count(), before.Count, now.Count);
    }

    private static HashSet<string> Said(IEnumerable<IncidentUpdate> steps, IEnumerable<IncidentFinding> findings, string experience) =>
        steps.Select(step => step.Text).Concat(findings.Select(finding => finding.Text)).Append(experience).Select(text => StorableText.Slug(text, 200))
            .Where(text => text.Length > 8).ToHashSet(StringComparer.Ordinal);

    private static bool Equal(string one, string other) => StorableText.Slug(one) == StorableText.Slug(other);
}
