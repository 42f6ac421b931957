using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;

namespace Postmortem.Storage;

/// <summary>Who may see what, in one place, as predicates that both databases understand.</summary>
internal static class WorkQueries
{
    /// <summary>Managers see every review; everyone else those they started, lead, take part in, own or verify an action of, or carry a risk of.</summary>
    public static IQueryable<Review> VisibleTo(this IQueryable<Review> reviews, Person me) =>
        me.IsManager ? reviews : reviews.Where(IsPartOf(me.Id));

    public static IQueryable<CorrectiveAction> VisibleTo(this IQueryable<CorrectiveAction> actions, PostmortemDb db, Person me) =>
        me.IsManager ? actions
        : actions.Where(a => a.OwnerId == me.Id || a.VerifierId == me.Id || db.Reviews.Where(IsPartOf(me.Id)).Select(r => r.Id).Contains(a.ReviewId));

    public static IQueryable<Incident> VisibleTo(this IQueryable<Incident> incidents, PostmortemDb db, Person me) =>
        me.IsManager ? incidents
        : incidents.Where(i => i.ReportedById == me.Id
            || (i.ReviewId != null && db.Reviews.Where(IsPartOf(me.Id)).Select(r => (Guid?)r.Id).Contains(i.ReviewId)));

    /// <summary>The whole review, or null where there is none with this number or it is not this person's to see.</summary>
    public static Task<Review?> ReviewAsync(this Work work, int number) =>
        work.Db.Reviews.VisibleTo(work.Me).WithEverything().SingleOrDefaultAsync(r => r.Number == number, work.Ct);

    public static Task<Review?> ReviewAsync(this Work work, Guid id) =>
        work.Db.Reviews.VisibleTo(work.Me).WithEverything().SingleOrDefaultAsync(r => r.Id == id, work.Ct);

    /// <summary>
    /// The review with its valid signature and these entries of its timeline: all that the timeline's rules look at. Nothing else of it may
    /// be asked for.
    /// </summary>
    public static Task<Review?> ReviewWithEntriesAsync(this Work work, int number, IReadOnlyCollection<Guid> entryIds)
    {
        var review = work.Db.Reviews.VisibleTo(work.Me).Include(r => r.Signatures.Where(s => s.VoidedBecause == "")).Where(r => r.Number == number);
        return (entryIds.Count == 0 ? review : review.Include(r => r.Timeline.Where(e => entryIds.Contains(e.Id)))).SingleOrDefaultAsync(work.Ct);
    }

    /// <summary>The review with all that the rules of casting a vote look at. Nothing else of it may be asked for.</summary>
    public static Task<Review?> ReviewForVoteAsync(this Work work, int number) =>
        work.Db.Reviews.VisibleTo(work.Me).Include(r => r.Participants).Include(r => r.Factors).Include(r => r.Votes).SingleOrDefaultAsync(r => r.Number == number, work.Ct);

    /// <summary>The review with all that writing the customer’s view looks at: its rules, its signature, and what it is found by. Nothing else of it may be asked for.</summary>
    public static Task<Review?> ReviewForCustomerViewAsync(this Work work, int number) =>
        work.Db.Reviews.VisibleTo(work.Me).Include(r => r.CustomerAnswers).Include(r => r.Quotes).Include(r => r.Journey)
            .Include(r => r.Signatures.Where(s => s.VoidedBecause == "")).SingleOrDefaultAsync(r => r.Number == number, work.Ct);

    /// <summary>The review with what was said about it and who may read that: all that the rules of comments look at. Nothing else of it may be asked for.</summary>
    public static Task<Review?> ReviewWithCommentsAsync(this Work work, int number) =>
        work.Db.Reviews.VisibleTo(work.Me).Include(r => r.Participants).Include(r => r.Actions).Include(r => r.Factors).WithComments().SingleOrDefaultAsync(r => r.Number == number, work.Ct);

    /// <summary>Someone with an account that is not disabled.</summary>
    public static Task<Person?> PersonAsync(this Work work, Guid id) =>
        work.Db.People.SingleOrDefaultAsync(p => p.Id == id && p.DisabledAt == null, work.Ct);

    /// <summary>A review's rules look at all its parts, so it is always loaded whole: a fixed number of queries.</summary>
    private static IQueryable<Review> WithEverything(this IQueryable<Review> reviews) => reviews.WithAllButTimeline().Include(r => r.Timeline);

    /// <summary>For reading: the timeline, which may be long, is read by <see cref="ReviewTimelines"/>.</summary>
    public static IQueryable<Review> WithAllButTimeline(this IQueryable<Review> reviews) => reviews
        .Include(r => r.Incidents)
        .Include(r => r.ContainmentItems)
        .Include(r => r.Participants)
        .Include(r => r.Perspectives)
        .Include(r => r.Reminders)
        .Include(r => r.CustomerAnswers)
        .Include(r => r.Quotes)
        .Include(r => r.Journey)
        .Include(r => r.Factors).ThenInclude(f => f.Entries)
        .Include(r => r.Factors).ThenInclude(f => f.Accounts)
        .Include(r => r.Factors).ThenInclude(f => f.Attachments)
        .Include(r => r.Attachments)
        .Include(r => r.Votes).ThenInclude(v => v.Totals)
        .Include(r => r.Mitigators)
        .Include(r => r.Recognitions)
        .Include(r => r.Actions).ThenInclude(a => a.Factors)
        .Include(r => r.Signatures)
        .Include(r => r.Overrides)
        .Include(r => r.Across)
        .Include(r => r.Facts)
        .WithComments()
        .Include(r => r.Notices).ThenInclude(n => n.Facts)
        .Include(r => r.Notices).ThenInclude(n => n.Promises)
        .Include(r => r.Notices).ThenInclude(n => n.Recipients);

    private static IQueryable<Review> WithComments(this IQueryable<Review> reviews) => reviews.Include(r => r.Threads).ThenInclude(t => t.Comments).ThenInclude(c => c.Addressees);

    private static Expression<Func<Review, bool>> IsPartOf(Guid me) => r =>
        r.StartedById == me || r.FacilitatorId == me || r.Participants.Any(p => p.PersonId == me) || r.Actions.Any(a => (a.OwnerId == me && a.FromQuestionId == null) || a.VerifierId == me)
        || r.Factors.Any(f => f.RiskOwnerId == me && f.RemovedAt == null);
}
