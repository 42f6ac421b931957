using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Postmortem.People;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Components.People;

public sealed partial class MePage
{
    private Problems problems = Problems.None;
    private Person? me;
    private string? done;
    private string? refused;
    private IReadOnlyList<DeviceSession> devices = [];

    [SupplyParameterFromForm(FormName = "me")] private Form? Input { get; set; }
    [SupplyParameterFromForm(FormName = "my-password")] private PasswordForm? Password { get; set; }

    [SupplyParameterFromForm(FormName = "end-session", Name = "Session")] private Guid? EndSession { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [Inject] private PeopleService Service { get; set; } = default!;
    [Inject] private DeviceService Devices { get; set; } = default!;
    [Inject] private SignInManager<Person> Manager { get; set; } = default!;
    [Inject] private SignInService SignIns { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private Actor Actor => Http.User.Actor();
    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(me!.TimeZone);

    protected override async Task OnInitializedAsync()
    {
        var found = await Service.MeAsync(Actor, Http.RequestAborted);
        if (found.Ok) me = found.Value;
        else Navigation.NavigateTo(SignIn.Path);
        if (await Devices.ListAsync(Actor, Http.RequestAborted) is { Ok: true } listed) devices = listed.Value;
    }

    private async Task EndAsync()
    {
        var refusal = await Devices.EndAsync(Actor, EndSession ?? Guid.Empty, Http.RequestAborted);
        if (EndSession == Actor.By?.SessionId || refusal is { Kind: RefusalKind.SignedOut })
        {
            await LeaveAsync(refusal);
            return;
        }
        if (refusal is null or { Kind: RefusalKind.NotFound }) done = "That device is signed out"; // just now, or before
        else refused = refusal.Sentence;
        if (await Devices.ListAsync(Actor, Http.RequestAborted) is { Ok: true } listed) devices = listed.Value;
    }

    private async Task EndEverywhereAsync() => await LeaveAsync(await Devices.EndEverywhereAsync(Actor, Http.RequestAborted));

    /// <summary>The cookie goes only when the sign-in is over on the server too.</summary>
    private async Task LeaveAsync(Refusal? refusal)
    {
        if (refusal is { Kind: RefusalKind.Unavailable })
        {
            refused = $"You are still signed in. {refusal.Sentence}";
            return;
        }
        await Manager.SignOutAsync();
        Navigation.NavigateTo(SignIn.Path);
    }

    private async Task SaveAsync()
    {
        if (await Service.DescribeMeAsync(Actor, Input?.Name ?? "", Input?.TimeZone ?? "", Http.RequestAborted) is { } refusal)
        {
            problems = new Problems([refusal]);
            return;
        }
        await SignInAgainAsync("Saved");
    }

    private async Task ChangePasswordAsync()
    {
        if (await SignIns.ConfirmAsync(Actor, Password?.Present ?? "", Http.RequestAborted) is { } wrong)
        {
            problems = new Problems([wrong with { Field = "Present" }]);
            return;
        }
        if (await Service.SetPasswordAsync(Actor, me!.Id, Password?.New ?? "", Http.RequestAborted) is { } refusal)
        {
            problems = new Problems([refusal with { Field = "Password" }]);
            return;
        }
        await SignInAgainAsync("The password is changed");
    }

    /// <summary>The cookie holds the name and a stamp of the password: without a new one this very page would be signed out.</summary>
    private async Task SignInAgainAsync(string whenDone)
    {
        (problems, done, Input) = (Problems.None, whenDone, null);
        me = (await Manager.UserManager.FindByIdAsync(me!.Id.ToString()))!;
        await Manager.RefreshSignInAsync(me);
        devices = await Devices.ListAsync(Actor, Http.RequestAborted) is { Ok: true } listed ? listed.Value : devices;
    }

    private sealed class Form
    {
        public string? Name { get; set; }
        public string? TimeZone { get; set; }
    }

    private sealed class PasswordForm
    {
        public string? Present { get; set; }
        public string? New { get; set; }
    }
}
