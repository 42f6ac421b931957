namespace Postmortem.Reviews.History;

/// <summary>One line of a review's history, for people.</summary>
/// <param name="Who">Begins the sentence.</param>
/// <param name="Did">Goes on with it: "named Ana Novak the facilitator".</param>
/// <param name="Details">What was before and what is now, where the sentence does not say it.</param>
public sealed record HistoryEntry(HistoryRow Row, string Who, string Did, IReadOnlyList<HistoryDetail> Details)
{
    private const string Program = "The program";
    private const string Customer = "A customer";

    /// <summary>Turns a row of the log into a sentence; null for one that says nothing of its own and only goes along with another.</summary>
    public static HistoryEntry? Of(HistoryValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var row = values.Row;
        if (row is { EntityType: nameof(Fix.Signature), Before: not null })
            return new(row, "The signature", "no longer holds, because something was changed after it", Shown(values, nameof(Fix.Signature.VoidedBecause)));
        var told = ReviewVerb.Named(row.Verb) is { } verb ? verb.Tell(values) : new HistorySentence($"did something that has no words here yet ({row.Verb})");
        if (told is null) return null;
        return new(row, row.Who ?? (row.Verb == Notices.CustomerService.Reply.Name ? Customer : Program), told.Did, Shown(values, told.Shown));
    }

    private static List<HistoryDetail> Shown(HistoryValues values, params string[] shown) =>
    [.. from property in shown is ["*"] ? values.Properties : shown.Where(values.Has)
        let label = HistoryLabels.Of(property)
        where label is not null && (values.Before(property) ?? values.After(property)) is not null
        select new HistoryDetail(label, values.Before(property), values.After(property))];
}

/// <param name="Before">Null where there was nothing before.</param>
/// <param name="After">Null where nothing is left.</param>
public sealed record HistoryDetail(string Label, string? Before, string? After)
{
    private const int ShortLimit = 60;

    /// <summary>Whether it fits on one line, with an arrow between.</summary>
    public bool IsShort => (Before?.Length ?? 0) <= ShortLimit && (After?.Length ?? 0) <= ShortLimit
        && Before?.Contains('\n') != true && After?.Contains('\n') != true;
}
