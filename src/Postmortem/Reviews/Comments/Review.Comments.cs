using Postmortem.People;
using Postmortem.Reviews.Comments;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    /// <summary>Threads that are named when they are in the way; the others are counted.</summary>
    private const int ThreadsNamed = 3;


    /// <summary>What was said about the things of this review, oldest first; without threads of which every comment was taken back.</summary>
    public IReadOnlyList<CommentThread> Threads => [.. ThreadRows.Where(t => t.First is not null).OrderBy(t => t.Id)];

    /// <summary>Those that wait to be resolved before the review is signed.</summary>
    public IReadOnlyList<CommentThread> OpenThreads => [.. Threads.Where(t => t.IsOpen)];

    /// <summary>What was said about one thing.</summary>
    public IReadOnlyList<CommentThread> ThreadsOn(CommentPlace place) => [.. ThreadRows.Where(t => t.Place == place && t.First is not null).OrderBy(t => t.Id)];

    /// <summary>Whether this person may open it: as <see cref="Visibility"/> says it to the database, for a review that is loaded whole.</summary>
    public bool IsOpenTo(Person person) =>
        person.IsManager || StartedById == person.Id || FacilitatorId == person.Id || ParticipantRows.Exists(p => p.PersonId == person.Id)
        || ActionRows.Exists(a => (a.OwnerId == person.Id && a.FromQuestionId is null) || a.VerifierId == person.Id)
            || Factors.Any(f => f.RiskOwnerId == person.Id);

    /// <summary>
    /// Says something about one thing: in the thread about it that is open, or in a new one. It is no edit, so a signature stands; but a closed
    /// review is closed, for what would be said there could be resolved by nobody before it is signed.
    /// </summary>
    public Refusal? AddComment(CommentPlace place, string text, IReadOnlyList<NamedPerson> named, Person by, DateTimeOffset now, out Comment? written)
    {
        written = null;
        text = Words.Clean(text);
        if ((Comment.Check(text) ?? CheckTalking()) is { } refusal) return refusal;
        if (ThreadRows.Find(t => t.Place == place && t.ResolvedAt is null) is not { } thread) ThreadRows.Add(thread = new CommentThread(Id, place, by, now));
        written = thread.Write(text, named, by, now);
        Version++;
        return null;
    }

    public Refusal? EditComment(Guid commentId, string text, IReadOnlyList<NamedPerson> named, Person by, DateTimeOffset now) => OnOwn(commentId, by, comment =>
    {
        text = Words.Clean(text);
        if (Comment.Check(text) is { } refusal) return refusal;
        if (!comment.Stands) return new Refusal("You took this comment back, perhaps in another window. Put it back first.", RefusalKind.Conflict);
        comment.Edit(text, named, now);
        return null;
    });

    /// <param name="at">Null puts it back.</param>
    public Refusal? TakeCommentBack(Guid commentId, Person by, DateTimeOffset? at) => OnOwn(commentId, by, comment =>
    {
        comment.TakenBackAt = at is null ? null : comment.TakenBackAt ?? at;
        return null;
    });

    /// <summary>By anyone who may read it: what was asked is answered, or was done.</summary>
    public Refusal? ResolveThread(Guid threadId, Person by, DateTimeOffset now) => OnThread(threadId, thread =>
    {
        thread.Resolve(by, now);
        return null;
    });

    public Refusal? ReopenThread(Guid threadId) => OnThread(threadId, thread =>
    {
        if (thread.ResolvedAt is not null && ThreadRows.Exists(t => t.Place == thread.Place && t.IsOpen))
            return new Refusal("Somebody has said more about this meanwhile. Go on there.", RefusalKind.Conflict);
        thread.Reopen();
        return null;
    });

    /// <summary>What its writer took back with Undo, or did again.</summary>
    internal Refusal? CommentsTakenBack()
    {
        if (CheckTalking() is { } refusal) return refusal;
        Version++;
        return null;
    }

    /// <summary>Why it cannot be signed while something is still being talked about.</summary>
    private Refusal? CheckTalkedOut()
    {
        var open = OpenThreads;
        if (open.Count == 0) return null;
        var named = open.Take(ThreadsNamed).Select(t => $"“{Comment.Excerpt(t.First!.Text, 50)}”").ToList();
        if (open.Count > ThreadsNamed) named.Add($"{open.Count - ThreadsNamed} more");
        var list = named.Count == 1 ? named[0] : $"{string.Join(", ", named[..^1])} and {named[^1]}";
        return new Refusal($"{CommentsOpen(open.Count)}: {list}. Resolve {(open.Count == 1 ? "it" : "them")} first; then sign.", RefusalKind.Conflict);
    }

    /// <summary>"2 comments are still open".</summary>
    internal static string CommentsOpen(int count) => count == 1 ? "1 comment is still open" : $"{count} comments are still open";

    private Refusal? OnOwn(Guid commentId, Person by, Func<Comment, Refusal?> change)
    {
        if (ThreadRows.SelectMany(t => t.Comments).FirstOrDefault(c => c.Id == commentId) is not { } comment) return Refusal.NotFound;
        if (comment.AuthorId != by.Id) return Refusal.NotYours("Only its writer changes a comment or takes it back. You can answer it.");
        return Talk(() => change(comment));
    }

    private Refusal? OnThread(Guid threadId, Func<CommentThread, Refusal?> change) =>
        ThreadRows.Find(t => t.Id == threadId) is { } thread ? Talk(() => change(thread)) : Refusal.NotFound;

    private Refusal? Talk(Func<Refusal?> change)
    {
        if ((CheckTalking() ?? change()) is { } refusal) return refusal;
        Version++;
        return null;
    }

    private Refusal? CheckTalking() =>
        IsClosed ? new Refusal("This review is closed: its comments are read, not written. A manager can open it again.", RefusalKind.Conflict) : null;
}
