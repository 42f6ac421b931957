using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Storage;

namespace Postmortem.Reviews.Across;

/// <summary>Read-across: other teams are asked whether the same could happen with them.</summary>
public sealed class AcrossService(Store store)
{
    private static readonly ReviewVerb AskAcross = new("across.ask", ReviewSlices.Across)
    {
        Needs = ReviewSlices.Across | ReviewSlices.Factors | ReviewSlices.Actions,
        Says =
        {
            [nameof(AcrossQuestion)] = v => new($"asked {v.After("AskedId")} whether this could happen elsewhere: {v.Thing("a question", "Hazard")}"),
        },
    };

    /// <returns>The question's id.</returns>
    public Task<Result<Guid>> AskAcrossAsync(Actor actor, int number, AcrossText text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, AskAcross, async (work, review) =>
        {
            if (await work.PersonAsync(text.AskedId) is null) return Refusal.NotFound;
            return review.Ask(text, work.Me, work.Now, out var asked) is { } refusal ? refusal : asked!.Id;
        }, ct);

    private static readonly ReviewVerb RemindAcross = new("across.remind", ReviewSlices.Across)
    {
        Says =
        {
            [nameof(AcrossQuestion)] = v => new("reminded another team of what it was asked"),
        },
    };

    public Task<Refusal?> RemindAcrossAsync(Actor actor, int number, Guid questionId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemindAcross, (work, review) => review.RemindOfQuestion(questionId, work.Me.DayOf, work.Now), ct);

    private static readonly ReviewVerb TakeAcrossBack = new("across.take-back", ReviewSlices.Across)
    {
        Says =
        {
            [nameof(AcrossQuestion)] = v => new("took back a question to another team"),
        },
    };

    /// <summary>Only while nobody has answered.</summary>
    public Task<Refusal?> TakeAcrossBackAsync(Actor actor, int number, Guid questionId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, TakeAcrossBack, (work, review) => review.TakeQuestionBack(questionId, work.Now), ct);

    /// <summary>A question as it is read by whoever was asked, and by those who may see its review. Nothing else of the review comes with it.</summary>
    public Task<Result<AskedView>> AskedAsync(Actor actor, Guid questionId, CancellationToken ct = default) =>
        store.ReadAsync<AskedView>(actor, async work =>
        {
            if (await QuestionAsync(work, questionId) is not { } question) return Refusal.NotFound;
            var names = await work.Db.People.Where(p => p.Id == question.AskedId || p.Id == question.AskedById)
                .ToDictionaryAsync(p => p.Id, p => p.Name, work.Ct);
            var number = await work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Id == question.ReviewId).Select(r => (int?)r.Number)
                .SingleOrDefaultAsync(work.Ct);
            var action = question.TheirActionId is { } id ? await work.Db.Set<CorrectiveAction>().Where(a => a.Id == id).Select(ActionService.Row(work.Db))
                .SingleOrDefaultAsync(work.Ct) : null;
            return new AskedView(question, names[question.AskedById], names[question.AskedId], number, action, question.AskedId == work.Me.Id,
                work.Me.TimeZone);
        }, ct);

    private static readonly ReviewVerb AnswerAcross = new("across.answer", ReviewSlices.Across)
    {
        Says =
        {
            [nameof(AcrossQuestion)] = v => new(v.After("Answer") == "fixed" ? "answered for another team: it is fixed there"
                : "answered for another team: not with them", "Reply"),
        },
    };

    /// <summary>"Not us", or "fixed already", with words. By the person who was asked.</summary>
    public Task<Refusal?> AnswerAcrossAsync(Actor actor, Guid questionId, AcrossAnswer answer, string reply, CancellationToken ct = default) =>
        store.WriteAsync(actor, AnswerAcross, async work =>
        {
            if (await QuestionAsync(work, questionId) is not { } question) return Refusal.NotFound;
            return answer == AcrossAnswer.SameHere ? new Refusal("Say what you will do about it, and until when.")
                : question.Say(answer, reply, work.Me, work.Now);
        }, ct);

    private static readonly ReviewVerb SameHere = new("across.same-here", ReviewSlices.Across | ReviewSlices.Actions)
    {
        Says =
        {
            [nameof(AcrossQuestion)] = v => new("answered for another team: the same hazard is there"),
            [nameof(CorrectiveAction)] = v => new($"took on {v.Reference("an action")} for another team: {v.Thing("")}", "DueOn"),
        },
    };

    /// <summary>"Same here": it becomes an action of the person who was asked.</summary>
    /// <returns>The action's number.</returns>
    public Task<Result<int>> SameHereAsync(Actor actor, Guid questionId, ActionText text, CancellationToken ct = default) =>
        store.WriteAsync<int>(actor, SameHere, async work =>
        {
            if (await QuestionAsync(work, questionId) is not { } question) return Refusal.NotFound;
            var next = (await work.Db.Set<CorrectiveAction>().MaxAsync(a => (int?)a.Number, work.Ct) ?? 0) + 1;
            if (question.SayTheSame(next, text, work.Me, work.Now, out var planned) is { } refusal) return refusal;
            work.Db.Add(planned!);
            return next;
        }, ct);

    private static Task<AcrossQuestion?> QuestionAsync(Work work, Guid id)
    {
        var (me, mine) = (work.Me.Id, work.Db.Set<Review>().VisibleTo(work.Me).Select(r => r.Id));
        return work.Db.Set<AcrossQuestion>().SingleOrDefaultAsync(q => q.Id == id
            && ((q.AskedId == me && q.TakenBackAt == null) || mine.Contains(q.ReviewId) || work.Db.Set<CorrectiveAction>()
                .Any(a => a.Id == q.TheirActionId && a.OwnerId == me)), work.Ct);
    }
}
