using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;

namespace Postmortem.People;

/// <summary>Asks people for their password, and tells nobody which addresses have an account.</summary>
public sealed class SignInService(Store store, PasswordGate gate, SignInTries tries, SecurityLog security)
{
    /// <summary>One answer for an unknown address, a closed account and a wrong password.</summary>
    public static readonly Refusal Wrong = new("The email or the password is not right. Check both; a password is at least 15 characters long.");

    private static readonly Verb Rehash = new("person.strengthen-hash");

    /// <summary>Whether this is the password of an open account.</summary>
    /// <param name="knows">Answers what this browser shows of an earlier sign-in of this person; null where it shows nothing.</param>
    /// <returns>The person's id.</returns>
    public async Task<Result<Guid>> SignInAsync(string email, string password, string address, Func<Guid, string?> knows, CancellationToken ct = default)
    {
        var account = Words.Short(Words.Clean(email), 254).ToUpperInvariant();
        var person = await store.ReadAnonymouslyAsync(work => work.Db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == account, work.Ct), ct);
        var from = new SignInFrom(address, person is null ? null : knows(person.Id));
        var found = await CheckAsync(person, password, from, account, ct);
        if (found.Ok) security.SignedIn(found.Value, address);
        else
            security.Refused(person?.Id, address, found.Refusal == Wrong && person is { DisabledAt: not null } ? "the account is closed"
                : found.Refusal!.Sentence);
        return found;
    }

    /// <summary>Asks somebody who is signed in for their password again. Only they can make themselves wait.</summary>
    public async Task<Refusal?> ConfirmAsync(Actor actor, string password, CancellationToken ct = default)
    {
        var me = await store.ReadAsync<Person>(actor, work => Task.FromResult<Result<Person>>(work.Me), ct);
        if (!me.Ok) return me.Refusal;
        var checkedIt = await CheckAsync(me.Value, password, new SignInFrom("", $"confirms {actor.By?.SessionId}"), me.Value.NormalizedEmail!, ct);
        if (!checkedIt.Ok) security.Refused(me.Value.Id, "an open page", $"asked again for the present password: {checkedIt.Refusal!.Sentence}");
        return checkedIt.Refusal == Wrong ? new Refusal("This is not your present password.") : checkedIt.Refusal;
    }

    private async Task<Result<Guid>> CheckAsync(Person? person, string password, SignInFrom from, string account, CancellationToken ct)
    {
        if (tries.Take(from, account) is { Ticks: > 0 } wait)
            return new Refusal($"There were too many tries. Please wait {InWords(wait)}, then try again.");
        var verified = await gate.VerifyAsync(person, password, ct);
        if (!verified.Ok) return verified.Refusal!;
        if (verified.Value == PasswordVerificationResult.Failed || person is not { DisabledAt: null }) return Wrong;
        tries.Forgive(from, account);
        if (verified.Value == PasswordVerificationResult.SuccessRehashNeeded) await StrengthenAsync(person.Id, password, ct);
        return person.Id;
    }

    /// <summary>A hash of an earlier version, made anew while the password is at hand.</summary>
    private async Task StrengthenAsync(Guid personId, string password, CancellationToken ct)
    {
        var hash = await gate.HashAsync(password, ct);
        if (!hash.Ok) return; // at the next sign-in, then
        // Not stored, it is done at the next sign-in.
        _ = await store.WriteAsync(null, Rehash, async work =>
        {
            (await work.Db.People.SingleAsync(p => p.Id == personId, work.Ct)).PasswordHash = hash.Value;
            return null;
        }, ct);
    }

    private static string InWords(TimeSpan wait) =>
        wait.TotalSeconds <= 1 ? "a second"
        : wait.TotalMinutes < 2 ? $"{Math.Ceiling(wait.TotalSeconds):0} seconds"
        : $"{Math.Ceiling(wait.TotalMinutes):0} minutes";
}
