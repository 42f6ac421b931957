using Microsoft.AspNetCore.Components;
using Postmortem.Sessions;
using Postmortem.Web.Components.Reviews.Desk;

namespace Postmortem.Web.Components.Sessions;

/// <summary>A part of a session's page.</summary>
public abstract class SessionPart : StagePart
{
    [Inject] protected SessionService Sessions { get; set; } = default!;

    [Parameter, EditorRequired] public ReviewSession Session { get; set; } = default!;

    protected bool Leads => Session.LeaderId == Page.Me.Id && Session.EndedAt is null;

    protected string Name(Guid personId) => personId == Page.Me.Id ? "You" : Page.People.Name(personId);
}

/// <summary>A part of a session's page with a form whose words are kept until they are sent.</summary>
/// <typeparam name="TForm">What stands in the form.</typeparam>
public abstract class DraftedSessionPart<TForm> : DraftedPart<TForm> where TForm : class, new()
{
    [Inject] protected SessionService Sessions { get; set; } = default!;
}
