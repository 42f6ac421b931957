using Microsoft.AspNetCore.Components;
using Postmortem.People;
using Postmortem.Samples;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.People;

public sealed partial class SetUpPage
{
    private Problems problems = Problems.None;
    private string? refusedSample;

    [SupplyParameterFromForm(FormName = "set-up")] private Form? Input { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [Inject] private PeopleService People { get; set; } = default!;
    [Inject] private SampleWork Sample { get; set; } = default!;
    [Inject] private PeopleSignIn Manager { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        if (await People.IsSetUpAsync(Http.RequestAborted)) Navigation.NavigateTo(SignIn.Path);
    }

    private async Task SetUpAsync()
    {
        var text = (Input ?? new Form()).Text();
        problems = new Problems(text.Problems());
        if (problems.Any) return;
        var founded = await People.SetUpAsync(text, Http.RequestAborted);
        if (founded.Refusal is { } refusal)
        {
            problems = new Problems([refusal]);
            return;
        }
        if (await Manager.BeginAsync(founded.Value, keep: false) is not { } trouble) Navigation.NavigateTo("/");
        else problems = new Problems([trouble with { Sentence = $"Your organisation is set up, and you are not signed in yet. {trouble.Sentence}" }]);
    }

    private async Task ExploreAsync()
    {
        // Half a sample would be worse than a slow one: closing the page does not stop it.
        refusedSample = (await Sample.FillAsync(CancellationToken.None))?.Sentence;
        if (refusedSample is null) Navigation.NavigateTo(DemoPage.Path);
    }

    private sealed class Form
    {
        public string? Organisation { get; set; }
        public string? Mission { get; set; }
        public string? Contact { get; set; }
        public string? TimeZone { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }

        public SetUpText Text() => new(Organisation ?? "", Mission ?? "", Contact ?? "", TimeZone ?? TimeZoneChoices.Here, Name ?? "", Email ?? "",
            Password ?? "");
    }
}
