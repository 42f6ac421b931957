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

/// <summary>Words for what happens in a session.</summary>
internal static class SessionWords
{
    public static string Of(SessionKind kind) => kind switch
    {
        SessionKind.WriteAlone => "Write alone",
        SessionKind.Reveal => "Reveal",
        SessionKind.Vote => "Vote",
        SessionKind.Discuss => "Discuss",
        SessionKind.Round => "Round",
        SessionKind.Read => "Read",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Icon(SessionKind kind) => kind switch
    {
        SessionKind.WriteAlone => "pen",
        SessionKind.Reveal => "eye",
        SessionKind.Vote => "vote",
        SessionKind.Discuss => "speech",
        SessionKind.Round => "people",
        _ => "book",
    };

    /// <summary>"4:07", or "1:02:30".</summary>
    public static string Clock(TimeSpan time) =>
        time >= TimeSpan.FromHours(1) ? time.ToString(@"h\:mm\:ss", System.Globalization.CultureInfo.InvariantCulture)
            : time.ToString(@"m\:ss", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>"4 min", rounded to what people would say.</summary>
    public static string Minutes(TimeSpan time) =>
        time < TimeSpan.FromSeconds(30) ? "under a minute" : $"{Math.Max(1, (int)Math.Round(time.TotalMinutes))} min";
}
