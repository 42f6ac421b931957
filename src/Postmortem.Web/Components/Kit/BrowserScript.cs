using Microsoft.JSInterop;
using Microsoft.JSInterop.Infrastructure;

namespace Postmortem.Web.Components.Kit;

/// <summary>
/// A module of JavaScript that a part calls: loaded with its first call, let go with the part. A part can be taken away, and a tab closed or
/// cut off, while a call is under way: then nothing is left to do it to, and the call says that it did not reach it. What a script does wrong is thrown.
/// </summary>
/// <param name="name">Its file in wwwroot/js, without .js.</param>
public sealed class BrowserScript(IJSRuntime browser, string name) : IAsyncDisposable
{
    private Task<IJSObjectReference>? module;
    private bool isGone;

    /// <returns>Whether it reached the tab.</returns>
    public async Task<bool> CallAsync(string function, params object?[] given) => (await AskAsync<IJSVoidResult>(function, given)).HasReached;

    /// <summary>What the function answers; nothing where the browser cannot be reached any more.</summary>
    public async Task<T?> CallAsync<T>(string function, params object?[] given) => (await AskAsync<T>(function, given)).Answer;

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        if (module is null) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (Exception e) when (IsOutOfReach(e))
        {
            // The tab is gone and took the module with it.
        }
    }

    private async Task<(bool HasReached, T? Answer)> AskAsync<T>(string function, object?[] given)
    {
        if (isGone) return default;
        try
        {
            var loaded = await LoadAsync();
            return isGone ? default : (true, await loaded.InvokeAsync<T>(function, given));
        }
        catch (Exception e) when (IsOutOfReach(e))
        {
            return default;
        }
    }

    /// <summary>A module that could not be loaded while the connection was lost is asked for again.</summary>
    private Task<IJSObjectReference> LoadAsync()
    {
        if (module is null or { IsCanceled: true } or { IsFaulted: true })
            module = browser.InvokeAsync<IJSObjectReference>("import", $"./js/{name}.js").AsTask();
        return module;
    }

    /// <summary>A call that the browser does not answer within Blazor's minute is cancelled; the bar above the page says that it is cut off.</summary>
    private bool IsOutOfReach(Exception e) => e is JSDisconnectedException or OperationCanceledException || (isGone && e is ObjectDisposedException);
}
