using System.Globalization;
using Postmortem.Sessions;

namespace Postmortem.Web.Components.Sessions;

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
        time >= TimeSpan.FromHours(1) ? time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
            : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>"4 min", rounded to what people would say.</summary>
    public static string Minutes(TimeSpan time) =>
        time < TimeSpan.FromSeconds(30) ? "under a minute" : $"{Math.Max(1, (int)Math.Round(time.TotalMinutes))} min";
}
