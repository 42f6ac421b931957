using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Factors;
using Postmortem.Storage;

namespace Postmortem.Actions;

public sealed partial class ActionService
{
    /// <summary>One's own first page: my actions, and what waits for me.</summary>
    public Task<Result<MyWork>> MyWorkAsync(Actor actor, CancellationToken ct = default) =>
        store.ReadRecentAsync<MyWork>(actor, null, async work =>
        {
            var (me, db) = (work.Me, work.Db);
            var actions = await db.Set<CorrectiveAction>().Where(a => a.OwnerId == me.Id).Where(IsOpen)
                .OrderBy(a => a.DueOn == null).ThenBy(a => a.DueOn).ThenBy(a => a.Number).Select(Row(db)).ToListAsync(work.Ct);
            var notices = me.IsManager
                ? await db.Set<Notice>().Where(n => n.State == Notices.NoticeState.Draft).OrderBy(n => n.Number).Select(n => new NoticeLink(n.Number, n.Title))
                    .ToListAsync(work.Ct)
                : [];
            var reviews = await ReviewsAsync(work);
            return new MyWork(me, work.Today, await people.EveryoneAsync(), actions, await ToVerifyAsync(work), reviews[Waiting.ToAccept],
                reviews[Waiting.ToWrite], reviews[Waiting.ToLead], reviews[Waiting.ToSign], notices, await ThanksAsync(work))
            {
                Reminders = await RemindersAsync(work),
                ToLookAgain = await RisksAsync(work),
                Asked = await AskedAsync(work),
                Comments = await CommentsAsync(work),
            };
        }, ct);

    /// <summary>Of one's own first page, what others said to one: to look at it again when there is news.</summary>
    public Task<Result<IReadOnlyList<CommentForMe>>> CommentsForMeAsync(Actor actor, CancellationToken ct = default) =>
        store.ReadAsync<IReadOnlyList<CommentForMe>>(actor, async work => await CommentsAsync(work), ct);

    private enum Waiting { ToAccept, ToWrite, ToLead, ToSign }

    /// <summary>The open reviews in which something waits for this person, by what that is, the newest first: in one question.</summary>
    private static async Task<Dictionary<Waiting, List<ReviewLink>>> ReviewsAsync(Work work)
    {
        var me = work.Me;
        var signable = work.Db.Set<Review>().LackingOnlyTheSignature();
        var rows = await work.Db.Set<Review>().VisibleTo(me).Where(r => r.Stage != Stage.Closed).Select(r => new
        {
            Link = new ReviewLink(r.Number, r.Title, r.Stage),
            ToAccept = r.Participants.Any(p => p.PersonId == me.Id && p.AcceptedGroundRuleAt == null),
            ToWrite = r.PerspectivesRevealedAt == null && r.Participants.Any(p => p.PersonId == me.Id && !p.AddsNothing)
                && !r.Perspectives.Any(p => p.AuthorId == me.Id && p.HandedInAt != null),
            ToLead = r.FacilitatorId == me.Id,
            ToSign = me.IsManager && signable.Any(s => s.Id == r.Id),
        }).Where(r => r.ToAccept || r.ToWrite || r.ToLead || r.ToSign).ToListAsync(work.Ct);
        rows.Sort((one, other) => other.Link.Number.CompareTo(one.Link.Number));
        return new()
        {
            [Waiting.ToAccept] = [.. rows.Where(r => r.ToAccept).Select(r => r.Link)],
            [Waiting.ToWrite] = [.. rows.Where(r => r.ToWrite).Select(r => r.Link)],
            [Waiting.ToLead] = [.. rows.Where(r => r.ToLead).Select(r => r.Link)],
            [Waiting.ToSign] = [.. rows.Where(r => r.ToSign).Select(r => r.Link)],
        };
    }

    /// <summary>What is measured to its end, and is nobody else's to verify.</summary>
    private static Task<List<ActionRow>> ToVerifyAsync(Work work)
    {
        var (me, today) = (work.Me.Id, work.Today);
        return work.Db.Set<CorrectiveAction>().VisibleTo(work.Db, work.Me).Where(a => a.State == ActionState.Done && a.OwnerId != me)
            .Where(a => (a.VerifierId == null || a.VerifierId == me) && (a.VerifyOn == null || a.VerifyOn <= today))
            .OrderByDescending(a => a.VerifierId == me).ThenBy(a => a.VerifyOn).Take(50).Select(Row(work.Db)).ToListAsync(work.Ct);
    }

    private static Task<List<Reminded>> RemindersAsync(Work work)
    {
        var (me, db) = (work.Me.Id, work.Db);
        return db.Set<Review>().VisibleTo(work.Me).Where(r => r.Stage != Stage.Closed && r.PerspectivesRevealedAt == null)
            .SelectMany(r => r.Reminders, (r, reminder) => new { r.Number, reminder })
            .Where(x => x.reminder.PersonId == me).OrderByDescending(x => x.reminder.At)
            .Select(x => new Reminded(x.Number, x.reminder.At, db.People.Where(p => p.Id == x.reminder.ById).Select(p => p.Name).FirstOrDefault()))
                .ToListAsync(work.Ct);
    }

    private static Task<List<RiskDue>> RisksAsync(Work work)
    {
        var (me, today) = (work.Me.Id, work.Today);
        return work.Db.Set<Review>().SelectMany(r => r.Factors, (r, factor) => new { r.Number, r.Title, factor })
            .Where(x => x.factor.RiskOwnerId == me && x.factor.RemovedAt == null && x.factor.LookAgainOn <= today).OrderBy(x => x.factor.LookAgainOn)
            .Select(x => new RiskDue(x.Number, x.Title, x.factor.Id, x.factor.Text, x.factor.LookAgainOn!.Value)).ToListAsync(work.Ct);
    }

    private static Task<List<AskedOfMe>> AskedAsync(Work work)
    {
        var (me, db) = (work.Me.Id, work.Db);
        return db.Set<AcrossQuestion>().Where(q => q.AskedId == me && q.Answer == null && q.TakenBackAt == null).OrderBy(q => q.AskedAt)
            .Select(q => new AskedOfMe(q.Id, q.Hazard, q.Team, db.People.Where(p => p.Id == q.AskedById).Select(p => p.Name).FirstOrDefault(), q.AskedAt,
                q.RemindedAt))
            .ToListAsync(work.Ct);
    }

    /// <summary>Unread, in threads that are open, in reviews where they can be answered.</summary>
    private static Task<List<CommentForMe>> CommentsAsync(Work work)
    {
        var (me, db) = (work.Me.Id, work.Db);
        var reviews = db.Set<Review>().VisibleTo(work.Me).Where(r => r.Stage != Stage.Closed);
        return db.Set<CommentAddressee>().Where(a => a.PersonId == me && a.ReadAt == null)
            .Join(db.Set<Comment>().Where(c => c.TakenBackAt == null), a => a.CommentId, c => c.Id, (a, c) => new { a, c })
            .Join(db.Set<CommentThread>().Where(t => t.ResolvedAt == null), x => x.c.ThreadId, t => t.Id, (x, t) => new { x.a, x.c, t })
            .Join(reviews, x => x.a.ReviewId, r => r.Id, (x, r) => new { x.a, x.c, x.t, r })
            .OrderBy(x => x.c.WrittenAt)
            .Select(x => new CommentForMe(x.c.Id, x.c.Text, db.People.Where(p => p.Id == x.c.AuthorId).Select(p => p.Name).FirstOrDefault() ?? "",
                x.c.WrittenAt, x.a.NamedAs != "",
                x.t.About, x.r.Number, x.r.Title, x.r.Stage)).ToListAsync(work.Ct);
    }

    private static Task<List<Thanks>> ThanksAsync(Work work)
    {
        var (me, db) = ((Guid?)work.Me.Id, work.Db);
        var mine = db.Set<Review>().VisibleTo(work.Me);
        return db.Set<Recognition>().Where(t => t.PersonId == me && t.RemovedAt == null && t.SeenAt == null).OrderByDescending(t => t.GivenAt)
            .Select(t => new Thanks(t.Id, t.Text, db.People.Where(p => p.Id == t.GivenById).Select(p => p.Name).FirstOrDefault(),
                mine.Where(r => r.Id == t.ReviewId).Select(r => (int?)r.Number).FirstOrDefault(), mine.Where(r => r.Id == t.ReviewId).Select(r => r.Title)
                    .FirstOrDefault()))
            .ToListAsync(work.Ct);
    }
}
