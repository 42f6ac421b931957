using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>Who may see what, in one place, as predicates that both databases understand.</summary>
internal static class Visibility
{
    /// <summary>Managers see every review; everyone else those they started, lead, take part in, own or verify an action of, or carry a risk of.</summary>
    public static IQueryable<Review> VisibleTo(this IQueryable<Review> reviews, Person me) =>
        me.IsManager ? reviews : reviews.Where(IsPartOf(me.Id));

    public static IQueryable<CorrectiveAction> VisibleTo(this IQueryable<CorrectiveAction> actions, PostmortemDb db, Person me) =>
        me.IsManager ? actions
        : actions.Where(a => a.OwnerId == me.Id || a.VerifierId == me.Id || db.Set<Review>().Where(IsPartOf(me.Id)).Select(r => r.Id).Contains(a.ReviewId));

    public static IQueryable<Incident> VisibleTo(this IQueryable<Incident> incidents, PostmortemDb db, Person me) =>
        me.IsManager ? incidents
        : incidents.Where(i => i.ReportedById == me.Id
            || (i.ReviewId != null && db.Set<Review>().Where(IsPartOf(me.Id)).Select(r => (Guid?)r.Id).Contains(i.ReviewId)));

    /// <summary>Someone with an account that is not disabled.</summary>
    public static Task<Person?> PersonAsync(this Work work, Guid id) =>
        work.Db.People.SingleOrDefaultAsync(p => p.Id == id && p.DisabledAt == null, work.Ct);

    private static Expression<Func<Review, bool>> IsPartOf(Guid me) => r =>
        r.StartedById == me || r.FacilitatorId == me || r.Participants.Any(p => p.PersonId == me)
            || r.Actions.Any(a => (a.OwnerId == me && a.FromQuestionId == null) || a.VerifierId == me)
        || r.Factors.Any(f => f.RiskOwnerId == me && f.RemovedAt == null);
}
