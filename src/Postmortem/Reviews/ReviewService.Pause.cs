using Postmortem.Storage;

namespace Postmortem.Reviews;

public sealed partial class ReviewService
{
    public Task<Refusal?> AnswerContainmentAsync(Actor actor, int number, Containment state, Guid? ownerId, string? note, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.answer-containment", async (work, review) =>
            ownerId is { } id && await work.PersonAsync(id) is null ? Refusal.NotFound : review.AnswerContainment(state, ownerId, note, work.Now), ct);

    public Task<Refusal?> CheckContainmentItemAsync(Actor actor, int number, Guid itemId, bool done, string? evidence, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.check-containment-item", (work, review) => review.CheckContainmentItem(itemId, done, evidence, work.Me, work.Now), ct);

    public Task<Refusal?> NameFacilitatorAsync(Actor actor, int number, Guid personId, bool wasInvolved, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.name-facilitator", async (work, review) =>
            await work.PersonAsync(personId) is { } person ? review.NameFacilitator(person, wasInvolved, work.Now) : Refusal.NotFound, ct);

    /// <summary>When it stopped, where it was written down later than it was.</summary>
    public Task<Refusal?> CorrectContainedAtAsync(Actor actor, int number, DateTimeOffset at, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.correct-contained-at", (work, review) => review.CorrectContainedAt(at, work.Now), ct);

    /// <summary>It turned out that the facilitator was part of what happened; or that they were not after all.</summary>
    public Task<Refusal?> SayFacilitatorWasInvolvedAsync(Actor actor, int number, bool involved, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.say-facilitator-involved", (_, review) => review.SayFacilitatorWasInvolved(involved), ct);

    /// <summary>A number, or who finds it out.</summary>
    public Task<Refusal?> SayWhoWasAffectedAsync(Actor actor, int number, int? count, Guid? ownerId, string? note, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.say-who-was-affected", async (work, review) =>
            ownerId is { } id && await work.PersonAsync(id) is null ? Refusal.NotFound : review.SayWhoWasAffected(count, ownerId, note), ct);

    public Task<Refusal?> InviteAsync(Actor actor, int number, Guid personId, bool wasInvolved, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.invite", async (work, review) =>
            await work.PersonAsync(personId) is { } person ? review.Invite(person, wasInvolved, work.Now) : Refusal.NotFound, ct);

    public Task<Refusal?> UninviteAsync(Actor actor, int number, Guid personId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.uninvite", (_, review) => review.Uninvite(personId), ct);

    /// <summary>For oneself only.</summary>
    public Task<Refusal?> AcceptGroundRuleAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, "review.accept-ground-rule", (work, review) => review.AcceptGroundRule(work.Me, work.Now), ct);

    private static Refusal Collided(string theirs) => new(
        $"Someone else changed the same words meanwhile. Theirs: “{Words.Short(theirs, 400)}”. Yours is still in the field; put both together and save again.",
        RefusalKind.Conflict);
}
