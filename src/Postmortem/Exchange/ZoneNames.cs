using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Postmortem.Exchange;

/// <summary>The zones that people name in prose.</summary>
internal static class ZoneNames
{
    private static readonly ConcurrentDictionary<TimeSpan, TimeZoneInfo> s_fixed = new();

    // An abbreviation is what the writer's clock showed, so it stays fixed and does not follow summer time.
    private static readonly FrozenDictionary<string, string> s_hours = Pairs(
        "WET 0 WEST 1 BST 1 CET 1 CEST 2 EET 2 EEST 3 MSK 3 PST -8 PDT -7 MST -7 MDT -6 CST -6 CDT -5 EST -5 EDT -4 "
        + "IST 5.5 SGT 8 HKT 8 JST 9 KST 9 AEST 10 AEDT 11 NZST 12 NZDT 13");

    private static readonly FrozenDictionary<string, string> s_places = Pairs(
        "PT America/Los_Angeles MT America/Denver CT America/Chicago ET America/New_York "
        + "Pacific America/Los_Angeles Mountain America/Denver Eastern America/New_York");

    private static FrozenDictionary<string, string> Pairs(string table) => table.Split(' ').Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a word that names no zone. Only capitals count, save for "z", so that "est" and "pt" in prose stay words.</summary>
    public static TimeZoneInfo? Named(ReadOnlySpan<char> word)
    {
        if (word is "Z" or "z" or "UTC" or "GMT" or "utc" or "gmt" or "Zulu")
            return TimeZoneInfo.Utc;
        foreach (var letter in word)
        {
            if (!char.IsAsciiLetterUpper(letter))
                return null;
        }
        var name = word.ToString();
        if (s_hours.TryGetValue(name, out var hours))
            return Fixed(TimeSpan.FromHours(double.Parse(hours, CultureInfo.InvariantCulture)));
        return s_places.TryGetValue(name, out var place) && TimeZoneInfo.TryFindSystemTimeZoneById(place, out var zone) ? zone : null;
    }

    public static TimeZoneInfo Fixed(TimeSpan offset) => offset == TimeSpan.Zero
        ? TimeZoneInfo.Utc
        : s_fixed.GetOrAdd(offset, static o =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"UTC{(o < TimeSpan.Zero ? '-' : '+')}{o:hh\\:mm}");
            return TimeZoneInfo.CreateCustomTimeZone(name, o, name, name);
        });

    /// <summary>Null outside the years 1900 to 2200. A clock time that summer time skips is read with the offset before the jump.</summary>
    public static DateTimeOffset? Moment(DateTime local, TimeZoneInfo zone) => local.Year is < 1900 or > 2200
        ? null
        : new DateTimeOffset(local, zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)));

    /// <summary>
    /// The zone of a remark such as "All times in PST", "Time (UTC)" or "(all times in Pacific Time)"; null where there is none.
    /// </summary>
    public static TimeZoneInfo? Remarked(string text)
    {
        if (!text.Contains("time", StringComparison.OrdinalIgnoreCase))
            return null;
        var words = text.AsSpan(0, Math.Min(text.Length, 200));
        foreach (var range in words.SplitAny(" \t\n()[]{}.,:;/|*_"))
        {
            var word = words[range];
            if (word.Length >= 2 && Named(word) is { } zone)
                return zone;
            if (s_places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var place) && word.Length > 2
                && TimeZoneInfo.TryFindSystemTimeZoneById(place, out zone))
                return zone;
        }
        return null;
    }
}
