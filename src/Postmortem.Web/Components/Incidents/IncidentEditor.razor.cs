using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Storage;
using Postmortem.Web.Components.Drafts;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Web.Components.Reviews.Desk;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.Incidents;

/// <summary>The form about an incident, for a new one and for one that is there.</summary>
public sealed partial class IncidentEditor
{
    private static readonly IReadOnlyList<Choice> Severities =
    [
        new(nameof(Severity.Minor), "Minor", "A nuisance."),
        new(nameof(Severity.Major), "Major", "It cost them time, money or trust."),
        new(nameof(Severity.Severe), "Severe", "It hurt them, or many of them."),
    ];

    private const string SeverityHelp = "A guess will do; it can be changed later. The review of a severe one ends with more than a reminder.";

    private readonly Dictionary<string, string> problems = [];
    private readonly OneAtATime one = new();
    private IncidentForm? form;
    private Incident? theirs;
    private FormDraft<IncidentForm>? draft;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private Refusal? refusal;
    private Actor actor;
    private bool wasKept;
    private bool opensMore;

    [Inject] private ReviewService Reviews { get; set; } = default!;
    [Inject] private IncidentService Incidents { get; set; } = default!;
    [Inject] private Postmortem.People.PeopleService People { get; set; } = default!;
    [Inject] private DraftService Drafts { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>The incident to correct; null reports a new one.</summary>
    [Parameter] public int? Number { get; set; }

    private string Here => Number is null ? "/incidents/new" : $"/incidents/{Number}/edit";

    private string DraftKey => Number is null ? "incident/new" : $"incident/{Number}";

    public ValueTask DisposeAsync() => draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task BeginAsync()
    {
        actor = (await Authentication).User.Actor();
        if (await People.MeAsync(actor) is { Ok: true } me) zone = TimeZoneInfo.FindSystemTimeZoneById(me.Value.TimeZone);
        draft = NewDraft();
        var kept = await draft.ReadAsync();
        wasKept = kept is not null;
        form = kept ?? await StoredAsync();
        opensMore = wasKept && (form.StartedAt ?? form.EndedAt) is not null;
    }

    private FormDraft<IncidentForm> NewDraft() => new(Drafts, actor, DraftKey, Time, InvokeAsync, StateHasChanged);

    private async Task<IncidentForm> StoredAsync()
    {
        if (Number is not { } number) return new IncidentForm();
        var opened = await Incidents.OpenAsync(actor, number);
        refusal = opened.Refusal;
        return opened.Ok ? IncidentForm.Of(opened.Value.Incident) : new IncidentForm();
    }

    private void Typed(Action change)
    {
        change();
        draft!.Typed(form!);
        if (refusal?.Field is not null) refusal = null;
        var missing = form!.Missing();
        foreach (var field in IncidentForm.Needed.Where(field => !missing.ContainsKey(field))) problems.Remove(field);
    }

    private void Problem(string field, string? problem)
    {
        if (problem is null) problems.Remove(field);
        else problems[field] = problem;
    }

    private string? ErrorOf(string field) => problems.GetValueOrDefault(field) ?? (refusal?.Field == field ? refusal.Sentence : null);

    /// <param name="review">Its review is started at once, with the guide that its severity asks for.</param>
    private async Task SendAsync(bool review = false)
    {
        if (one.IsBusy || form is null) return;
        foreach (var (field, sentence) in form.Missing()) Problem(field, sentence);
        if (problems.Count > 0)
        {
            refusal = new Refusal(problems.Count == 1 ? problems.Values.First() : $"{problems.Count} answers still need something.")
            {
                Field = problems.Keys.First(),
            };
            return;
        }
        (refusal, theirs) = (null, null);
        await one.UnlessBusyAsync(() => StoreAsync(form, review));
    }

    private async Task StoreAsync(IncidentForm sent, bool review)
    {
        if (sent.ToText(out refusal) is not { } text) return;
        var number = Number;
        if (number is null)
        {
            var reported = await Incidents.ReportAsync(await draft!.SenderAsync(), text);
            refusal = reported.Refusal;
            if (reported.Ok) number = reported.Value;
        }
        else refusal = await Incidents.DescribeAsync(actor, number.Value, sent.Seen, text);
        opensMore |= refusal?.Field is nameof(IncidentText.CustomersAffected) or nameof(IncidentText.Channel) or nameof(IncidentText.Services)
            or nameof(IncidentText.EndedAt);
        if (refusal is { Kind: RefusalKind.Conflict })
            theirs = (await Incidents.OpenAsync(actor, Number!.Value)) is { Ok: true } now ? now.Value.Incident : null;
        if (refusal is not null) return;
        await draft!.DropAsync(); // and its key stays: a second click on the way to the next page is the same report
        Navigation.NavigateTo(Number is { } corrected ? $"/incidents/{corrected}" : await NextAsync(number!.Value, review));
    }

    /// <summary>What keeps it from being reviewed leads to its own page, where the review can be started all the same.</summary>
    private async Task<string> NextAsync(int reported, bool review)
    {
        if (!review) return $"/incidents/{reported}?reported=true";
        var started = await Reviews.StartAsync(actor, [reported]);
        return started.Ok ? ReviewAddress.To(started.Value, "pause") : $"/incidents/{reported}#review";
    }

    private Task KeepMineAsync()
    {
        form!.Seen = theirs!.Version;
        return SendAsync();
    }

    private async Task StartAfreshAsync()
    {
        await draft!.DropAsync();
        draft = NewDraft();
        problems.Clear();
        (wasKept, refusal, theirs) = (false, null, null);
        form = await StoredAsync();
    }
}
