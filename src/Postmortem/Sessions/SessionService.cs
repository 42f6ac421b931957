using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Reviews.Perspectives;
using Postmortem.Storage;

namespace Postmortem.Sessions;

/// <summary>
/// Everything that can be done in a session. What everyone sees of it is part of <see cref="ReviewPage"/>; what one person alone sees is
/// asked for here. Whoever may see the review may come in.
/// </summary>
public sealed partial class SessionService(Store store, ReviewTemplates templates, QuestionDecks decks, Seal seal)
{
    /// <summary>How often a page says that it is still here.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);

    /// <summary>A pulse younger than this is not written again.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(8);

    private static readonly ReviewVerb Prepare = new("session.prepare", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ReviewSession)] = v => new("prepared a session"),
        },
    };

    /// <summary>Prepares a session with the agenda of the review's guide. Whoever prepares it leads it.</summary>
    public Task<Refusal?> PrepareAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.WriteAsync(actor, Prepare, async work =>
        {
            if (await work.Db.Set<Review>().VisibleTo(work.Me).SingleOrDefaultAsync(r => r.Number == number, work.Ct) is not { } review)
                return Refusal.NotFound;
            if (!review.IsLedBy(work.Me)) return Refusal.NotYours("Only the facilitator or a manager prepares a session.");
            if (review.IsClosed) return Closed;
            var before = await work.Db.Set<ReviewSession>().Where(s => s.ReviewId == review.Id).Select(s => new { s.Number, s.EndedAt }).ToListAsync(work.Ct);
            if (before.Exists(s => s.EndedAt is null))
                return new Refusal("A session of this review is open already. Come in, or end it first.", RefusalKind.Conflict);
            var session = new ReviewSession(review.Id, before.Count + 1, work.Me, Agenda(review), work.Now);
            work.Db.Add(session);
            work.Db.Add(new SessionPulse(session.Id, work.Now));
            return null;
        }, ct);

    private static readonly ReviewVerb ComeIn = new("session.come-in", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionAttendee)] = v => new("came into the session"),
        },
    };

    /// <summary>Says that this person's page is open, and brings them in if they were not. To be called every <see cref="BeatEvery"/>.</summary>
    public Task<Result<SessionBeat>> BeatAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.WriteAsync<SessionBeat>(actor, ComeIn, async work =>
        {
            if (await OpenAsync(work, number) is not ({ } session, { } pulse)) return Refusal.NotFound;
            session.Observe(pulse.At, work.Now);
            session.ComeIn(work.Me, work.Now);
            var leads = session.LeaderId == work.Me.Id;
            var heard = leads ? pulse.LeaderAt : pulse.At;
            if (work.Now - heard >= FreshFor || work.Now < heard) pulse.Beat(leads, work.Now);
            return new SessionBeat(work.Now, pulse.LeaderAt);
        }, ct);

    /// <summary>As <see cref="BeatAsync"/>, for a page that stands for nobody: a wall.</summary>
    public Task<Result<SessionBeat>> HearAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<SessionBeat>(actor, async work =>
            await OpenAsync(work, number) is ({ }, { } pulse) ? new SessionBeat(work.Now, pulse.LeaderAt) : Refusal.NotFound, ct);

    private static readonly ReviewVerb Begin = new("session.begin", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ReviewSession)] = v => new("began the session"),
            [nameof(SessionItem)] = v => v.After("RevealedAt") is null ? null : new($"revealed what was written alone: {v.Thing("an item", "Title")}"),
        },
    };

    public Task<Refusal?> BeginAsync(Actor actor, int number, CancellationToken ct = default) =>
        RevealingAsync(actor, number, Begin, (work, session) => session.Begin(work.Me, work.Now), ct);

    private static readonly ReviewVerb GoTo = new("session.go", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ReviewSession)] = v => new($"went on in the session to {v.Other("CurrentItemId") ?? "another item"}"),
            [nameof(SessionItem)] = v => v.After("RevealedAt") is null ? null : new($"revealed what was written alone: {v.Thing("an item", "Title")}"),
        },
    };

    /// <summary>Puts an item of the agenda on everyone's screen. One that reveals, reveals.</summary>
    public Task<Refusal?> GoToAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        RevealingAsync(actor, number, GoTo, (work, session) => session.GoTo(work.Me, itemId, work.Now), ct);

    private static readonly ReviewVerb SetPaused = new("session.pause", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new(v.After("PausedAt") is null ? "let the session’s clock go on" : "stopped the session’s clock"),
        },
    };

    public Task<Refusal?> SetPausedAsync(Actor actor, int number, bool paused, CancellationToken ct = default) =>
        ChangeAsync(actor, number, SetPaused, (work, session) => session.SetPaused(work.Me, paused, work.Now), ct);

    private static readonly ReviewVerb Extend = new("session.extend", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new($"changed the time of {v.Thing("an item", "Title")}"),
        },
    };

    /// <param name="minutes">More time for what is on the screen; below zero for less.</param>
    public Task<Refusal?> ExtendAsync(Actor actor, int number, int minutes, CancellationToken ct = default) =>
        ChangeAsync(actor, number, Extend, (work, session) => session.Extend(work.Me, minutes), ct);

    private static readonly ReviewVerb HandOver = new("session.hand-over", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ReviewSession)] = v => new($"handed the session over to {v.After("LeaderId")}"),
        },
    };

    public Task<Refusal?> HandOverAsync(Actor actor, int number, Guid personId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, HandOver, async (work, session, pulse) =>
        {
            if (await work.PersonAsync(personId) is not { } person) return Refusal.NotFound;
            if (session.HandOver(work.Me, person, work.Now) is { } refusal) return refusal;
            pulse.LedAnew(work.Now);
            return null;
        }, ct);

    private static readonly ReviewVerb TakeOver = new("session.take-over", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ReviewSession)] = v => new($"took over the session from {v.Before("LeaderId")}, whose page was gone"),
        },
    };

    /// <summary>Goes on in place of a leader whose page is gone.</summary>
    public Task<Refusal?> TakeOverAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, TakeOver, (work, session, pulse) =>
        {
            var refusal = session.TakeOver(work.Me, pulse.LeaderAt, work.Now);
            if (refusal is null) pulse.LedAnew(work.Now);
            return Task.FromResult(refusal);
        }, ct);

    private static readonly ReviewVerb End = new("session.end", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ReviewSession)] = v => new("ended the session"),
        },
    };

    /// <summary>Ends the session. Its record stays with the review.</summary>
    public Task<Refusal?> EndAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, End, async (work, session, pulse) =>
        {
            if (session.End(work.Me, work.Now) is { } refusal) return refusal;
            work.Db.Remove(pulse);
            await ForgetAnswersAsync(work, session);
            return null;
        }, ct);

    /// <summary>What the guide plans; a review that began with a guide without an agenda takes that of the guide as it is now.</summary>
    private List<AgendaText> Agenda(Review review)
    {
        var own = review.Template().Agenda;
        if (own.Count == 0) own = templates.All().FirstOrDefault(t => t.Name == review.TemplateName)?.Agenda ?? [];
        return own.ConvertAll(a => new AgendaText(a.Title, a.Kind, a.Minutes) { Prompt = a.Prompt, WithoutNames = a.WithoutNames });
    }

    private static readonly Refusal Closed = new("This review is closed. A manager can open it again.", RefusalKind.Conflict);

    /// <summary>The session that is open; nothing where there is none, or the review is not this person's to see.</summary>
    private static async Task<(ReviewSession? Session, SessionPulse? Pulse)> OpenAsync(Work work, int number)
    {
        var reviews = work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number).Select(r => r.Id);
        var session = await work.Db.Set<ReviewSession>().WithEverything().SingleOrDefaultAsync(s => reviews.Contains(s.ReviewId) && s.EndedAt == null, work.Ct);
        return session is null ? default : (session, await work.Db.Set<SessionPulse>().SingleAsync(p => p.SessionId == session.Id, work.Ct));
    }

    private Task<Refusal?> ChangeAsync(Actor actor, int number, ReviewVerb verb, Func<Work, ReviewSession, Refusal?> change, CancellationToken ct) =>
        ChangeAsync(actor, number, verb, (work, session, _) => Task.FromResult(change(work, session)), ct);

    private Task<Refusal?> ChangeAsync(Actor actor, int number, ReviewVerb verb, Func<Work, ReviewSession, SessionPulse, Task<Refusal?>> change,
        CancellationToken ct) =>
        store.WriteAsync(actor, verb, async work =>
        {
            if (await OpenAsync(work, number) is not ({ } session, { } pulse)) return await NoneOpenAsync(work, number);
            session.Observe(pulse.At, work.Now);
            pulse.Beat(session.LeaderId == work.Me.Id, work.Now);
            return await change(work, session, pulse);
        }, ct);

    private static async Task<Refusal> NoneOpenAsync(Work work, int number) =>
        await work.Db.Set<Review>().VisibleTo(work.Me).AnyAsync(r => r.Number == number, work.Ct)
            ? new Refusal("This session has ended. Its record stays with the review.", RefusalKind.Conflict) : Refusal.NotFound;
}

/// <summary>What a page hears when it says that it is here.</summary>
/// <param name="At">The server's time.</param>
/// <param name="LeaderAt">When the page of whoever leads was heard of last.</param>
public sealed record SessionBeat(DateTimeOffset At, DateTimeOffset LeaderAt)
{
    public bool LeaderIsGone => At - LeaderAt >= ReviewSession.Patience;

    /// <summary>The time by a clock that neither goes back nor leaps: what is farther from what was heard is a clock that jumped.</summary>
    public DateTimeOffset Steady(DateTimeOffset now) => now < At ? At : now > At + ReviewSession.Silence ? At + ReviewSession.Silence : now;
}
