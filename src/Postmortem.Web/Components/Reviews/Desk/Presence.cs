using System.Collections.Concurrent;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>
/// Who has which review open, in this process. People who meet in a review are sent to the same node by the balancer's affinity
/// that circuits need anyway; someone on another node is not shown as present, but what they write appears all the same.
/// </summary>
public sealed class Presence(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, Room> rooms = [];

    /// <summary>Someone opened a page of this review. Disposing it says that they left.</summary>
    /// <param name="stage">The stage they look at, as people read it: "Analyze".</param>
    public Visit Enter(Guid reviewId, Guid personId, string name, string stage)
    {
        while (true)
        {
            var room = rooms.GetOrAdd(reviewId, _ => new Room());
            var visit = new Visit(room, time, personId, name, stage, () => rooms.TryRemove(KeyValuePair.Create(reviewId, room)));
            if (room.TryAdd(visit)) return visit;
        }
    }

    /// <summary>Those who have one review open.</summary>
    internal sealed class Room
    {
        private readonly Lock gate = new();
        private readonly List<Visit> visits = [];
        private bool closed;

        public event EventHandler? Changed;

        public IReadOnlyList<Visit> Visits
        {
            get
            {
                lock (gate) return [.. visits];
            }
        }

        /// <returns>False where the last one just left and the room is gone.</returns>
        public bool TryAdd(Visit visit)
        {
            lock (gate)
            {
                if (closed) return false;
                visits.Add(visit);
            }
            Tell();
            return true;
        }

        /// <returns>Whether nobody is left.</returns>
        public bool Remove(Visit visit)
        {
            lock (gate)
            {
                visits.Remove(visit);
                closed = visits.Count == 0;
            }
            Tell();
            return closed;
        }

        public void Tell() => Changed?.Invoke(this, EventArgs.Empty);
    }
}

/// <summary>One open page of a review, and what it knows of the others.</summary>
public sealed class Visit : IFieldPresence, IDisposable
{
    /// <summary>Someone who pressed no key for so long has stopped.</summary>
    public static readonly TimeSpan StopsTypingAfter = TimeSpan.FromSeconds(4);

    /// <summary>A page that does not store for so long is not waited for.</summary>
    private static readonly TimeSpan StoresWithin = TimeSpan.FromSeconds(1);

    private readonly Presence.Room room;
    private readonly TimeProvider time;
    private readonly Action empty;
    private readonly Guid personId;
    private readonly ITimer stops;
    private volatile string? typingIn;
    private volatile bool isAway;

    internal Visit(Presence.Room room, TimeProvider time, Guid personId, string name, string stage, Action empty)
    {
        (this.room, this.time, this.personId, this.empty, Name, Stage) = (room, time, personId, empty, name, stage);
        stops = time.CreateTimer(_ => Set(null), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public event EventHandler? Changed
    {
        add => room.Changed += value;
        remove => room.Changed -= value;
    }

    /// <summary>Asked to store at once what is typed on this page and not stored yet.</summary>
    public event Func<Task>? Stores;

    public string Name { get; }
    public string Stage { get; }
    public bool IsTyping => typingIn is not null;

    /// <summary>The connection is gone: such a page is not present.</summary>
    public bool IsAway
    {
        get => isAway;
        set
        {
            if (isAway == value) return;
            isAway = value;
            if (value) Set(null);
            room.Tell();
        }
    }

    /// <summary>The other people who are here, by name; someone with two pages once, with the one in which they type.</summary>
    public IReadOnlyList<Visit> Others =>
        [.. room.Visits.Where(v => v.personId != personId && !v.IsAway).GroupBy(v => v.personId)
            .Select(pages => pages.OrderByDescending(v => v.IsTyping).First()).OrderBy(v => v.Name, StringComparer.CurrentCulture)];

    public void Typing(string field)
    {
        stops.Change(StopsTypingAfter, Timeout.InfiniteTimeSpan);
        Set(field);
    }

    public string? TypingIn(string field)
    {
        var names = room.Visits.Where(v => v.personId != personId && v.typingIn == field && !v.IsAway).Select(v => v.Name).Distinct().ToList();
        return names.Count switch
        {
            0 => null,
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            _ => $"{names[0]} and {names.Count - 1} others",
        };
    }

    /// <summary>
    /// Asks every page of the review in this process to store what is typed on it, and waits a moment for them: before something that
    /// makes an end of typing.
    /// </summary>
    public async Task EverybodyStoresAsync()
    {
        var all = room.Visits.SelectMany(v => v.Stores?.GetInvocationList().Cast<Func<Task>>() ?? []).Select(StoreAsync);
        await Task.WhenAny(Task.WhenAll(all), Task.Delay(StoresWithin, time));
    }

    public void Dispose()
    {
        stops.Dispose();
        if (room.Remove(this)) empty();
    }

    private static async Task StoreAsync(Func<Task> store)
    {
        try
        {
            await store();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A page that just went stores by itself, and must not hold up the others.
        }
    }

    private void Set(string? field)
    {
        if (typingIn == field) return;
        typingIn = field;
        room.Tell();
    }
}
