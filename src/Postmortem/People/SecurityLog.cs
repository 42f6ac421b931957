using Microsoft.Extensions.Logging;

namespace Postmortem.People;

/// <summary>
/// Who came in, who was turned away, and whose rights changed, for whoever watches over the installation: the log category
/// "Postmortem.Security". It names people by their id, and nothing of customers.
/// </summary>
public sealed class SecurityLog(ILoggerFactory? loggers = null)
{
    private readonly ILogger? _log = loggers?.CreateLogger("Postmortem.Security");

    internal void SignedIn(Guid person, string address) => _log?.LogInformation("Signed in: {Person} from {Address}", person, address);

    /// <param name="person">Null for an address without an account; what was typed may be a password, and is not told.</param>
    internal void Refused(Guid? person, string address, string why) =>
        _log?.LogWarning("Sign-in refused: {Person} from {Address}: {Why}", person?.ToString() ?? "nobody we know", address, why);

    internal void LinkUsed(Guid person, AccountLinkKind kind, string address) =>
        _log?.LogWarning("Password chosen by a link: {Person} ({Kind}) from {Address}", person, kind, address);

    internal void LinkRefused(string address) => _log?.LogWarning("Password not chosen: a link that opens nothing, from {Address}", address);

    internal void Began(DeviceSession session) => _log?.LogInformation("Session began: {Person}: {Session}", session.PersonId, session.Id);

    internal void Ended(DeviceSession session, string why) =>
        _log?.LogInformation("Session ended: {Person}: {Session}, {Why}", session.PersonId, session.Id, why);

    /// <summary>
    /// Somebody was not shown, or not let do, what they asked for. Whether it is there at all is not told: a line for each is how somebody who tries
    /// one number after the other is seen.
    /// </summary>
    /// <param name="what">The name of a verb, or the pattern of a page's address: nothing that was typed.</param>
    public void TurnedAway(Guid person, string what, RefusalKind kind) => _log?.LogWarning("Refused: {Person}: {What}, {Why}", person, what, kind switch
    {
        RefusalKind.NotFound => "not there or not theirs",
        RefusalKind.SignedOut => "signed out",
        _ => "not theirs to do",
    });

    /// <param name="by">Null for the command line of this machine, and for the first visit, before which there is nobody.</param>
    internal void Rights(Guid person, string what, Guid? by) =>
        _log?.LogWarning("Rights changed: {Person}: {What}, by {By}", person, what, by?.ToString() ?? "the command line or a first visit");
}
