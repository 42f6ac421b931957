using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Web.Components.Kit.Formats;
using static Postmortem.Web.Components.Reviews.Desk.Standing;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>In the order of the gate, as in Pause.</summary>
internal static class FixQuestions
{
    public static IReadOnlyList<StageQuestion> Of(ReviewPage page)
    {
        var (review, guide) = (page.Review, page.Template.Fix);
        var asked = review.Across;
        return
        [
            Coverage(review, guide.Coverage),
            Actions(review, guide.Actions),
            new("across", "Where else could this happen?", PauseQuestions.Optionally(asked.Count),
                asked.Count == 0 ? "" : $"{Counts.Of(asked.Count, "team")} asked, {asked.Count(q => !q.IsOpen)} answered")
            {
                Things = ["question-"],
            },
            new("customers", guide.Customers.Question, review.CustomersToldAt is not null || review.NoNoticeReason.Length > 0 ? Answered : Open,
                review.CustomersToldAt is { } told ? $"Told on {Times.Short(page.Me.DayOf(told))}"
                : review.NoNoticeReason.Length > 0 ? Words.Short($"No notice is owed: {review.NoNoticeReason}", PauseQuestions.Excerpt)
                : review.Notices.Count > 0 ? $"{Counts.Of(review.Notices.Count, "notice")}, not sent yet" : "")
            {
                Guidance = guide.Customers, Things = ["no-notice"], About = [CommentAbout.Customers],
            },
            new("signature", guide.Signature.Question, review.Signature is not null ? Answered : Open,
                review.Signature is { } signed ? $"Signed by {page.People.Name(signed.SignedById)} on {Times.Short(page.Me.DayOf(signed.SignedAt))}" : "")
            {
                Guidance = guide.Signature,
            },
        ];
    }

    private static StageQuestion Actions(Review review, Prompt guidance)
    {
        var actions = review.Actions;
        var incomplete = actions.Count(a => !a.IsComplete);
        var isStrong = review.Severity != Postmortem.Incidents.Severity.Severe || actions.Any(a => !a.IsWeak);
        // Whether there must be one is the coverage's question: every factor may be accepted.
        var isMissing = actions.Count == 0 && review.Factors.Any(f => !f.IsAccepted);
        var standing = isMissing || incomplete > 0 || !isStrong ? Open : actions.Count > 0 ? Answered : Optional;
        return new("actions", guidance.Question, standing,
            actions.Count == 0 ? "" : Counts.Of(actions.Count, "action") + (incomplete == 0 ? "" : $", {incomplete} not complete"))
        {
            Guidance = guidance,
            Things = ["action-"],
            About = [CommentAbout.Action],
        };
    }

    private static StageQuestion Coverage(Review review, Prompt guidance)
    {
        var open = review.Factors.Count(f => !f.IsAccepted && !review.Actions.Any(a => a.Addresses(f.Id)));
        return new("coverage", guidance.Question, review.Factors.Count == 0 ? Optional : open == 0 ? Answered : Open,
            review.Factors.Count == 0 ? "There are no factors"
            : open == 0 ? "Every factor has an answer" : $"{open} of {Counts.Of(review.Factors.Count, "factor")} without an answer")
        {
            Guidance = guidance,
            Things = ["answer-", "cover-", "accept-", "look-again-", "action-for-", "ask-"],
        };
    }
}
