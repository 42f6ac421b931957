using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.People;
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
    /// <param name="actor">Null for the command line of this machine before anybody has an account.</param>
    /// <param name="dryRun">Says what would happen and stores nothing.</param>
    public async Task<Result<ImportSummary>> ImportAsync(
        Actor? actor, Stream stream, string fileName, ImportOptions options, bool dryRun, IProgress<ImportSummary>? progress, CancellationToken ct = default)
    {
        var summary = new ImportSummary { Files = 1 };
        await foreach (var batch in BatchesAsync(IncidentReader.ReadAsync(stream, fileName, options, ct), ct))
        {
            var stored = await StoreAsync(actor, [batch], dryRun, ct);
            if (!stored.Ok) return stored.Refusal!;
            summary = summary.Plus(stored.Value[0]);
            progress?.Report(summary);
        }
        return summary;
    }

    /// <summary>
    /// Reads several small files and stores what they hold in one transaction, which is most of the work where each holds one incident. Answers a
    /// summary for each file.
    /// </summary>
    public async Task<Result<ImportSummary[]>> ImportTogetherAsync(
        Actor? actor, IReadOnlyList<(string Name, Func<Stream> Open)> files, ImportOptions options, bool dryRun, CancellationToken ct = default)
    {
        List<List<ImportItem>> items = [];
        foreach (var (name, open) in files)
            items.Add(await ItemsAsync(name, open, options, ct));
        var stored = await StoreAsync(actor, items, dryRun, ct);
        if (!stored.Ok) return stored.Refusal!;
        return stored.Value.Select(summary => summary with { Files = 1 }).ToArray();
    }

    private static async Task<List<ImportItem>> ItemsAsync(string name, Func<Stream> open, ImportOptions options, CancellationToken ct)
    {
        List<ImportItem> items = [];
        try
        {
            await using var stream = open();
            await foreach (var item in IncidentReader.ReadAsync(stream, name, options, ct))
                items.Add(item);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            items.Add(ImportProblem.NotOpened(name, e));
        }
        return items;
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

    /// <summary>Stores several lists in one transaction and answers what each came to.</summary>
    private Task<Result<ImportSummary[]>> StoreAsync(Actor? actor, IReadOnlyList<List<ImportItem>> lists, bool dryRun, CancellationToken ct) =>
        store.WriteAsync<ImportSummary[]>(actor, Import, async work =>
        {
            var states = lists.SelectMany(items => items.OfType<ImportedIncident>()).Select(imported => (imported, State: StateOf(imported, work.Now)))
                .ToList();
            // Before anybody has an account there may be no organisation yet; nothing that is only tried, and no file without an incident, begins one.
            if (actor is null && states.Count > 0 && !await work.Db.Organisations.AnyAsync(work.Ct)) work.Db.Add(Organisation.Unnamed(work.Now));
            var identity = await ImportIdentity.LoadAsync(work, states);
            var number = await work.Db.Set<Incident>().MaxAsync(i => (int?)i.Number, work.Ct) ?? 0;
            List<ImportSummary> summaries = [];
            var next = 0;
            foreach (var items in lists)
            {
                var summary = new ImportSummary
                {
                    Problems = [.. items.OfType<ImportProblem>()],
                    Notes = [.. items.OfType<ImportNote>(), .. from imported in items.OfType<ImportedIncident>() from remark in RemarksOf(imported)
                        select new ImportNote(imported.FileName, remark.Line, remark.Text)],
                };
                for (var count = items.OfType<ImportedIncident>().Count(); count > 0; count--, next++)
                    (number, summary) = await StoreAsync(work, identity, states[next].imported, states[next].State, actor?.PersonId, number, summary);
                summaries.Add(dryRun ? summary with { Stored = [] } : summary); // what was not stored has no number to lead to
            }
            if (dryRun) work.Db.ChangeTracker.Clear();
            return summaries.ToArray();
        }, ct);

    private static async Task<(int Number, ImportSummary Summary)> StoreAsync(
        Work work, ImportIdentity identity, ImportedIncident imported, SourceState state, Guid? reporter, int number, ImportSummary summary)
    {
        var (incident, id, remark) = await identity.FindAsync(imported, state);
        state = state with
        {
            SourceId = id,
            Remarks = remark is null ? state.Remarks : [new IncidentRemark(remark, imported.Line, IncidentRemark.Identity), .. state.Remarks],
        };
        var how = StoredAs.Unchanged;
        if (incident is null)
        {
            incident = new Incident(++number, reporter, work.Now);
            incident.TakeFromSource(state);
            identity.Add(incident);
            work.Db.Add(incident);
            how = StoredAs.Created;
        }
        else if (incident.SourceHash != state.Hash && !(state.UpdatedAt < incident.SourceUpdatedAt))
        {
            incident.TakeFromSource(state);
            how = StoredAs.Updated;
        }
        return (number, summary.Plus(new ImportSummary
        {
            Incidents = 1,
            Created = how == StoredAs.Created ? 1 : 0,
            Updated = how == StoredAs.Updated ? 1 : 0,
            Unchanged = how == StoredAs.Unchanged ? 1 : 0,
            Stored = [new StoredIncident(incident.Number, incident.Title, how)],
            Notes = remark is null || how == StoredAs.Unchanged ? [] : [new ImportNote(imported.FileName, imported.Line, remark)],
        }));
    }

    private static IEnumerable<IncidentRemark> RemarksOf(ImportedIncident imported) => imported.Severity is not null ? imported.Remarks
        : imported.Remarks.Append(new IncidentRemark("It does not say how severe it was; it was taken to be minor.", imported.Line, About.Severity));

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
        // The file's name and place are not part of what the source says; the same incident from elsewhere is the same incident.
        var said = JsonSerializer.SerializeToUtf8Bytes(imported with
        {
            FileName = "",
            Line = 0,
            Remarks = [],
            SourceId = imported.IsNamedByFile ? "" : imported.SourceId,
        });
        return new SourceState(imported.Source, imported.SourceId, imported.Url, imported.SourceUpdatedAt,
            Convert.ToHexStringLower(SHA256.HashData(said)), text,
            [.. imported.Entries.Select(e => new IncidentUpdate(e.SourceId, e.At, Words.Short(e.OriginalTime, 199), e.ZoneAssumed, e.Kind, e.Text, now))],
                Findings(imported, now))
        {
            StartedOn = imported.StartedOn,
            Remarks = [.. RemarksOf(imported)],
        };
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
