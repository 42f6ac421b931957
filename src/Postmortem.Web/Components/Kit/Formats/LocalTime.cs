using System.Globalization;

namespace Postmortem.Web.Components.Kit.Formats;

/// <summary>Between UTC, in which everything is stored, and the wall clock of a named zone, in which people write.</summary>
public static class LocalTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";
    private static readonly string[] Forms = [Form, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff", "yyyy-MM-dd HH:mm"];

    /// <summary>The text of an input of type datetime-local, to the minute; null for null.</summary>
    public static string? Write(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } time ? TimeZoneInfo.ConvertTime(time, zone).ToString(Form, CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// Reads what such an input sends. An hour that happens twice in autumn is taken as the first, like a clock that has
    /// not been put back yet.
    /// </summary>
    /// <param name="at">UTC when true; otherwise the default.</param>
    /// <param name="problem">A sentence when false and something was typed; null otherwise.</param>
    public static bool TryRead(string? text, TimeZoneInfo zone, out DateTimeOffset at, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(zone);
        at = default;
        problem = null;
        if (string.IsNullOrWhiteSpace(text)) return false;
        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            problem = "We could not read this as a date and a time. Write it like 2026-11-03 09:41.";
            return false;
        }

        if (zone.IsInvalidTime(local))
        {
            problem = $"The clocks in {zone.Id} went forward over {local.ToString("t", CultureInfo.CurrentCulture)} that day, so this time did not exist. "
                + "Choose the time just before or after.";
            return false;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        at = new DateTimeOffset(local, offset).ToUniversalTime();
        return true;
    }

    /// <summary>"Europe/Paris, UTC+1" on the day of <paramref name="at"/>.</summary>
    public static string NameOf(TimeZoneInfo zone, DateTimeOffset? at)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var offset = at is { } time ? zone.GetUtcOffset(time) : zone.BaseUtcOffset;
        if (offset == TimeSpan.Zero && zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime) return "UTC";
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        var minutes = offset.Minutes == 0 ? "" : ":" + Math.Abs(offset.Minutes).ToString("00", CultureInfo.InvariantCulture);
        return $"{zone.Id}, UTC{sign}{Math.Abs(offset.Hours).ToString(CultureInfo.InvariantCulture)}{minutes}";
    }
}
