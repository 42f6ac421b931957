using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;
using Postmortem.People;

namespace Postmortem.Web.Hosting;

/// <summary>
/// Ends pages that stayed open when the sign-in they were opened with is over. From that moment on the store refuses their verbs;
/// this tells whoever sits before them, and takes from the screen what is not theirs to read any more.
/// </summary>
internal sealed class OpenPages(DeviceService devices, TimeProvider clock, ILogger<OpenPages> log) : BackgroundService
{
    /// <summary>How often it is looked; what is promised is five seconds.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<PageSession, SignedInBy> _open = [];

    public void Enter(PageSession page, SignedInBy by) => _open[page] = by;

    public void Leave(PageSession page) => _open.TryRemove(page, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (!_open.IsEmpty) await LookOnceAsync(stoppingToken);
    }

    private async Task LookOnceAsync(CancellationToken ct)
    {
        try
        {
            var over = await devices.OverAsync(_open.Values.Distinct().ToList(), ct);
            await Task.WhenAll(_open.Where(open => over.Contains(open.Value)).Select(open => open.Key.EndAsync()));
        }
        catch (Exception e) when (e is not OperationCanceledException) // thrown further, it would end the whole program
        {
            log.LogWarning(e, "It could not be read which sign-ins are over; it is tried again in a moment. Until then the verbs themselves refuse.");
        }
    }
}

/// <summary>The sign-in of one open page. It loads itself again when that is over: then the sign-in page comes, and brings back to it.</summary>
internal sealed class PageSession(OpenPages pages, NavigationManager navigation, AuthenticationStateProvider who, IJSRuntime browser, ILogger<PageSession> log)
    : CircuitHandler
{
    /// <summary>A tab that is busy for longer does not hold up what was promised of the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile bool _isConnected;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if ((await who.GetAuthenticationStateAsync()).User is { Identity.IsAuthenticated: true } user) pages.Enter(this, user.Actor().By!);
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        pages.Leave(this);
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Connected(true);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Connected(false);

    /// <summary>
    /// Keeps what was typed and is not stored in the tab, for the same person after they signed in again. A browser that cannot be reached now is
    /// asked again when it can.
    /// </summary>
    public async Task EndAsync()
    {
        if (!_isConnected) return;
        try
        {
            var drafts = await browser.InvokeAsync<IJSObjectReference>("import", Patience, "./js/drafts.js");
            await drafts.InvokeVoidAsync("keep", Patience);
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            log.LogInformation(e, "A page whose sign-in is over did not answer; it is sent away with what it stored so far.");
        }
        if (_isConnected) navigation.NavigateTo(navigation.Uri, forceLoad: true, replace: true);
    }

    private Task Connected(bool isConnected)
    {
        _isConnected = isConnected;
        return Task.CompletedTask;
    }
}
