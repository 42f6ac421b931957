using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Postmortem.Exchange.Times;

/// <summary>The zones that people name in prose.</summary>
internal static class ZoneNames
{
    private static readonly ConcurrentDictionary<TimeSpan, TimeZoneInfo> s_fixed = new();

    // An abbreviation is what the writer's clock showed, so it stays fixed and does not follow summer time.
    private static readonly FrozenDictionary<string, string> s_hours = Pairs(
        "WET 0 WEST 1 BST 1 CET 1 CEST 2 EET 2 EEST 3 MSK 3 PST -8 PDT -7 MST -7 MDT -6 CST -6 CDT -5 EST -5 EDT -4 "
        + "WAT 1 CAT 2 EAT 3 SAST 2 WIB 7 ICT 7 PHT 8 BRT -3 ART -3 PKT 5 TRT 3 "
        + "IST 5.5 SGT 8 HKT 8 JST 9 KST 9 AEST 10 AEDT 11 NZST 12 NZDT 13 "
        + "GST 4 NPT 5.75 MYT 8 AWST 8 ACST 9.5 ACDT 10.5 AKST -9 AKDT -8 HST -10 IDT 3 CLT -4 CLST -3 COT -5 PET -5 UYT -3 NST -3.5 NDT -2.5");

    private static readonly FrozenDictionary<string, string> s_places = Pairs(
        "PT America/Los_Angeles MT America/Denver CT America/Chicago ET America/New_York "
        + "Pacific America/Los_Angeles Mountain America/Denver Eastern America/New_York "
        + "Paris Europe/Paris London Europe/London Berlin Europe/Berlin Madrid Europe/Madrid Amsterdam Europe/Amsterdam Brussels Europe/Brussels "
        + "Zurich Europe/Zurich Dublin Europe/Dublin Sydney Australia/Sydney Tokyo Asia/Tokyo Singapore Asia/Singapore");

    // Who names both halves of the year means the place, whatever the day.
    private static readonly FrozenDictionary<string, string> s_halves = Pairs(
        "PST/PDT America/Los_Angeles PDT/PST America/Los_Angeles MST/MDT America/Denver MDT/MST America/Denver CST/CDT America/Chicago "
        + "CDT/CST America/Chicago EST/EDT America/New_York EDT/EST America/New_York GMT/BST Europe/London BST/GMT Europe/London "
        + "CET/CEST Europe/Berlin CEST/CET Europe/Berlin WET/WEST Europe/Lisbon EET/EEST Europe/Athens");

    private static FrozenDictionary<string, string> Pairs(string table) => table.Split(' ').Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a word that names no zone. Only capitals count, save for "z", so that "est" and "pt" in prose stay words.</summary>
    public static TimeZoneInfo? Named(ReadOnlySpan<char> word)
    {
        if (word is "Z" or "z" or "UTC" or "GMT" or "utc" or "gmt" or "Zulu")
            return TimeZoneInfo.Utc;
        foreach (var letter in word)
        {
            if (!char.IsAsciiLetterUpper(letter) && word is not ("Pacific" or "Eastern" or "Mountain"))
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

    /// <summary>
    /// Null outside the years 1900 to 2200. A clock time that summer time skips is read with the offset before the jump; one that comes
    /// twice is the first, unless that lies before <paramref name="after"/>.
    /// </summary>
    public static DateTimeOffset? Moment(DateTime local, TimeZoneInfo zone, DateTimeOffset? after = null)
    {
        if (local.Year is < 1900 or > 2200)
            return null;
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (!zone.IsAmbiguousTime(local))
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        var first = new DateTimeOffset(local, offsets.Max());
        return first < after ? new DateTimeOffset(local, offsets.Min()) : first;
    }

    /// <summary>
    /// The zone of a remark such as "All times in PST", "Time (UTC+2)", "(all times in Pacific Time)", "Europe/Paris local time" or "heure de
    /// Paris"; null where there is none.
    /// </summary>
    public static TimeZoneInfo? Remarked(string text)
    {
        if (!(text.Contains("time", StringComparison.OrdinalIgnoreCase) || text.Contains("heure", StringComparison.OrdinalIgnoreCase)
            || text.Contains("zone", StringComparison.OrdinalIgnoreCase) || text.Contains("horaires", StringComparison.OrdinalIgnoreCase)))
            return null;
        return Within(text);
    }

    // Longer names stand before those that they hold.
    private static readonly (string Words, string Name)[] s_long =
    [
        ("west africa", "WAT"), ("east africa", "EAT"), ("central africa", "CAT"), ("south africa", "SAST"), ("central european summer", "CEST"),
        ("central european", "CET"), ("eastern european", "EET"), ("british summer", "BST"), ("coordinated universal", "UTC"), ("greenwich mean", "GMT"),
        ("pacific standard", "PST"), ("pacific daylight", "PDT"), ("eastern standard", "EST"), ("eastern daylight", "EDT"), ("central standard", "CST"),
        ("central daylight", "CDT"), ("mountain standard", "MST"), ("mountain daylight", "MDT"), ("indian standard", "IST"), ("india standard", "IST"),
        ("japan standard", "JST"),
    ];

    /// <summary>The first zone that the text names, abbreviated, as a place or in the form Europe/Paris.</summary>
    public static TimeZoneInfo? Within(string text)
    {
        var words = text.AsSpan(0, Math.Min(text.Length, 200));
        foreach (var (name, abbreviation) in s_long)
        {
            if (words.Contains(name, StringComparison.OrdinalIgnoreCase))
                return Named(abbreviation);
        }
        for (var i = 0; i < words.Length; i++)
        {
            if (!char.IsAsciiLetter(words[i]) || (i > 0 && char.IsLetterOrDigit(words[i - 1])))
                continue;
            var length = words[i..].IndexOfAnyExcept(s_inName) is var end and >= 0 ? end : words.Length - i;
            var word = words.Slice(i, length).TrimEnd("/_-");
            if (word.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(s_halves.GetValueOrDefault(word.ToString(), word.ToString()), out var named))
                return named;
            var scan = new TimeScanner(words, i);
            if (word is not "z" && scan.Zone(out named))
                return named;
            var plain = word.IndexOfAny('/', '_', '-') is var cut and >= 0 ? word[..cut] : word;
            if (plain.Length > 2 && IsOfTime(words[..i], words[(i + plain.Length)..])
                && s_places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain, out var place)
                && TimeZoneInfo.TryFindSystemTimeZoneById(place, out named))
                return named;
        }
        return null;
    }

    /// <summary>Whether a place stands for its time: "Paris time", "Pacific Time", "heure de Paris".</summary>
    private static bool IsOfTime(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        after.StartsWith(" time", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" standard time", StringComparison.OrdinalIgnoreCase)
        || after.StartsWith(" daylight time", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" local", StringComparison.OrdinalIgnoreCase)
        || before.EndsWith("heure de ", StringComparison.OrdinalIgnoreCase);

    private static readonly System.Buffers.SearchValues<char> s_inName =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/_-");
}
