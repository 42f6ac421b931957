using System.Globalization;

namespace Postmortem.Documents.Templates;

/// <summary>
/// How a language writes dates, numbers and lists. Our own small tables, not the system's, so that the same input
/// gives the same bytes on every machine.
/// </summary>
internal sealed class Speech
{
    private static readonly Speech English = new()
    {
        Code = "en",
        And = "and",
        OxfordComma = false,
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Thousands = ",",
        Decimal = ".",
        OneIs = static n => Math.Abs(n) == 1,
        DateAndTime = static (date, time, zone) => $"{date}, {time} ({zone})",
        PageOf = static (page, pages) => $"Page {page} of {pages}",
        Words = new("Note", "We are sorry", "Our promise", "Notes", "done", "not done", "Table of the same values", "Picture"),
    };

    private static readonly Speech French = new()
    {
        Code = "fr",
        And = "et",
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        Thousands = "\u202F",
        Decimal = ",",
        // French counts zero and anything below two as one (CLDR plural rules).
        OneIs = static n => Math.Abs(n) < 2,
        DateAndTime = static (date, time, zone) => $"{date} à {time} ({zone})",
        PageOf = static (page, pages) => $"Page {page} sur {pages}",
        Words = new("À noter", "Nous vous présentons nos excuses", "Notre engagement", "Notes", "fait", "à faire", "Tableau des mêmes valeurs", "Image"),
    };

    public required string Code { get; init; }

    public required string And { get; init; }

    public bool OxfordComma { get; init; }

    public required string[] Months { get; init; }

    public required string Thousands { get; init; }

    public required string Decimal { get; init; }

    public required Func<decimal, bool> OneIs { get; init; }

    public required Func<string, string, string, string> DateAndTime { get; init; }

    public required Func<int, int, string> PageOf { get; init; }

    public required SpokenWords Words { get; init; }

    public static Speech Of(string language) =>
        language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French : English;

    public string Date(DateOnly date)
    {
        // French writes the first of a month as an ordinal.
        var day = Code == "fr" && date.Day == 1 ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{day} {Months[date.Month - 1]} {date.Year}");
    }

    public string DateTime(DateTimeOffset moment, string? zone) =>
        DateAndTime(Date(DateOnly.FromDateTime(moment.DateTime)), moment.ToString("HH:mm", CultureInfo.InvariantCulture), zone ?? ZoneOf(moment.Offset));

    public string Number(decimal value, int? decimals = null)
    {
        var plain = Math.Abs(decimals is { } d ? Math.Round(value, d, MidpointRounding.AwayFromZero) : value)
            .ToString(decimals is { } f ? "F" + f.ToString(CultureInfo.InvariantCulture) : "0.############", CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain : plain[..point];
        for (var i = whole.Length - 3; i > 0; i -= 3) whole = whole.Insert(i, Thousands);
        return (value < 0 ? "−" : "") + whole + (point < 0 ? "" : Decimal + plain[(point + 1)..]);
    }

    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + (OxfordComma && items.Count > 2 ? "," : "") + $" {And} " + items[^1],
    };

    private static string ZoneOf(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero) return "UTC";
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        var minutes = offset.Minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{Math.Abs(offset.Minutes):00}");
        return string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{Math.Abs(offset.Hours)}{minutes}");
    }
}

/// <summary>The few words that the engine itself puts into a document.</summary>
internal sealed record SpokenWords(
    string Note, string Apology, string Promise, string Footnotes, string Done, string NotDone, string SameValues, string Picture);
