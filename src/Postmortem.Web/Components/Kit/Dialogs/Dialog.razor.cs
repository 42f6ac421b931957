using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Postmortem.Web.Components.Kit.Dialogs;

/// <summary>A modal on the native dialog element.</summary>
public sealed partial class Dialog : IAsyncDisposable
{
    private ElementReference element;
    private BrowserScript script = default!;
    private bool shown;

    [Inject] private IJSRuntime Browser { get; set; } = default!;

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>For tables and previews.</summary>
    [Parameter] public bool Wide { get; set; }

    /// <summary>What is in it is drawn when <see cref="ShowAsync"/> shows it first: for dialogs that stand on a page in case they are needed.</summary>
    [Parameter] public bool Lazy { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Buttons at the foot; the main one first.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>After it closed, however that happened.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    /// <summary>Opens it above the page. Only in an interactive component.</summary>
    public async Task ShowAsync()
    {
        shown = true;
        StateHasChanged();
        await script.CallAsync("show", element);
    }

    public Task CloseAsync() => script.CallAsync("close", element);

    public ValueTask DisposeAsync() => script.DisposeAsync();

    protected override void OnInitialized() => script = new(Browser, "dialog");
}
