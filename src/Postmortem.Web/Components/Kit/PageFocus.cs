using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Postmortem.Web.Components.Kit;

/// <summary>Puts the keyboard somewhere sensible after something was added, moved or taken away. One for each circuit.</summary>
public sealed class PageFocus(IJSRuntime browser) : IAsyncDisposable
{
    private readonly BrowserScript script = new(browser, "focus-on");

    /// <summary>Focuses the element with this id, or the first thing in it that takes the keyboard. Nothing happens where it is gone.</summary>
    public Task ToAsync(string id) => script.CallAsync("focusOn", id);

    /// <summary>Focuses the first field within this form that says what is wrong with it, so that it is read out.</summary>
    public Task ToWrongAsync(ElementReference form) => script.CallAsync("focusOnWrong", form);

    public ValueTask DisposeAsync() => script.DisposeAsync();
}
