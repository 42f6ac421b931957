using Microsoft.AspNetCore.Components;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>
/// The dialogs of the page, whatever asks for them: one for a reason, one to invite somebody without an account. They belong to the page and not to what
/// asks: that may be gone from it before the dialog has closed.
/// </summary>
public sealed partial class ReviewDesk
{
    private ReasonDialog? reasonDialog;
    private ReasonAsk? reasonFor;
    private InviteDialog? inviting;
    private bool invites;

    public bool MayInvite => Page is { } page && page.Review.MayBeInvitedToBy(page.Me);

    public async Task AskReasonAsync(ReasonAsk ask)
    {
        reasonFor = ask;
        await DrawnAsync();
        if (reasonDialog is not null) await reasonDialog.ShowAsync();
    }

    /// <summary>Something better was chosen in it.</summary>
    public Task PutReasonAwayAsync() => reasonDialog?.CloseAsync() ?? Task.CompletedTask;

    /// <summary>Asks for a name and an address.</summary>
    /// <param name="then">Takes who was invited, once the page knows them.</param>
    /// <param name="tick">What else can be said of them; whether it was is told to <paramref name="then"/>.</param>
    public Task InviteAsync(Func<(Guid PersonId, bool Ticked), Task> then, string? tick) => InvitingAsync(dialog => dialog.InviteAsync(then, tick));

    /// <summary>Shows the link of somebody who has not come yet.</summary>
    public Task ShowLinkAsync(Guid personId) => InvitingAsync(dialog => dialog.ShowLinkAsync(personId));

    private async Task InvitingAsync(Func<InviteDialog, Task> show)
    {
        invites = true;
        await DrawnAsync();
        if (inviting is not null) await show(inviting);
    }

    /// <summary>A dialog comes with the drawing that is asked for here.</summary>
    private async Task DrawnAsync()
    {
        StateHasChanged();
        await Task.Yield();
    }
}

/// <summary>What is done only with a reason, and how it is asked for.</summary>
/// <param name="Id">Names the dialog on the page, and the draft of its reason.</param>
/// <param name="Title">Of the dialog.</param>
/// <param name="Label">Above the field.</param>
/// <param name="Verb">On the button.</param>
/// <param name="Take">Takes the reason.</param>
public sealed record ReasonAsk(string Id, string Title, string Label, string Verb, Func<string, Task<Refusal?>> Take)
{
    /// <summary>Beneath the label.</summary>
    public string? Help { get; init; }

    /// <summary>Ordinary where something better than this is offered in the dialog.</summary>
    public ButtonKind Kind { get; init; } = ButtonKind.Main;

    /// <summary>What a toast says when it was done.</summary>
    public string? Done { get; init; }

    /// <summary>After it was done and the dialog closed.</summary>
    public Action? Then { get; init; }

    /// <summary>What will happen, above the field.</summary>
    public RenderFragment? Content { get; init; }
}
