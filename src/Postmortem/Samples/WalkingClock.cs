namespace Postmortem.Samples;

/// <summary>Stands at the moment a step of the sample work is told to have happened.</summary>
internal sealed class WalkingClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;
    public void WalkTo(DateTimeOffset moment) => _now = moment.ToUniversalTime();
}
