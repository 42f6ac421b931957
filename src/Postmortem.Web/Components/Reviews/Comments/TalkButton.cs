using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Reviews.Comments;

/// <summary>The button that unfolds what was said about a thing, and says how much that is.</summary>
/// <param name="hasNeighbours">Whether other buttons stand before it.</param>
internal sealed class TalkButton(ReviewPage page, CommentPlace place, bool hasNeighbours)
{
    public CommentPlace Place => place;
    public IReadOnlyList<CommentThread> Threads { get; } = page.Review.ThreadsOn(place);
    public string About => CommentThing.Called(page, place);
    public string Id => $"comments-{place.Key}";
    public string? Word => IsBare ? null : Verb;
    public string? Title => IsBare ? Verb : null;
    public string? Class => Css.Join("button plain", Said > 0 ? "said-more" : IsBare ? "bare" : null);
    public string Label => Verb.EndsWith(About, StringComparison.Ordinal) ? Verb : $"{Verb} on {About}{(Said == 0 && Threads.Count > 0 ? ", resolved" : "")}";

    /// <summary>Among other buttons, before anything is said: a sign, and no word more in each of a hundred rows.</summary>
    private bool IsBare => hasNeighbours && Threads.Count == 0;

    /// <summary>Comments in the thread that is open.</summary>
    private int Said => Threads.Where(t => t.IsOpen).SelectMany(t => t.Comments).Count(c => c.Stands);

    private string Verb => Said switch
    {
        0 when Threads.Count == 0 => place.About == CommentAbout.Review ? "Comment on the review as a whole" : "Comment",
        0 => "Comments",
        1 => "1 comment",
        var count => $"{count} comments",
    };
}
