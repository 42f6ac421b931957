using System.Linq.Expressions;
using Postmortem.Storage;

namespace Postmortem.Incidents;

/// <summary>Which rows the register of incidents has, and in which order.</summary>
internal static class IncidentOrder
{
    /// <summary>Those that hold the words, or bear the number.</summary>
    public static IQueryable<Incident> Found(IQueryable<Incident> incidents, PostmortemDb db, string find)
    {
        if (ReferenceNumber.Read(find) is { Kind: 'I', Number: var number }) return incidents.Where(i => i.Number == number);
        if (SearchQuery.WordsOf(find) is not { Count: > 0 } words) return incidents;
        var found = SearchQuery.Of(db, "incident", words);
        return incidents.Where(i => found.Contains(i.Id));
    }

    public static IQueryable<Incident> Sorted(IQueryable<Incident> incidents, ListAsk ask)
    {
        var sorted = ask.Sort switch
        {
            "title" => By(i => i.Title),
            "severity" => By(i => i.Severity),
            "when" => By(i => i.StartedAt ?? i.ReportedAt),
            "customers" => By(i => i.CustomersAffected),
            "source" => By(i => i.Source),
            _ => incidents.OrderByDescending(i => i.StartedAt ?? i.ReportedAt),
        };
        return sorted.ThenByDescending(i => i.Number);

        IOrderedQueryable<Incident> By<TKey>(Expression<Func<Incident, TKey>> key) =>
            ask.Descending ? incidents.OrderByDescending(key) : incidents.OrderBy(key);
    }
}
