using Postmortem.People;

namespace Postmortem.Storage;

/// <summary>Somebody who reads, as stored.</summary>
/// <param name="SeenAt">When it was last written down that the device they ask from is in use; null for the command line.</param>
internal sealed record Reader(Person Me, DateTimeOffset? SeenAt);

/// <summary>
/// Who reads, as they were a moment ago: one page asks six times, and many pages ask at once. Forgotten with every write of a person or a sign-in
/// in this process; what another node writes of them holds when it is <see cref="Age"/> old. Writes never ask here.
/// </summary>
internal sealed class RecentReaders(TimeProvider clock)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    /// <summary>More are not kept.</summary>
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Actor, (Reader Reader, long At)> _read = [];
    private int _version;

    /// <param name="read">Reads who it is now; null where they may not ask.</param>
    public async Task<Reader?> OfAsync(Actor actor, Func<Task<Reader?>> read)
    {
        actor = actor with { RequestKey = null };
        var at = clock.GetTimestamp();
        int version;
        lock (_gate)
        {
            if (_read.TryGetValue(actor, out var known) && clock.GetElapsedTime(known.At, at) < Age) return known.Reader;
            version = _version;
        }
        var reader = await read();
        lock (_gate)
        {
            if (reader is null || version != _version) return reader;
            if (_read.Count >= Most) _read.Clear();
            _read[actor] = (reader, at);
        }
        return reader;
    }

    public void Forget()
    {
        lock (_gate)
        {
            _version++;
            _read.Clear();
        }
    }
}
