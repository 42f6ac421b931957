using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.Reviews.Pause;

/// <summary>Everything that Pause asks: containment, whom it touched, who leads and who takes part.</summary>
public sealed class PauseService(Store store)
{
    public Task<Refusal?> AnswerContainmentAsync(Actor actor, int number, Containment state, Guid? ownerId, string? note, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.answer-containment", async (work, review) =>
            ownerId is { } id && await work.PersonAsync(id) is null ? Refusal.NotFound : review.AnswerContainment(state, ownerId, note, work.Now), ct);

    public Task<Refusal?> CheckContainmentItemAsync(Actor actor, int number, Guid itemId, bool done, string? evidence, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.check-containment-item", (work, review) => review.CheckContainmentItem(itemId, done, evidence, work.Me, work.Now), ct);

    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteContainmentNoteAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, "review.write-containment-note", before, text, r => (r.Id, r.ContainmentNote), nameof(Review.ContainmentNote),
            (work, review, note) => review.AnswerContainment(review.Containment, review.ContainmentOwnerId, note, work.Now), ct);

    /// <summary>Where it is seen that a point of the checklist is done.</summary>
    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteContainmentEvidenceAsync(Actor actor, int number, Guid itemId, string before, string text, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, "review.write-containment-evidence", before, text, r => r.ContainmentItems.Where(i => i.Id == itemId).Select(i => ((Guid, string)?)(i.Id, i.Evidence)).FirstOrDefault(), nameof(ContainmentItem.Evidence),
            (work, review, evidence) => review.CheckContainmentItem(itemId, review.ContainmentItems.Single(i => i.Id == itemId).DoneAt is not null, evidence, work.Me, work.Now), ct);

    /// <summary>When it stopped, where it was written down later than it was.</summary>
    public Task<Refusal?> CorrectContainedAtAsync(Actor actor, int number, DateTimeOffset at, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.correct-contained-at", (work, review) => review.CorrectContainedAt(at, work.Now), ct);

    public Task<Refusal?> NameFacilitatorAsync(Actor actor, int number, Guid personId, bool wasInvolved, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.name-facilitator", async (work, review) =>
            await work.PersonAsync(personId) is { } person ? review.NameFacilitator(person, wasInvolved, work.Now) : Refusal.NotFound, ct);

    /// <summary>It turned out that the facilitator was part of what happened; or that they were not after all.</summary>
    public Task<Refusal?> SayFacilitatorWasInvolvedAsync(Actor actor, int number, bool involved, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.say-facilitator-involved", (_, review) => review.SayFacilitatorWasInvolved(involved), ct);

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

    /// <summary>A number, or who finds it out.</summary>
    public Task<Refusal?> SayWhoWasAffectedAsync(Actor actor, int number, int? count, Guid? ownerId, string? note, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.say-who-was-affected", async (work, review) =>
            ownerId is { } id && await work.PersonAsync(id) is null ? Refusal.NotFound : review.SayWhoWasAffected(count, ownerId, note), ct);

    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteAffectedNoteAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, "review.write-affected-note", before, text, r => (r.Id, r.AffectedNote), nameof(Review.AffectedNote),
            (_, review, note) => review.SayWhoWasAffected(review.AffectedCount, review.AffectedOwnerId, note), ct);

    public Task<Refusal?> InviteAsync(Actor actor, int number, Guid personId, bool wasInvolved, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.invite", async (work, review) =>
            await work.PersonAsync(personId) is { } person ? review.Invite(person, wasInvolved, work.Now) : Refusal.NotFound, ct);

    public Task<Refusal?> UninviteAsync(Actor actor, int number, Guid personId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.uninvite", (_, review) => review.Uninvite(personId), ct);

    /// <summary>For oneself only.</summary>
    public Task<Refusal?> AcceptGroundRuleAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "review.accept-ground-rule", (work, review) => review.AcceptGroundRule(work.Me, work.Now), ct);

    private static HashSet<string> Names(IEnumerable<string> services) =>
        services.SelectMany(s => s.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
