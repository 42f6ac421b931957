using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Reviews.Pause;

namespace Postmortem.Sessions;

public sealed partial class SessionService
{
    private static readonly ReviewVerb AddItem = new("session.add-item", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new($"added {v.Thing("an item", "Title")} to the agenda"),
        },
    };

    public Task<Refusal?> AddItemAsync(Actor actor, int number, AgendaText text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, AddItem, (work, session) => session.AddItem(work.Me, text, work.Now), ct);

    private static readonly ReviewVerb EditItem = new("session.edit-item", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new($"changed {v.Thing("an item", "Title")} on the agenda", "Title", "Prompt", "Minutes"),
        },
    };

    public Task<Refusal?> EditItemAsync(Actor actor, int number, Guid itemId, AgendaText text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, EditItem, (work, session) => session.EditItem(work.Me, itemId, text), ct);

    private static readonly ReviewVerb MoveItem = new("session.move-item", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new($"moved {v.Thing("an item", "Title")} on the agenda"),
        },
    };

    /// <param name="place">Counted from 0.</param>
    public Task<Refusal?> MoveItemAsync(Actor actor, int number, Guid itemId, int place, CancellationToken ct = default) =>
        ChangeAsync(actor, number, MoveItem, (work, session) => session.MoveItem(work.Me, itemId, place), ct);

    private static readonly ReviewVerb RemoveItem = new("session.remove-item", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new($"took {v.Thing("an item", "Title")} off the agenda"),
        },
    };

    public Task<Refusal?> RemoveItemAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, RemoveItem, (work, session) => session.RemoveItem(work.Me, itemId, work.Now), ct);

    private static readonly ReviewVerb RestoreItem = new("session.restore-item", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new($"put {v.Thing("an item", "Title")} back on the agenda"),
        },
    };

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreItemAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, RestoreItem, (work, session) => session.RemoveItem(work.Me, itemId, null), ct);

    private static readonly ReviewVerb WriteNotes = new("session.write-notes", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new($"wrote notes on {v.Thing("an item", "Title")}", "Notes"),
        },
    };

    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteNotesAsync(Actor actor, int number, Guid itemId, string before, string text, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, WriteNotes, itemId, before, text, i => i.Notes, nameof(SessionItem.Notes), (session, merged) =>
            session.WriteNotes(itemId, merged), ct);

    private static readonly ReviewVerb WriteOutcome = new("session.write-outcome", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => new($"wrote what was decided on {v.Thing("an item", "Title")}", "Outcome"),
        },
    };

    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteOutcomeAsync(Actor actor, int number, Guid itemId, string before, string text, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, WriteOutcome, itemId, before, text, i => i.Outcome, nameof(SessionItem.Outcome), (session, merged) =>
            session.WriteOutcome(itemId, merged), ct);

    private static readonly ReviewVerb Ask = new("session.ask", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionItem)] = v => v.After("Question") is { } question ? new($"asked: {question}") : new("put the question away"),
        },
    };

    /// <param name="question">Empty to take it off the screen.</param>
    public Task<Refusal?> AskAsync(Actor actor, int number, string question, CancellationToken ct = default) =>
        ChangeAsync(actor, number, Ask, (work, session) => session.Ask(work.Me, question), ct);

    /// <summary>A question of the deck that was not asked in this session yet, at random, on everyone's screen.</summary>
    public Task<Refusal?> DrawQuestionAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, Ask, async (work, session, _) =>
        {
            if (Deck() is not { } deck)
                return new Refusal("The deck of questions cannot be read. An administrator finds out why with “templates” on the command line.");
            var asked = await work.Db.Changes.Where(c => c.ReviewId == session.ReviewId && c.Verb == Ask.Name && c.After != null).Select(c => c.After!)
                .ToListAsync(work.Ct);
            var left = deck.Where(q => !asked.Exists(a => a.Contains(System.Text.Json.JsonEncodedText.Encode(q).ToString(), StringComparison.Ordinal)))
                .ToList();
            if (left.Count == 0) left = [.. deck.Where(q => q != session.Current?.Question)];
            return session.Ask(work.Me, left[RandomNumberGenerator.GetInt32(left.Count)]);
        }, ct);

    private static readonly ReviewVerb ArrangeRound = new("session.arrange-round", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionTurn)] = v => null,
        },
    };

    /// <param name="random">Drawn by lot; otherwise by name.</param>
    public Task<Refusal?> ArrangeRoundAsync(Actor actor, int number, bool random, CancellationToken ct = default) =>
        ChangeAsync(actor, number, ArrangeRound, async (work, session, _) =>
        {
            var here = session.Attendees.Select(a => a.PersonId).ToArray();
            var names = await work.Db.People.Where(p => here.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, work.Ct);
            if (random) RandomNumberGenerator.Shuffle(here.AsSpan());
            else here = [.. here.OrderBy(id => names.GetValueOrDefault(id), StringComparer.CurrentCulture)];
            return session.ArrangeRound(work.Me, here);
        }, ct);

    private static readonly ReviewVerb EndTurn = new("session.end-turn", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionTurn)] = v => v.After("State") is "done" or "skipped"
                ? new(v.After("State") == "done" ? "ended a turn of the round" : "let a turn of the round pass") : null,
        },
    };

    /// <param name="skipped">The turn passes without a word; it can be called back.</param>
    public Task<Refusal?> EndTurnAsync(Actor actor, int number, bool skipped, CancellationToken ct = default) =>
        ChangeAsync(actor, number, EndTurn, (work, session) => session.EndTurn(work.Me, skipped), ct);

    private static readonly ReviewVerb CallBack = new("session.call-back", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(SessionTurn)] = v => new("called back a turn of the round"),
        },
    };

    public Task<Refusal?> CallBackAsync(Actor actor, int number, Guid personId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, CallBack, (work, session) => session.CallBack(work.Me, personId), ct);

    private static readonly ReviewVerb Park = new("session.park", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ParkedLine)] = v => new($"parked {v.Thing("a line")}"),
        },
    };

    public Task<Refusal?> ParkAsync(Actor actor, int number, string text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, Park, (work, session) => session.Park(work.Me, text, work.Now, out _), ct);

    private static readonly ReviewVerb Settle = new("session.settle", ReviewSlices.Sessions)
    {
        Says =
        {
            [nameof(ParkedLine)] = v => new($"settled {v.Thing("a line")} of the parking lot"),
        },
    };

    /// <summary>What became of a parked line of any session of the review, also long after.</summary>
    public Task<Refusal?> SettleAsync(Actor actor, int number, Guid lineId, ParkedState state, CancellationToken ct = default) =>
        store.WriteAsync(actor, Settle, async work =>
        {
            var reviews = work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number).Select(r => new { r.Id, r.Stage });
            if (await reviews.SingleOrDefaultAsync(work.Ct) is not { } review) return Refusal.NotFound;
            if (review.Stage == Stage.Closed) return Closed;
            var session = await work.Db.Set<ReviewSession>().Include(s => s.Parked)
                .SingleOrDefaultAsync(s => s.ReviewId == review.Id && s.Parked.Any(p => p.Id == lineId), work.Ct);
            return session is null ? Refusal.NotFound : session.Settle(lineId, state, work.Me, work.Now);
        }, ct);

    private Task<Result<Written>> WriteTextAsync(
        Actor actor, int number, ReviewVerb verb, Guid itemId, string before, string text, Func<SessionItem, string> stored, string property,
        Func<ReviewSession, string, Refusal?> write, CancellationToken ct) =>
        store.WriteAsync<Written>(actor, verb, async work =>
        {
            if (await OpenAsync(work, number) is not ({ } session, { } pulse)) return await NoneOpenAsync(work, number);
            if (session.Item(itemId) is not { } item) return Refusal.NotFound;
            session.Observe(pulse.At, work.Now);
            pulse.Beat(session.LeaderId == work.Me.Id, work.Now);
            text = Words.Sound(text);
            var now = stored(item);
            if (TextMerge.Merge(Words.Sound(before), text, now) is not { } merged)
                return new Written(now, new Collision(now, await work.LastWriterAsync(itemId, property)));
            return write(session, merged) is { } refusal ? refusal : new Written(merged);
        }, ct);

    private List<string>? Deck()
    {
        try
        {
            return decks.In("en") is { All.Count: > 0 } deck ? [.. deck.All] : null;
        }
        catch (QuestionDeckException)
        {
            return null;
        }
    }
}
