using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Postmortem.Storage;

/// <summary>
/// Wakes open pages when something was committed: at once for what this process wrote; within a second and a bit for what another
/// node or the command line wrote, found in the log. A wake-up says only that there is something new; whoever is woken reads it
/// with their own rights.
/// </summary>
public sealed class ChangeFeed(IDbContextFactory<PostmortemDb> factory, TimeProvider clock, ILogger<ChangeFeed>? log = null) : IDisposable
{
    /// <summary>How often the log is looked at for what others wrote, and only while somebody listens.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>The rest between two wake-ups of one listener; what comes meanwhile is one wake-up after it.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    /// <summary>More new rows than this are not told apart: everybody is woken.</summary>
    private const int Many = 500;

    private readonly Lock _gate = new();
    private readonly HashSet<Listener> _listeners = [];
    private readonly HashSet<long> _told = [];
    private CancellationTokenSource? _looking;
    private long _seen = -1;
    private int _organisation;
    private int _version;

    /// <summary>Counts what was committed by this process, and what it heard of from others.</summary>
    internal int Version => Volatile.Read(ref _version);

    /// <summary>Counts changes of people, customers and the organisation in this process; those concern every page.</summary>
    internal int OrganisationVersion => Volatile.Read(ref _organisation);

    /// <summary>Wakes after every change of one review, and of people and customers, until it is disposed.</summary>
    /// <param name="wake">Runs on a thread of the pool, never twice at once. What it throws is logged and hurts nobody else.</param>
    public IDisposable Subscribe(Guid reviewId, Func<Task> wake) => Subscribe(news => news.ReviewId == reviewId || news.IsOfOrganisation, wake);

    /// <summary>Wakes after every change that is of concern.</summary>
    /// <param name="concerns">Quick, and without effect: it is asked while the writer waits.</param>
    /// <param name="wake">As with the other.</param>
    public IDisposable Subscribe(Func<ChangeNews, bool> concerns, Func<Task> wake)
    {
        var listener = new Listener(this, concerns, wake);
        lock (_gate)
        {
            _listeners.Add(listener);
            if (_looking is null)
            {
                _looking = new CancellationTokenSource();
                _ = Task.Run(() => LookAsync(_looking.Token));
            }
        }
        return listener;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _listeners.Clear();
            StopLooking();
        }
    }

    /// <summary>Called by <see cref="Store"/> after a commit. Returns at once.</summary>
    internal void Publish(IReadOnlyCollection<ChangeNews> news)
    {
        if (news.Count == 0)
        {
            Interlocked.Increment(ref _version); // it is not logged, and committed all the same
            return;
        }
        lock (_gate)
        {
            if (_looking is not null) _told.UnionWith(news.Select(n => n.Sequence));
        }
        Tell(news);
    }

    private void Tell(IReadOnlyCollection<ChangeNews> news)
    {
        Interlocked.Increment(ref _version);
        if (news.Any(n => n.IsOfOrganisation)) Interlocked.Increment(ref _organisation);
        foreach (var listener in Listeners())
            if (news.Any(listener.Concerns)) listener.Ring();
    }

    private void TellEverybody()
    {
        Interlocked.Increment(ref _version);
        Interlocked.Increment(ref _organisation);
        foreach (var listener in Listeners()) listener.Ring();
    }

    private List<Listener> Listeners()
    {
        lock (_gate) return [.. _listeners];
    }

    /// <summary>Begins by waking everybody, because nobody looked while nobody listened.</summary>
    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await LookOnceAsync(stop);
                await Task.Delay(Look, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The last listener went.
        }
    }

    private async Task LookOnceAsync(CancellationToken stop)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(stop);
            var last = await db.Changes.MaxAsync(c => (long?)c.Sequence, stop) ?? 0;
            var seen = _seen;
            if (last <= seen) return;
            List<ChangeNews>? news = seen < 0 || last - seen > Many ? null
                : await db.Changes.Where(c => c.Sequence > seen && c.Sequence <= last).Select(c => new ChangeNews(c.Sequence, c.ReviewId, c.EntityType))
                    .ToListAsync(stop);
            lock (_gate)
            {
                news?.RemoveAll(n => _told.Contains(n.Sequence));
                _told.RemoveWhere(sequence => sequence <= last);
                _seen = last;
            }
            if (news is null) TellEverybody();
            else Tell(news);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log?.LogWarning(e, "The log could not be read for what other nodes wrote; it is tried again in a moment.");
        }
    }

    private void Leave(Listener listener)
    {
        lock (_gate)
        {
            if (_listeners.Remove(listener) && _listeners.Count == 0) StopLooking();
        }
    }

    private void StopLooking()
    {
        _looking?.Cancel();
        _looking?.Dispose();
        (_looking, _seen) = (null, -1);
        _told.Clear();
    }

    private sealed class Listener(ChangeFeed feed, Func<ChangeNews, bool> concerns, Func<Task> wake) : IDisposable
    {
        private readonly Lock _gate = new();
        private bool _awake;
        private bool _again;
        private bool _gone;

        public bool Concerns(ChangeNews news) => concerns(news);

        public void Ring()
        {
            lock (_gate)
            {
                _again = true;
                if (_awake || _gone) return;
                _awake = true;
            }
            _ = Task.Run(WakeAsync);
        }

        public void Dispose()
        {
            lock (_gate) _gone = true;
            feed.Leave(this);
        }

        private async Task WakeAsync()
        {
            while (GoesOn())
            {
                try
                {
                    await wake();
                }
                catch (Exception e)
                {
                    feed.Report(e);
                }
                await Task.Delay(Rest, feed.Clock);
            }
        }

        private bool GoesOn()
        {
            lock (_gate)
            {
                _awake = _again && !_gone;
                _again = false;
                return _awake;
            }
        }
    }

    private TimeProvider Clock => clock;

    private void Report(Exception e) => log?.LogError(e, "A page could not take in what was changed elsewhere.");
}

/// <summary>That a row of the log was committed.</summary>
/// <param name="ReviewId">Null where it belongs to no review.</param>
public sealed record ChangeNews(long Sequence, Guid? ReviewId, string EntityType)
{
    private static readonly HashSet<string> Everywhere =
        [.. typeof(INamedEverywhere).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(INamedEverywhere))).Select(t => t.Name)];

    /// <summary>People, customers and the organisation are named on every page.</summary>
    public bool IsOfOrganisation => Everywhere.Contains(EntityType);
}
