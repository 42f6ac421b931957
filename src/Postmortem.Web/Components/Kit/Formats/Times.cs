using System.Globalization;

namespace Postmortem.Web.Components.Kit.Formats;

/// <summary>Times as this reader says them.</summary>
public static class Times
{
    public static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>"09:41".</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>"3 Nov, 09:41".</summary>
    public static string DayAndClock(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>"3 Nov 2026, 09:41", with seconds where there are any.</summary>
    public static string Full(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(local.Second == 0 ? "d MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm:ss", CultureInfo.CurrentCulture);
    }

    /// <summary>The clock alone where the day is known already.</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone, DateOnly within) =>
        Day(at, zone) == within ? Clock(at, zone) : DayAndClock(at, zone);

    /// <summary>"Tuesday, 3 November 2026".</summary>
    public static string Long(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"3 Nov 2026".</summary>
    public static string Short(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.CurrentCulture) ?? "no date yet";
}
