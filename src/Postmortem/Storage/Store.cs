using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Postmortem.People;

namespace Postmortem.Storage;

/// <summary>
/// How every verb reads and writes: one context an operation, the person read afresh, and with a write one transaction that
/// holds the change, its rows in the log and its entry in the search index.
/// </summary>
public sealed class Store(IDbContextFactory<PostmortemDb> factory, WriteQueue queue, ChangeFeed feed, LogKey key,
    TimeProvider clock, ILogger<Store>? log = null, SecurityLog? security = null)
{
    private const int Tries = 5;

    private readonly Recent<(string Service, string Verb, Actor Who, object? Of), object> _answers = new(clock, () => feed.Version);

    /// <summary>One page asks six times who reads. Forgotten with every write of a person or a sign-in in this process.</summary>
    private readonly Recent<Actor, Reader> _readers = new(clock);

    /// <summary>Reads as this person; nothing is tracked.</summary>
    /// <param name="verb">What was asked, for the security log: the compiler says it, and where.</param>
    public async Task<Result<T>> ReadAsync<T>(Actor actor, Func<Work, Task<Result<T>>> read, CancellationToken ct = default,
        [CallerMemberName] string verb = "", [CallerFilePath] string service = "")
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        var now = clock.GetUtcNow();
        var result = await _readers.OfAsync(actor with { RequestKey = null }, () => WhoAsync(db, actor, now, ct)) is { } reader
            ? await read(new Work(db, reader.Me, now, ct) { SeenAt = reader.SeenAt }) : Refusal.SignedOut;
        if (!result.Ok) TellRefused(actor, $"{FileName(service)}.{verb}", result.Refusal);
        return result;
    }

    /// <summary>
    /// As <see cref="ReadAsync{T}"/>, for what makes up whole pages: asked again within a second it is answered as it was, unless something was written.
    /// </summary>
    /// <param name="of">What else the answer depends on, equal by its value; null where that is the person alone.</param>
    public async Task<Result<T>> ReadRecentAsync<T>(Actor actor, object? of, Func<Work, Task<Result<T>>> read, CancellationToken ct = default,
        [CallerMemberName] string verb = "", [CallerFilePath] string service = "") where T : class
    {
        Refusal? refusal = null;
        var answer = await _answers.OfAsync((service, verb, actor with { RequestKey = null }, of), async () =>
        {
            var result = await ReadAsync(actor, read, ct, verb, service);
            refusal = result.Refusal;
            return result.Ok ? result.Value : null;
        });
        return answer is T found ? found : refusal!;
    }

    /// <summary>Reads once what several people are shown: one question for all, however many pages are open.</summary>
    /// <param name="read">Reads, and answers what a person whose sign-in lasts is shown of it.</param>
    public async Task<IReadOnlyDictionary<Actor, Result<T>>> ReadForAllAsync<T>(IReadOnlySet<Actor> actors,
        Func<PostmortemDb, CancellationToken, Task<Func<Person, Result<T>>>> read, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        var lasting = await LastingAsync(db, actors, clock.GetUtcNow(), ct);
        var shown = await read(db, ct);
        return actors.ToDictionary(actor => actor, actor => lasting.TryGetValue(actor, out var me) ? shown(me) : Refusal.SignedOut);
    }

    /// <summary>Reads for a visitor without an account.</summary>
    public async Task<T> ReadAnonymouslyAsync<T>(Func<Work, Task<T>> read, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        return await read(new Work(db, null, clock.GetUtcNow(), ct));
    }

    /// <summary>Carries out one verb as this person, or nothing at all.</summary>
    public async Task<Result<T>> WriteAsync<T>(Actor? actor, Verb verb, Func<Work, Task<Result<T>>> change, CancellationToken ct = default)
    {
        using var turn = await queue.EnterAsync(ct);
        if (turn is null) return StorageTrouble.Held;
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            try
            {
                var result = await TryWriteAsync(db, actor, verb, change, ct);
                // What must not be traced is not traced where it is refused either.
                if (actor is { } who && verb != Verb.Untraced) TellRefused(who, verb.Name, result.Refusal);
                return result;
            }
            catch (DbUpdateException e) when (attempt < Tries && IsRace(e))
            {
                // Another node or process was faster: look again at what is there now, and do it again on that.
            }
            catch (Exception e) when (StorageTrouble.Of(e) is { } trouble)
            {
                log?.LogError(e, "Nothing could be stored: {Sentence}", trouble.Sentence);
                return trouble;
            }
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public async Task<Refusal?> WriteAsync(Actor? actor, Verb verb, Func<Work, Task<Refusal?>> change, CancellationToken ct = default) =>
        (await WriteAsync<bool>(actor, verb, async work => await change(work) is { } refusal ? refusal : true, ct)).Refusal;

    /// <summary>
    /// As <see cref="WriteAsync{T}"/>, for what must not be traced to anyone: nothing of it may be logged, and the write-ahead log,
    /// whose order would tell between whose changes it came, is emptied behind it.
    /// </summary>
    public async Task<Result<T>> WriteUntracedAsync<T>(Actor actor, Func<Work, Task<Result<T>>> change, CancellationToken ct = default)
    {
        var result = await WriteAsync(actor, Verb.Untraced, change, ct);
        if (!result.Ok) return result;
        using var turn = await queue.EnterAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (turn is not null && db.Database.IsSqlite())
            // Somebody who is reading, or writes for long, holds it up; the next such write, or any checkpoint, empties it then.
            await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=200; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=15000;", ct);
        return result;
    }

    private async Task<Result<T>> TryWriteAsync<T>(PostmortemDb db, Actor? actor, Verb verb, Func<Work, Task<Result<T>>> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        Person? me = null;
        if (actor is { } who)
        {
            me = (await WhoAsync(db, who, clock.GetUtcNow(), ct))?.Me;
            if (me is null) return Refusal.SignedOut;
        }
        var work = new Work(db, me, clock.GetUtcNow(), ct);
        if (actor?.RequestKey is { } asked && await Receipt.FindAsync<T>(work, asked, verb) is { } answered) return answered;
        var result = await change(work);
        if (!result.Ok) return result;
        if (actor?.RequestKey is { } made) Receipt.Add(work, made, verb, result.Value);
        db.ChangeTracker.DetectChanges();
        if (verb == Verb.Untraced && (actor?.RequestKey is not null || db.LoggedEntries().Any()))
            throw new InvalidOperationException("A write that must leave no trace altered rows that are logged, or carries a key.");
        await ChangeLog.AppendAsync(db, key, me?.Id, verb.Name, work.Now, ct);
        await SearchIndex.UpdateAsync(db, ct);
        var altersReaders = db.ChangeTracker.Entries().Any(e => e is { State: not EntityState.Unchanged, Entity: Person or DeviceSession });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (altersReaders) _readers.Forget();
        work.TellStored();
        feed.Publish([.. db.ChangeTracker.Entries<Change>().Select(c => new ChangeNews(c.Entity.Sequence, c.Entity.ReviewId, c.Entity.EntityType))]);
        return result;
    }

    /// <summary>Of a path of the machine that built it, which may be of another kind than this one.</summary>
    private static string FileName(string path) =>
        path[(path.LastIndexOfAny(['/', '\\']) + 1)..].Replace(".cs", "", StringComparison.Ordinal);

    private void TellRefused(Actor who, string verb, Refusal? refusal)
    {
        if (refusal is { Kind: RefusalKind.NotFound or RefusalKind.SignedOut } or { IsForWhoAsks: true })
            security?.TurnedAway(who.PersonId, verb, refusal.Kind);
    }

    /// <summary>The person who asks, while their account is open and the sign-in they ask by lasts: a page that stayed open has nothing else.</summary>
    private static Task<Reader?> WhoAsync(PostmortemDb db, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var people = db.People.Where(p => p.Id == actor.PersonId && p.DisabledAt == null);
        if (actor.By is not { SessionId: var session, Stamp: var stamp }) return people.Select(p => new Reader(p, null)).SingleOrDefaultAsync(ct);
        return people.Where(p => p.SecurityStamp == stamp)
            .Join(db.Set<DeviceSession>().Where(s => s.Id == session && s.EndsAt > now), p => p.Id, s => s.PersonId, (p, s) => new Reader(p, s.SeenAt))
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>As <see cref="WhoAsync"/>, for many at once; whoever may not ask any more is missing.</summary>
    private static async Task<Dictionary<Actor, Person>> LastingAsync(PostmortemDb db, IReadOnlySet<Actor> actors, DateTimeOffset now, CancellationToken ct)
    {
        var ids = actors.Select(a => a.PersonId).Distinct().ToList();
        var sessions = actors.Select(a => a.By?.SessionId).OfType<Guid>().ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id) && p.DisabledAt == null).ToDictionaryAsync(p => p.Id, ct);
        var owners = await db.Set<DeviceSession>().Where(s => sessions.Contains(s.Id) && s.EndsAt > now).ToDictionaryAsync(s => s.Id, s => s.PersonId, ct);
        return actors.Where(a => people.TryGetValue(a.PersonId, out var person)
                && (a.By is not { } by || (person.SecurityStamp == by.Stamp && owners.GetValueOrDefault(by.SessionId) == person.Id)))
            .ToDictionary(a => a, a => people[a.PersonId]);
    }

    /// <summary>Whether the save lost a race: a row changed under it, or the next free number was taken.</summary>
    private static bool IsRace(DbUpdateException e) => e is DbUpdateConcurrencyException
        || e.InnerException is SqlException { Number: 2601 or 2627 or 1205 }
        || e.InnerException is SqliteException { SqliteErrorCode: 5 or 19 };
}

/// <summary>Somebody who reads, as stored.</summary>
/// <param name="SeenAt">When it was last written down that the device they ask from is in use; null for the command line.</param>
internal sealed record Reader(Person Me, DateTimeOffset? SeenAt);

/// <summary>What a verb works with.</summary>
public sealed class Work(PostmortemDb db, Person? me, DateTimeOffset now, CancellationToken ct)
{
    public PostmortemDb Db => db;
    public DateTimeOffset Now => now;
    public CancellationToken Ct => ct;

    /// <inheritdoc cref="Reader.SeenAt"/>
    internal DateTimeOffset? SeenAt { get; init; }

    private readonly List<Action> _stored = [];

    /// <summary>Does this once the verb is stored, and never where it is not: nothing is told that did not happen, or twice.</summary>
    internal void OnceStored(Action tell) => _stored.Add(tell);

    internal void TellStored() => _stored.ForEach(tell => tell());

    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">The verb is one for visitors without an account.</exception>
    public Person Me => me ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>The day it is where this person reads.</summary>
    public DateOnly Today => Me.DayOf(now);
}
