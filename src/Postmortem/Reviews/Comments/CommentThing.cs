using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;
using Postmortem.Sessions;
using Postmortem.Storage;

namespace Postmortem.Reviews.Comments;

/// <summary>
/// All that differs between the things that can be commented on: one row for each <see cref="CommentAbout"/>, and no switch on it anywhere else.
/// </summary>
/// <param name="PageIn">The page on which it is read, in a review that has come so far.</param>
public sealed record CommentThing(CommentAbout About, Func<Stage, string> PageIn)
{
    private static readonly Func<Stage, string> s_pause = _ => "pause";
    private static readonly Func<Stage, string> s_analyze = _ => "analyze";
    private static readonly Func<Stage, string> s_fix = _ => "fix";
    private static readonly Func<Stage, string> s_pauseFirst = stage => stage >= Stage.Analyze ? "analyze" : "pause";
    private static readonly Func<Stage, string> s_sessionFirst = stage => stage >= Stage.Analyze ? "analyze" : "session";

    private static readonly Dictionary<CommentAbout, CommentThing> s_all = new CommentThing[]
    {
        new(CommentAbout.Review, stage => stage switch { Stage.Pause => "pause", Stage.Analyze => "analyze", _ => "fix" })
        {
            OnlyOne = "the review as a whole",
        },
        new(CommentAbout.Containment, s_pause) { OnlyOne = "containment" },
        new(CommentAbout.CustomerView, s_pause) { OnlyOne = "the customer’s view" },
        new(CommentAbout.Affected, s_pause) { OnlyOne = "who was affected" },
        new(CommentAbout.Customers, s_fix) { OnlyOne = "what customers hear" },
        new(CommentAbout.Quote, s_pause)
        {
            Text = (page, id) => page.Review.Quotes.FirstOrDefault(q => q.Id == id)?.Text,
            Stored = (db, review, id, ct) => db.Set<CustomerQuote>().AnyAsync(q => q.Id == id && q.ReviewId == review && q.RemovedAt == null, ct),
        },
        new(CommentAbout.JourneyStep, s_pause)
        {
            Text = (page, id) => page.Review.Journey.FirstOrDefault(s => s.Id == id)?.Did,
            Stored = (db, review, id, ct) => db.Set<JourneyStep>().AnyAsync(s => s.Id == id && s.ReviewId == review && s.RemovedAt == null, ct),
        },
        new(CommentAbout.TimelineEntry, s_pauseFirst)
        {
            Text = (page, id) => page.Review.Timeline.FirstOrDefault(e => e.Id == id)?.Text,
            Stored = (db, review, id, ct) => db.Set<TimelineEntry>().AnyAsync(e => e.Id == id && e.ReviewId == review && e.RemovedAt == null, ct),
        },
        // Nothing tells whether a confidential one is there, nor whose it is.
        new(CommentAbout.Perspective, s_pauseFirst)
        {
            Text = (_, _) => "",
            Name = (page, id) => page.Review.Perspectives.FirstOrDefault(p => p.Id == id) is { } named
                ? $"{page.People.Name(named.AuthorId)}’s perspective" : "a confidential perspective",
            Stored = async (db, review, id, ct) => await db.Set<Perspective>().AnyAsync(p => p.Id == id && p.ReviewId == review, ct)
                || await db.Set<ConfidentialPerspective>().AnyAsync(p => p.Id == id && p.ReviewId == review, ct),
        },
        new(CommentAbout.Factor, s_analyze)
        {
            Text = (page, id) => page.Review.Factors.FirstOrDefault(f => f.Id == id)?.Text,
            Stored = (db, review, id, ct) => db.Set<ContributingFactor>().AnyAsync(f => f.Id == id && f.ReviewId == review && f.RemovedAt == null, ct),
        },
        new(CommentAbout.Mitigator, s_analyze)
        {
            Text = (page, id) => page.Review.Mitigators.FirstOrDefault(m => m.Id == id)?.Text,
            Stored = (db, review, id, ct) => db.Set<Mitigator>().AnyAsync(m => m.Id == id && m.ReviewId == review && m.RemovedAt == null, ct),
        },
        new(CommentAbout.Recognition, s_analyze)
        {
            Text = (page, id) => page.Review.Recognitions.FirstOrDefault(r => r.Id == id)?.Text,
            Name = (page, id) => page.Review.Recognitions.FirstOrDefault(r => r.Id == id) is { } thanks ? $"the thanks to {thanks.Who}" : null,
            Stored = (db, review, id, ct) => db.Set<Recognition>().AnyAsync(r => r.Id == id && r.ReviewId == review && r.RemovedAt == null, ct),
        },
        new(CommentAbout.Action, s_fix)
        {
            Text = (page, id) => page.Review.Actions.FirstOrDefault(a => a.Id == id)?.Text,
            Stored = (db, review, id, ct) => db.Set<CorrectiveAction>().AnyAsync(
                a => a.Id == id && a.ReviewId == review && a.FromQuestionId == null && a.State != ActionState.Dropped, ct),
        },
        new(CommentAbout.SessionItem, s_sessionFirst)
        {
            Text = (page, id) => page.Sessions.SelectMany(s => s.Items).FirstOrDefault(i => i.Id == id)?.Title,
            Stored = (db, review, id, ct) => db.Set<SessionItem>().AnyAsync(i => i.Id == id && i.ReviewId == review && i.RemovedAt == null, ct),
        },
        new(CommentAbout.SessionAnswer, s_sessionFirst)
        {
            Text = (page, id) => page.Shown(id)?.Text,
            Stored = (db, review, id, ct) => db.Set<ShownAnswer>().AnyAsync(a => a.Id == id && a.ReviewId == review, ct),
        },
        new(CommentAbout.Attachment, s_pause)
        {
            Text = (page, id) => page.Review.Attachments.FirstOrDefault(a => a.Id == id)?.Text,
            Stored = (db, review, id, ct) => db.Set<Attachment>().AnyAsync(a => a.Id == id && a.ReviewId == review && a.RemovedAt == null, ct),
        },
    }.ToDictionary(thing => thing.About);

    /// <summary>What it is called where a review has only one of its kind; null where it has many, each with an id.</summary>
    private string? OnlyOne { get; init; }

    /// <summary>The words of one of many; null where the page does not show it.</summary>
    private Func<ReviewPage, Guid, string?> Text { get; init; } = (_, _) => null;

    /// <summary>How one of many is called, where its first words are not its name.</summary>
    private Func<ReviewPage, Guid, string?> Name { get; init; } = (_, _) => null;

    /// <summary>Whether the database holds one of many, by its review and its id.</summary>
    private Func<PostmortemDb, Guid, Guid, CancellationToken, Task<bool>>? Stored { get; init; }

    /// <summary>"the customer’s view"; or the first words of the thing, in quotation marks.</summary>
    public static string Called(ReviewPage page, CommentPlace place)
    {
        var thing = Of(place.About);
        if (thing.OnlyOne is { } name) return name;
        var id = place.Id ?? default;
        return thing.Name(page, id) ?? (thing.Text(page, id) is { } text ? $"“{Words.Short(text, 60)}”" : "something that was removed");
    }

    /// <summary>Whether the page still shows what it is about.</summary>
    public static bool IsThere(ReviewPage page, CommentPlace place) => place.Id is not { } id || Of(place.About).Text(page, id) is not null;

    internal static CommentThing Of(CommentAbout about) =>
        s_all.GetValueOrDefault(about) ?? throw new ArgumentOutOfRangeException(nameof(about), about, "Nobody can comment on it.");

    /// <summary>Whether the database holds it, for somebody who is about to comment on it.</summary>
    internal static async Task<bool> IsStoredAsync(PostmortemDb db, Guid review, CommentPlace place, CancellationToken ct) =>
        s_all.TryGetValue(place.About, out var thing)
        && (place.Id is not { } id ? thing.OnlyOne is not null : thing.Stored is { } stored && await stored(db, review, id, ct));
}
