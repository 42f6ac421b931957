using Microsoft.JSInterop;

namespace Postmortem.Web.Components.Kit;

/// <summary>A module of JavaScript that a part has loaded.</summary>
internal static class ScriptModule
{
    /// <summary>Lets go of a script; where the tab is gone it took the module with it.</summary>
    public static async ValueTask ReleaseAsync(IJSObjectReference? script)
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
