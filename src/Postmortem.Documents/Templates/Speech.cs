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
        ShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        Thousands = ",",
        Decimal = ".",
        PercentSign = "%",
        OneIs = static n => Math.Abs(n) == 1,
        DateAndTime = static (date, time, zone) => $"{date}, {time} ({zone})",
        PageOf = static (page, pages) => $"Page {page} of {pages}",
        Words = new("Note", "We are sorry", "Our promise", "Notes", "done", "not done", "Table of the same values", "Picture", "Note", "Back to the text"),
        Moments = ["Trigger", "Impact", "Detection", "Response", "Communication", "Recovery", ""],
        MomentHeads = ["When", "Kind", "What"],
        LaterWord = "later",
        Days = ("day", "days"),
        Votes = ("vote", "votes"),
    };

    private static readonly Speech French = new()
    {
        Code = "fr",
        And = "et",
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ShortMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        Thousands = "\u202F",
        Decimal = ",",
        PercentSign = "\u00A0%",
        // French counts zero and anything below two as one (CLDR plural rules).
        OneIs = static n => Math.Abs(n) < 2,
        DateAndTime = static (date, time, zone) => $"{date} à {time} ({zone})",
        PageOf = static (page, pages) => $"Page {page} sur {pages}",
        Words = new("À noter", "Nous vous présentons nos excuses", "Notre engagement", "Notes", "fait", "à faire", "Tableau des mêmes valeurs", "Image", "Note",
            "Retour au texte"),
        Moments = ["Déclencheur", "Effet", "Détection", "Réaction", "Communication", "Rétablissement", ""],
        MomentHeads = ["Quand", "Nature", "Quoi"],
        LaterWord = "plus tard",
        Days = ("jour", "jours"),
        Votes = ("voix", "voix"),
    };

    public required string Code { get; init; }

    public required string And { get; init; }

    public bool OxfordComma { get; init; }

    public required string[] Months { get; init; }

    public required string[] ShortMonths { get; init; }

    public required string Thousands { get; init; }

    public required string Decimal { get; init; }

    public required string PercentSign { get; init; }

    public required Func<decimal, bool> OneIs { get; init; }

    public required Func<string, string, string, string> DateAndTime { get; init; }

    public required Func<int, int, string> PageOf { get; init; }

    /// <summary>The word for each <see cref="MomentKind"/>, in its order.</summary>
    public required string[] Moments { get; init; }

    public required string[] MomentHeads { get; init; }

    public required string LaterWord { get; init; }

    public required (string One, string Many) Days { get; init; }

    public required (string One, string Many) Votes { get; init; }

    public required SpokenWords Words { get; init; }

    public static IReadOnlyList<Speech> All { get; } = [English, French];

    public static Speech Of(string language) =>
        language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French : English;

    public string Of(MomentKind kind) => Moments[(int)kind];

    /// <summary>A branch of a tree in words: "The alert was muted (Tools, 3 votes)".</summary>
    public string Branch(TreeNode node) =>
        (AboutBranch(node) is { Length: > 0 } about ? $"{node.Text} ({about})" : node.Text) + (node.Note.Length > 0 ? $". {node.Note}" : "");

    /// <summary>Its kind and its votes; empty where it has neither.</summary>
    public string AboutBranch(TreeNode node)
    {
        var votes = node.Votes is { } count and > 0 ? $"{Number(count)} {(OneIs(count) ? Votes.One : Votes.Many)}" : "";
        return string.Join(", ", new[] { node.Tag, votes }.Where(part => part.Length > 0));
    }

    /// <summary>How long after, in its two largest units: "2 days 4 h later".</summary>
    public string Later(TimeSpan wait)
    {
        var minutes = (long)Math.Round(wait.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        List<string> parts = [];
        if (days > 0) parts.Add($"{Number(days)} {(OneIs(days) ? Days.One : Days.Many)}");
        if (hours > 0) parts.Add($"{hours} h");
        if (rest > 0 && days == 0) parts.Add($"{rest} min");
        return $"{string.Join(' ', parts)} {LaterWord}";
    }

    /// <summary>A value as text: days and moments in the words of the language, numbers as they are.</summary>
    public string Text(object? value) => value switch
    {
        DateOnly day => Date(day),
        DateTimeOffset moment => DateTime(moment, null),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    public string Date(DateOnly date) => Date(date, Months, Code == "fr");

    /// <summary>For a cell of a table: "8 Oct 2026".</summary>
    public string ShortDate(DateOnly date) => Date(date, ShortMonths, Code == "fr");

    /// <summary>For a cell of a table, where the zone is said above it: "8 Oct 2026, 17:05".</summary>
    public string ShortDateTime(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{ShortDate(DateOnly.FromDateTime(moment.DateTime))}, {moment:HH:mm}");

    public string DateTime(DateTimeOffset moment, string? zone) =>
        DateAndTime(Date(DateOnly.FromDateTime(moment.DateTime)), moment.ToString("HH:mm", CultureInfo.InvariantCulture), zone ?? ZoneOf(moment.Offset));

    public string Number(decimal value, int? decimals = null)
    {
        if (decimals is { } d) value = Math.Round(value, d, MidpointRounding.AwayFromZero);
        var plain = Math.Abs(value).ToString(decimals is { } f ? "F" + f.ToString(CultureInfo.InvariantCulture) : "0.############",
            CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain : plain[..point];
        for (var i = whole.Length - 3; i > 0; i -= 3) whole = whole.Insert(i, Thousands);
        return (value < 0 ? "−" : "") + whole + (point < 0 ? "" : Decimal + plain[(point + 1)..]);
    }

    /// <summary>A number of a chart: two decimals, or two figures where it is smaller than that.</summary>
    public string Measured(double value)
    {
        if (value == 0 || !double.IsFinite(value) || Math.Abs(value) < 1e-12) return "0";
        var decimals = Math.Abs(value) >= 0.1 ? 2 : Math.Min(12, 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return Number((decimal)Math.Round(value, decimals));
    }

    /// <param name="share">From 0 to 1.</param>
    public string Percent(double share) => Number((decimal)Math.Round(share * 100), 0) + PercentSign;

    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + (OxfordComma && items.Count > 2 ? "," : "") + $" {And} " + items[^1],
    };

    /// <summary>Held together by spaces at which no line ends: "17" alone at the edge of a letter is read twice.</summary>
    private static string Date(DateOnly date, string[] months, bool french)
    {
        // French writes the first of a month as an ordinal.
        var day = french && date.Day == 1 ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{day}\u00A0{months[date.Month - 1]}\u00A0{date.Year}");
    }

    public static string ZoneOf(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero) return "UTC";
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        var minutes = offset.Minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{Math.Abs(offset.Minutes):00}");
        return string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{Math.Abs(offset.Hours)}{minutes}");
    }
}

/// <summary>The few words that the engine itself puts into a document.</summary>
internal sealed record SpokenWords(
    string Note, string Apology, string Promise, string Footnotes, string Done, string NotDone, string SameValues, string Picture, string NoteNumber,
        string BackToText);
