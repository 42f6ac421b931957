using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Postmortem.Web.Hosting;

/// <summary>Whether the browser of this circuit can be reached. A closed tab and a dead network end it; a reconnect brings it back.</summary>
public sealed class PageConnection : CircuitHandler
{
    /// <summary>Raised on the circuit's thread.</summary>
    public event EventHandler? Changed;

    public bool IsUp { get; private set; } = true;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Set(true);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Set(false);

    private Task Set(bool up)
    {
        IsUp = up;
        Changed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }
}
