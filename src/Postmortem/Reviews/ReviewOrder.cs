using System.Linq.Expressions;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>Which rows the register of reviews has, and in which order.</summary>
internal static class ReviewOrder
{
    /// <summary>Those that hold the words, or bear the number.</summary>
    public static IQueryable<Review> Found(IQueryable<Review> reviews, PostmortemDb db, string find)
    {
        if (ReferenceNumber.Read(find) is { Kind: 'R', Number: var number }) return reviews.Where(r => r.Number == number);
        if (SearchQuery.WordsOf(find) is not { Count: > 0 } words) return reviews;
        var found = SearchQuery.Of(db, "review", words);
        return reviews.Where(r => found.Contains(r.Id));
    }

    public static IQueryable<Review> Sorted(IQueryable<Review> reviews, IQueryable<Person> people, ListAsk ask)
    {
        var sorted = ask.Sort switch
        {
            "title" => By(r => r.Title),
            "stage" => By(r => r.Stage),
            "severity" => By(r => r.Incidents.Max(i => (Severity?)i.Severity)),
            "facilitator" => By(r => people.Where(p => p.Id == r.FacilitatorId).Select(p => p.Name).FirstOrDefault()),
            "affected" => By(r => r.AffectedCount),
            "actions" => By(r => r.Actions.Count(a => a.FromQuestionId == null
                && (a.State == ActionState.Planned || a.State == ActionState.InProgress || a.State == ActionState.NotEffective))),
            "started" => By(r => r.StartedAt),
            _ => null,
        };
        return sorted is null ? reviews.OrderByDescending(r => r.Number) : sorted.ThenByDescending(r => r.Number);

        IOrderedQueryable<Review> By<TKey>(Expression<Func<Review, TKey>> key) => ask.Descending ? reviews.OrderByDescending(key) : reviews.OrderBy(key);
    }
}
