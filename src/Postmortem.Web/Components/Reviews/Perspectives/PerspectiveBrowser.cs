using System.Globalization;
using Microsoft.JSInterop;

namespace Postmortem.Web.Components.Reviews.Perspectives;

/// <summary>
/// What only the author's browser holds of a confidential account: words that were still being typed when the seal was opened. One
/// for each circuit.
/// </summary>
public sealed class PerspectiveBrowser(IJSRuntime browser) : IAsyncDisposable
{
    private IJSObjectReference? script;

    /// <summary>Words that came too late to be stored; null where there are none.</summary>
    public async Task<string?> LateWordsAsync(int review, Guid person) =>
        await (await ScriptAsync()).InvokeAsync<string?>("read", Place(review, person, "late"));

    /// <param name="words">Null lets them go.</param>
    public async Task KeepLateWordsAsync(int review, Guid person, string? words) =>
        await (await ScriptAsync()).InvokeVoidAsync("keep", Place(review, person, "late"), words);

    /// <summary>What is selected inside the element with this id; empty where nothing is.</summary>
    public async Task<string> SelectedInAsync(string id) => await (await ScriptAsync()).InvokeAsync<string>("selectedIn", id);

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

    private static string Place(int review, Guid person, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"postmortem.perspective.{review}.{person:N}.{what}");

    private async Task<IJSObjectReference> ScriptAsync() => script ??= await browser.InvokeAsync<IJSObjectReference>("import", "./js/perspective.js");
}
