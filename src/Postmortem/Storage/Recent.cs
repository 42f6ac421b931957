namespace Postmortem.Storage;

/// <summary>
/// What was read a moment ago, for who asks the same again: a page asks for it while the server draws it and once more when it comes alive, and
/// many pages ask at once. Nothing is kept beyond what was written meanwhile in this process or heard of from another; what another node wrote and
/// this one has not heard of shows when it is <see cref="Age"/> old. Writes never ask here.
/// </summary>
/// <param name="heard">Another number with everything that is written; null where <see cref="Forget"/> alone tells.</param>
internal sealed class Recent<TKey, TValue>(TimeProvider clock, Func<int>? heard = null) where TKey : notnull where TValue : class
{
    internal static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    /// <summary>More are not kept, however many are asked for within <see cref="Age"/>.</summary>
    private const int Most = 2_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, (TValue Value, (int, int) Version, long At)> _read = [];
    private long _swept = clock.GetTimestamp();
    private int _forgotten;

    private (int, int) Version => (Volatile.Read(ref _forgotten), heard?.Invoke() ?? 0);

    /// <param name="read">Reads it now; null where there is nothing to keep.</param>
    public async Task<TValue?> OfAsync(TKey key, Func<Task<TValue?>> read)
    {
        var (at, before) = (clock.GetTimestamp(), Version);
        lock (_gate)
        {
            if (_read.TryGetValue(key, out var known) && known.Version == before && clock.GetElapsedTime(known.At, at) < Age) return known.Value;
        }
        var value = await read();
        if (value is null) return null;
        lock (_gate)
        {
            Sweep(at);
            _read[key] = (value, before, at);
        }
        return value;
    }

    public void Forget() => Interlocked.Increment(ref _forgotten);

    /// <summary>Once for each <see cref="Age"/>, so that what nobody asks for again is not kept.</summary>
    private void Sweep(long now)
    {
        if (_read.Count >= Most) _read.Clear();
        if (clock.GetElapsedTime(_swept, now) < Age) return;
        _swept = now;
        foreach (var old in _read.Where(r => clock.GetElapsedTime(r.Value.At, now) >= Age).Select(r => r.Key).ToList()) _read.Remove(old);
    }
}
