using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace Postmortem.Web.Components.Layout;

/// <summary>The frame for people who are signed in. Drawn on the server with each page; it never needs a circuit.</summary>
public sealed partial class MainLayout : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private ShellFacts facts = new(null, null, null, null, false, false, new Dictionary<string, int>());
    private string path = "/";
    private string? asked;

    [Inject] private IShellFacts Shell { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var address = new Uri(Navigation.Uri);
        // A page shown in place of another stands at the address that was asked for, and so do links within it.
        path = Http?.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? address.AbsolutePath;
        asked = path == "/search" && QueryHelpers.ParseQuery(address.Query).TryGetValue("q", out var q) ? q.ToString() : null;
        var person = Authentication is null ? new ClaimsPrincipal() : (await Authentication).User;
        facts = await Shell.ForAsync(person, gone.Token);
    }
}
