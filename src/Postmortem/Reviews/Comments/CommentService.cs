using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews.Comments;

/// <summary>Comments on anything in a review, by anyone who may see it.</summary>
public sealed class CommentService(Store store)
{
    /// <summary>More people than this are not called by one comment; a meeting is better then.</summary>
    private const int MostNamed = 20;

    private static readonly ReviewVerb Comment = new("comment.write", ReviewSlices.Comments)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Comments | ReviewSlices.People | ReviewSlices.Factors | ReviewSlices.Actions,
        Says =
        {
            [nameof(Comment)] = v => new($"said{On(v.Other("ThreadId"))}: {v.Said("a comment")}"),
        },
    };

    /// <summary>Says something about one thing. It goes into the thread about it that is open, or begins one.</summary>
    /// <returns>The comment's id.</returns>
    public Task<Result<Guid>> CommentAsync(Actor actor, int number, CommentPlace place, CommentText text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, Comment, async (work, review) =>
        {
            if (await CheckPlaceAsync(work, review, place) is { } gone) return gone;
            var named = await NamedAsync(work, review, text);
            if (!named.Ok) return named.Refusal!;
            return review.AddComment(place, text.Text, named.Value, work.Me, work.Now, out var written) is { } refusal ? refusal : written!.Id;
        }, ct);

    private static readonly ReviewVerb EditComment = new("comment.edit", ReviewSlices.Comments)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Comments | ReviewSlices.People | ReviewSlices.Factors | ReviewSlices.Actions,
        Says =
        {
            [nameof(Comment)] = v => new("changed what they had said in a comment", "Text"),
        },
    };

    public Task<Refusal?> EditCommentAsync(Actor actor, int number, Guid commentId, CommentText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, EditComment, async (work, review) =>
        {
            var named = await NamedAsync(work, review, text);
            return named.Ok ? review.EditComment(commentId, text.Text, named.Value, work.Me, work.Now) : named.Refusal;
        }, ct);

    private static readonly ReviewVerb TakeCommentBack = new("comment.take-back", ReviewSlices.Comments)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Comment)] = v => new($"took back a comment: {v.Said("taken back")}"),
        },
    };

    public Task<Refusal?> TakeCommentBackAsync(Actor actor, int number, Guid commentId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, TakeCommentBack, (work, review) => review.TakeCommentBack(commentId, work.Me, work.Now), ct);

    private static readonly ReviewVerb RestoreComment = new("comment.restore", ReviewSlices.Comments)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Comment)] = v => new($"put a comment back: {v.Said("put back")}"),
        },
    };

    /// <summary>Undoes taking it back.</summary>
    public Task<Refusal?> RestoreCommentAsync(Actor actor, int number, Guid commentId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RestoreComment, (work, review) => review.TakeCommentBack(commentId, work.Me, null), ct);

    private static readonly ReviewVerb ResolveThread = new("comment.resolve", ReviewSlices.Comments)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(CommentThread)] = v => new($"resolved the comments{On(v.Self)}"),
        },
    };

    public Task<Refusal?> ResolveThreadAsync(Actor actor, int number, Guid threadId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, ResolveThread, (work, review) => review.ResolveThread(threadId, work.Me, work.Now), ct);

    private static readonly ReviewVerb ReopenThread = new("comment.reopen", ReviewSlices.Comments)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(CommentThread)] = v => new($"opened the comments{On(v.Self)} again"),
        },
    };

    public Task<Refusal?> ReopenThreadAsync(Actor actor, int number, Guid threadId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, ReopenThread, (_, review) => review.ReopenThread(threadId), ct);

    private static readonly ReviewVerb ReadComment = new("comment.read", ReviewSlices.Comments);

    /// <summary>For somebody whom a comment is for: they read it and are told no more.</summary>
    public Task<Refusal?> ReadCommentAsync(Actor actor, Guid commentId, CancellationToken ct = default) =>
        store.WriteAsync(actor, ReadComment, async work =>
        {
            if (await work.Db.Set<CommentAddressee>().SingleOrDefaultAsync(a => a.CommentId == commentId && a.PersonId == work.Me.Id, work.Ct) is not { } mine)
                return Refusal.NotFound;
            mine.Read(work.Now);
            return null;
        }, ct);

    /// <summary>Whom the text names. Somebody who could not read it is not named: a name gives no access.</summary>
    private static async Task<Result<IReadOnlyList<NamedPerson>>> NamedAsync(Work work, Review review, CommentText text)
    {
        // A text that is too long is refused for that, and not read for names.
        if (!text.Text.Contains('@', StringComparison.Ordinal) || text.Text.Length > Words.TextLimit) return (List<NamedPerson>)[];
        var people = await work.Db.People.AsNoTracking().Where(p => p.DisabledAt == null).ToListAsync(work.Ct);
        var names = CommentNames.In(Words.Clean(text.Text), people);
        if (names.Count > MostNamed) return new Refusal($"This names {names.Count} people; {MostNamed} is the most. Name those who should answer.");
        List<NamedPerson> named = [];
        foreach (var (name, whose) in names)
        {
            var meant = whose.Count == 1 ? [.. whose] : whose.Where(p => text.Chosen?.Contains(p.Id) == true).ToList();
            if (meant.Count == 0) meant = [.. whose.Where(review.IsOpenTo)];
            if (whose.Count > 1 && meant.Count != 1 && !(meant.Count > 1 && text.Chosen is { Count: > 0 }))
            {
                var either = whose.Take(5).Select(p => whose.Count(w => w.Name == p.Name) > 1 ? $"{p.Name} ({p.Email})" : p.Name);
                return new Refusal($"“@{name}” may be {string.Join(" or ", either)}. Type @ and choose the one you mean from the list.");
            }
            if (meant.Find(p => !review.IsOpenTo(p)) is { } shutOut)
                return new Refusal($"{shutOut.Name} does not take part in this review and could not read this. "
                    + "Invite them first, in Pause, or write the name without @.");
            named.AddRange(meant.Select(p => new NamedPerson(p.Id, name)));
        }
        return named;
    }

    /// <summary>Only what everyone may read is talked about: a sealed perspective is not.</summary>
    private static async Task<Refusal?> CheckPlaceAsync(Work work, Review review, CommentPlace place)
    {
        if (place.About == CommentAbout.Perspective && review.PerspectivesAreSealed)
            return new Refusal("The perspectives are still sealed. They can be talked about once they are revealed.", RefusalKind.Conflict);
        if (await CommentThing.IsStoredAsync(work.Db, review.Id, place, work.Ct)) return null;
        return new Refusal("What this is about was removed meanwhile. Your words are still in the field; its remover can put it back with Undo.",
            RefusalKind.Conflict);
    }

    private static string On(string? about) => about is null ? "" : $" on {about}";
}
