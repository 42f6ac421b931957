namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>Inviting somebody without an account, from whichever list of people on the page.</summary>
public sealed partial class ReviewDesk
{
    private InviteDialog? inviting;
    private bool invites;

    public bool MayInvite => Page is { } page && page.Review.MayBeInvitedToBy(page.Me);

    /// <summary>Asks for a name and an address.</summary>
    /// <param name="then">Takes who was invited, once the page knows them.</param>
    /// <param name="tick">What else can be said of them; whether it was is told to <paramref name="then"/>.</param>
    public Task InviteAsync(Func<(Guid PersonId, bool Ticked), Task> then, string? tick) => InvitingAsync(dialog => dialog.InviteAsync(then, tick));

    /// <summary>Shows the link of somebody who has not come yet.</summary>
    public Task ShowLinkAsync(Guid personId) => InvitingAsync(dialog => dialog.ShowLinkAsync(personId));

    private async Task InvitingAsync(Func<InviteDialog, Task> show)
    {
        invites = true;
        StateHasChanged();
        await Task.Yield(); // the dialog comes with the drawing that was just asked for
        if (inviting is not null) await show(inviting);
    }
}
