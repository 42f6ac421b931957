using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.Exchange;

/// <summary>
/// Stores what <see cref="IncidentReader"/> reads. The same incident again, older or newer, in any order of files, ends in the
/// newest state of what came from outside, and what a person wrote stays.
/// </summary>
public sealed class ImportService(Store store)
{
    /// <summary>Incidents stored in one transaction: large enough that the disk is not the limit, small enough to cancel and to keep memory flat.</summary>
    private const int Batch = 50;


    private static readonly ReviewVerb Import = new("incident.import", ReviewSlices.Head)
    {
        Says =
        {
            [nameof(Incident)] = v => new("described the incident", "*"),
        },
    };

    /// <summary>Reads one stream to its end and stores what it holds. Cancelling keeps what was stored until then.</summary>
    /// <param name="dryRun">Says what would happen and stores nothing.</param>
    public async Task<Result<ImportSummary>> ImportAsync(
        Actor actor, Stream stream, string fileName, ImportOptions options, bool dryRun, IProgress<ImportSummary>? progress, CancellationToken ct = default)
    {
        var summary = new ImportSummary { Files = 1 };
        await foreach (var batch in BatchesAsync(IncidentReader.ReadAsync(stream, fileName, options, ct), ct))
        {
            var incidents = batch.OfType<ImportedIncident>().ToList();
            var stored = await store.WriteAsync<ImportSummary>(actor, Import, async work =>
            {
                var counted = await StoreAsync(work, incidents);
                if (!dryRun) return counted;
                work.Db.ChangeTracker.Clear();
                return counted with { Stored = [] }; // what was not stored has no number to lead to
            }, ct);
            if (!stored.Ok) return stored.Refusal!;
            summary = summary.Plus(stored.Value) with
            {
                Problems = [.. summary.Problems, .. batch.OfType<ImportProblem>()],
                Notes = [.. summary.Notes, .. batch.OfType<ImportNote>(),
                    .. incidents.SelectMany(i => i.Notes.Select(n => new ImportNote($"{i.FileName}:{i.Line}", n)))],
            };
            progress?.Report(summary);
        }
        return summary;
    }

    private static async IAsyncEnumerable<List<ImportItem>> BatchesAsync(IAsyncEnumerable<ImportItem> items, [EnumeratorCancellation] CancellationToken ct)
    {
        List<ImportItem> batch = [];
        await foreach (var item in items.WithCancellation(ct))
        {
            batch.Add(item);
            if (batch.Count < Batch) continue;
            yield return batch;
            batch = [];
        }
        if (batch.Count > 0) yield return batch;
    }

    private static async Task<ImportSummary> StoreAsync(Work work, List<ImportedIncident> incidents)
    {
        var ids = incidents.Select(i => i.SourceId).ToList();
        var known = await work.Db.Set<Incident>().Include(i => i.Updates).Include(i => i.Findings)
            .Where(i => i.Source != null && ids.Contains(i.SourceId!)).ToDictionaryAsync(i => (i.Source!, i.SourceId!), work.Ct);
        var number = await work.Db.Set<Incident>().MaxAsync(i => (int?)i.Number, work.Ct) ?? 0;
        var summary = new ImportSummary { Incidents = incidents.Count };
        List<StoredIncident> stored = [];
        foreach (var imported in incidents)
        {
            var state = StateOf(imported, work.Now);
            if (!known.TryGetValue((state.Source, state.SourceId), out var incident))
            {
                known[(state.Source, state.SourceId)] = incident = new Incident(++number, work.Me.Id, work.Now);
                incident.TakeFromSource(state);
                work.Db.Add(incident);
                summary = summary with { Created = summary.Created + 1 };
                stored.Add(new StoredIncident(incident.Number, incident.Title, StoredAs.Created));
            }
            else if (incident.SourceHash == state.Hash || state.UpdatedAt < incident.SourceUpdatedAt)
            {
                summary = summary with { Unchanged = summary.Unchanged + 1 };
                stored.Add(new StoredIncident(incident.Number, incident.Title, StoredAs.Unchanged));
            }
            else
            {
                incident.TakeFromSource(state);
                summary = summary with { Updated = summary.Updated + 1 };
                stored.Add(new StoredIncident(incident.Number, incident.Title, StoredAs.Updated));
            }
        }
        return summary with { Stored = stored };
    }

    private static SourceState StateOf(ImportedIncident imported, DateTimeOffset now)
    {
        var text = new IncidentText
        {
            Title = imported.Title,
            CustomerExperience = imported.CustomerExperience ?? imported.Summary ?? "",
            CustomersAffected = imported.CustomersAffected,
            StartedAt = imported.StartedAt,
            NoticedAt = imported.NoticedAt,
            EndedAt = imported.EndedAt,
            Severity = imported.Severity ?? Severity.Minor,
            Channel = imported.Channel ?? "",
            Services = string.Join(", ", imported.Services),
        };
        var findings = Findings(imported, now);
        // The file's name and place are not part of what the source says; the same incident from elsewhere is the same incident.
        var said = JsonSerializer.SerializeToUtf8Bytes(imported with { FileName = "", Line = 0, Notes = [] });
        return new SourceState(imported.Source, imported.SourceId, imported.Url, imported.SourceUpdatedAt,
            Convert.ToHexStringLower(SHA256.HashData(said)), text,
            [.. imported.Entries.Select(e => new IncidentUpdate(e.SourceId, e.At, Words.Short(e.OriginalTime, 199), e.ZoneAssumed, e.Kind, e.Text, now))],
                findings);
    }

    private static List<IncidentFinding> Findings(ImportedIncident imported, DateTimeOffset now)
    {
        var position = 0;
        return
        [
            .. imported.Factors.Select(f => new IncidentFinding(FindingKind.Factor, f, "", position++, now)),
            .. imported.Mitigators.Select(m => new IncidentFinding(FindingKind.Mitigator, m, "", position++, now)),
            .. imported.Actions.Select(a => new IncidentFinding(FindingKind.Action, a.Text,
                string.Join(", ", new[] { a.OwnerText, a.DueText, a.Done == true ? "done" : null }.Where(t => !string.IsNullOrEmpty(t))), position++, now)),
            // Where the source tells both, the customers' side is the incident's text and the summary stands with what was found.
            .. imported is { Summary.Length: > 0, CustomerExperience.Length: > 0 }
                ? [new IncidentFinding(FindingKind.Summary, imported.Summary, "", position++, now)] : (IncidentFinding[])[],
            .. imported.Lessons.Select(l => new IncidentFinding(FindingKind.Lesson, l, "", position++, now)),
        ];
    }
}

public enum StoredAs { Created, Updated, Unchanged }

/// <summary>One incident that an import met, as it is stored.</summary>
public sealed record StoredIncident(int Number, string Title, StoredAs As);

/// <summary>What an import came to.</summary>
public sealed record ImportSummary
{
    private const int MostStored = 100;

    public int Files { get; init; }
    public int Incidents { get; init; }
    public int Created { get; init; }
    public int Updated { get; init; }
    public int Unchanged { get; init; }

    /// <summary>The first hundred incidents that are stored now.</summary>
    public IReadOnlyList<StoredIncident> Stored { get; init; } = [];

    /// <summary>What could not be read, and where.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>What was odd and how it was taken.</summary>
    public IReadOnlyList<ImportNote> Notes { get; init; } = [];

    public ImportSummary Plus(ImportSummary other) => new()
    {
        Files = Files + other.Files,
        Incidents = Incidents + other.Incidents,
        Created = Created + other.Created,
        Updated = Updated + other.Updated,
        Unchanged = Unchanged + other.Unchanged,
        Stored = Stored.Count >= MostStored ? Stored : [.. Stored.Concat(other.Stored).Take(MostStored)],
        Problems = [.. Problems, .. other.Problems],
        Notes = [.. Notes, .. other.Notes],
    };
}
