using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Reviews.Perspectives;
using Postmortem.Storage;

namespace Postmortem.Sessions;

public sealed partial class SessionService
{
    /// <summary>One's own words at one item, whenever.</summary>
    public Task<Result<MyAnswer>> MyAnswerAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        store.ReadAsync<MyAnswer>(actor, async work =>
        {
            if (await ItemsOf(work, number).SingleOrDefaultAsync(i => i.Id == itemId, work.Ct) is not { } item) return Refusal.NotFound;
            var mine = await work.Db.Set<SessionAnswer>().SingleOrDefaultAsync(a => a.ItemId == itemId && a.AuthorId == work.Me.Id, work.Ct);
            if (mine is null) return new MyAnswer("", "");
            return seal.OpenAnswer(mine.Content) is { } text && seal.OpenAnswer(mine.Shown) is { } shown
                ? new MyAnswer(text, item.RevealedAt is null ? "" : SessionAnswer.Late(shown, text)) : Seal.Lost;
        }, ct);

    /// <summary>How many have written something: all that anybody learns before the reveal.</summary>
    public Task<Result<int>> WrittenAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        store.ReadAsync<int>(actor, async work => !await ItemsOf(work, number).AnyAsync(i => i.Id == itemId, work.Ct) ? Refusal.NotFound
            : await work.Db.Set<SessionAnswer>().CountAsync(a => a.ItemId == itemId && a.HasWords, work.Ct), ct);

    private static readonly ReviewVerb WriteAnswer = new("session.write", ReviewSlices.Sessions);

    /// <summary>
    /// Keeps one's own words as typed. Nothing is logged: it is nobody's business when. What comes after the reveal, or after the end, is
    /// kept all the same.
    /// </summary>
    public Task<Result<WrittenAnswer>> WriteAnswerAsync(Actor actor, int number, Guid itemId, string text, CancellationToken ct = default) =>
        store.WriteAsync<WrittenAnswer>(actor, WriteAnswer, async work =>
        {
            if (await ItemsOf(work, number).AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId, work.Ct) is not { Kind: SessionKind.WriteAlone } item)
                return Refusal.NotFound;
            text = Words.Sound(text);
            if (Words.LimitText(text, "The answer") is { } tooLong) return tooLong;
            var mine = await work.Db.Set<SessionAnswer>().SingleOrDefaultAsync(a => a.ItemId == itemId && a.AuthorId == work.Me.Id, work.Ct);
            if (mine is null) work.Db.Add(mine = new SessionAnswer(itemId, work.Me.Id));
            mine.Write(seal.CloseAnswer(text), !string.IsNullOrWhiteSpace(text));
            return new WrittenAnswer(item.RevealedAt is not null);
        }, ct);

    private static readonly ReviewVerb Reveal = new("session.reveal", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => v.After("RevealedAt") is null ? null : new($"revealed what was written alone: {v.Thing("an item", "Title")}"),
        },
    };

    public Task<Refusal?> RevealAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, Reveal, (work, session, _) =>
            session.Item(itemId) is { } item ? RevealAsync(work, session, item) : Task.FromResult<Refusal?>(Refusal.NotFound), ct);

    private static readonly ReviewVerb AddLate = new("session.add-late", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ShownAnswer)] = v => new("added to what was revealed", "Text"),
        },
    };

    /// <summary>Shows everyone what one typed since the reveal, under one's name.</summary>
    public Task<Refusal?> AddLateAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        store.WriteAsync(actor, AddLate, async work =>
        {
            if (await ItemsOf(work, number).Include(i => i.Answers).SingleOrDefaultAsync(i => i.Id == itemId, work.Ct) is not { } item) return Refusal.NotFound;
            if (item.RevealedAt is null) return new Refusal("The answers are not revealed yet; what you write is part of yours.", RefusalKind.Conflict);
            if (await work.Db.Set<Review>().AnyAsync(r => r.Id == item.ReviewId && r.Stage == Stage.Closed, work.Ct)) return Closed;
            var mine = await work.Db.Set<SessionAnswer>().SingleOrDefaultAsync(a => a.ItemId == itemId && a.AuthorId == work.Me.Id, work.Ct);
            if (mine is null) return new Refusal("There is nothing of yours to add.");
            if (seal.OpenAnswer(mine.Content) is not { } text || seal.OpenAnswer(mine.Shown) is not { } shown) return Seal.Lost;
            var late = SessionAnswer.Late(shown, text);
            if (late.Length == 0) return new Refusal("There is nothing of yours to add.");
            item.Add(work.Me.Id, late);
            mine.Show();
            return null;
        }, ct);

    /// <summary>For verbs after which an item may be on the screen that reveals.</summary>
    private Task<Refusal?> RevealingAsync(Actor actor, int number, ReviewVerb verb, Func<Work, ReviewSession, Refusal?> change, CancellationToken ct) =>
        ChangeAsync(actor, number, verb, async (work, session, _) =>
        {
            if (change(work, session) is { } refusal) return refusal;
            return session.Current is { Kind: SessionKind.Reveal } now && session.AnswersShownAt(now) is { RevealedAt: null } item
                ? await RevealAsync(work, session, item) : null;
        }, ct);

    private async Task<Refusal?> RevealAsync(Work work, ReviewSession session, SessionItem item)
    {
        List<(Guid, string)> answers = [];
        var unopened = 0;
        foreach (var sheet in await work.Db.Set<SessionAnswer>().Where(a => a.ItemId == item.Id && a.HasWords).ToListAsync(work.Ct))
        {
            if (seal.OpenAnswer(sheet.Content) is not { } text) unopened++; // stays as it is, for the day on which its key is back
            else
            {
                answers.Add((sheet.AuthorId, text.Trim()));
                sheet.Show();
            }
        }
        return session.Reveal(work.Me, item, answers, unopened, work.Now);
    }

    /// <summary>After the end nothing private is kept but words that nobody has read yet: those are their writer's to look at.</summary>
    private async Task ForgetAnswersAsync(Work work, ReviewSession session)
    {
        var items = session.Items.Select(i => i.Id).ToList();
        foreach (var sheet in await work.Db.Set<SessionAnswer>().Where(a => items.Contains(a.ItemId)).ToListAsync(work.Ct))
            if (seal.OpenAnswer(sheet.Content) is { } text && seal.OpenAnswer(sheet.Shown) is { } shown && SessionAnswer.Late(shown, text).Length == 0)
                work.Db.Remove(sheet);
    }

    private static IQueryable<SessionItem> ItemsOf(Work work, int number)
    {
        var reviews = work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number).Select(r => r.Id);
        return work.Db.Set<SessionItem>().Where(i => reviews.Contains(i.ReviewId) && i.RemovedAt == null);
    }
}
