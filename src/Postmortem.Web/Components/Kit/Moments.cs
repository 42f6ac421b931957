using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using Postmortem.Web.Components.Kit.Formats;

namespace Postmortem.Web.Components.Kit;

/// <summary>A time as it is read, with the whole of it on hover. Markup and no component, for pages that are kept open.</summary>
public static class Moments
{
    /// <param name="full">With the year and the zone's name.</param>
    /// <param name="now">Where given, the year stands too if it is another than this.</param>
    public static MarkupString Of(DateTimeOffset at, TimeZoneInfo zone, bool full = false, DateTimeOffset? now = null)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var complete = $"{local.ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture)} ({LocalTime.NameOf(zone, at)})";
        var says = full ? complete
            : now is { } present && TimeZoneInfo.ConvertTime(present, zone).Year != local.Year ? local.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture)
            : local.ToString("d MMM, HH:mm", CultureInfo.CurrentCulture);
        var instant = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new($"<time datetime=\"{instant}\" title=\"{WebUtility.HtmlEncode(complete)}\" class=\"num\">{WebUtility.HtmlEncode(says)}</time>");
    }
}
