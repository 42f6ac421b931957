using Postmortem.Reviews;
using Postmortem.Reviews.Comments;

namespace Postmortem.Web.Components.Reviews.Comments;

/// <summary>What comments are about, in words.</summary>
internal static class CommentThings
{
    /// <summary>"the customer’s view"; or the first words of the thing, in quotation marks.</summary>
    public static string Called(ReviewPage page, CommentPlace place) => place.About switch
    {
        CommentAbout.Review => "the review as a whole",
        CommentAbout.Containment => "containment",
        CommentAbout.CustomerView => "the customer’s view",
        CommentAbout.Affected => "who was affected",
        CommentAbout.Customers => "what customers hear",
        CommentAbout.Perspective => page.Review.Perspectives.FirstOrDefault(p => p.Id == place.Id) is { } named ? $"{page.People.Name(named.AuthorId)}’s perspective" : "a confidential perspective",
        CommentAbout.Recognition when page.Review.Recognitions.FirstOrDefault(r => r.Id == place.Id) is { } thanks => $"the thanks to {thanks.Who}",
        _ => TextOf(page, place) is { } text ? $"“{Words.Short(text, 60)}”" : "something that was removed",
    };

    /// <summary>Whether the page still shows what it is about.</summary>
    public static bool IsThere(ReviewPage page, CommentPlace place) => place.Id is null || place.About == CommentAbout.Perspective || TextOf(page, place) is not null;

    private static string? TextOf(ReviewPage page, CommentPlace place)
    {
        var (review, id) = (page.Review, place.Id);
        return place.About switch
        {
            CommentAbout.Quote => review.Quotes.FirstOrDefault(q => q.Id == id)?.Text,
            CommentAbout.JourneyStep => review.Journey.FirstOrDefault(s => s.Id == id)?.Did,
            CommentAbout.TimelineEntry => review.Timeline.FirstOrDefault(e => e.Id == id)?.Text,
            CommentAbout.Factor => review.Factors.FirstOrDefault(f => f.Id == id)?.Text,
            CommentAbout.Mitigator => review.Mitigators.FirstOrDefault(m => m.Id == id)?.Text,
            CommentAbout.Recognition => review.Recognitions.FirstOrDefault(r => r.Id == id)?.Text,
            CommentAbout.Action => review.Actions.FirstOrDefault(a => a.Id == id)?.Text,
            CommentAbout.Attachment => review.Attachments.FirstOrDefault(a => a.Id == id)?.Text,
            CommentAbout.SessionItem => page.Sessions.SelectMany(s => s.Items).FirstOrDefault(i => i.Id == id)?.Title,
            CommentAbout.SessionAnswer => id is { } answer ? page.Shown(answer)?.Text : null,
            _ => null,
        };
    }
}
