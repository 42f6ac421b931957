using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Reviews.Pause;
using Postmortem.Storage;

namespace Postmortem.Sessions;

public sealed partial class SessionService
{
    public Task<Refusal?> AddItemAsync(Actor actor, int number, AgendaText text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.add-item", (work, session) => session.AddItem(work.Me, text, work.Now), ct);

    public Task<Refusal?> EditItemAsync(Actor actor, int number, Guid itemId, AgendaText text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.edit-item", (work, session) => session.EditItem(work.Me, itemId, text), ct);

    /// <param name="place">Counted from 0.</param>
    public Task<Refusal?> MoveItemAsync(Actor actor, int number, Guid itemId, int place, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.move-item", (work, session) => session.MoveItem(work.Me, itemId, place), ct);

    public Task<Refusal?> RemoveItemAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.remove-item", (work, session) => session.RemoveItem(work.Me, itemId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreItemAsync(Actor actor, int number, Guid itemId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.restore-item", (work, session) => session.RemoveItem(work.Me, itemId, null), ct);

    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteNotesAsync(Actor actor, int number, Guid itemId, string before, string text, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, "session.write-notes", itemId, before, text, i => i.Notes, nameof(SessionItem.Notes), (session, merged) => session.WriteNotes(itemId, merged), ct);

    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteOutcomeAsync(Actor actor, int number, Guid itemId, string before, string text, CancellationToken ct = default) =>
        WriteTextAsync(actor, number, "session.write-outcome", itemId, before, text, i => i.Outcome, nameof(SessionItem.Outcome), (session, merged) => session.WriteOutcome(itemId, merged), ct);

    /// <param name="question">Empty to take it off the screen.</param>
    public Task<Refusal?> AskAsync(Actor actor, int number, string question, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.ask", (work, session) => session.Ask(work.Me, question), ct);

    /// <summary>A question of the deck that was not asked in this session yet, at random, on everyone's screen.</summary>
    public Task<Refusal?> DrawQuestionAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.ask", async (work, session, _) =>
        {
            if (Deck() is not { } deck) return new Refusal("The deck of questions cannot be read. An administrator finds out why with “templates” on the command line.");
            var asked = await work.Db.Changes.Where(c => c.ReviewId == session.ReviewId && c.Verb == "session.ask" && c.After != null).Select(c => c.After!).ToListAsync(work.Ct);
            var left = deck.Where(q => !asked.Exists(a => a.Contains(System.Text.Json.JsonEncodedText.Encode(q).ToString(), StringComparison.Ordinal))).ToList();
            if (left.Count == 0) left = [.. deck.Where(q => q != session.Current?.Question)];
            return session.Ask(work.Me, left[RandomNumberGenerator.GetInt32(left.Count)]);
        }, ct);

    /// <param name="random">Drawn by lot; otherwise by name.</param>
    public Task<Refusal?> ArrangeRoundAsync(Actor actor, int number, bool random, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.arrange-round", async (work, session, _) =>
        {
            var here = session.Attendees.Select(a => a.PersonId).ToArray();
            var names = await work.Db.People.Where(p => here.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, work.Ct);
            if (random) RandomNumberGenerator.Shuffle(here.AsSpan());
            else here = [.. here.OrderBy(id => names.GetValueOrDefault(id), StringComparer.CurrentCulture)];
            return session.ArrangeRound(work.Me, here);
        }, ct);

    /// <param name="skipped">The turn passes without a word; it can be called back.</param>
    public Task<Refusal?> EndTurnAsync(Actor actor, int number, bool skipped, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.end-turn", (work, session) => session.EndTurn(work.Me, skipped), ct);

    public Task<Refusal?> CallBackAsync(Actor actor, int number, Guid personId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.call-back", (work, session) => session.CallBack(work.Me, personId), ct);

    public Task<Refusal?> ParkAsync(Actor actor, int number, string text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "session.park", (work, session) => session.Park(work.Me, text, work.Now, out _), ct);

    /// <summary>What became of a parked line of any session of the review, also long after.</summary>
    public Task<Refusal?> SettleAsync(Actor actor, int number, Guid lineId, ParkedState state, CancellationToken ct = default) =>
        store.WriteAsync(actor, "session.settle", async work =>
        {
            var reviews = work.Db.Reviews.VisibleTo(work.Me).Where(r => r.Number == number).Select(r => new { r.Id, r.Stage });
            if (await reviews.SingleOrDefaultAsync(work.Ct) is not { } review) return Refusal.NotFound;
            if (review.Stage == Stage.Closed) return Closed;
            var session = await work.Db.Set<ReviewSession>().Include(s => s.Parked).SingleOrDefaultAsync(s => s.ReviewId == review.Id && s.Parked.Any(p => p.Id == lineId), work.Ct);
            return session is null ? Refusal.NotFound : session.Settle(lineId, state, work.Me, work.Now);
        }, ct);

    private Task<Result<Written>> WriteTextAsync(
        Actor actor, int number, string verb, Guid itemId, string before, string text, Func<SessionItem, string> stored, string property,
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
