using System.Globalization;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Tests.Reviews.Timeline;

/// <summary>Lines typed in Paris on Tuesday 3 November 2026 at 10:41, after an entry of Monday at 14:00.</summary>
internal static class TypedInParis
{
    private static readonly TimeZoneInfo s_paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static LineBasis Basis { get; } = new(s_paris, new(2026, 11, 3, 9, 41, 0, TimeSpan.Zero)) { Last = new(2026, 11, 2, 13, 0, 0, TimeSpan.Zero) };

    public static TimelineLine Read(string line) => TimelineLine.Read(line, Basis);

    public static string Paris(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, s_paris);
        return local.ToString(local.Second == 0 ? "MM-dd HH:mm" : "MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
