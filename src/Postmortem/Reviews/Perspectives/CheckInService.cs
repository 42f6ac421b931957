using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews.Perspectives;

/// <summary>Notes between the facilitator and one person who was close to the failure.</summary>
public sealed class CheckInService(Store store, Seal seal)
{
    /// <summary>The check-ins that this person is one of the two people of.</summary>
    public Task<Result<IReadOnlyList<CheckIn>>> CheckInsAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<IReadOnlyList<CheckIn>>(actor, async work =>
        {
            if (await work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number).Select(r => (Guid?)r.Id)
                .SingleOrDefaultAsync(work.Ct) is not { } id) return Refusal.NotFound;
            var notes = await work.Db.Set<CheckInNote>().Where(n => n.ReviewId == id && (n.PersonId == work.Me.Id || n.FacilitatorId == work.Me.Id))
                .ToListAsync(work.Ct);
            return notes.ConvertAll(n => new CheckIn(n.PersonId, n.FacilitatorId, seal.OpenNote(n.Content) ?? "", seal.OpenNote(n.Content) is not null));
        }, ct);

    private static readonly Verb WriteCheckIn = new("check-in.write");

    /// <summary>Written by the facilitator and by the person it is about, and read by nobody else.</summary>
    /// <param name="personId">Who was closest to the failure: one of those who take part and were involved.</param>
    /// <param name="before">The text the writer started from; what the other wrote since is merged with theirs.</param>
    public Task<Result<Written>> WriteCheckInAsync(Actor actor, int number, Guid personId, string before, string text, CancellationToken ct = default) =>
        store.WriteAsync<Written>(actor, WriteCheckIn, async work =>
        {
            if (await work.ReviewAsync(number, ReviewSlices.People) is not { FacilitatorId: { } facilitatorId } review) return Refusal.NotFound;
            if (work.Me.Id != facilitatorId && work.Me.Id != personId) return Refusal.NotFound;
            if (review.IsClosed) return new Refusal("This review is closed. A manager can open it again.", RefusalKind.Conflict);
            if (!review.Participants.Any(p => p.PersonId == personId && p.WasInvolved))
                return new Refusal("A check-in is for somebody who takes part and was involved.");
            text = Words.Sound(text);
            if (Words.LimitText(text, "The note") is { } tooLong) return tooLong;
            var note = await work.Db.Set<CheckInNote>()
                .SingleOrDefaultAsync(n => n.ReviewId == review.Id && n.PersonId == personId && n.FacilitatorId == facilitatorId, work.Ct);
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
}
