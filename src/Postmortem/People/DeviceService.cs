using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.People;

/// <summary>Where somebody is signed in, and how that ends.</summary>
public sealed class DeviceService(Store store, SecurityLog security)
{
    private static readonly Verb BeginSession = new("device.begin");

    /// <summary>Begins a sign-in for somebody who has shown who they are.</summary>
    public Task<Result<DeviceSession>> BeginAsync(Guid personId, string device, CancellationToken ct = default) =>
        store.WriteAsync<DeviceSession>(null, BeginSession, async work =>
        {
            if (!await work.Db.People.AnyAsync(p => p.Id == personId && p.DisabledAt == null, work.Ct)) return Refusal.SignedOut;
            End(work, security, await work.Db.Set<DeviceSession>().Where(s => s.PersonId == personId && s.EndsAt <= work.Now).ToListAsync(work.Ct), "ran out");
            var session = new DeviceSession(personId, device, work.Now);
            work.Db.Add(session);
            work.OnceStored(() => security.Began(session));
            return session;
        }, ct);

    private static readonly Verb SeeSession = new("device.see");

    /// <summary>The person whose sign-in this is, as stored now, while it lasts.</summary>
    public async Task<Result<Person>> HoldsAsync(Actor actor, CancellationToken ct = default)
    {
        var held = await store.ReadAsync<(Person Me, bool IsStale)>(actor, work =>
            Task.FromResult<Result<(Person, bool)>>((work.Me, work.SeenAt < work.Now - DeviceSession.SeenEvery)), ct);
        if (!held.Ok) return held.Refusal!;
        if (held.Value.IsStale) // nobody is kept out because it could not be noted
            _ = await store.WriteAsync(actor, SeeSession, async work =>
            {
                (await work.Db.Set<DeviceSession>().SingleOrDefaultAsync(s => s.Id == actor.By!.SessionId, work.Ct))?.See(work.Now);
                return null;
            }, ct);
        return held.Value.Me;
    }

    /// <summary>Those of these sign-ins that are over. One question for all, however many pages are open.</summary>
    public async Task<IReadOnlySet<SignedInBy>> OverAsync(IReadOnlyCollection<SignedInBy> open, CancellationToken ct = default)
    {
        var ids = open.Select(o => o.SessionId).Distinct().ToList();
        var lasting = await store.ReadAnonymouslyAsync(work => (
            from session in work.Db.Set<DeviceSession>()
            join person in work.Db.People on session.PersonId equals person.Id
            where ids.Contains(session.Id) && session.EndsAt > work.Now && person.DisabledAt == null
            select new { session.Id, person.SecurityStamp }).ToListAsync(work.Ct), ct);
        var known = lasting.Select(l => new SignedInBy(l.Id, l.SecurityStamp ?? "")).ToHashSet();
        return open.Where(o => !known.Contains(o)).ToHashSet();
    }

    /// <summary>Where one is signed in, the latest used first.</summary>
    public Task<Result<IReadOnlyList<DeviceSession>>> ListAsync(Actor actor, CancellationToken ct = default) =>
        store.ReadAsync<IReadOnlyList<DeviceSession>>(actor, async work =>
            await work.Db.Set<DeviceSession>().Where(s => s.PersonId == work.Me.Id && s.EndsAt > work.Now)
                .OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).ToListAsync(work.Ct), ct);

    private static readonly Verb EndSession = new("device.end");

    /// <summary>Ends one of one's own sign-ins; this one too.</summary>
    public Task<Refusal?> EndAsync(Actor actor, Guid sessionId, CancellationToken ct = default) =>
        store.WriteAsync(actor, EndSession, async work =>
        {
            if (await work.Db.Set<DeviceSession>().SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == work.Me.Id, work.Ct) is not { } session)
                return Refusal.NotFound;
            End(work, security, [session], sessionId == actor.By?.SessionId ? "signed out" : "ended from the list");
            return null;
        }, ct);

    private static readonly Verb EndEverywhere = new("person.sign-out-everywhere");

    /// <summary>Ends all of one's own sign-ins, this one included.</summary>
    public Task<Refusal?> EndEverywhereAsync(Actor actor, CancellationToken ct = default) =>
        store.WriteAsync(actor, EndEverywhere, async work =>
        {
            await EndAllAsync(work, security, work.Me, except: null, "signed out everywhere");
            return null;
        }, ct);

    /// <summary>Ends all sign-ins of a person but one. Cookies of that one need the new stamp too.</summary>
    /// <param name="why">For the security log.</param>
    internal static async Task EndAllAsync(Work work, SecurityLog security, Person person, Guid? except, string why)
    {
        person.SecurityStamp = Ids.Random().ToString("N");
        End(work, security, await work.Db.Set<DeviceSession>().Where(s => s.PersonId == person.Id && s.Id != except).ToListAsync(work.Ct), why);
    }

    private static void End(Work work, SecurityLog security, List<DeviceSession> sessions, string why)
    {
        work.Db.RemoveRange(sessions);
        work.OnceStored(() => sessions.ForEach(session => security.Ended(session, why)));
    }
}
