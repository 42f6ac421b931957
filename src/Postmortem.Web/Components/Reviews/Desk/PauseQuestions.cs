using System.Globalization;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Web.Components.Kit.Formats;
using Postmortem.Web.Components.Reviews.Perspectives;
using static Postmortem.Web.Components.Reviews.Desk.Standing;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>In the order of the gate, so that the rail reads like the page.</summary>
internal static class PauseQuestions
{
    /// <summary>How much of a text stands in the line of its question.</summary>
    internal const int Excerpt = 140;

    public static IReadOnlyList<StageQuestion> Of(ReviewPage page, TimeZoneInfo zone)
    {
        var (review, guide) = (page.Review, page.Template.Pause);
        return
        [
            Containment(page, zone),
            new("customer-view", guide.CustomerView.Question, review.HasCustomerView ? Answered : Open, CustomerView(review))
            {
                Guidance = guide.CustomerView, Things = ["customer-"], About = [CommentAbout.CustomerView],
            },
            new("quotes", guide.Quotes.Question, Optionally(review.Quotes.Count), Count(review.Quotes.Count, "quote"))
            {
                Guidance = guide.Quotes, Things = ["quote-"], About = [CommentAbout.Quote],
            },
            new("journey", guide.Journey.Question, Optionally(review.Journey.Count), Count(review.Journey.Count, "step"))
            {
                Guidance = guide.Journey, Things = ["step-"], About = [CommentAbout.JourneyStep],
            },
            new("affected", guide.Affected.Question, review.AffectedCount is not null || review.AffectedOwnerId is not null ? Answered : Open, Affected(page))
            {
                Guidance = guide.Affected, Things = ["affected-"], About = [CommentAbout.Affected],
            },
            Timeline(review, guide.Timeline, zone),
            new("attachments", "What is kept as evidence", Optionally(review.Attachments.Count), Count(review.Attachments.Count, "file"))
            {
                Things = ["attachment-"], About = [CommentAbout.Attachment],
            },
            .. People(page, zone),
        ];
    }

    /// <summary>Asked in Pause and walked again in Analyze.</summary>
    internal static StageQuestion Timeline(Review review, Prompt guidance, TimeZoneInfo zone)
    {
        var entries = review.Timeline;
        var answer = entries.Count switch
        {
            0 => "",
            1 => $"1 entry, {Times.DayAndClock(entries[0].HappenedAt, zone)}",
            var many => $"{many.ToString("N0", CultureInfo.CurrentCulture)} entries, {Times.DayAndClock(entries[0].HappenedAt, zone)} to "
                + Times.DayAndClock(entries[^1].HappenedAt, zone),
        };
        return new("timeline", guidance.Question, entries.Count >= 2 ? Answered : Open, answer)
        {
            Guidance = guidance,
            Things = ["entry-", "timeline-", "day-", "mark-"],
            About = [CommentAbout.TimelineEntry],
        };
    }

    internal static Standing Optionally(int count) => count > 0 ? Answered : Optional;

    internal static string Count(int count, string one) => count == 0 ? "" : Counts.Of(count, one);

    private static StageQuestion Containment(ReviewPage page, TimeZoneInfo zone)
    {
        var review = page.Review;
        var (standing, answer) = review.Containment switch
        {
            Postmortem.Reviews.Pause.Containment.Done => (Answered, review.ContainedAt is { } at ? $"Contained {Times.DayAndClock(at, zone)}" : "Done"),
            Postmortem.Reviews.Pause.Containment.Running when review.ContainmentOwnerId is { } owner =>
                (Answered, $"Still running; {page.People.Name(owner)} sees to it"),
            _ => (Open, ""),
        };
        var done = review.ContainmentItems.Count(item => item.DoneAt is not null);
        if (review.ContainmentItems.Count > 0 && (done > 0 || standing == Answered))
            answer = $"{(answer.Length > 0 ? $"{answer} · " : "")}{done} of {review.ContainmentItems.Count} ticked";
        var prompt = page.Template.Pause.ContainmentPrompt;
        return new("containment", prompt.Question, standing, answer)
        {
            Guidance = prompt,
            Things = ["containment-", "contained-", "check-", "checklist"],
            About = [CommentAbout.Containment],
        };
    }

    private static string CustomerView(Review review) =>
        review.CustomerView.Length > 0 ? Words.Short(review.CustomerView, Excerpt)
        : review.CustomerAnswers.FirstOrDefault(answer => !string.IsNullOrWhiteSpace(answer.Text)) is { } first ? Words.Short(first.Text, Excerpt)
        : "";

    private static string Affected(ReviewPage page) =>
        page.Review.AffectedCount is { } count ? Counts.Of(count, "customer")
        : page.Review.AffectedOwnerId is { } owner ? $"Not known yet; {page.People.Name(owner)} finds out"
        : "";

    private static IEnumerable<StageQuestion> People(ReviewPage page, TimeZoneInfo zone)
    {
        var (review, guide) = (page.Review, page.Template.Pause);
        yield return new("facilitator", guide.Facilitator.Question, review is { FacilitatorId: not null, FacilitatorWasInvolved: false } ? Answered : Open,
            review.FacilitatorId is not { } leads ? "" : page.People.Name(leads) + (review.FacilitatorWasInvolved ? ", who was involved" : ""))
        {
            Guidance = guide.Facilitator,
            Things = ["facilitator-"],
        };
        var accepted = review.Participants.Count(p => p.AcceptedGroundRuleAt is not null);
        yield return new("participants", guide.Participants.Question,
            review.Participants.Count > 0 && accepted == review.Participants.Count ? Answered : Open,
            review.Participants.Count == 0 ? "" : $"{Counts.Of(review.Participants.Count, "person", "people")}, {accepted} accepted the ground rule")
        {
            Guidance = guide.Participants,
            Things = ["invite-"],
        };
        if (CheckInPart.Of(page).Count > 0)
            yield return new("check-in", guide.People.Question, Optional, "Between two people") { Guidance = guide.People, Things = ["check-in-"] };
        var written = review.Participants.Count(review.IsIn);
        yield return new("perspectives", guide.Perspective.Question, !review.PerspectivesAreSealed || review.PerspectivesAreIn ? Answered : Open,
            review.PerspectivesRevealedAt is { } revealed ? $"Revealed {Times.DayAndClock(revealed, zone)}"
            : review.Participants.Count == 0 ? "" : $"Sealed · {written} of {review.Participants.Count} are in")
        {
            Guidance = guide.Perspective,
            Things = ["perspective-", "account-"],
            About = [CommentAbout.Perspective],
        };
    }
}
