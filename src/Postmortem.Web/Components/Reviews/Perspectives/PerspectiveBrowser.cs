using System.Globalization;
using Microsoft.JSInterop;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Reviews.Perspectives;

/// <summary>
/// What only the author's browser holds of a confidential account: words that were still being typed when the seal was opened. One
/// for each circuit.
/// </summary>
public sealed class PerspectiveBrowser(IJSRuntime browser) : IAsyncDisposable
{
    private readonly BrowserScript script = new(browser, "perspective");

    /// <summary>Words that came too late to be stored; null where there are none.</summary>
    public Task<string?> LateWordsAsync(int review, Guid person) => script.CallAsync<string>("read", Place(review, person, "late"));

    /// <param name="words">Null lets them go.</param>
    /// <returns>Whether the browser did: it may be out of reach, or keep nothing.</returns>
    public Task<bool> KeepLateWordsAsync(int review, Guid person, string? words) => script.CallAsync<bool>("keep", Place(review, person, "late"), words);

    /// <summary>What is selected inside the element with this id; empty where nothing is.</summary>
    public async Task<string> SelectedInAsync(string id) => await script.CallAsync<string>("selectedIn", id) ?? "";

    public ValueTask DisposeAsync() => script.DisposeAsync();

    private static string Place(int review, Guid person, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"postmortem.perspective.{review}.{person:N}.{what}");
}
