using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.Incidents;

/// <summary>Reporting what customers met, and reading it.</summary>
public sealed class IncidentService(Store store)
{
    private static readonly ReviewVerb Report = new("incident.report", ReviewSlices.Head)
    {
        Says =
        {
            [nameof(Incident)] = v => new("described the incident", "*"),
        },
    };

    /// <returns>The incident's number.</returns>
    public Task<Result<int>> ReportAsync(Actor actor, IncidentText text, CancellationToken ct = default) =>
        store.WriteAsync<int>(actor, Report, async work =>
        {
            var number = (await work.Db.Set<Incident>().MaxAsync(i => (int?)i.Number, work.Ct) ?? 0) + 1;
            var incident = new Incident(number, work.Me.Id, work.Now);
            if (incident.Describe(text) is { } refusal) return refusal;
            work.Db.Add(incident);
            return number;
        }, ct);

    private static readonly ReviewVerb Describe = new("incident.describe", ReviewSlices.Head)
    {
        Says =
        {
            [nameof(Incident)] = v => new("described the incident", "*"),
        },
    };

    /// <param name="seen">The incident's version when the form was opened.</param>
    public Task<Refusal?> DescribeAsync(Actor actor, int number, long seen, IncidentText text, CancellationToken ct = default) =>
        store.WriteAsync(actor, Describe, async work =>
        {
            if (await OneAsync(work, number) is not { } incident) return Refusal.NotFound;
            if (incident.Version != seen)
                return new Refusal("Someone else changed this incident meanwhile. Your text is still here: compare it with what is stored now and save again.",
                    RefusalKind.Conflict);
            return incident.Describe(text);
        }, ct);

    private static readonly ReviewVerb SkipReview = new("incident.skip-review", ReviewSlices.Head)
    {
        Says =
        {
            [nameof(Incident)] = v => new("described the incident", "*"),
        },
    };

    /// <summary>Decides that it gets no review. Managers only.</summary>
    public Task<Refusal?> SkipReviewAsync(Actor actor, int number, string reason, CancellationToken ct = default) =>
        store.WriteAsync(actor, SkipReview, async work =>
            await OneAsync(work, number) is { } incident ? incident.SkipReview(work.Me, reason, work.Now) : Refusal.NotFound, ct);

    private static readonly ReviewVerb TakeSkippingBack = new("incident.take-skipping-back", ReviewSlices.Head)
    {
        Says =
        {
            [nameof(Incident)] = v => new("described the incident", "*"),
        },
    };

    public Task<Refusal?> TakeSkippingBackAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.WriteAsync(actor, TakeSkippingBack, async work =>
            await OneAsync(work, number) is { } incident ? incident.TakeSkippingBack(work.Me) : Refusal.NotFound, ct);

    /// <summary>Incidents that get no review, with the reason, newest decision first.</summary>
    public Task<Result<ListPage<SkippedRow>>> SkippedAsync(Actor actor, int page, CancellationToken ct = default) =>
        store.ReadAsync<ListPage<SkippedRow>>(actor, async work =>
        {
            var rows = work.Db.Set<Incident>().VisibleTo(work.Db, work.Me).Where(i => i.NoReviewReason != "").OrderByDescending(i => i.NoReviewAt)
                .ThenByDescending(i => i.Number)
                .Select(i => new SkippedRow(i.Number, i.Title, i.Severity, i.NoReviewReason, work.Db.People.Where(p => p.Id == i.NoReviewById)
                    .Select(p => p.Name).FirstOrDefault(), i.NoReviewAt!.Value));
            return await ListPage<SkippedRow>.OfAsync(rows, page, work.Ct);
        }, ct);

    public Task<Result<IncidentPage>> OpenAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadRecentAsync<IncidentPage>(actor, number, async work =>
        {
            if (await OneAsync(work, number) is not { } incident) return Refusal.NotFound;
            var beside = await work.Db.Set<Incident>().Where(i => i.Id == incident.Id).Select(i => new
            {
                Review = work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Id == i.ReviewId).Select(r => new ReviewLink(r.Number, r.Title, r.Stage))
                    .FirstOrDefault(),
                Reporter = work.Db.People.Where(p => p.Id == i.ReportedById).Select(p => p.Name).FirstOrDefault(),
                Skipped = work.Db.People.Where(p => p.Id == i.NoReviewById).Select(p => p.Name).FirstOrDefault(),
            }).SingleAsync(work.Ct);
            return new IncidentPage(incident, beside.Review, beside.Reporter, work.Me.TimeZone)
            {
                SkippedBy = beside.Skipped,
                MayDecide = work.Me.IsManager,
            };
        }, ct);

    /// <param name="withoutReview">Only those nobody has started a review of.</param>
    public Task<Result<IncidentRegister>> ListAsync(Actor actor, bool withoutReview, ListAsk ask, CancellationToken ct = default) =>
        store.ReadRecentAsync<IncidentRegister>(actor, (withoutReview, ask), async work =>
        {
            var visible = work.Db.Set<Incident>().VisibleTo(work.Db, work.Me);
            var asked = visible.Where(i => !withoutReview || (i.ReviewId == null && i.NoReviewReason == ""));
            var rows = IncidentOrder.Sorted(IncidentOrder.Found(asked, work.Db, ask.Find), ask)
                .Select(i => new IncidentRow(i.Number, i.Title, i.Severity, i.StartedAt, i.NoticedAt, i.EndedAt, i.CustomersAffected, i.Services, i.Source,
                    work.Db.Set<Review>().Where(r => r.Id == i.ReviewId).Select(r => (int?)r.Number).FirstOrDefault()));
            var (waiting, all) = (await visible.CountAsync(i => i.ReviewId == null && i.NoReviewReason == "", work.Ct), await visible.CountAsync(work.Ct));
            return new IncidentRegister(await ListPage<IncidentRow>.OfAsync(rows, ask.Page, work.Ct), waiting, all, work.Me.TimeZone);
        }, ct);

    private static Task<Incident?> OneAsync(Work work, int number) =>
        work.Db.Set<Incident>().VisibleTo(work.Db, work.Me).Include(i => i.Updates).Include(i => i.Findings)
            .SingleOrDefaultAsync(i => i.Number == number, work.Ct);
}

/// <param name="TimeZone">IANA name of the reader's zone.</param>
public sealed record IncidentPage(Incident Incident, ReviewLink? Review, string? ReportedBy, string TimeZone)
{
    /// <summary>Who decided that it gets no review.</summary>
    public string? SkippedBy { get; init; }

    /// <summary>Whether the reader may decide that.</summary>
    public bool MayDecide { get; init; }
}

/// <summary>An incident that gets no review.</summary>
public sealed record SkippedRow(int Number, string Title, Severity Severity, string Reason, string? By, DateTimeOffset At);

/// <param name="Waiting">How many have no review yet.</param>
/// <param name="TimeZone">IANA name of the reader's zone.</param>
public sealed record IncidentRegister(ListPage<IncidentRow> Page, int Waiting, int All, string TimeZone);

public sealed record ReviewLink(int Number, string Title, Stage Stage);

public sealed record IncidentRow(
    int Number, string Title, Severity Severity, DateTimeOffset? StartedAt, DateTimeOffset? NoticedAt, DateTimeOffset? EndedAt,
    int? CustomersAffected, string Services, string? Source, int? ReviewNumber);
