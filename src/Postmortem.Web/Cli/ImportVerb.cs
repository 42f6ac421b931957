using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Postmortem.Exchange;
using Postmortem.Exchange.Times;
using Postmortem.People;

namespace Postmortem.Web.Cli;

/// <summary>Imports files and folders: one line a file, a summary, and what could not be read on standard error.</summary>
internal sealed class ImportVerb(Terminal terminal, ImportService service, Actor? actor, ImportOptions options, bool dryRun, bool json)
{
    /// <summary>What a folder is searched for; a file that is named is read whatever it is called.</summary>
    private static readonly string[] Endings = [".json", ".md", ".markdown", ".erb"];

    /// <summary>Files up to this size are stored together, so many of them in one transaction.</summary>
    private const int SmallBytes = 256 * 1024;
    private const int MostTogether = 50;

    /// <summary>Remarks that are printed of one file; --json has all.</summary>
    private const int MostNotes = 20;

    private static readonly JsonSerializerOptions AsJson = new(JsonSerializerDefaults.Web);

    public static Command Make(Place place, Terminal terminal)
    {
        var paths = new Argument<FileSystemInfo[]>("PATH")
        {
            Description = "Files, or folders that are searched for .json and .md.",
            Arity = ArgumentArity.OneOrMore
        };
        paths.AcceptExistingOnly();
        var format = new Option<ImportFormat>("--format") { Description = "auto, statuspage or markdown." };
        var zone = new Option<string?>("--zone") { Description = "The zone of times that name none, such as Europe/Paris; otherwise UTC.", HelpName = "ZONE" };
        var dates = new Option<string?>("--dates")
        {
            Description = "How 03/04/2024 is meant where a file does not show it: month-first or day-first; otherwise such days are left open."
        };
        dates.AcceptOnlyFromAmong("month-first", "day-first");
        var asWhom = new Option<string?>("--as") { Description = "The person who imports; otherwise the first administrator.", HelpName = "EMAIL" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and store nothing." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of lines." };
        zone.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
                result.AddError($"“{name}” is not a time zone we know. Choose one such as Europe/Paris.");
        });
        var verb = new Command("import", "Import incidents from Statuspage JSON and Markdown post-mortems. The same again changes nothing.") { paths, format,
            zone, dates, asWhom, dryRun, json };
        verb.SetAction(async (parsed, ct) =>
        {
            var files = parsed.GetRequiredValue(paths).SelectMany(Files).ToList();
            if (files.Count == 0)
                throw new CommandException("There is nothing to import: no .json or .md was found there. A file that is named itself is always read.");
            using var instead = parsed.GetValue(dryRun) && !place.HasDatabase(parsed) ? new ThrowAwayFolder() : null; // where nothing is, nothing is to stay
            await using var services = await place.OpenAsync(parsed, isNew: true, ct, instead?.Path);
            var actor = await ActorAsync(services.GetRequiredService<PeopleService>(), parsed.GetValue(asWhom), ct);
            var options = new ImportOptions(parsed.GetValue(format), parsed.GetValue(zone) is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : null,
                Dates: parsed.GetValue(dates) switch { "month-first" => DateOrder.MonthFirst, "day-first" => DateOrder.DayFirst, _ => DateOrder.Unknown });
            return await new ImportVerb(terminal, services.GetRequiredService<ImportService>(), actor, options, parsed.GetValue(dryRun), parsed.GetValue(json))
                .RunAsync(files, ct);
        });
        return verb;
    }

    /// <summary>Null before the first visit: then the first incident begins an organisation, which that visit names.</summary>
    private static async Task<Actor?> ActorAsync(PeopleService people, string? email, CancellationToken ct)
    {
        if (email is null && !await people.IsSetUpAsync(ct)) return null;
        var actor = await people.ActorForConsoleAsync(email, ct);
        CommandException.ThrowIf(actor.Refusal);
        return actor.Value;
    }

    private async Task<int> RunAsync(List<(FileInfo File, string Name)> files, CancellationToken ct)
    {
        var (watch, all) = (Stopwatch.StartNew(), new ImportSummary());
        for (var at = 0; at < files.Count;)
        {
            var small = files.Skip(at).Take(MostTogether).TakeWhile(file => file.File is { Exists: true, Length: <= SmallBytes }).ToList();
            ImportSummary[] summaries = small.Count > 1 ? await TogetherAsync(small, ct) : [await OneAsync(files[at].File, files[at].Name, ct)];
            foreach (var summary in summaries)
            {
                await TellAsync(files[at++].Name, summary);
                all = all.Plus(summary);
            }
        }
        if (json) await terminal.Out.WriteLineAsync(Json(all, watch.Elapsed));
        else await terminal.Out.WriteLineAsync($"{all.Files} {(all.Files == 1 ? "file" : "files")}: "
            + $"{Counts(all)}, in {watch.Elapsed.TotalSeconds:0.0} s.{(dryRun ? " Nothing was stored." : "")}");
        var nothing = all.Incidents == 0;
        if (nothing) await terminal.Error.WriteLineAsync("Nothing was imported: no file holds an incident that we can read.");
        return all.Problems.Count == 0 && !nothing ? CommandLine.Done : CommandLine.Failed;
    }

    private async Task TellAsync(string name, ImportSummary summary)
    {
        if (!json)
        {
            await terminal.Out.WriteLineAsync($"{name}: {Counts(summary)}");
            foreach (var note in summary.Notes.Take(MostNotes)) await terminal.Out.WriteLineAsync($"  {note.File}:{note.Line}: {note.Message}");
            if (summary.Notes.Count > MostNotes) await terminal.Out.WriteLineAsync($"  and {summary.Notes.Count - MostNotes} more; --json prints all.");
        }
        foreach (var problem in summary.Problems) await terminal.Error.WriteLineAsync($"{problem.File}:{problem.Line}:{problem.Column}: {problem.Message}");
    }

    private async Task<ImportSummary[]> TogetherAsync(List<(FileInfo File, string Name)> files, CancellationToken ct)
    {
        var imported = await service.ImportTogetherAsync(actor, [.. files.Select(file => (file.Name, (Func<Stream>)file.File.OpenRead))], options, dryRun, ct);
        CommandException.ThrowIf(imported.Refusal);
        return imported.Value;
    }

    private async Task<ImportSummary> OneAsync(FileInfo file, string name, CancellationToken ct)
    {
        using var progress = new ProgressLine(terminal, name, file.Length);
        try
        {
            await using var stream = file.OpenRead();
            var imported = await service.ImportAsync(actor, stream, name, options with { Progress = progress }, dryRun, progress, ct);
            CommandException.ThrowIf(imported.Refusal);
            return imported.Value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ImportSummary { Files = 1, Problems = [ImportProblem.NotOpened(name, e)] };
        }
    }

    /// <summary>Each with the name that it was asked for by, as it is shown.</summary>
    private static IEnumerable<(FileInfo File, string Name)> Files(FileSystemInfo path) => path is DirectoryInfo folder
        ? folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => Endings.Contains(f.Extension, StringComparer.OrdinalIgnoreCase))
            .OrderBy(f => f.FullName, StringComparer.Ordinal)
            .Select(f => (f, Words.Name(Path.Combine(folder.ToString(), Path.GetRelativePath(folder.FullName, f.FullName)))))
        : [(new FileInfo(path.FullName), Words.Name(path.ToString()))];

    private static string Counts(ImportSummary summary) =>
        $"{summary.Incidents} {(summary.Incidents == 1 ? "incident" : "incidents")} ({summary.Created} new, {summary.Updated} updated, "
            + $"{summary.Unchanged} unchanged)" +
        (summary.LeftOut == 0 ? "" : $", {summary.LeftOut} left out") +
        (summary.Problems.Count == 0 ? "" : $", {summary.Problems.Count} could not be read");

    private static string Json(ImportSummary all, TimeSpan took) => JsonSerializer.Serialize(new
    {
        all.Files,
        all.Incidents,
        all.Created,
        all.Updated,
        all.Unchanged,
        Seconds = Math.Round(took.TotalSeconds, 3),
        Failed = all.Problems.Select(p => new { p.File, p.Line, p.Column, p.Message }),
        Notes = all.Notes.Select(n => new { n.File, n.Line, n.Message }),
    }, AsJson);
}
