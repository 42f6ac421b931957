using Postmortem.Reviews.History;

namespace Postmortem.Web.Components.Reviews.History;

/// <summary>One line of a review's history, for people.</summary>
/// <param name="Who">Begins the sentence.</param>
/// <param name="Did">Goes on with it: "named Ana Novak the facilitator".</param>
/// <param name="Details">What was before and what is now, where the sentence does not say it.</param>
public sealed record HistoryEntry(HistoryRow Row, string Who, string Did, IReadOnlyList<HistoryDetail> Details);

/// <param name="Before">Null where there was nothing before.</param>
/// <param name="After">Null where nothing is left.</param>
public sealed record HistoryDetail(string Label, string? Before, string? After)
{
    private const int ShortLimit = 60;

    /// <summary>Whether it fits on one line, with an arrow between.</summary>
    public bool IsShort => (Before?.Length ?? 0) <= ShortLimit && (After?.Length ?? 0) <= ShortLimit
        && Before?.Contains('\n') != true && After?.Contains('\n') != true;
}
