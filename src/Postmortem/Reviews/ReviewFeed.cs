using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>
/// Shows open pages of a review what was changed in it. It is read once for all of them: 25 pages that are woken by one change would
/// ask the database the same 50 questions, which was most of what a change cost.
/// </summary>
public sealed class ReviewFeed(Store store, ReviewSnapshots snapshots, PeopleCache people, ChangeFeed feed, ILogger<ReviewFeed>? log = null)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Room> _rooms = [];

    /// <summary>Shows this page the review after every change of it, and of people and customers, until it is disposed.</summary>
    /// <param name="show">
    /// Takes the review as this person may see it now, or why they may not. It runs on a thread of the pool, never twice at once; a page that is
    /// slow misses what was new meanwhile, not what is newest. What it throws is logged and hurts nobody else.
    /// </param>
    public IDisposable Join(Actor actor, Guid reviewId, Func<Result<ReviewPage>, Task> show)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(reviewId, out var room))
            {
                _rooms[reviewId] = room = new Room();
                room.Listening = feed.Subscribe(reviewId, () => LookAsync(reviewId, room));
            }
            var reader = new Reader(this, reviewId, actor, show);
            room.Readers.Add(reader);
            return reader;
        }
    }

    private async Task LookAsync(Guid reviewId, Room room)
    {
        List<Reader> readers;
        lock (_gate) readers = [.. room.Readers];
        var pages = await store.ReadForAllAsync<ReviewPage>(readers.Select(r => r.Actor).ToHashSet(), async (db, ct) =>
        {
            var last = await db.Changes.Where(c => c.ReviewId == reviewId).MaxAsync(c => (long?)c.Sequence, ct) ?? 0;
            var (shared, everyone) = (await snapshots.OfAsync(reviewId, last), await people.EveryoneAsync());
            return me => shared.Review.IsOpenTo(me) ? shared.PageOf(me, everyone) : Refusal.NotFound;
        });
        foreach (var reader in readers) reader.Offer(pages[reader.Actor]);
    }

    private void Leave(Reader reader)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(reader.ReviewId, out var room) || !room.Readers.Remove(reader) || room.Readers.Count > 0) return;
            _rooms.Remove(reader.ReviewId);
            room.Listening?.Dispose();
        }
    }

    private void Report(Exception e) => log?.LogError(e, "A page could not take in what was changed elsewhere.");

    private sealed class Room
    {
        public IDisposable? Listening { get; set; }
        public HashSet<Reader> Readers { get; } = [];
    }

    private sealed class Reader(ReviewFeed feed, Guid reviewId, Actor actor, Func<Result<ReviewPage>, Task> show) : IDisposable
    {
        private readonly Lock _gate = new();
        private Result<ReviewPage>? _newest;
        private bool _isShowing;
        private bool _gone;

        public Guid ReviewId => reviewId;
        public Actor Actor => actor;

        public void Offer(Result<ReviewPage> page)
        {
            lock (_gate)
            {
                _newest = page;
                if (_isShowing) return;
                _isShowing = true;
            }
            _ = Task.Run(ShowAsync);
        }

        public void Dispose()
        {
            lock (_gate) _gone = true;
            feed.Leave(this);
        }

        private async Task ShowAsync()
        {
            while (Next() is { } page)
                try
                {
                    await show(page);
                }
                catch (Exception e)
                {
                    feed.Report(e);
                }
        }

        private Result<ReviewPage>? Next()
        {
            lock (_gate)
            {
                var next = _gone ? null : _newest;
                _newest = null;
                _isShowing = next is not null;
                return next;
            }
        }
    }
}
