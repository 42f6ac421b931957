using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postmortem.Storage;
using Postmortem.Tests.People;

namespace Postmortem.Tests.Access;

/// <summary>
/// A prepared review, and copies of it to try verbs on: a verb that wrote nothing leaves its copy to the next one, and what was written to
/// is seen by no other.
/// </summary>
public sealed class AccessBeds : IAsyncDisposable
{
    private readonly ConcurrentBag<Copy> _untouched = [];
    private readonly AccessCase _case;
    private readonly long _last;

    private AccessBeds(Testbed first, AccessCase it, long last) => (First, _case, _last) = (first, it, last);

    public Testbed First { get; }

    public static async Task<AccessBeds> PrepareAsync(Standing standing)
    {
        var first = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(first, standing);
        await first.KeepStillAsync();
        return new AccessBeds(first, it, await first.RowsAsync(db => db.Changes.MaxAsync(c => c.Sequence)));
    }

    /// <returns>The answer, what the log tells of a review since, and what the security log does.</returns>
    public async Task<(Refusal? Refusal, IReadOnlyList<Change> Told, IReadOnlyList<string> Seen)> TryAsync(AccessRow row, Actor actor)
    {
        if (!_untouched.TryTake(out var copy)) copy = await Copy.OfAsync(First);
        copy.Security.Written.Clear();
        var refusal = await row.Run(copy.Bed, _case, actor);
        List<string> seen = [.. copy.Security.Written];
        if (copy.IsUntouched())
        {
            _untouched.Add(copy);
            return (refusal, [], seen);
        }
        await using (copy)
            return (refusal, await copy.Bed.RowsAsync(db => db.Changes.Where(c => c.Sequence > _last && c.ReviewId != null).ToListAsync()), seen);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var copy in _untouched) await copy.DisposeAsync();
        await First.DisposeAsync();
    }

    /// <summary>A copy with a connection of its own to its database, which is told of every commit by another.</summary>
    private sealed class Copy : IAsyncDisposable
    {
        private readonly SqliteConnection _watch;
        private readonly long _version;

        private Copy(Testbed bed, SecurityLines security)
        {
            (Bed, Security) = (bed, security);
            _watch = new SqliteConnection($"Data Source={bed.Get<StorageOptions>().SqliteFile};Pooling=False");
            _watch.Open();
            _version = Version();
        }

        public Testbed Bed { get; }

        public SecurityLines Security { get; }

        public static async Task<Copy> OfAsync(Testbed first)
        {
            var security = new SecurityLines();
            var bed = await first.CopyAsync(services => services.AddSingleton<ILoggerFactory>(security));
            await bed.RowsAsync(db => db.People.AnyAsync()); // its first opening is no verb's
            return new Copy(bed, security);
        }

        public bool IsUntouched() => Version() == _version;

        public async ValueTask DisposeAsync()
        {
            await _watch.DisposeAsync();
            await Bed.DisposeAsync();
        }

        private long Version()
        {
            using var command = _watch.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            return (long)command.ExecuteScalar()!;
        }
    }
}
