using Postmortem.Reviews;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>Addresses of a review's pages.</summary>
public static class ReviewAddress
{
    /// <summary>The page on which a stage's work is done. A closed review is read at its last stage.</summary>
    public static string To(int number, Stage stage) => To(number, PageOf(stage));

    /// <param name="page">"pause", "analyze", "fix", "session" or "history".</param>
    /// <param name="open">The question that is open there, or "all"; null leaves it to the page.</param>
    public static string To(int number, string page, string? anchor = null, string? open = null) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"/reviews/{number}/{page}{(open is null ? "" : $"?open={open}")}{(anchor is null ? "" : $"#{anchor}")}");

    public static string To(int number, GateItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return To(number, item.Page, item.Anchor);
    }

    public static string PageOf(Stage stage) => stage switch
    {
        Stage.Pause => "pause",
        Stage.Analyze => "analyze",
        Stage.Fix or Stage.Closed => "fix",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The stage that a page belongs to; Pause for a page that belongs to none.</summary>
    public static Stage StageOf(string page) => page switch
    {
        "analyze" => Stage.Analyze,
        "fix" => Stage.Fix,
        _ => Stage.Pause,
    };
}
