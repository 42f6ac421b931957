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
    private bool isAdministrator;

    /// <summary>Made with the form and not when it is sent: the answer to a form that was sent twice names the one that counts.</summary>
    private string offered = "";

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "change")] private ChangeForm? Change { get; set; }
    [SupplyParameterFromForm(FormName = "password")] private PasswordForm? Password { get; set; }
    [SupplyParameterFromForm(FormName = "account")] private AccountForm? Account { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [Inject] private PeopleService Service { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        offered = string.IsNullOrEmpty(Password?.Invented) ? Passwords.Invent() : Password.Invented;
        await LoadAsync();
        if (person is null) Navigation.NotFound();
    }

    private Task ChangeAsync() => person is null ? Task.CompletedTask : DoAsync("change", "Saved",
        Service.ChangeAsync(Http.User.Actor(), Id, Change?.Name ?? "", RoleWords.Read(Change?.Role), person.DisabledAt is not null, Http.RequestAborted));

    private Task OpenOrCloseAsync() => person is null || Account is not { IsClosed: var close } ? Task.CompletedTask
        : DoAsync("account", close ? "The account is closed" : "The account is open",
        Service.ChangeAsync(Http.User.Actor(), Id, person.Name, person.Role, close, Http.RequestAborted));

    private async Task SetPasswordAsync()
    {
        var typed = Password?.New is { Length: > 0 };
        var password = typed ? Password!.New! : offered;
        await DoAsync("password", "The password is set", Service.SetPasswordAsync(Http.User.Actor(), Id, password, Http.RequestAborted));
        if (refusal is not null) return;
        invented = typed ? null : password;
        offered = Passwords.Invent();
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
        var actor = Http.User.Actor();
        isAdministrator = await Service.MeAsync(actor, Http.RequestAborted) is { Ok: true, Value.IsAdministrator: true };
        // A manager has nothing to do here but with an invitation.
        person = await Service.PersonAsync(actor, Id, Http.RequestAborted) is { Ok: true, Value: var found } && (isAdministrator || found.IsInvited)
            ? found : null;
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
        public string? Invented { get; set; }
    }

    /// <summary>Which of the two is wanted: sent twice, it is still what was asked for.</summary>
    private sealed class AccountForm
    {
        public bool IsClosed { get; set; }
    }
}
