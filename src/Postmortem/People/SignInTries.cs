namespace Postmortem.People;

/// <summary>
/// Counts tries to sign in, before they are looked at: as many as come at once are counted one after the other. Waits grow, are never
/// longer than <see cref="LongestWait"/>, and do not begin anew for whoever tries meanwhile. Nobody can be locked out: a browser in which
/// somebody signed in before is counted alone, and one address does not make another wait. Each process counts for itself.
/// </summary>
public sealed class SignInTries(TimeProvider clock)
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Tries without a wait: at one account from one address, from one address at all, in a browser that is known.</summary>
    internal const int FreeAtAccount = 5, FreeFromAddress = 20, FreeInKnownBrowser = 10;

    /// <summary>From so many failures at one account on, an address has one try at it without a wait.</summary>
    internal const int UnderAttack = 50;

    /// <summary>What is counted at once at most: an attacker with many addresses must not fill the memory.</summary>
    private const int Most = 50_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Takes one try, or says how long to wait for the next.</summary>
    /// <returns>Zero where the password may be looked at.</returns>
    public TimeSpan Take(SignInFrom from, string account)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_counts.Count > Most) Forget(now);
            var limits = Limits(from, account);
            var wait = limits.Max(limit => Of(limit.Key, now).Until - now);
            if (wait > TimeSpan.Zero) return wait;
            foreach (var (key, free) in limits)
            {
                var tries = Of(key, now).Tries + 1;
                _counts[key] = new Count(tries, now + WaitAfter(tries - free), now);
            }
            return TimeSpan.Zero;
        }
    }

    /// <summary>It was the right password: what was counted for this person here is forgotten, and one try of the address.</summary>
    public void Forgive(SignInFrom from, string account)
    {
        lock (_gate)
        {
            foreach (var (key, _) in Limits(from, account))
                if (key == AddressKey(from) && _counts.TryGetValue(key, out var counted)) _counts[key] = counted with { Tries = counted.Tries - 1 };
                else _counts.Remove(key);
        }
    }

    private List<(string Key, int Free)> Limits(SignInFrom from, string account)
    {
        if (from.KnownBrowser is { } browser) return [($"browser {browser} {account}", FreeInKnownBrowser)];
        var all = $"account {account}";
        var isUnderAttack = _counts.TryGetValue(all, out var failed) && failed.Tries >= UnderAttack;
        return [(AddressKey(from), FreeFromAddress), ($"both {from.Address} {account}", isUnderAttack ? 1 : FreeAtAccount), (all, int.MaxValue)];
    }

    private static string AddressKey(SignInFrom from) => $"address {from.Address}";

    private static TimeSpan WaitAfter(int tooMany) =>
        tooMany < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 2 * Math.Pow(2, Math.Min(tooMany, 20))));

    private Count Of(string key, DateTimeOffset now) =>
        _counts.TryGetValue(key, out var counted) && now - counted.Last < Forgotten ? counted : new Count(0, DateTimeOffset.MinValue, now);

    /// <summary>What nobody tried for a day; and should that be too little, the older half.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, _) in _counts.Where(c => now - c.Value.Last >= Forgotten).ToList()) _counts.Remove(key);
        if (_counts.Count <= Most) return;
        foreach (var (key, _) in _counts.OrderBy(c => c.Value.Last).Take(_counts.Count / 2).ToList()) _counts.Remove(key);
    }

    private readonly record struct Count(int Tries, DateTimeOffset Until, DateTimeOffset Last);
}

/// <summary>Where a try to sign in comes from.</summary>
/// <param name="Address">Of the network; of an IPv6 address the part that one customer of a provider has.</param>
/// <param name="KnownBrowser">What a browser in which this very account was signed in before shows; null for any other.</param>
public sealed record SignInFrom(string Address, string? KnownBrowser = null);
