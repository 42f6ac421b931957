using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.People;

/// <summary>
/// Links with which people choose a password: for somebody who is invited, and for somebody who forgot theirs. They are handed over by whoever made
/// them. Only the hash of a link's secret is stored, and no verb here keeps a receipt, which would be the secret in plain words.
/// </summary>
public sealed class AccountLinkService(Store store, PasswordGate gate, SecurityLog security)
{
    /// <summary>One answer for a link that never was, is used, has ended or was taken back.</summary>
    public static readonly Refusal Gone = new("This link opens nothing any more. Ask the person who gave it to you for a new one.", RefusalKind.NotFound);

    private static readonly Verb Invite = new("person.invite");

    /// <summary>
    /// Invites somebody who has no account. They become a member and can be named and asked at once. Managers invite anybody. So does whoever leads a
    /// review that is open, from that review: they choose who takes part, and must not wait for a manager on a bad day. Other members do not, for each
    /// account reads every colleague's name.
    /// </summary>
    /// <param name="review">The review from whose page they are invited; null for none.</param>
    public Task<Result<MadeLink>> InviteAsync(Actor actor, string name, string email, int? review, CancellationToken ct = default) =>
        store.WriteAsync<MadeLink>(WithoutReceipt(actor), Invite, async work =>
        {
            var to = await ReviewAsync(work, review);
            if (review is not null && to is null) return Refusal.NotFound;
            if (to?.IsClosed == true) return new Refusal("This review is closed, so nobody new comes to it. Open it again first.");
            if (!work.Me.IsManager && to?.MayBeInvitedToBy(work.Me) != true)
                return Refusal.NotYours("Managers invite people who have no account yet; to a review its facilitator does too. Please ask one of them.");
            var text = new PersonText(Words.Clean(email), Words.Name(name), Role.Member);
            if (text.Problems().FirstOrDefault() is { } problem) return problem;
            if (await WhoseAsync(work, text.Email) is { } taken) return taken;
            if (!work.Me.IsAdministrator && (Person.ReadsAs(work.Me.Name, text.Name) || await PeopleService.IsTakenAsync(work, text.Name)))
                return new Refusal("A colleague has this name. Add what tells the two apart, or ask an administrator.") { Field = nameof(PersonText.Name) };
            var zone = await work.Db.Organisations.Select(o => o.TimeZone).SingleAsync(work.Ct);
            var person = Person.Invited(text.Email, text.Name, zone, work.Now);
            var link = new AccountLink(person.Id);
            work.Db.AddRange(person, link);
            return Make(work, person, link, AccountLinkKind.Invitation, to?.Id);
        }, ct);

    private static readonly Verb MakeLink = new("person.make-link");

    /// <summary>
    /// Makes a new link, and ends the one before. For somebody who has not come yet: managers, whoever made the last one, and whoever leads the review
    /// it leads to. For somebody who forgot their password: administrators only, because whoever holds that link reads what its owner wrote in private.
    /// </summary>
    public Task<Result<MadeLink>> MakeAsync(Actor actor, Guid personId, CancellationToken ct = default) =>
        store.WriteAsync<MadeLink>(WithoutReceipt(actor), MakeLink, async work =>
        {
            var (person, link, refusal) = await MineToMakeAsync(work, personId);
            if (refusal is not null) return refusal;
            if (person!.DisabledAt is not null) return new Refusal($"The account of {person.Name} is closed. An administrator can open it again first.");
            if (link is null) work.Db.Add(link = new AccountLink(person.Id));
            return Make(work, person, link, person.IsInvited ? AccountLinkKind.Invitation : AccountLinkKind.NewPassword, null);
        }, ct);

    private static readonly Verb TakeBack = new("person.take-link-back");

    /// <summary>
    /// Ends a link at once. Of somebody who has not come yet it is the invitation: their account is closed, and nobody can name them any more.
    /// </summary>
    /// <inheritdoc cref="MakeAsync"/>
    public Task<Refusal?> TakeBackAsync(Actor actor, Guid personId, CancellationToken ct = default) =>
        store.WriteAsync(actor, TakeBack, async work =>
        {
            var (person, link, refusal) = await MineToMakeAsync(work, personId);
            if (refusal is not null) return refusal;
            if (person!.DisabledAt is not null || (!person.IsInvited && link?.OpensAt(work.Now) != true))
                return new Refusal($"{person.Name} has no link that could be taken back.", RefusalKind.Conflict);
            link?.End();
            if (person.IsInvited) person.Disable(work.Now);
            work.OnceStored(() => security.Rights(person.Id, person.IsInvited ? "invitation taken back, account closed" : "link taken back", work.Me.Id));
            return null;
        }, ct);

    /// <summary>The link that somebody has, without its secret, for whoever may make them another.</summary>
    public Task<Result<AccountLinkState>> StateAsync(Actor actor, Guid personId, CancellationToken ct = default) =>
        store.ReadAsync<AccountLinkState>(actor, async work =>
        {
            var (person, link, refusal) = await MineToMakeAsync(work, personId);
            if (refusal is not null) return refusal;
            var by = link is null ? null : await work.Db.People.Where(p => p.Id == link.MadeById).Select(p => p.Name).SingleAsync(work.Ct);
            return new AccountLinkState(person!.Id, person.Name, person.IsInvited, person.DisabledAt is not null,
                link?.OpensAt(work.Now) == true ? link.EndsAt : null, by, link?.MadeAt, work.Me.TimeZone);
        }, ct);

    /// <summary>Until when the links of those open who have not come yet. Managers only.</summary>
    public Task<Result<IReadOnlyDictionary<Guid, DateTimeOffset>>> OpenInvitationsAsync(Actor actor, CancellationToken ct = default) =>
        store.ReadRecentAsync<IReadOnlyDictionary<Guid, DateTimeOffset>>(actor, null, async work => !work.Me.IsManager ? Refusal.NotFound
            : await work.Db.Set<AccountLink>().Where(l => l.Kind == AccountLinkKind.Invitation && l.TokenHash != null && l.EndsAt > work.Now)
                .ToDictionaryAsync(l => l.PersonId, l => l.EndsAt, work.Ct), ct);

    /// <summary>What a link opens. Opening it changes nothing.</summary>
    public Task<Result<OpenedLink>> OpenAsync(string secret, CancellationToken ct = default) =>
        store.ReadAnonymouslyAsync<Result<OpenedLink>>(async work =>
        {
            if (await FindAsync(work, secret) is not { } found) return Gone;
            var (person, link) = found;
            var organisation = await work.Db.Organisations.Select(o => o.Name).SingleAsync(work.Ct);
            var by = await work.Db.People.Where(p => p.Id == link.MadeById).Select(p => p.Name).SingleAsync(work.Ct);
            return new OpenedLink(link.Kind, person.Name, person.Email!, organisation, by, await LeadsToAsync(work, person, link));
        }, ct);

    private static readonly Verb UseLink = new("person.use-link");

    /// <summary>Takes the password that was chosen, once; all the account's sign-ins from before are over.</summary>
    /// <param name="address">Of the network, for whoever watches over the installation.</param>
    public async Task<Result<UsedLink>> UseAsync(string secret, string password, string address, CancellationToken ct = default)
    {
        var whose = await store.ReadAnonymouslyAsync(async work => (await FindAsync(work, secret))?.Person, ct);
        if (whose is null)
        {
            security.LinkRefused(address);
            return Gone;
        }
        if (Passwords.Check(password, whose.Email!, whose.Name).At(nameof(SetUpText.Password)) is { } weak) return weak;
        var hash = await gate.HashAsync(password, ct); // not while others wait to write
        if (!hash.Ok) return hash.Refusal!;
        return await store.WriteAsync<UsedLink>(null, UseLink, async work =>
        {
            if (await FindAsync(work, secret) is not { } found) return Gone;
            var (person, link) = found;
            person.TakePassword(hash.Value, work.Now);
            await DeviceService.EndAllAsync(work, security, person, except: null, "a new password");
            link.End();
            work.OnceStored(() => security.LinkUsed(person.Id, link.Kind, address));
            return new UsedLink(person.Id, (await LeadsToAsync(work, person, link))?.Number);
        }, ct);
    }

    private MadeLink Make(Work work, Person person, AccountLink link, AccountLinkKind kind, Guid? toReview)
    {
        var token = LinkToken.New();
        link.Make(kind, token.Hash, work.Me, toReview, work.Now);
        work.OnceStored(() => security.Rights(person.Id, kind == AccountLinkKind.Invitation ? "invited" : "a link for a new password", work.Me.Id));
        return new MadeLink(person.Id, person.Name, kind, token.Secret, link.EndsAt);
    }

    /// <summary>Who the address belongs to, as a refusal to invite it again.</summary>
    private static async Task<Refusal?> WhoseAsync(Work work, string email)
    {
        var normalised = email.ToUpperInvariant();
        if (await work.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == normalised, work.Ct) is not { } whose) return null;
        return new Refusal((whose.DisabledAt, whose.IsInvited) switch
        {
            (not null, _) => $"This is the address of {whose.Name}, whose account is closed. An administrator can open it again.",
            (_, true) => $"{whose.Name} is invited under this address already. Choose them by that name; a link that got lost can be made anew.",
            _ => $"This is the address of {whose.Name}, who has an account already. Choose them by that name.",
        }, RefusalKind.Conflict)
        { Field = nameof(PersonText.Email) };
    }

    /// <summary>Somebody and their link, where it is this person's to make it anew; otherwise why it is not.</summary>
    private static async Task<(Person? Person, AccountLink? Link, Refusal? Refusal)> MineToMakeAsync(Work work, Guid personId)
    {
        var me = work.Me;
        if (await work.Db.People.SingleOrDefaultAsync(p => p.Id == personId, work.Ct) is not { } person) return (null, null, Refusal.NotFound);
        var link = await work.Db.Set<AccountLink>().SingleOrDefaultAsync(l => l.PersonId == personId, work.Ct);
        if (me.IsAdministrator) return (person, link, null);
        if (!person.IsInvited)
            return (null, null, me.IsManager ? Refusal.NotYours("Only an administrator makes a link for a new password: whoever holds it reads what "
                + $"{person.Name} wrote in private.") : Refusal.NotFound);
        // Whoever makes a link could open it themselves, and would then have the role that waits there.
        var mayMake = person.Role <= me.Role && (me.IsManager || link?.MadeById == me.Id || await LeadsReviewAsync(work, link?.ToReviewId));
        return mayMake ? (person, link, null) : (null, null, Refusal.NotFound);
    }

    private static async Task<bool> LeadsReviewAsync(Work work, Guid? reviewId) => reviewId is not null
        && (await work.Db.Set<Review>().AsNoTracking().VisibleTo(work.Me).SingleOrDefaultAsync(r => r.Id == reviewId, work.Ct))
            ?.MayBeInvitedToBy(work.Me) == true;

    /// <summary>Not tracked: what is done here is no part of the review's history.</summary>
    private static Task<Review?> ReviewAsync(Work work, int? number) => number is null ? Task.FromResult<Review?>(null)
        : work.Db.Set<Review>().AsNoTracking().VisibleTo(work.Me).SingleOrDefaultAsync(r => r.Number == number, work.Ct);

    private static async Task<(Person Person, AccountLink Link)?> FindAsync(Work work, string secret)
    {
        if (!LinkToken.CouldBe(secret)) return null;
        var hash = LinkToken.HashOf(secret);
        if (await work.Db.Set<AccountLink>().SingleOrDefaultAsync(l => l.TokenHash == hash, work.Ct) is not { } link || !link.OpensAt(work.Now)) return null;
        var person = await work.Db.People.SingleOrDefaultAsync(p => p.Id == link.PersonId && p.DisabledAt == null, work.Ct);
        return person is null ? null : (person, link);
    }

    /// <summary>The review that a link leads to, for as long as this person has anything to do with it.</summary>
    private static Task<ReviewLink?> LeadsToAsync(Work work, Person person, AccountLink link) =>
        work.Db.Set<Review>().VisibleTo(person).Where(r => r.Id == link.ToReviewId).Select(r => new ReviewLink(r.Number, r.Title, r.Stage))
            .SingleOrDefaultAsync(work.Ct);

    private static Actor WithoutReceipt(Actor actor) => actor with { RequestKey = null };
}
