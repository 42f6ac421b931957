using Microsoft.JSInterop;

namespace Postmortem.Web.Components.Reviews.Desk;

internal static class Leaving
{
    /// <summary>Lets go of a script; where the tab is gone it took the module with it.</summary>
    public static async ValueTask OfAsync(IJSObjectReference? script)
    {
        if (script is null) return;
        try
        {
            await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone.
        }
    }
}
