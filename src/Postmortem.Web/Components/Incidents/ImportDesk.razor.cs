using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Postmortem.Exchange;
using Postmortem.Exchange.Times;
using Postmortem.Storage;
using Postmortem.Web.Components.Drafts;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.Incidents;

/// <summary>The form of an import and the run it starts.</summary>
public sealed partial class ImportDesk
{
    /// <summary>Files at once; more are better brought in by the command line.</summary>
    private const int MostFiles = 100;

    /// <summary>How often the page shows how far it has come: four times a second.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private static readonly IReadOnlyList<Choice> Formats =
    [
        new(nameof(ImportFormat.Auto), "Find out by its content"),
        new(nameof(ImportFormat.Statuspage), "Statuspage (JSON)"),
        new(nameof(ImportFormat.Markdown), "Post-mortem (Markdown)"),
    ];

    private static readonly IReadOnlyList<Choice> Orders =
    [
        new(nameof(DateOrder.Unknown), "As the file shows"),
        new(nameof(DateOrder.MonthFirst), "The month stands first"),
        new(nameof(DateOrder.DayFirst), "The day stands first"),
    ];

    private IReadOnlyList<IBrowserFile> files = [];
    private IReadOnlyList<Choice> zones = [];
    private FormDraft<string>? draft;
    private ImportRun? run;
    private Actor actor;
    private string pasted = "";
    private string? format = nameof(ImportFormat.Auto);
    private string? zone = "UTC";
    private string? order = nameof(DateOrder.Unknown);
    private string? problem;
    private bool dryRun;

    [Inject] private ImportService Imports { get; set; } = default!;
    [Inject] private DraftService Drafts { get; set; } = default!;
    [Inject] private Postmortem.People.PeopleService People { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>Whether a text is pasted, rather than files chosen.</summary>
    [Parameter] public bool Paste { get; set; }

    private bool IsRunning => run is { IsRunning: true };

    private string Detail => string.Create(
        CultureInfo.CurrentCulture,
        $"{run!.Done / 2d / 1024 / 1024:N1} of {run.Whole / 2d / 1024 / 1024:N1} MB, "
            + $"{run.Summary.Incidents:N0} {(run.Summary.Incidents == 1 ? "incident" : "incidents")} so far");

    public async ValueTask DisposeAsync()
    {
        run?.Dispose();
        if (draft is not null) await draft.DisposeAsync();
    }

    protected override async Task BeginAsync()
    {
        actor = (await Authentication).User.Actor();
        if (await People.MeAsync(actor) is { Ok: true } me) zone = me.Value.TimeZone;
        zones = Zones(zone!);
        draft = new FormDraft<string>(Drafts, actor, "incident/import", Time, InvokeAsync, StateHasChanged);
        if (Paste) pasted = await draft.ReadAsync() ?? "";
    }

    private void Type(string? text)
    {
        (pasted, problem) = (text ?? "", null);
        draft?.Typed(pasted);
    }

    private void Choose(InputFileChangeEventArgs chosen)
    {
        (problem, run) = (null, IsRunning ? run : null);
        if (chosen.FileCount > MostFiles)
        {
            files = [];
            problem = $"These are {chosen.FileCount.ToString("N0", CultureInfo.CurrentCulture)} files; we take up to {MostFiles} at once. "
                + "Choose fewer, or use the command line’s import for a whole folder.";
            return;
        }
        files = chosen.FileCount == 0 ? [] : chosen.GetMultipleFiles(MostFiles);
    }

    private Task ImportNowAsync()
    {
        dryRun = false;
        return StartAsync();
    }

    private async Task StartAsync()
    {
        if (IsRunning) return;
        if (Sources() is not { } sources) return;
        run?.Dispose();
        var options = new ImportOptions(Enum.Parse<ImportFormat>(format!), TimeZoneInfo.FindSystemTimeZoneById(zone!), ImportRun.LargestFile,
            Dates: Enum.Parse<DateOrder>(order!));
        run = new ImportRun(Imports, actor, options, dryRun);
        var running = run.RunAsync(sources);
        using var beat = new PeriodicTimer(Beat, Time);
        while (!running.IsCompleted)
        {
            StateHasChanged();
            await Task.WhenAny(running, beat.WaitForNextTickAsync().AsTask());
        }
        await running;
        if (Paste && !dryRun && run is { WasStopped: false, Refusal: null } && run.Summary.Problems.Count == 0) await EmptyAsync();
    }

    private IReadOnlyList<ImportSource>? Sources()
    {
        problem = null;
        if (!Paste)
        {
            if (files.Count == 0) problem = "Choose one or more files first.";
            return files.Count == 0 ? null : [.. files.Select(file =>
                new ImportSource(Words.Name(file.Name), file.Size, stop => file.OpenReadStream(ImportRun.LargestFile, stop)))];
        }
        if (string.IsNullOrWhiteSpace(pasted)) problem = "Paste a text first.";
        else if (pasted.Length > Words.TextLimit)
            problem = "This text is longer than a field holds. Save it as a file and import that: nothing of it was lost here.";
        var bytes = Encoding.UTF8.GetBytes(pasted);
        return problem is not null ? null : [new ImportSource("Pasted text", bytes.Length, _ => new MemoryStream(bytes, writable: false))];
    }

    private async Task EmptyAsync()
    {
        pasted = "";
        await draft!.DropAsync();
        draft = new FormDraft<string>(Drafts, actor, "incident/import", Time, InvokeAsync, StateHasChanged);
    }

    private static IReadOnlyList<Choice> Zones(string mine) =>
    [
        new(mine, $"{mine} (yours)"),
        .. mine == "UTC" ? Array.Empty<Choice>() : [new Choice("UTC", "UTC")],
        .. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)
            .Where(id => id != mine && id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(id => new Choice(id, id.Replace('_', ' '), Group: id.Split('/')[0])),
    ];
}
