using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Web.Components.Kit.Formats;
using static Postmortem.Web.Components.Reviews.Desk.Standing;

namespace Postmortem.Web.Components.Reviews.Desk;

internal static class AnalyzeQuestions
{
    public static IReadOnlyList<StageQuestion> Of(ReviewPage page, TimeZoneInfo zone)
    {
        var (review, guide) = (page.Review, page.Template.Analyze);
        List<StageQuestion> questions = [];
        if (!review.PerspectivesAreSealed && review.Participants.Count > 0)
            questions.Add(new("accounts", "What each of us saw", Optional,
                $"{review.Participants.Count(review.IsIn)} of {review.Participants.Count} wrote theirs")
            {
                Things = ["account-"],
                About = [CommentAbout.Perspective],
            });
        questions.Add(PauseQuestions.Timeline(review, guide.Timeline, zone));
        questions.Add(Factors(review, guide.Factors));
        questions.Add(new("mitigators", guide.Mitigators.Question, review.Mitigators.Count > 0 || review.NoMitigatorsReason.Length > 0 ? Answered : Open,
            review.Mitigators.Count > 0 ? string.Join(" · ", review.Mitigators.Take(3).Select(m => Words.Short(m.Text, 60)))
            : Words.Short(review.NoMitigatorsReason, PauseQuestions.Excerpt))
        {
            Guidance = guide.Mitigators,
            Things = ["mitigator", "no-mitigators"],
            About = [CommentAbout.Mitigator],
        });
        questions.Add(new("recognition", guide.Recognition.Question, PauseQuestions.Optionally(review.Recognitions.Count),
            review.Recognitions.Count == 0 ? "" : Counts.Of(review.Recognitions.Count, "word", "words") + " of thanks")
        {
            Guidance = guide.Recognition,
            Things = ["thanks-"],
            About = [CommentAbout.Recognition],
        });
        questions.AddRange(page.Sessions.Where(session => session is { EndedAt: not null, StartedAt: not null }).Select(session =>
            new StageQuestion($"session-{session.Number}", $"Session {session.Number}", Optional, Times.DayAndClock(session.StartedAt!.Value, zone))
            {
                Things = [$"session-{session.Number}-"],
            }));
        return questions;
    }

    private static StageQuestion Factors(Review review, Prompt guidance)
    {
        var factors = review.Factors;
        var bare = factors.Count(f => !f.HasEvidence);
        var isEnough = factors.Count >= 2 || (factors.Count == 1 && review.SingleFactorReason.Length > 0);
        var isDeep = factors.All(f => !f.IsAboutAPerson || factors.Any(c => c.ParentId == f.Id));
        return new("factors", guidance.Question, isEnough && bare == 0 && isDeep ? Answered : Open,
            factors.Count == 0 ? "" : Counts.Of(factors.Count, "factor") + (bare == 0 ? "" : $", {bare} without evidence"))
        {
            Guidance = guidance,
            Things = ["factor", "single-factor", "vote"],
            About = [CommentAbout.Factor],
        };
    }
}
