using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.People;

/// <summary>Setting up the organisation and keeping its accounts.</summary>
public sealed class PeopleService(Store store, PasswordGate gate, SecurityLog security, PeopleCache people)
{
    /// <summary>Null until the first visit has set the organisation up.</summary>
    public Task<Organisation?> OrganisationAsync(CancellationToken ct = default) =>
        store.ReadAnonymouslyAsync(work => work.Db.Organisations.SingleOrDefaultAsync(work.Ct), ct);

    /// <summary>Whether the first visit, or the command line, has set the installation up: somebody can sign in.</summary>
    public Task<bool> IsSetUpAsync(CancellationToken ct = default) => store.ReadAnonymouslyAsync(work => work.Db.People.AnyAsync(work.Ct), ct);

    private const string NotYet = "There is no organisation yet. Start the program and set it up in the browser, or run: "
        + "setup --organisation NAME --admin EMAIL --password-stdin";

    /// <summary>Founds the organisation with its first administrator. Works once: afterwards it is refused.</summary>
    /// <returns>The administrator's id.</returns>
    public Task<Result<Guid>> SetUpAsync(SetUpText text, CancellationToken ct = default) => FoundAsync(text, isDemo: false, ct);

    /// <summary>As <see cref="SetUpAsync"/>, for sample work: visitors may sign in as any of its people.</summary>
    public Task<Result<Guid>> SetUpDemoAsync(SetUpText text, CancellationToken ct = default) => FoundAsync(text, isDemo: true, ct);

    private static readonly Verb DescribeOrganisation = new("organisation.describe");

    /// <summary>Changes what the organisation is called, its mission, contact and zone. Administrators only.</summary>
    public Task<Refusal?> DescribeOrganisationAsync(Actor actor, string name, string mission, string contact, string timeZone,
        CancellationToken ct = default) =>
        store.WriteAsync(actor, DescribeOrganisation, async work => work.Me.IsAdministrator
            ? (await work.Db.Organisations.SingleAsync(work.Ct)).Describe(name, mission, contact, timeZone)
            : OnlyAdministrators, ct);

    private static readonly Verb Add = new("person.add");

    /// <summary>Adds someone. Administrators only.</summary>
    /// <returns>The person's id.</returns>
    public async Task<Result<Guid>> AddAsync(Actor actor, PersonText text, string password, CancellationToken ct = default)
    {
        if (await OnlyAdministratorsAsync(actor, ct) is { } refusal) return refusal;
        var hash = await HashAsync(text, password, ct);
        if (!hash.Ok) return hash.Refusal!;
        return await store.WriteAsync<Guid>(actor, Add, async work =>
        {
            if (!work.Me.IsAdministrator) return OnlyAdministrators;
            var organisation = await work.Db.Organisations.SingleAsync(work.Ct);
            var added = await AddAsync(work, text, hash.Value, organisation.TimeZone);
            if (added.Ok) work.OnceStored(() => security.Rights(added.Value.Id, $"{text.Role}, new", work.Me.Id));
            return added.Ok ? added.Value.Id : added.Refusal!;
        }, ct);
    }

    /// <summary>Adds someone from the command line of this machine, whose user can read the database anyway.</summary>
    public async Task<Result<Guid>> AddFromConsoleAsync(PersonText text, string password, CancellationToken ct = default)
    {
        if (await OrganisationAsync(ct) is not { } organisation) return new Refusal(NotYet);
        var hash = await HashAsync(text, password, ct);
        if (!hash.Ok) return hash.Refusal!;
        return await store.WriteAsync<Guid>(null, Add, async work =>
        {
            // With somebody who can sign in the first visit is over, and whoever made it would have become the administrator.
            if (text.Role != Role.Administrator && !await work.Db.People.AnyAsync(p => p.Role == Role.Administrator && p.DisabledAt == null, work.Ct))
                return new Refusal("Nobody administers this organisation yet: the first person must be an administrator. Add them with --role admin.");
            var added = await AddAsync(work, text, hash.Value, organisation.TimeZone);
            if (added.Ok) work.OnceStored(() => security.Rights(added.Value.Id, $"{text.Role}, new", null));
            return added.Ok ? added.Value.Id : added.Refusal!;
        }, ct);
    }

    /// <summary>Who the command line of this machine acts as: the person with this address, or else the first administrator.</summary>
    public Task<Result<Actor>> ActorForConsoleAsync(string? email, CancellationToken ct = default) =>
        store.ReadAnonymouslyAsync<Result<Actor>>(async work =>
        {
            var open = work.Db.People.Where(p => p.DisabledAt == null);
            var normalised = email?.Trim().ToUpperInvariant();
            var person = normalised is null
                ? await open.Where(p => p.Role == Role.Administrator).OrderBy(p => p.AddedAt).ThenBy(p => p.Id).FirstOrDefaultAsync(work.Ct)
                : await open.SingleOrDefaultAsync(p => p.NormalizedEmail == normalised, work.Ct);
            return person is not null ? new Actor(person.Id)
                : new Refusal(email is null ? NotYet
                    : $"Nobody with an open account has the address {email}.");
        }, ct);

    /// <summary>Everyone with an account, by name. Managers only: they invite people, and see who has not come yet.</summary>
    public Task<Result<PeopleRegister>> ListAsync(Actor actor, ListAsk ask, CancellationToken ct = default) =>
        store.ReadRecentAsync<PeopleRegister>(actor, ask, async work =>
            work.Me.IsManager ? PeopleRegister.Of((await people.EveryoneAsync()).Everyone, ask, work.Me) : Refusal.NotFound, ct);

    /// <summary>One of them.</summary>
    public Task<Result<Person>> PersonAsync(Actor actor, Guid id, CancellationToken ct = default) =>
        store.ReadAsync<Person>(actor, async work =>
            work.Me.IsManager && await work.Db.People.SingleOrDefaultAsync(p => p.Id == id, work.Ct) is { } person ? person
                : Refusal.NotFound, ct);

    private static readonly Verb Change = new("person.change");

    /// <summary>Changes a role, or closes and opens an account. Administrators only; the last administrator stays one.</summary>
    public Task<Refusal?> ChangeAsync(Actor actor, Guid personId, string name, Role role, bool isDisabled, CancellationToken ct = default) =>
        store.WriteAsync(actor, Change, async work =>
        {
            if (!work.Me.IsAdministrator) return OnlyAdministrators;
            if (await work.Db.People.SingleOrDefaultAsync(p => p.Id == personId, work.Ct) is not { } person) return Refusal.NotFound;
            var othersLeft = await work.Db.People.AnyAsync(p =>
                p.Id != personId && p.Role == Role.Administrator && p.DisabledAt == null && p.JoinedAt != null, work.Ct);
            if (!othersLeft && (role != Role.Administrator || isDisabled))
                return new Refusal("This is the last administrator. Make someone else an administrator first.");
            if (person.Rename(name) is { } refusal) return refusal;
            // Whoever made the link of somebody who has not come yet may still have it, and was not to hand out more than a member's account.
            if (isDisabled || (person.IsInvited && role > person.Role)) await EndLinkAsync(work, person);
            var what = WhatChanges(person, role, isDisabled);
            person.Take(role);
            if (isDisabled && person.DisabledAt is null) await DeviceService.EndAllAsync(work, security, person, except: null, "account closed");
            if (isDisabled) person.Disable(work.Now);
            else person.Enable();
            if (what.Length > 0) work.OnceStored(() => security.Rights(person.Id, what, work.Me.Id));
            return null;
        }, ct);

    /// <summary>For the security log; empty where somebody was only renamed.</summary>
    private static string WhatChanges(Person person, Role role, bool isDisabled) => string.Join(", ", new[]
    {
        person.Role == role ? "" : $"{person.Role} to {role}",
        isDisabled == person.DisabledAt is not null ? "" : isDisabled ? "account closed" : "account opened again",
    }.Where(what => what.Length > 0));

    private static readonly Verb SetPassword = new("person.set-password");

    /// <summary>Gives someone a new password. Administrators only, or oneself.</summary>
    public async Task<Refusal?> SetPasswordAsync(Actor actor, Guid personId, string password, CancellationToken ct = default)
    {
        var whose = await store.ReadAsync<Person>(actor, async work => !work.Me.IsAdministrator && work.Me.Id != personId ? OnlyAdministrators
            : await work.Db.People.SingleOrDefaultAsync(p => p.Id == personId, work.Ct) is { } person ? person : Refusal.NotFound, ct);
        if (!whose.Ok) return whose.Refusal;
        if (Passwords.Check(password, whose.Value.Email!, whose.Value.Name) is { } refusal) return refusal;
        var hash = await gate.HashAsync(password, ct); // not while others wait to write
        if (!hash.Ok) return hash.Refusal;
        return await store.WriteAsync(actor, SetPassword, async work =>
        {
            if (!work.Me.IsAdministrator && work.Me.Id != personId) return OnlyAdministrators;
            if (await work.Db.People.SingleOrDefaultAsync(p => p.Id == personId, work.Ct) is not { } person) return Refusal.NotFound;
            person.TakePassword(hash.Value, work.Now);
            await EndLinkAsync(work, person);
            work.OnceStored(() => security.Rights(person.Id, "a new password", work.Me.Id));
            // One's own device goes on, with a cookie of the new stamp; whoever has it open elsewhere does not.
            await DeviceService.EndAllAsync(work, security, person, work.Me.Id == personId ? actor.By?.SessionId : null, "a new password");
            return null;
        }, ct);
    }

    /// <summary>What the frame around every page shows.</summary>
    public Task<Result<Glance>> GlanceAsync(Actor actor, CancellationToken ct = default) =>
        store.ReadRecentAsync<Glance>(actor, null, async work =>
        {
            var (db, me) = (work.Db, work.Me);
            var reviews = db.Set<Review>().VisibleTo(me).Where(r => r.Stage != Reviews.Stage.Closed);
            var actions = db.Set<CorrectiveAction>().Where(a => a.OwnerId == me.Id && (a.State == Actions.ActionState.Planned
                || a.State == Actions.ActionState.InProgress || a.State == Actions.ActionState.NotEffective));
            var notices = db.Set<Notice>().Where(n => me.IsManager && n.State == Notices.NoticeState.Draft);
            // One question: it is asked for every page.
            var seen = await db.Organisations
                .Select(o => new { o.Name, o.Mission, Reviews = reviews.Count(), Actions = actions.Count(), Notices = notices.Count() })
                .SingleOrDefaultAsync(work.Ct);
            return seen is null ? new Glance("", "", me, 0, 0, 0) : new Glance(seen.Name, seen.Mission, me, seen.Reviews, seen.Actions, seen.Notices);
        }, ct);

    /// <summary>What the first page begins with: the mission, and for managers of an organisation that is new what is still to be done once.</summary>
    public Task<Result<Morning>> MorningAsync(Actor actor, CancellationToken ct = default) =>
        store.ReadRecentAsync<Morning>(actor, null, async work =>
        {
            var (db, me) = (work.Db, work.Me);
            if (!me.IsManager || me.FirstStepsHiddenAt is not null)
                return new Morning(await db.Organisations.Select(o => o.Mission).SingleOrDefaultAsync(work.Ct) ?? "", null);
            var seen = await db.Organisations.Select(o => new
            {
                o.Mission,
                // Each with a condition: EF asks for what has none by a question of its own.
                Steps = new OpeningSteps(db.Set<Incident>().Any(i => i.Number > 0), db.People.Any(p => p.Id != me.Id),
                    db.Set<Review>().Any(r => r.Number > 0), db.Set<Notice>().Any(n => n.State == NoticeState.Sent)),
            }).SingleOrDefaultAsync(work.Ct);
            return new Morning(seen?.Mission ?? "", seen is { Steps.AreDone: false } ? seen.Steps : null);
        }, ct);

    private static readonly Verb HideFirstSteps = new("person.hide-first-steps");

    /// <summary>Puts the list of first steps away, for oneself.</summary>
    public Task<Refusal?> HideFirstStepsAsync(Actor actor, CancellationToken ct = default) =>
        store.WriteAsync(actor, HideFirstSteps, work =>
        {
            work.Me.HideFirstSteps(work.Now);
            return Task.FromResult<Refusal?>(null);
        }, ct);

    private static readonly Verb DescribeMe = new("person.describe-me");

    /// <summary>One's own name, and the zone one reads times in.</summary>
    public Task<Refusal?> DescribeMeAsync(Actor actor, string name, string timeZone, CancellationToken ct = default) =>
        store.WriteAsync(actor, DescribeMe, async work =>
        {
            if (!Person.ReadsAs(work.Me.Name, name) && await IsTakenAsync(work, name))
                return new Refusal("A colleague has this name. Add what tells you apart, or ask an administrator.") { Field = nameof(Person.Name) };
            return work.Me.Rename(name) ?? work.Me.ReadTimesIn(timeZone);
        }, ct);

    /// <summary>Whether a reader takes this name for that of somebody else here.</summary>
    internal static async Task<bool> IsTakenAsync(Work work, string name) =>
        (await work.Db.People.Where(p => p.Id != work.Me.Id).Select(p => p.Name).ToListAsync(work.Ct)).Exists(other => Person.ReadsAs(other, name));

    /// <summary>Who I am, as stored now.</summary>
    public Task<Result<Person>> MeAsync(Actor actor, CancellationToken ct = default) =>
        store.ReadAsync<Person>(actor, work => Task.FromResult<Result<Person>>(work.Me), ct);

    private static readonly Refusal OnlyAdministrators = Refusal.NotFound;

    private static readonly Verb Found = new("organisation.set-up");

    private async Task<Result<Guid>> FoundAsync(SetUpText text, bool isDemo, CancellationToken ct)
    {
        if (await IsSetUpAsync(ct)) return SetUpAlready;
        if (text.Problems().FirstOrDefault() is { } problem) return problem;
        var hash = await gate.HashAsync(text.Password, ct);
        if (!hash.Ok) return hash.Refusal!;
        return await store.WriteAsync<Guid>(null, Found, async work =>
        {
            if (await work.Db.People.AnyAsync(work.Ct)) return SetUpAlready;
            // An import may have come before the first visit.
            var begun = await work.Db.Organisations.SingleOrDefaultAsync(work.Ct);
            if (isDemo && await work.Db.Set<Incident>().AnyAsync(work.Ct))
                return new Refusal("Incidents were imported here already. Set this up for real, or look at the sample in an empty data folder.",
                    RefusalKind.Conflict);
            var organisation = begun ?? new Organisation(work.Now);
            if (organisation.Describe(text.Organisation, text.Mission, text.Contact, text.TimeZone) is { } refusal) return refusal;
            if (isDemo) organisation.OpenAsDemo();
            if (begun is null) work.Db.Add(organisation);
            var added = await AddAsync(work, text.Administrator, hash.Value, text.TimeZone);
            if (added.Ok) work.OnceStored(() => security.Rights(added.Value.Id, $"{Role.Administrator}, new, and the organisation with them", null));
            return added.Ok ? added.Value.Id : added.Refusal!;
        }, ct);
    }

    private static readonly Refusal SetUpAlready = new("This installation is set up already. Please sign in.", RefusalKind.Conflict);

    private async Task<Refusal?> OnlyAdministratorsAsync(Actor actor, CancellationToken ct) =>
        (await store.ReadAsync<bool>(actor, work => Task.FromResult<Result<bool>>(work.Me.IsAdministrator ? true : OnlyAdministrators), ct)).Refusal;

    /// <summary>Before the write begins: a hash takes its time on purpose, and everybody who writes would wait for it.</summary>
    private async Task<Result<string>> HashAsync(PersonText text, string password, CancellationToken ct) =>
        text.Problems(password).FirstOrDefault() is { } problem ? problem : await gate.HashAsync(password, ct);

    private static async Task EndLinkAsync(Work work, Person person) =>
        (await work.Db.Set<AccountLink>().SingleOrDefaultAsync(l => l.PersonId == person.Id, work.Ct))?.End();

    private static async Task<Result<Person>> AddAsync(Work work, PersonText text, string hash, string timeZone)
    {
        var (email, name) = (Words.Clean(text.Email), Words.Name(text.Name));
        var normalised = email.ToUpperInvariant();
        if (await work.Db.People.AnyAsync(p => p.NormalizedEmail == normalised, work.Ct))
            return new Refusal($"{email} has an account already.", RefusalKind.Conflict) { Field = nameof(PersonText.Email) };
        var person = new Person(email, name, text.Role, timeZone, work.Now) { PasswordHash = hash };
        work.Db.Add(person);
        return person;
    }
}

/// <param name="OpenReviews">Those this person may see.</param>
/// <param name="MyOpenActions">Those this person owns.</param>
/// <param name="NoticesWaiting">Drafts that wait for a manager's approval; 0 for others.</param>
public sealed record Glance(string Organisation, string Mission, Person Me, int OpenReviews, int MyOpenActions, int NoticesWaiting);

/// <param name="Mission">Empty where none is written.</param>
/// <param name="Steps">Null where there is nothing left of them, or they are not for this person.</param>
public sealed record Morning(string Mission, OpeningSteps? Steps);

/// <summary>What of the first steps is done, read from what there is.</summary>
public sealed record OpeningSteps(bool Reported, bool Invited, bool Reviewed, bool Told)
{
    public bool AreDone => Reported && Invited && Reviewed && Told;
}
