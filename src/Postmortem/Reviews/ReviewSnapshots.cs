using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Postmortem.People;
using Postmortem.Sessions;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>
/// A review as it is shown to everyone who may open it, loaded once for all pages that show it. It is shared and read by many at
/// once: nothing in it is ever altered, and nothing in it is for some eyes only. What differs by reader is read for that reader.
/// </summary>
/// <param name="Last">The last row of the log that it holds.</param>
internal sealed record ReviewSnapshot(
    long Last, Review Review, ReviewTemplate Template, Gate Gate, IReadOnlyDictionary<Stage, DateTimeOffset> OpenedAt, IReadOnlyList<ReviewSession> Sessions, RecentChanges Recent);

/// <summary>Keeps what open pages share: without it, each change of one of 25 people would load the review 25 times.</summary>
public sealed class ReviewSnapshots(IDbContextFactory<PostmortemDb> factory, ReviewTimelines timelines, ChangeFeed feed, TimeProvider clock) : IDisposable
{
    /// <summary>Reviews that are kept at once; the ones that were not looked at for longest go first.</summary>
    private const int Most = 64;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(5);

    /// <summary>A name that another node changed may be this old.</summary>
    private static readonly TimeSpan PeopleAge = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _reviews = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly Lock _gate = new();
    private (Lazy<Task<PeopleDirectory>> Value, int Version, long At)? _people;

    public void Dispose() => _reviews.Dispose();

    /// <summary>The review as it is now or was when <paramref name="last"/> was its newest row, whichever is later.</summary>
    /// <param name="last">The newest row of the log that belongs to it.</param>
    internal async Task<ReviewSnapshot> OfAsync(Guid reviewId, long last)
    {
        Kept kept;
        lock (_gate)
        {
            var before = _reviews.Get<Kept>(reviewId);
            kept = before?.Last >= last ? before : new Kept(last, new Lazy<Task<ReviewSnapshot>>(() => LoadAsync(reviewId, last, Read(before?.Value))));
            if (kept != before) _reviews.Set(reviewId, kept, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
        }
        try
        {
            return await kept.Value.Value;
        }
        catch
        {
            lock (_gate)
                if (_reviews.Get<Kept>(reviewId) == kept) _reviews.Remove(reviewId); // the next reader tries again
            throw;
        }
    }

    /// <summary>Everyone, for names and for choosing; the same object for as long as nothing of them changes.</summary>
    internal async Task<PeopleDirectory> PeopleAsync()
    {
        Lazy<Task<PeopleDirectory>> value;
        lock (_gate)
        {
            var version = feed.OrganisationVersion;
            if (_people is not { } known || known.Version != version || clock.GetElapsedTime(known.At) > PeopleAge || known.Value is { IsValueCreated: true, Value.IsFaulted: true })
            {
                var before = Read(_people?.Value);
                _people = known = (new(() => LoadPeopleAsync(before)), version, clock.GetTimestamp());
            }
            value = known.Value;
        }
        return await value.Value;
    }

    private async Task<ReviewSnapshot> LoadAsync(Guid reviewId, long last, Task<ReviewSnapshot>? read)
    {
        await using var db = await factory.CreateDbContextAsync();
        var before = read is null ? null : await read;
        var recent = await RecentChanges.AfterAsync(db, reviewId, last, before);
        // A perspective that is sealed is in it as its seal: its words are read by AccountsAsync, for those who may.
        var review = await db.Reviews.AsNoTrackingWithIdentityResolution().WithAllButTimeline().SingleAsync(r => r.Id == reviewId);
        await timelines.FillAsync(db, review, CancellationToken.None);
        var sessions = await db.Set<ReviewSession>().AsNoTrackingWithIdentityResolution().WithEverything().Where(s => s.ReviewId == reviewId).OrderBy(s => s.Number).ToListAsync();
        // A review keeps the text of its guide, so that is read once.
        var template = before?.Template ?? review.Template();
        return new ReviewSnapshot(last, review, template, Gate.Of(review), await StagesOpenedAsync(db, reviewId), sessions, recent);
    }

    private async Task<PeopleDirectory> LoadPeopleAsync(Task<PeopleDirectory>? read)
    {
        var before = read is null ? null : await read;
        await using var db = await factory.CreateDbContextAsync();
        var people = new PeopleDirectory(await db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync());
        return before?.IsTheSameAs(people) == true ? before : people;
    }

    private static async Task<IReadOnlyDictionary<Stage, DateTimeOffset>> StagesOpenedAsync(PostmortemDb db, Guid reviewId)
    {
        var openings = await db.Changes.AsNoTracking().Where(c => c.EntityId == reviewId && c.Verb == ReviewService.OpenNextStageVerb && c.After != null)
            .OrderBy(c => c.Sequence).Select(c => new { c.At, c.After }).ToListAsync();
        Dictionary<Stage, DateTimeOffset> opened = [];
        foreach (var opening in openings)
            if (JsonNode.Parse(opening.After!)?[nameof(Review.Stage)]?.GetValue<string>() is { } name && Enum.TryParse<Stage>(name, out var stage)) opened[stage] = opening.At;
        return opened;
    }

    /// <summary>What was read before; null where that is still going on or failed.</summary>
    private static Task<T>? Read<T>(Lazy<Task<T>>? value) => value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? value.Value : null;

    private sealed record Kept(long Last, Lazy<Task<ReviewSnapshot>> Value);
}
