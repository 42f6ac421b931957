using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Postmortem.Exchange;
using Postmortem.People;

namespace Postmortem.Web.Cli;

/// <summary>Imports files and folders: one line a file, a summary, and what could not be read on standard error.</summary>
internal sealed class ImportVerb(Terminal terminal, ImportService service, Actor actor, ImportOptions options, bool dryRun, bool json)
{
    /// <summary>What a folder is searched for; a file that is named is read whatever it is called.</summary>
    private static readonly string[] Endings = [".json", ".md", ".markdown", ".erb"];

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
        var asWhom = new Option<string?>("--as") { Description = "The person who imports; otherwise the first administrator.", HelpName = "EMAIL" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and store nothing." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of lines." };
        zone.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
                result.AddError($"“{name}” is not a time zone we know. Choose one such as Europe/Paris.");
        });
        var verb = new Command("import", "Import incidents from Statuspage JSON and Markdown post-mortems. The same again changes nothing.") { paths, format,
            zone, asWhom, dryRun, json };
        verb.SetAction(async (parsed, ct) =>
        {
            await using var services = await place.OpenAsync(parsed, isNew: false, ct);
            var actor = await services.GetRequiredService<PeopleService>().ActorForConsoleAsync(parsed.GetValue(asWhom), ct);
            CommandException.ThrowIf(actor.Refusal);
            var options = new ImportOptions(parsed.GetValue(format), parsed.GetValue(zone) is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : null);
            return await new ImportVerb(terminal, services.GetRequiredService<ImportService>(), actor.Value, options, parsed.GetValue(dryRun),
                parsed.GetValue(json))
                .RunAsync(parsed.GetRequiredValue(paths), ct);
        });
        return verb;
    }

    private async Task<int> RunAsync(FileSystemInfo[] paths, CancellationToken ct)
    {
        var (watch, all) = (Stopwatch.StartNew(), new ImportSummary());
        foreach (var (file, name) in paths.SelectMany(Files))
        {
            var summary = await OneAsync(file, name, ct);
            all = all.Plus(summary);
            if (!json) await terminal.Out.WriteLineAsync($"{name}: {Counts(summary)}");
            foreach (var problem in summary.Problems) await terminal.Error.WriteLineAsync($"{problem.File}:{problem.Line}:{problem.Column}: {problem.Message}");
        }
        if (json) await terminal.Out.WriteLineAsync(Json(all, watch.Elapsed));
        else await terminal.Out.WriteLineAsync($"{all.Files} {(all.Files == 1 ? "file" : "files")}: {Counts(all)}, in {watch.Elapsed.TotalSeconds:0.0} s.{(dryRun ? " Nothing was stored." : "")}");
        return all.Problems.Count == 0 ? CommandLine.Done : CommandLine.Failed;
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
            return new ImportSummary { Files = 1, Problems = [new ImportProblem(name, 1, 1, $"This file cannot be opened: {e.Message}")] };
        }
    }

    /// <summary>Each with the name that it was asked for by.</summary>
    private static IEnumerable<(FileInfo File, string Name)> Files(FileSystemInfo path) => path is DirectoryInfo folder
        ? folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => Endings.Contains(f.Extension, StringComparer.OrdinalIgnoreCase))
            .OrderBy(f => f.FullName, StringComparer.Ordinal)
            .Select(f => (f, Path.Combine(folder.ToString(), Path.GetRelativePath(folder.FullName, f.FullName))))
        : [(new FileInfo(path.FullName), path.ToString())];

    private static string Counts(ImportSummary summary) =>
        $"{summary.Incidents} {(summary.Incidents == 1 ? "incident" : "incidents")} ({summary.Created} new, {summary.Updated} updated, {summary.Unchanged} unchanged)" +
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
    }, AsJson);
}
