using Microsoft.AspNetCore.Components;
using Postmortem.People;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.People;

public sealed partial class PersonPage
{
    private Person? person;
    private Refusal? refusal;
    private string? refusedIn;
    private string? done;
    private string? invented;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "change")] private ChangeForm? Change { get; set; }
    [SupplyParameterFromForm(FormName = "password")] private PasswordForm? Password { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [Inject] private PeopleService Service { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (person is null) Navigation.NotFound();
    }

    private Task ChangeAsync() => person is null ? Task.CompletedTask : DoAsync("change", "Saved",
        Service.ChangeAsync(Http.User.Actor(), Id, Change?.Name ?? "", RoleWords.Read(Change?.Role), person.DisabledAt is not null, Http.RequestAborted));

    private Task OpenOrCloseAsync() => person is null ? Task.CompletedTask
        : DoAsync("account", person.DisabledAt is null ? "The account is closed" : "The account is open",
        Service.ChangeAsync(Http.User.Actor(), Id, person.Name, person.Role, person.DisabledAt is null, Http.RequestAborted));

    private async Task SetPasswordAsync()
    {
        var typed = Password?.New is { Length: > 0 };
        var password = typed ? Password!.New! : Passwords.Invent();
        await DoAsync("password", "The password is set", Service.SetPasswordAsync(Http.User.Actor(), Id, password, Http.RequestAborted));
        if (refusal is null && !typed) invented = password;
    }

    private async Task DoAsync(string form, string whenDone, Task<Refusal?> verb)
    {
        refusal = await verb;
        (refusedIn, done) = refusal is null ? (null, whenDone) : (form, (string?)null);
        if (refusal is not null) return;
        Change = null;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var people = await Service.ListAsync(Http.User.Actor(), Http.RequestAborted);
        person = people.Ok ? people.Value.FirstOrDefault(p => p.Id == Id) : null;
    }

    private RenderFragment? Refused(string form) => refusedIn != form || refusal is null or { Field: "Name" } ? null : builder =>
    {
        builder.OpenComponent<Message>(0);
        builder.AddComponentParameter(1, nameof(Message.Tone), Tone.Late);
        builder.AddComponentParameter(2, nameof(Message.Urgent), true);
        builder.AddComponentParameter(3, nameof(Message.ChildContent), (RenderFragment)(text => text.AddContent(0, refusal.Sentence)));
        builder.CloseComponent();
    };

    private sealed class ChangeForm
    {
        public string? Name { get; set; }
        public string? Role { get; set; }
    }

    private sealed class PasswordForm
    {
        public string? New { get; set; }
    }
}
