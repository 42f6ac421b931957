using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Postmortem.Tests;

/// <summary>A clock that stands still until it is told to move, and tells when something begins to wait for it: a test goes on by that, not a guess.</summary>
public sealed class WaitedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero) waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Ends once something waits, or has begun to since this was asked last; for how long.</summary>
    public async Task<TimeSpan> WaitedForAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await waits.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Lets pass what is waited for.</summary>
    public async Task PassAsync() => Advance(await WaitedForAsync());
}
