using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.People;

/// <summary>The time zones a person can choose, by IANA name, under their continent.</summary>
internal static class TimeZoneChoices
{
    private static readonly string[] Continents = ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    /// <summary>Not in the system's own order: for that it asks for the name of every zone in the reader's language, which took half a second.</summary>
    public static IReadOnlyList<Choice> All { get; } =
    [
        new("UTC", "UTC"),
        .. TimeZoneInfo.GetSystemTimeZones(skipSorting: true).Select(Iana).OfType<string>().Distinct()
            .Select(id => (Id: id, Parts: id.Split('/', 2)))
            .Where(zone => zone.Parts.Length == 2 && Continents.Contains(zone.Parts[0]))
            .OrderBy(zone => zone.Id, StringComparer.Ordinal)
            .Select(zone => new Choice(zone.Id, zone.Parts[1].Replace('_', ' ').Replace("/", ", ", StringComparison.Ordinal), Group: zone.Parts[0])),
    ];

    /// <summary>The zone this machine stands in, where it is one of the list.</summary>
    public static string Here { get; } = Iana(TimeZoneInfo.Local) is { } here && All.Any(choice => choice.Value == here) ? here : "UTC";

    private static string? Iana(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null;
}
