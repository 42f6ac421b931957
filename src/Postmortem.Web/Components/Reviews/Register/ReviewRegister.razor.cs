using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Tables;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.Reviews.Register;

/// <summary>The register of reviews.</summary>
public sealed partial class ReviewRegister
{
    private ListPage<ReviewRow>? page;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private Stage? stage;
    private ListPage<SkippedRow>? skipped;
    private ListAsk ask = new();

    [Inject] private ReviewService Reviews { get; set; } = default!;
    [Inject] private IncidentService Incidents { get; set; } = default!;
    [Inject] private PeopleService People { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>"pause", "analyze", "fix" or "closed", or "skipped" for incidents without a review; every stage when missing or unknown.</summary>
    [SupplyParameterFromQuery(Name = "stage")] private string? AskedStage { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    [SupplyParameterFromQuery(Name = "find")] private string? AskedWords { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? AskedSort { get; set; }

    private string Caption => stage is { } only ? $"Reviews at {only}" : "All reviews";
    private string Icon => stage is { } only ? IconOf(only) : "pause";

    private IReadOnlyList<TabLink> Stages =>
    [
        new("All", "/reviews", stage is null && skipped is null),
        .. Enum.GetValues<Stage>().Select(s => new TabLink(s.ToString(), $"/reviews?stage={Key(s)}", stage == s)),
        new("Not reviewed", $"/reviews?stage={Skipped}", skipped is not null),
    ];

    protected override async Task OnInitializedAsync()
    {
        stage = AskedStage is null ? null : Enum.GetValues<Stage>().Where(s => Key(s) == AskedStage).Select(s => (Stage?)s).FirstOrDefault();
        ask = ListAsk.Read(AskedWords, AskedSort, PageNumber.Of(AskedPage));
        var actor = (await Authentication).User.Actor();
        if (AskedStage == Skipped) skipped = await Incidents.SkippedAsync(actor, PageNumber.Of(AskedPage)) is { Ok: true, Value: var without } ? without : null;
        else if (await Reviews.ListAsync(actor, stage, ask) is { Ok: true, Value: var listed }) page = listed;
        var me = await People.MeAsync(actor);
        if (me.Ok) zone = TimeZoneInfo.FindSystemTimeZoneById(me.Value.TimeZone);
    }

    private const string Skipped = "skipped";

    private static string Key(Stage stage) => stage.ToString().ToLowerInvariant();

    private static string IconOf(Stage stage) => stage switch { Stage.Pause => "pause", Stage.Analyze => "look", Stage.Fix => "fix", _ => "check" };

    private static Tone ToneOf(Stage stage) => stage == Stage.Closed ? Tone.Good : Tone.Accent;
}
