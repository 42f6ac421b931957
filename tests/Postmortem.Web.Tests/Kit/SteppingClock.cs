using Microsoft.Extensions.Time.Testing;

namespace Postmortem.Web.Tests.Kit;

internal static class SteppingClock
{
    private const int Step = 50;

    /// <summary>Lets time pass in small steps: what a timer starts meanwhile begins then, and not when all of it has passed.</summary>
    public static void Pass(this FakeTimeProvider clock, int milliseconds)
    {
        for (; milliseconds > 0; milliseconds -= Step) clock.Advance(TimeSpan.FromMilliseconds(Math.Min(milliseconds, Step)));
    }
}
