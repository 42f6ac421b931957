using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Postmortem.Actions;

namespace Postmortem.Web.Components.Actions;

/// <summary>
/// A cell that reads like text until it is pressed, and is a field then. Escape puts it back; the keyboard returns to where
/// it was.
/// </summary>
public abstract class ActionCell : ComponentBase
{
    private bool wasEditing;

    [CascadingParameter] protected ActionTable Table { get; set; } = default!;

    [Parameter, EditorRequired] public ActionRow Row { get; set; } = default!;

    /// <summary>"no" while the page is shown and nobody listens yet; early.js keeps what is pressed then.</summary>
    protected string? Live => !RendererInfo.IsInteractive && AssignedRenderMode is not null ? "no" : null;

    protected bool Editing { get; set; }

    /// <summary>The field, while editing.</summary>
    protected virtual ElementReference Field { get; set; }

    /// <summary>The button that opens it.</summary>
    protected ElementReference Opener { get; set; }

    protected void Open() => Editing = true;

    protected void Close() => Editing = false;

    protected void Key(KeyboardEventArgs key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Key == "Escape") Close();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Editing == wasEditing) return;
        wasEditing = Editing;
        await (Editing ? Field : Opener).FocusAsync(preventScroll: true);
    }
}
