using System.Globalization;
using System.Text.Json;
using Postmortem.Reviews.Comments;

namespace Postmortem.Reviews;

/// <summary>What a row of the log holds, as people read it: names for ids, words for enums, local days for times.</summary>
/// <param name="person">The name of a person.</param>
/// <param name="thing">What a part of the review says; null where it is not known any more.</param>
/// <param name="zone">The reader's.</param>
public sealed class HistoryValues(HistoryRow row, Func<Guid, string> person, Func<Guid, string?> thing, TimeZoneInfo zone)
{
    private const int QuoteLimit = 90;

    private readonly Dictionary<string, JsonElement> before = Read(row.Before);
    private readonly Dictionary<string, JsonElement> after = Read(row.After);

    public HistoryRow Row => row;

    /// <summary>The properties that this row tells of.</summary>
    public IEnumerable<string> Properties => before.Keys.Union(after.Keys);

    public bool Has(string property) => after.ContainsKey(property) || before.ContainsKey(property);

    public string? Before(string property) => Shown(property, before);

    public string? After(string property) => Shown(property, after);

    /// <summary>As it is now, or as it was where it was taken away.</summary>
    public string? Either(string property) => After(property) ?? Before(property);

    public bool IsTrue(string property) => after.TryGetValue(property, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The thing this row is about, in quotation marks; or <paramref name="otherwise"/>, such as "a factor".</summary>
    public string Thing(string otherwise, string property = "Text") =>
        Either(property) is { Length: > 0 } text ? $"“{Words.Short(text, QuoteLimit)}”"
        : thing(row.EntityId) is { Length: > 0 } known ? $"“{Words.Short(known, QuoteLimit)}”"
        : otherwise;

    /// <summary>As <see cref="Thing"/>, for words in Markdown: without its signs.</summary>
    public string Said(string otherwise) =>
        (Either("Text") ?? thing(row.EntityId)) is { Length: > 0 } words ? $"“{Comment.Excerpt(words, QuoteLimit)}”" : otherwise;

    /// <summary>A reference such as A-12, where the thing has one.</summary>
    public string Reference(string otherwise) => Either("Number") is { } number ? $"A-{number}" : thing(row.EntityId) ?? otherwise;

    /// <summary>What the thing of this row says now; null where it is not known any more.</summary>
    public string? Self => thing(row.EntityId);

    /// <summary>The name of another thing that this row points at.</summary>
    public string? Other(string property) =>
        (after.TryGetValue(property, out var value) || before.TryGetValue(property, out value)) && value.ValueKind == JsonValueKind.String
            && value.TryGetGuid(out var id) ? thing(id) : null;

    private string? Shown(string property, Dictionary<string, JsonElement> values)
    {
        if (!values.TryGetValue(property, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Number => value.TryGetInt64(out var number) ? number.ToString(property == "Number" ? "0" : "N0", CultureInfo.CurrentCulture)
                : value.GetRawText(),
            JsonValueKind.String => Text(property, value),
            _ => value.GetRawText(),
        };
    }

    private string? Text(string property, JsonElement value)
    {
        var text = value.GetString()!;
        if (text.Length == 0) return null;
        if (property.EndsWith("Id", StringComparison.Ordinal) && value.TryGetGuid(out var id)) return person(id);
        if (property.EndsWith("At", StringComparison.Ordinal) && value.TryGetDateTimeOffset(out var at))
            return TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);
        if (property.EndsWith("On", StringComparison.Ordinal)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
        return HistoryLabels.Enums.Contains(property) ? HistoryLabels.Plain(text) : text;
    }

    private static Dictionary<string, JsonElement> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [];
}
