using Postmortem.Actions;

namespace Postmortem.Web.Components.Home;

/// <summary>One's own work, read once for all parts of the first page while the server draws it.</summary>
internal sealed class HomeWork(ActionService actions)
{
    private Task<Result<MyWork>>? drawn;

    /// <param name="isLive">Whether an open page asks: it reads anew each time.</param>
    public Task<Result<MyWork>> ReadAsync(Actor actor, bool isLive) => isLive ? actions.MyWorkAsync(actor) : drawn ??= actions.MyWorkAsync(actor);
}
