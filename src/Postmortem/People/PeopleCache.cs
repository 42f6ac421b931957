using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.People;

/// <summary>Everyone, for names and for choosing: read once for all pages, and again when one of them was changed.</summary>
public sealed class PeopleCache(IDbContextFactory<PostmortemDb> factory, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>A name that another node changed may be this old.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private (Lazy<Task<Read>> Value, int Version, long At)? _people;

    /// <param name="Last">The last row of the log when they were read.</param>
    private sealed record Read(PeopleDirectory People, long Last);

    /// <summary>The same object for as long as nothing of them changes.</summary>
    internal async Task<PeopleDirectory> EveryoneAsync()
    {
        Lazy<Task<Read>> value;
        lock (_gate)
        {
            var version = feed.OrganisationVersion;
            if (_people is not { } known || known.Version != version || clock.GetElapsedTime(known.At) > Age
                || known.Value is { IsValueCreated: true, Value.IsFaulted: true })
            {
                var before = _people?.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } read ? read.Value : null;
                _people = known = (new(() => Task.Run(() => LoadAsync(before))), version, clock.GetTimestamp());
            }
            value = known.Value;
        }
        return (await value.Value).People;
    }

    /// <summary>There may be thousands of them: where the log says that none of them changed, they are not read again.</summary>
    private async Task<Read> LoadAsync(Task<Read>? read)
    {
        var before = read is null ? null : await read;
        await using var db = await factory.CreateDbContextAsync();
        var last = await db.Changes.MaxAsync(c => (long?)c.Sequence) ?? 0;
        if (before is not null && !await db.Changes.AnyAsync(c => c.Sequence > before.Last && c.EntityType == nameof(Person)))
            return before with { Last = last };
        var people = new PeopleDirectory(await db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync());
        return new Read(before?.People.IsTheSameAs(people) == true ? before.People : people, last);
    }
}
