namespace Postmortem.Web.Tests.Kit;

/// <summary>Time that passes only when a test says so; timers ring in order while it does.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarms.Add(alarm);
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Pass(TimeSpan span)
    {
        var until = now + span;
        while (alarms.Where(alarm => alarm.Due <= until).MinBy(alarm => alarm.Due) is { } next)
        {
            now = next.Due!.Value;
            next.Ring();
        }

        now = until;
    }

    public void Pass(int milliseconds) => Pass(TimeSpan.FromMilliseconds(milliseconds));

    private sealed class Alarm(HandClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
            return true;
        }

        public void Ring()
        {
            Due = null;
            callback(state);
        }

        public void Dispose() => clock.alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
