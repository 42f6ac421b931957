using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Storage;

namespace Postmortem.Search;

/// <summary>
/// Finds reviews, factors, actions, comments, kept files, incidents and what was said in sessions by the words in them. What someone may not open is
/// not found. What is asked for by its number comes first.
/// </summary>
public sealed class SearchService(Store store)
{
    /// <summary>So many places are found at most, the best of them.</summary>
    public const int Most = 60;

    /// <param name="query">Words, each of which must begin some word of the text.</param>
    public Task<Result<IReadOnlyList<SearchHit>>> FindAsync(Actor actor, string query, CancellationToken ct = default) =>
        store.ReadRecentAsync<IReadOnlyList<SearchHit>>(actor, query, async work =>
        {
            var words = SearchQuery.WordsOf(query);
            if (words.Count == 0) return (List<SearchHit>)[];
            var named = ReferenceNumber.Read(query) is { } reference ? await NamedAsync(work, reference) : [];
            var hits = SearchQuery.Of(work.Db, words);
            var reviews = work.Db.Set<Review>().VisibleTo(work.Me).Select(r => (Guid?)r.Id);
            var incidents = work.Db.Set<Incident>().VisibleTo(work.Db, work.Me).Select(i => (Guid?)i.Id);
            var found = await hits.Where(h => h.IncidentId != null ? incidents.Contains(h.IncidentId) : reviews.Contains(h.ReviewId))
                .OrderBy(h => h.Rank).Take(Most)
                .Select(h => new SearchHit(h.Kind, h.Title, h.Excerpt,
                    work.Db.Set<Review>().Where(r => r.Id == h.ReviewId).Select(r => (int?)r.Number).FirstOrDefault(),
                    work.Db.Set<Review>().Where(r => r.Id == h.ReviewId).Select(r => r.Title).FirstOrDefault(),
                    work.Db.Set<Incident>().Where(i => i.Id == h.EntityId).Select(i => (int?)i.Number).FirstOrDefault()
                        ?? work.Db.Set<CorrectiveAction>().Where(a => a.Id == h.EntityId).Select(a => (int?)a.Number).FirstOrDefault(), h.EntityId)
                {
                    About = work.Db.Set<CommentThread>().Where(t => t.Comments.Any(c => c.Id == h.EntityId)).Select(t => (CommentAbout?)t.About)
                        .FirstOrDefault(),
                    Stage = work.Db.Set<Review>().Where(r => r.Id == h.ReviewId).Select(r => (Stage?)r.Stage).FirstOrDefault(),
                })
                .ToListAsync(work.Ct);
            return (List<SearchHit>)[.. named.Concat(found.Where(hit => named.All(n => n.EntityId != hit.EntityId))).Take(Most)];
        }, ct);

    /// <summary>The thing with this number; none where there is none, or not for this reader.</summary>
    private static Task<List<SearchHit>> NamedAsync(Work work, ReferenceNumber reference)
    {
        var reviews = work.Db.Set<Review>().VisibleTo(work.Me);
        var hits = reference.Kind switch
        {
            'R' => reviews.Where(r => r.Number == reference.Number)
                .Select(r => new SearchHit("review", r.Title, "", r.Number, r.Title, null, r.Id) { IsNamed = true }),
            'I' => work.Db.Set<Incident>().VisibleTo(work.Db, work.Me).Where(i => i.Number == reference.Number)
                .Select(i => new SearchHit("incident", i.Title, "", null, null, i.Number, i.Id) { IsNamed = true }),
            'A' => work.Db.Set<CorrectiveAction>().Where(a => a.Number == reference.Number)
                .Join(reviews, a => a.ReviewId, r => r.Id,
                    (a, r) => new SearchHit("action", a.Text, "", r.Number, r.Title, a.Number, a.Id) { IsNamed = true }),
            _ => work.Db.Set<Notice>().Where(n => n.Number == reference.Number)
                .Join(reviews, n => n.ReviewId, r => r.Id,
                    (n, r) => new SearchHit("notice", n.Title, "", r.Number, r.Title, n.Number, n.Id) { IsNamed = true }),
        };
        return hits.ToListAsync(work.Ct);
    }
}

/// <param name="Kind">As in <see cref="SearchText"/>, or "notice".</param>
/// <param name="Number">The incident's, action's or notice's number.</param>
public sealed record SearchHit(string Kind, string Title, string Excerpt, int? ReviewNumber, string? ReviewTitle, int? Number, Guid EntityId)
{
    /// <summary>Whether it was asked for by its number.</summary>
    public bool IsNamed { get; init; }

    /// <summary>What a comment is about.</summary>
    public CommentAbout? About { get; init; }

    /// <summary>Where its review stands.</summary>
    public Stage? Stage { get; init; }
}
