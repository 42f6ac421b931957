using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews;

public sealed partial class ReviewService
{
    /// <summary>The check-ins that this person is one of the two people of.</summary>
    public Task<Result<IReadOnlyList<CheckIn>>> CheckInsAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<IReadOnlyList<CheckIn>>(actor, async work =>
        {
            if (await work.Db.Reviews.VisibleTo(work.Me).Where(r => r.Number == number).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(work.Ct) is not { } id) return Refusal.NotFound;
            var notes = await work.Db.Set<CheckInNote>().Where(n => n.ReviewId == id && (n.PersonId == work.Me.Id || n.FacilitatorId == work.Me.Id)).ToListAsync(work.Ct);
            return notes.ConvertAll(n => new CheckIn(n.PersonId, n.FacilitatorId, seal.OpenNote(n.Content) ?? "", seal.OpenNote(n.Content) is not null));
        }, ct);

    /// <summary>Written by the facilitator and by the person it is about, and read by nobody else.</summary>
    /// <param name="personId">Who was closest to the failure: one of those who take part and were involved.</param>
    /// <param name="before">The text the writer started from; what the other wrote since is merged with theirs.</param>
    public Task<Result<Written>> WriteCheckInAsync(Actor actor, int number, Guid personId, string before, string text, CancellationToken ct = default) =>
        store.WriteAsync<Written>(actor, "check-in.write", async work =>
        {
            if (await work.ReviewAsync(number) is not { FacilitatorId: { } facilitatorId } review) return Refusal.NotFound;
            if (work.Me.Id != facilitatorId && work.Me.Id != personId) return Refusal.NotFound;
            if (review.IsClosed) return new Refusal("This review is closed. A manager can open it again.", RefusalKind.Conflict);
            if (!review.Participants.Any(p => p.PersonId == personId && p.WasInvolved)) return new Refusal("A check-in is for somebody who takes part and was involved.");
            text = Words.Sound(text);
            if (Words.LimitText(text, "The note") is { } tooLong) return tooLong;
            var note = await work.Db.Set<CheckInNote>().SingleOrDefaultAsync(n => n.ReviewId == review.Id && n.PersonId == personId && n.FacilitatorId == facilitatorId, work.Ct);
            if (seal.OpenNote(note?.Content ?? "") is not { } theirs) return Seal.Lost;
            if (TextMerge.Merge(Words.Sound(before), text, theirs) is not { } merged)
            {
                var other = work.Me.Id == personId ? facilitatorId : personId;
                return new Written(theirs, new Collision(theirs, await work.Db.People.Where(p => p.Id == other).Select(p => p.Name).SingleAsync(work.Ct)));
            }
            if (note is null) work.Db.Add(note = new CheckInNote(review.Id, personId, facilitatorId, work.Now));
            note.Write(seal.CloseNote(merged));
            return new Written(merged);
        }, ct);

    /// <summary>
    /// What the facilitator has to do with what failed, as far as the register knows: actions of theirs of the last half year
    /// that came from other reviews of the same services.
    /// </summary>
    public Task<Result<FacilitatorTies>> FacilitatorTiesAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<FacilitatorTies>(actor, async work =>
        {
            var review = await work.Db.Reviews.VisibleTo(work.Me).Where(r => r.Number == number)
                .Select(r => new { r.Id, r.FacilitatorId, Services = r.Incidents.Select(i => i.Services).ToList() }).SingleOrDefaultAsync(work.Ct);
            if (review is null) return Refusal.NotFound;
            if (review.FacilitatorId is not { } facilitator) return new FacilitatorTies([]);
            var since = work.Now.AddDays(-183);
            var actions = await work.Db.Actions.VisibleTo(work.Db, work.Me).Where(a => a.OwnerId == facilitator && a.FromQuestionId == null && a.ReviewId != review.Id)
                .Join(work.Db.Reviews.Where(r => r.StartedAt > since), a => a.ReviewId, r => r.Id, (a, r) => new { a.Number, a.Text, ReviewNumber = r.Number, Services = r.Incidents.Select(i => i.Services).ToList() })
                .OrderByDescending(a => a.Number).Take(50).ToListAsync(work.Ct);
            var touched = Names(review.Services);
            return new FacilitatorTies([.. from action in actions
                                           let shared = Names(action.Services).FirstOrDefault(touched.Contains)
                                           where shared is not null
                                           select new FacilitatorTie(action.Number, action.ReviewNumber, Words.Short(action.Text), shared)]);
        }, ct);

    private static HashSet<string> Names(IEnumerable<string> services) =>
        services.SelectMany(s => s.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
}

public sealed record FacilitatorTies(IReadOnlyList<FacilitatorTie> Actions);

/// <param name="Service">The service that both are about.</param>
public sealed record FacilitatorTie(int ActionNumber, int ReviewNumber, string Text, string Service);
