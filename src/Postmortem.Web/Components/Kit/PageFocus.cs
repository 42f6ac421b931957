using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Postmortem.Web.Components.Kit;

/// <summary>Puts the keyboard somewhere sensible after something was added, moved or taken away. One for each circuit.</summary>
public sealed class PageFocus(IJSRuntime browser) : IAsyncDisposable
{
    private IJSObjectReference? script;

    /// <summary>Focuses the element with this id, or the first thing in it that takes the keyboard. Nothing happens where it is gone.</summary>
    public async Task ToAsync(string id)
    {
        script ??= await browser.InvokeAsync<IJSObjectReference>("import", "./js/focus-on.js");
        await script.InvokeVoidAsync("focusOn", id);
    }

    /// <summary>Focuses the first field within this form that says what is wrong with it, so that it is read out.</summary>
    public async Task ToWrongAsync(ElementReference form)
    {
        script ??= await browser.InvokeAsync<IJSObjectReference>("import", "./js/focus-on.js");
        await script.InvokeVoidAsync("focusOnWrong", form);
    }

    public async ValueTask DisposeAsync()
    {
        if (script is null) return;
        try
        {
            await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone and took the module with it.
        }
    }
}
