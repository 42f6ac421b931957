namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>Inviting somebody without an account, from whichever list of people on the page.</summary>
public sealed partial class ReviewDesk
{
    private InviteDialog? inviting;

    public bool MayInvite => Page is { } page && page.Review.MayBeInvitedToBy(page.Me);

    /// <summary>Asks for a name and an address.</summary>
    /// <param name="then">Takes who was invited, once the page knows them.</param>
    /// <param name="tick">What else can be said of them; whether it was is told to <paramref name="then"/>.</param>
    public Task InviteAsync(Func<(Guid PersonId, bool Ticked), Task> then, string? tick) => inviting?.InviteAsync(then, tick) ?? Task.CompletedTask;

    /// <summary>Shows the link of somebody who has not come yet.</summary>
    public Task ShowLinkAsync(Guid personId) => inviting?.ShowLinkAsync(personId) ?? Task.CompletedTask;
}
