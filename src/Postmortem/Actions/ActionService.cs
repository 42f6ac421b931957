using Microsoft.EntityFrameworkCore;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Storage;

namespace Postmortem.Actions;

/// <summary>The register: every action of every review, and what becomes of them.</summary>
public sealed partial class ActionService(Store store, PeopleCache people)
{
    public Task<Result<ActionRegister>> ListAsync(Actor actor, ActionFilter filter, CancellationToken ct = default) =>
        store.ReadRecentAsync<ActionRegister>(actor, filter, async work =>
        {
            var visible = work.Db.Set<CorrectiveAction>().VisibleTo(work.Db, work.Me);
            var today = work.Today;
            var counts = await CountsAsync(work, visible);
            var rows = Sorted(Filtered(work, visible, filter, today), work.Db.People, filter).Select(Row(work.Db));
            var reviews = await work.Db.Set<Review>().VisibleTo(work.Me).Where(r => visible.Any(a => a.ReviewId == r.Id)).OrderByDescending(r => r.Number)
                .Select(Link).ToListAsync(work.Ct);
            var owners = await visible.Where(a => a.OwnerId != null).Select(a => a.OwnerId!.Value).Distinct().ToListAsync(work.Ct);
            return new ActionRegister(await ListPage<ActionRow>.OfAsync(rows, filter.Page, work.Ct), counts, await people.EveryoneAsync(), reviews,
                owners, work.Me, today);
        }, ct);

    /// <summary>In one question: how many of each state, and how many of those are late.</summary>
    private static async Task<ActionCounts> CountsAsync(Work work, IQueryable<CorrectiveAction> visible)
    {
        var today = work.Today;
        var states = await visible.GroupBy(a => a.State).Select(g => new { State = g.Key, Count = g.Count(), Late = g.Count(a => a.DueOn < today) })
            .ToListAsync(work.Ct);
        var open = states.Where(s => s.State is ActionState.Planned or ActionState.InProgress or ActionState.NotEffective).ToList();
        return new ActionCounts(open.Sum(s => s.Count), open.Sum(s => s.Late), Of(ActionState.Done), Of(ActionState.Effective));

        int Of(ActionState state) => states.Where(s => s.State == state).Sum(s => s.Count);
    }

    /// <summary>One action as it stands now.</summary>
    public Task<Result<ActionRow>> OneAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<ActionRow>(actor, async work =>
            await work.Db.Set<CorrectiveAction>().VisibleTo(work.Db, work.Me).Where(a => a.Number == number).Select(Row(work.Db)).FirstOrDefaultAsync(work.Ct)
                is { } row ? row : Refusal.NotFound, ct);

    private static readonly ReviewVerb GiveTo = new("action.give", ReviewSlices.Actions)
    {
        Says =
        {
            [nameof(CorrectiveAction)] = v => new($"gave {v.Reference("an action")} to {v.After("OwnerId")}"),
        },
    };

    /// <param name="seen">The action's version when the page was opened.</param>
    public Task<Refusal?> GiveToAsync(Actor actor, int number, long seen, Guid ownerId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, seen, GiveTo, async (work, action) =>
            await work.PersonAsync(ownerId) is { } owner ? action.GiveTo(owner) : Refusal.NotFound, ct);

    private static readonly ReviewVerb Due = new("action.due", ReviewSlices.Actions)
    {
        Says =
        {
            [nameof(CorrectiveAction)] = v => new($"changed when {v.Reference("an action")} is due", "DueOn"),
        },
    };

    public Task<Refusal?> DueAsync(Actor actor, int number, long seen, DateOnly on, CancellationToken ct = default) =>
        ChangeAsync(actor, number, seen, Due, (_, action) => Task.FromResult(action.Due(on)), ct);

    private static readonly ReviewVerb Move = new("action.move", ReviewSlices.Actions)
    {
        Says =
        {
            [nameof(CorrectiveAction)] = v => new($"moved {v.Reference("an action")} to “{v.After("State")}”", "StateNote"),
        },
    };

    /// <param name="note">Null where nothing is said.</param>
    public Task<Refusal?> MoveAsync(Actor actor, int number, long seen, ActionState to, string? note, CancellationToken ct = default) =>
        ChangeAsync(actor, number, seen, Move, (work, action) => Task.FromResult(action.Move(to, note, work.Me, work.Now)), ct);

    /// <summary>Says who changed what, so that the next step is a word with them and not a guess.</summary>
    internal static async Task<Refusal> ChangedMeanwhileAsync(Work work, CorrectiveAction action)
    {
        var last = await work.Db.Changes.Where(c => c.EntityId == action.Id).OrderByDescending(c => c.Sequence)
            .Select(c => new { c.PersonId, c.After, Name = work.Db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(work.Ct);
        var who = last?.PersonId == work.Me.Id ? "you, in another window" : last?.Name ?? "someone else";
        return new Refusal(
            $"{action.Reference} was changed by {who} since this page was opened: {ActionChange.InWords(last?.After)}. Nothing of yours was stored; "
                + "look at what it says now and try again.",
            RefusalKind.Conflict);
    }

    private Task<Refusal?> ChangeAsync(
        Actor actor, int number, long seen, ReviewVerb verb, Func<Work, CorrectiveAction, Task<Refusal?>> change, CancellationToken ct) =>
        store.WriteAsync(actor, verb, async work =>
        {
            var action = await work.Db.Set<CorrectiveAction>().VisibleTo(work.Db, work.Me).SingleOrDefaultAsync(a => a.Number == number, work.Ct);
            if (action is null) return Refusal.NotFound;
            if (action.Version != seen) return await ChangedMeanwhileAsync(work, action);
            var review = await work.ReviewOfActionAsync(action.ReviewId);
            if (await change(work, action) is { } refusal) return refusal;
            if (action.FromQuestionId is null) review.ActionChanged($"{action.Reference} was changed after the review was signed.");
            return null;
        }, ct);

    private static readonly System.Linq.Expressions.Expression<Func<CorrectiveAction, bool>> IsOpen = a =>
        a.State == ActionState.Planned || a.State == ActionState.InProgress || a.State == ActionState.NotEffective;

    private static readonly System.Linq.Expressions.Expression<Func<Review, Incidents.ReviewLink>> Link = r =>
        new Incidents.ReviewLink(r.Number, r.Title, r.Stage);

    internal static System.Linq.Expressions.Expression<Func<CorrectiveAction, ActionRow>> Row(PostmortemDb db) => a => new ActionRow(
        a.Number, a.Version, a.Text,
        db.Set<Review>().Where(r => r.Id == a.ReviewId).Select(r => r.Number).First(),
        a.FromQuestionId != null ? db.Set<AcrossQuestion>().Where(q => q.Id == a.FromQuestionId).Select(q => q.Hazard).First()
            : db.Set<Review>().Where(r => r.Id == a.ReviewId).Select(r => r.Title).First(),
        a.OwnerId, db.People.Where(p => p.Id == a.OwnerId).Select(p => p.Name).FirstOrDefault(),
        a.DueOn, a.VerifyOn, a.Strength, a.State, a.StateNote, a.SuccessMeasure,
        db.Set<Notice>().Where(n => n.State == Notices.NoticeState.Sent).SelectMany(n => n.Promises).Any(p => p.ActionId == a.Id))
    {
        QuestionId = a.FromQuestionId,
    };

    private static IQueryable<CorrectiveAction> Filtered(Work work, IQueryable<CorrectiveAction> actions, ActionFilter filter, DateOnly today)
    {
        actions = filter.Show switch
        {
            ActionShow.Open => actions.Where(IsOpen),
            ActionShow.Late => actions.Where(IsOpen).Where(a => a.DueOn < today),
            ActionShow.Mine => actions.Where(IsOpen).Where(a => a.OwnerId == work.Me.Id),
            ActionShow.ToVerify => actions.Where(a => a.State == ActionState.Done),
            ActionShow.Proven => actions.Where(a => a.State == ActionState.Effective),
            _ => actions,
        };
        if (filter.OwnerId is { } owner) actions = actions.Where(a => a.OwnerId == owner);
        if (filter.ReviewNumber is { } review) actions = actions.Where(a => work.Db.Set<Review>().Any(r => r.Id == a.ReviewId && r.Number == review));
        if (filter.Strength is { } strength) actions = actions.Where(a => a.Strength == strength);
        return actions;
    }

    private static IQueryable<CorrectiveAction> Sorted(IQueryable<CorrectiveAction> actions, IQueryable<Person> names, ActionFilter filter) =>
        (filter.Sort, filter.Descending) switch
        {
            (ActionSort.Number, false) => actions.OrderBy(a => a.Number),
            (ActionSort.Number, true) => actions.OrderByDescending(a => a.Number),
            (ActionSort.Owner, false) => actions.OrderBy(a => a.OwnerId == null)
                .ThenBy(a => names.Where(p => p.Id == a.OwnerId).Select(p => p.Name).FirstOrDefault()).ThenBy(a => a.Number),
            (ActionSort.Owner, true) => actions.OrderBy(a => a.OwnerId == null)
                .ThenByDescending(a => names.Where(p => p.Id == a.OwnerId).Select(p => p.Name).FirstOrDefault()).ThenBy(a => a.Number),
            (ActionSort.State, false) => actions.OrderBy(a => a.State).ThenBy(a => a.Number),
            (ActionSort.State, true) => actions.OrderByDescending(a => a.State).ThenBy(a => a.Number),
            (ActionSort.Strength, false) => actions.OrderBy(a => a.Strength).ThenBy(a => a.Number),
            (ActionSort.Strength, true) => actions.OrderByDescending(a => a.Strength).ThenBy(a => a.Number),
            (_, false) => actions.OrderBy(a => a.DueOn == null).ThenBy(a => a.DueOn).ThenBy(a => a.Number),
            (_, true) => actions.OrderBy(a => a.DueOn == null).ThenByDescending(a => a.DueOn).ThenBy(a => a.Number),
        };
}
