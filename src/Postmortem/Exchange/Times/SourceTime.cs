using System.Globalization;

namespace Postmortem.Exchange.Times;

/// <summary>A moment as another system wrote it.</summary>
/// <param name="At">With the offset of its source.</param>
/// <param name="Original">The text as it stood.</param>
/// <param name="ZoneAssumed">True where the text named no zone and the importer's was taken.</param>
public readonly record struct SourceTime(DateTimeOffset At, string Original, bool ZoneAssumed)
{
    /// <summary>
    /// Reads ISO 8601 with any offset and any number of fraction digits (those beyond 100 ns are dropped), a space for T, a trailing
    /// zone such as UTC, a date alone (its midnight), and epoch seconds, milliseconds, microseconds or nanoseconds by magnitude.
    /// Null for everything else, and for years before 1900, with which some systems say "not yet".
    /// </summary>
    /// <param name="zone">The zone of a time that names none; UTC when null.</param>
    public static SourceTime? Parse(string? text, TimeZoneInfo? zone = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var number))
            return FromEpoch(number, text);
        var scan = new TimeScanner(text);
        scan.Spaces();
        if (!scan.Date(out var partial) || partial.Year is null || partial.On(null) is not { } day)
            return null;
        if (!scan.Any("Tt"))
        {
            scan.Spaces();
            _ = scan.Any(",");
        }
        scan.Spaces();
        _ = scan.Clock(out var clock);
        scan.Spaces();
        var named = scan.Zone(out var its);
        scan.Spaces();
        if (!scan.AtEnd)
            return null;
        var local = day.ToDateTime(TimeOnly.MinValue) + clock;
        return ZoneNames.Moment(local, named ? its : zone ?? TimeZoneInfo.Utc) is { } at ? new SourceTime(at, text, !named) : null;
    }

    /// <summary>Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by size; null before 1973 and after 2200.</summary>
    public static SourceTime? FromEpoch(decimal number, string original)
    {
        var seconds = number switch
        {
            < 100_000_000m => -1m,
            < 100_000_000_000m => number,
            < 100_000_000_000_000m => number / 1_000m,
            < 100_000_000_000_000_000m => number / 1_000_000m,
            _ => number / 1_000_000_000m,
        };
        return seconds is < 0 or > 7_258_118_400m
            ? null
            : new SourceTime(DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)), original, false);
    }
}
