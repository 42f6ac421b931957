using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Postmortem.Actions;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Web.Components.People;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.Actions;

/// <summary>The register as one island, so that its tiles move with every change in its rows.</summary>
public sealed partial class ActionDesk
{
    private bool isFresh;
    private ActionFilter filter = new();
    private ActionRegister? register;
    private Refusal? problem;

    [Inject] private ActionService Actions { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>The query of the page's address: what to show.</summary>
    [Parameter, EditorRequired] public string Query { get; set; } = "";

    private static IReadOnlyList<Choice> Shows => Choice.Of<ActionShow>(Name)
        .Select(choice => choice with { Value = choice.Value.ToLowerInvariant() }).ToList();

    private static IReadOnlyList<Choice> Strengths => Choice.Of<Strength>(strength => strength.ToString())
        .Select(choice => choice with { Value = choice.Value.ToLowerInvariant() }).ToList();

    /// <summary>Those who own one; nobody else's name finds anything.</summary>
    private IReadOnlyList<Choice> Owners => [.. register!.Owners.Append(filter.OwnerId ?? Guid.Empty).Distinct()
        .Select(id => register.People.Find(id)).OfType<Postmortem.People.Person>().OrderBy(p => p.Name)
        .Select(person => new Choice(person.Id.ToString("N"), person.ListName()))];

    private IReadOnlyList<Choice> ReviewChoices =>
        [.. register!.Reviews.Select(review => new Choice(review.Number.ToString(CultureInfo.InvariantCulture),
            $"R-{review.Number} {Words.Short(review.Title, 50)}"))];

    private string Heading => Name(filter.Show);

    private string Sentence => register is null ? "" : register.Counts.Open switch
    {
        0 => "Nothing is open",
        1 => "1 is open",
        var open => $"{N(open)} are open in {(register.Reviews.Count == 1 ? "one review" : $"{N(register.Reviews.Count)} reviews")}",
    };

    protected override Task BeginAsync()
    {
        isFresh = true;
        return ReadAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (isFresh) isFresh = false;
        else await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var query = QueryHelpers.ParseQuery(Query);
        filter = ActionFilter.Read(name => query.TryGetValue(name, out var value) ? value.ToString() : null);
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        var listed = await Actions.ListAsync((await Authentication).User.Actor(), filter);
        problem = listed.Refusal;
        if (listed.Ok) register = listed.Value;
    }

    private string To(ActionShow show) => "/actions" + new ActionFilter { Show = show, Sort = filter.Sort, Descending = filter.Descending }.Write();

    private string? Here(ActionShow show) => filter.Show == show ? "page" : null;

    private static string N(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Name(ActionShow show) => show switch
    {
        ActionShow.Open => "Open actions",
        ActionShow.Late => "Late actions",
        ActionShow.Mine => "My open actions",
        ActionShow.ToVerify => ActionStates.Name(ActionState.Done),
        ActionShow.Proven => "Effective actions",
        ActionShow.All => "All actions",
        _ => throw new InvalidOperationException($"No name for {show}."),
    };
}
