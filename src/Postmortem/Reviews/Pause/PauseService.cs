using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Reviews.Perspectives;
using Postmortem.Storage;

namespace Postmortem.Reviews.Pause;

/// <summary>Everything that Pause asks: containment, whom it touched, who leads and who takes part.</summary>
public sealed class PauseService(Store store, Seal seal)
{
    private static readonly ReviewVerb AnswerContainment = new("review.answer-containment", ReviewSlices.Containment)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Review)] = v => Contained(v),
        },
    };

    public Task<Refusal?> AnswerContainmentAsync(Actor actor, int number, Containment state, Guid? ownerId, string? note, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, AnswerContainment, async (work, review) =>
            ownerId is { } id && await work.PersonAsync(id) is null ? Refusal.NotFound : review.AnswerContainment(state, ownerId, note, work.Now), ct);

    private static readonly ReviewVerb CheckContainmentItem = new("review.check-containment-item", ReviewSlices.Containment)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(ContainmentItem)] = v => Checked(v),
        },
    };

    public Task<Refusal?> CheckContainmentItemAsync(Actor actor, int number, Guid itemId, bool done, string? evidence, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, CheckContainmentItem, (work, review) =>
            review.CheckContainmentItem(itemId, done, evidence, work.Me, work.Now), ct);

    private static readonly ReviewVerb WriteContainmentNote = new("review.write-containment-note", ReviewSlices.Containment)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Review)] = v => Contained(v),
        },
    };

    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteContainmentNoteAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, WriteContainmentNote, before, text, r => (r.Id, r.ContainmentNote), nameof(Review.ContainmentNote),
            (work, review, note) => review.AnswerContainment(review.Containment, review.ContainmentOwnerId, note, work.Now), ct);

    private static readonly ReviewVerb WriteContainmentEvidence = new("review.write-containment-evidence", ReviewSlices.Containment)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(ContainmentItem)] = v => Checked(v),
        },
    };

    /// <summary>Where it is seen that a point of the checklist is done.</summary>
    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteContainmentEvidenceAsync(Actor actor, int number, Guid itemId, string before, string text,
        CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, WriteContainmentEvidence, before, text, r => r.ContainmentItems.Where(i => i.Id == itemId)
            .Select(i => ((Guid, string)?)(i.Id, i.Evidence)).FirstOrDefault(), nameof(ContainmentItem.Evidence),
            (work, review, evidence) => review.CheckContainmentItem(itemId, review.ContainmentItems.Single(i => i.Id == itemId).DoneAt is not null, evidence,
                work.Me, work.Now), ct);

    private static readonly ReviewVerb CorrectContainedAt = new("review.correct-contained-at", ReviewSlices.Containment)
    {
        Says =
        {
            [nameof(Review)] = v => new("corrected when the harm was contained", "ContainedAt"),
        },
    };

    /// <summary>When it stopped, where it was written down later than it was.</summary>
    public Task<Refusal?> CorrectContainedAtAsync(Actor actor, int number, DateTimeOffset at, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, CorrectContainedAt, (work, review) => review.CorrectContainedAt(at, work.Now), ct);

    private static readonly ReviewVerb NameFacilitator = new("review.name-facilitator", ReviewSlices.People)
    {
        Says =
        {
            [nameof(Review)] = v => new($"named {v.After("FacilitatorId")} the facilitator"),
        },
    };

    public Task<Refusal?> NameFacilitatorAsync(Actor actor, int number, Guid personId, bool wasInvolved, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, NameFacilitator, async (work, review) =>
            await work.PersonAsync(personId) is { } person ? review.NameFacilitator(person, wasInvolved, work.Now) : Refusal.NotFound, ct);

    private static readonly ReviewVerb SayFacilitatorWasInvolved = new("review.say-facilitator-involved", ReviewSlices.People)
    {
        Says =
        {
            [nameof(Review)] = v => new(v.IsTrue("FacilitatorWasInvolved") ? "said that the facilitator was involved after all"
                : "said that the facilitator was not involved"),
        },
    };

    /// <summary>It turned out that the facilitator was part of what happened; or that they were not after all.</summary>
    public Task<Refusal?> SayFacilitatorWasInvolvedAsync(Actor actor, int number, bool involved, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, SayFacilitatorWasInvolved, (_, review) => review.SayFacilitatorWasInvolved(involved), ct);

    /// <summary>
    /// What the facilitator has to do with what failed, as far as the register knows: actions of theirs of the last half year
    /// that came from other reviews of the same services.
    /// </summary>
    public Task<Result<FacilitatorTies>> FacilitatorTiesAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<FacilitatorTies>(actor, async work =>
        {
            var review = await work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number)
                .Select(r => new { r.Id, r.FacilitatorId, Services = r.Incidents.Select(i => i.Services).ToList() }).SingleOrDefaultAsync(work.Ct);
            if (review is null) return Refusal.NotFound;
            if (review.FacilitatorId is not { } facilitator) return new FacilitatorTies([]);
            var since = work.Now.AddDays(-183);
            var actions = await work.Db.Set<CorrectiveAction>().VisibleTo(work.Db, work.Me)
                .Where(a => a.OwnerId == facilitator && a.FromQuestionId == null && a.ReviewId != review.Id)
                .Join(work.Db.Set<Review>().Where(r => r.StartedAt > since), a => a.ReviewId, r => r.Id, (a, r) =>
                    new { a.Number, a.Text, ReviewNumber = r.Number, Services = r.Incidents.Select(i => i.Services).ToList() })
                .OrderByDescending(a => a.Number).Take(50).ToListAsync(work.Ct);
            var touched = Names(review.Services);
            return new FacilitatorTies([.. from action in actions
                                           let shared = Names(action.Services).FirstOrDefault(touched.Contains)
                                           where shared is not null
                                           select new FacilitatorTie(action.Number, action.ReviewNumber, Words.Short(action.Text), shared)]);
        }, ct);

    private static readonly ReviewVerb SayWhoWasAffected = new("review.say-who-was-affected", ReviewSlices.Affected)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Review)] = v => Affected(v),
        },
    };

    /// <summary>A number, or who finds it out.</summary>
    public Task<Refusal?> SayWhoWasAffectedAsync(Actor actor, int number, int? count, Guid? ownerId, string? note, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, SayWhoWasAffected, async (work, review) =>
            ownerId is { } id && await work.PersonAsync(id) is null ? Refusal.NotFound : review.SayWhoWasAffected(count, ownerId, note), ct);

    private static readonly ReviewVerb WriteAffectedNote = new("review.write-affected-note", ReviewSlices.Affected)
    {
        CanBeUndone = true,
        Says =
        {
            [nameof(Review)] = v => new("wrote who was affected", "AffectedNote"),
        },
    };

    /// <inheritdoc cref="CustomerViewService.WriteCustomerViewAsync"/>
    public Task<Result<Written>> WriteAffectedNoteAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        store.WriteReviewTextAsync(actor, number, WriteAffectedNote, before, text, r => (r.Id, r.AffectedNote), nameof(Review.AffectedNote),
            (_, review, note) => review.SayWhoWasAffected(review.AffectedCount, review.AffectedOwnerId, note), ct);

    private static readonly ReviewVerb Invite = new("review.invite", ReviewSlices.People)
    {
        Says =
        {
            [nameof(Participant)] = v => new($"invited {v.After("PersonId")}{(v.IsTrue("WasInvolved") ? ", who was involved" : "")}"),
        },
    };

    public Task<Refusal?> InviteAsync(Actor actor, int number, Guid personId, bool wasInvolved, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, Invite, async (work, review) =>
        {
            if (await work.PersonAsync(personId) is not { } person) return Refusal.NotFound;
            if (review.Invite(person, wasInvolved, work.Now) is { } refusal) return refusal;
            if (review.PerspectivesAreSealed) await PerspectiveService.LayDownAsync(work, review.Id, seal);
            return null;
        }, ct);

    private static readonly ReviewVerb Uninvite = new("review.uninvite", ReviewSlices.People)
    {
        Needs = ReviewSlices.People | ReviewSlices.Perspectives,
        Says =
        {
            [nameof(Participant)] = v => new($"took {v.Before("PersonId")} off the list of participants"),
        },
    };

    public Task<Refusal?> UninviteAsync(Actor actor, int number, Guid personId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, Uninvite, (_, review) => review.Uninvite(personId), ct);

    private static readonly ReviewVerb AcceptGroundRule = new("review.accept-ground-rule", ReviewSlices.People)
    {
        Says =
        {
            [nameof(Participant)] = v => new("accepted the ground rule"),
        },
    };

    /// <summary>For oneself only.</summary>
    public Task<Refusal?> AcceptGroundRuleAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, AcceptGroundRule, (work, review) => review.AcceptGroundRule(work.Me, work.Now), ct);

    private static HashSet<string> Names(IEnumerable<string> services) =>
        services.SelectMany(s => s.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static HistorySentence? Contained(HistoryValues v) => v.After("Containment") switch
    {
        "done" => new("said that the harm is contained", "ContainmentNote"),
        "running" => new($"said that containment is still running{(v.After("ContainmentOwnerId") is { } owner ? $" and that {owner} sees to it" : "")}",
            "ContainmentNote"),
        "not answered" => new("took back the answer about containment", "ContainmentNote"),
        _ when v.Has("ContainmentOwnerId") => new($"asked {v.After("ContainmentOwnerId") ?? "nobody"} to see to containment", "ContainmentNote"),
        _ => new("wrote what was done to contain the harm", "ContainmentNote"),
    };

    private static HistorySentence Checked(HistoryValues v) => v.Has("DoneAt")
        ? new($"{(v.After("DoneAt") is null ? "opened again" : "saw to")}: {v.Thing("a point of the checklist")}", "Evidence")
        : new($"said where it is seen: {v.Thing("a point of the checklist")}", "Evidence");

    private static HistorySentence Affected(HistoryValues v) =>
        v.After("AffectedCount") is { } count ? new($"said that {count} {(count == "1" ? "customer was" : "customers were")} affected", "AffectedNote")
        : v.After("AffectedOwnerId") is { } owner ? new($"asked {owner} to find out how many customers were affected", "AffectedNote")
        : new("wrote who was affected", "AffectedNote");
}
