namespace Postmortem.Web.Components.Layout;

/// <summary>One place in the main navigation.</summary>
/// <param name="Key">The two keys that lead there, for example "g r"; null when there are none.</param>
/// <param name="ForAdministrators">Shown only to administrators.</param>
/// <param name="ForManagers">Shown only to managers, and so to administrators.</param>
internal sealed record NavItem(string Label, string Href, string Icon, string? Key = null, bool ForAdministrators = false, bool ForManagers = false)
{
    public static readonly IReadOnlyList<NavItem> All =
    [
        new("My work", "/", "home", "g m"),
        new("Incidents", "/incidents", "flag", "g i"),
        new("Reviews", "/reviews", "pause", "g r"),
        new("Actions", "/actions", "fix", "g a"),
        new("Notices", "/notices", "tell", "g n"),
        new("People", "/people", "people", ForManagers: true),
        new("Settings", "/settings", "settings", ForAdministrators: true),
    ];

    /// <summary>True for the page itself and for every page below it; the first page has none below.</summary>
    public bool IsAt(string path) =>
        Href == "/" ? path == "/" : path == Href || path.StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase);
}
