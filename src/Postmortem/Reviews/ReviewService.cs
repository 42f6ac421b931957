using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews.Perspectives;
using Postmortem.Storage;
using Postmortem.Wording;

namespace Postmortem.Reviews;

/// <summary>Everything that can be done with a review as a whole; what belongs to one stage or part is in that room’s service.</summary>
public sealed class ReviewService(Store store, ReviewTemplates templates, ReviewSnapshots snapshots, PeopleCache people,
    PerspectiveService perspectives, WordingGuides guides)
{
    /// <summary>The guides a review can follow.</summary>
    public IReadOnlyList<ReviewTemplate> Templates() => templates.Usable();

    internal static readonly ReviewVerb Start = new("review.start", ReviewSlices.All)
    {
        Says =
        {
            [nameof(Review)] = v => new("started the review"),
        },
    };

    /// <summary>Starts a review of one incident, or of several that belong together.</summary>
    /// <param name="templateName">Null for the guide that fits the severity.</param>
    /// <returns>The review's number.</returns>
    public Task<Result<int>> StartAsync(Actor actor, IReadOnlyList<int> incidentNumbers, string? templateName = null, CancellationToken ct = default) =>
        store.WriteAsync<int>(actor, Start, async work =>
        {
            var incidents = await work.Db.Set<Incident>().VisibleTo(work.Db, work.Me).Include(i => i.Updates).Include(i => i.Findings)
                .Where(i => incidentNumbers.Contains(i.Number)).ToListAsync(work.Ct);
            if (incidents.Count == 0 || incidents.Count != incidentNumbers.Distinct().Count()) return Refusal.NotFound;
            var named = templateName ?? TemplateFor(incidents.Max(i => i.Severity));
            if (templates.Usable().FirstOrDefault(t => t.Name == named) is not { } template)
                return new Refusal(templates.ProblemOf(named) is { } slip
                    ? $"This guide cannot be followed: {slip} Choose another one, or have the file put right."
                    : "There is no such review template. Choose one of the list.");
            var number = (await work.Db.Set<Review>().MaxAsync(r => (int?)r.Number, work.Ct) ?? 0) + 1;
            var action = await work.Db.Set<CorrectiveAction>().MaxAsync(a => (int?)a.Number, work.Ct) ?? 0;
            var review = new Review(number, incidents[0].Title, work.Me, template, work.Now);
            work.Db.Add(review);
            foreach (var incident in incidents.OrderBy(i => i.StartedAt ?? i.ReportedAt))
            {
                if (incident.Join(review) is { } refusal) return refusal;
                review.StartFrom(incident, template.Analyze.Categories[^1].Key, () => ++action, guides.TellsAnAct, work.Now);
            }
            return number;
        }, ct);

    /// <summary>
    /// The whole review as this person may see it. What is in perspectives is asked of <see cref="Perspectives.PerspectiveService.AccountsAsync"/>.
    /// </summary>
    public Task<Result<ReviewPage>> OpenAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadRecentAsync<ReviewPage>(actor, number, async work =>
            await snapshots.OfAsync(work, r => r.Number == number) is { } shared
                ? shared.PageOf(work.Me, await people.EveryoneAsync()) : Refusal.NotFound, ct);

    /// <summary>The register of reviews, newest first unless it is asked otherwise.</summary>
    /// <param name="stage">Null for every stage.</param>
    public Task<Result<ListPage<ReviewRow>>> ListAsync(Actor actor, Stage? stage, ListAsk ask, CancellationToken ct = default) =>
        store.ReadRecentAsync<ListPage<ReviewRow>>(actor, (stage, ask), async work =>
        {
            var reviews = work.Db.Set<Review>().VisibleTo(work.Me).Where(r => stage == null || r.Stage == stage);
            var rows = ReviewOrder.Sorted(ReviewOrder.Found(reviews, work.Db, ask.Find), work.Db.People, ask).Select(r => new ReviewRow(
                r.Number, r.Title, r.Stage, r.StartedAt, r.ClosedAt,
                work.Db.People.Where(p => p.Id == r.FacilitatorId).Select(p => p.Name).FirstOrDefault(),
                r.Incidents.Max(i => (Severity?)i.Severity), r.AffectedCount,
                r.Actions.Count(a => a.State != Actions.ActionState.Dropped && a.FromQuestionId == null),
                r.Actions.Count(a => a.FromQuestionId == null
                    && (a.State == Actions.ActionState.Planned || a.State == Actions.ActionState.InProgress || a.State == Actions.ActionState.NotEffective))));
            return await ListPage<ReviewRow>.OfAsync(rows, ask.Page, work.Ct);
        }, ct);

    internal static readonly ReviewVerb Rename = new("review.rename", ReviewSlices.Head)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.Head | ReviewSlices.SearchWords,
        Says =
        {
            [nameof(Review)] = v => new("renamed the review", "Title"),
        },
    };

    public Task<Refusal?> RenameAsync(Actor actor, int number, string title, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, Rename, (_, review) => review.Rename(title), ct);

    internal static readonly ReviewVerb OpenNextStage = new("review.open-next-stage", ReviewSlices.Head | ReviewSlices.Perspectives)
    {
        Needs = ReviewSlices.All,
        Says =
        {
            [nameof(Review)] = v => new(v.After("Stage") == "closed" ? "closed the review" : $"opened {Capital(v.After("Stage"))}"),
            [nameof(GateOverride)] = v => new("passed a gate although something was missing", "Reason", "Missing"),
        },
    };

    /// <param name="reasonToPass">Passes the gate although something is missing; recorded and shown. Null where nothing is.</param>
    public Task<Refusal?> OpenNextStageAsync(Actor actor, int number, string? reasonToPass, CancellationToken ct = default) =>
        perspectives.RevealingAsync(actor, number, OpenNextStage, (work, review) => review.OpenNextStage(work.Me, reasonToPass, work.Now), ct);

    internal static readonly ReviewVerb Reopen = new("review.reopen", ReviewSlices.Head)
    {
        Says =
        {
            [nameof(Review)] = v => new("opened the closed review again"),
        },
    };

    public Task<Refusal?> ReopenAsync(Actor actor, int number, string reason, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, Reopen, (work, review) => review.Reopen(work.Me, reason, work.Now), ct);

    private static string TemplateFor(Severity severity) => severity switch { Severity.Minor => "quick", Severity.Severe => "severe", _ => "standard" };

    private static string Capital(string? word) => word is { Length: > 0 } ? char.ToUpperInvariant(word[0]) + word[1..] : "the next stage";
}
