using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Components;
using Postmortem.Reviews.Timeline;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Formats;
using Postmortem.Web.Components.Reviews.Desk;
using Postmortem.Web.Components.Reviews.Evidence;

namespace Postmortem.Web.Components.Reviews.Timeline;

/// <summary>
/// An entry of the timeline as it is read: written once for each version and zone, and shared by all pages that show it. As parts of a tree each
/// open page would keep them for itself, twice once it was drawn again.
/// </summary>
internal sealed class EntryHtml
{
    private static readonly ConcurrentDictionary<TimeZoneInfo, ConditionalWeakTable<TimelineEntry, EntryHtml>> s_known = [];

    private EntryHtml(TimelineEntry entry, TimeZoneInfo zone, ResourceAssetCollection assets) =>
        (When, Words) = (new(Clock(entry, zone)), new(Said(entry, zone, assets)));

    /// <summary>When it happened.</summary>
    public MarkupString When { get; }

    /// <summary>Its kind, what is sure of it, its words, and where it is seen.</summary>
    public MarkupString Words { get; }

    /// <param name="entry">A new object for each version, the same for all who read it.</param>
    public static EntryHtml Of(TimelineEntry entry, TimeZoneInfo zone, ResourceAssetCollection assets)
    {
        var inZone = s_known.GetOrAdd(zone, _ => []);
        return inZone.TryGetValue(entry, out var known) ? known : inZone.GetValue(entry, one => new EntryHtml(one, zone, assets));
    }

    private static string Clock(TimelineEntry entry, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(entry.HappenedAt, zone);
        // The offset, where the reader's clock showed this time twice.
        var twice = zone.IsAmbiguousTime(local) ? $"<span class=\"twice\">{local.ToString("'UTC'zzz", CultureInfo.InvariantCulture)}</span>" : "";
        var instant = entry.HappenedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
        return $"<time class=\"num\" datetime=\"{instant}\">{WebUtility.HtmlEncode(Times.Clock(entry.HappenedAt, zone))}</time>{twice}";
    }

    private static string Said(TimelineEntry entry, TimeZoneInfo zone, ResourceAssetCollection assets)
    {
        var html = new StringBuilder("<div class=\"entry-top\">");
        html.Append(entry.Kind == TimelineKind.Unsorted ? Quiet(ReviewWords.Of(entry.Kind)) : Pills.Of(assets, ReviewWords.Of(entry.Kind)).Value);
        html.Append(entry.Certainty == Certainty.Fact ? Quiet("Fact") : Pills.Of(assets, ReviewWords.Of(entry.Certainty), Tone.Care, "help").Value);
        if (entry.KnownAt is { } known)
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"known\">{Icons.Of(assets, "eye")}known at ")
                .Append(WebUtility.HtmlEncode(Times.Clock(known, zone, Times.Day(entry.HappenedAt, zone)))).Append("</span>");
        html.Append("</div><p class=\"written\">").Append(WebUtility.HtmlEncode(entry.Text)).Append("</p>").Append(EvidenceText.Of(entry.Evidence));
        return html.ToString();
    }

    private static string Quiet(string word) => $"<span class=\"small quiet\">{WebUtility.HtmlEncode(word)}</span>";
}
