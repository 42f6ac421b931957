using System.Globalization;

namespace Postmortem.Actions;

public enum ActionShow { Open, Late, Mine, ToVerify, Proven, All }

public enum ActionSort { Due, Number, Owner, State, Strength }

/// <summary>What the register shows. It stands in the address, so that page, PDF and a colleague's link show the same.</summary>
public sealed record ActionFilter
{
    public ActionShow Show { get; init; }
    public Guid? OwnerId { get; init; }
    public int? ReviewNumber { get; init; }
    public Strength? Strength { get; init; }
    public ActionSort Sort { get; init; }
    public bool Descending { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>The sort as the address has it: a name, with a minus before it for high to low.</summary>
    public string SortKey => (Descending ? "-" : "") + KeyOf(Sort);

    /// <summary>Whether it leaves anything out besides what <see cref="Show"/> says.</summary>
    public bool IsNarrowed => OwnerId is not null || ReviewNumber is not null || Strength is not null;

    /// <param name="query">Answers the value of one name in the address, or null. What it cannot be is left at its default.</param>
    public static ActionFilter Read(Func<string, string?> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var sort = query("sort") ?? "";
        return new ActionFilter
        {
            Show = Named<ActionShow>(query("show")) ?? ActionShow.Open,
            OwnerId = Guid.TryParse(query("owner"), out var owner) ? owner : null,
            ReviewNumber = Number(query("review")),
            Strength = Named<Strength>(query("strength")),
            Sort = Named<ActionSort>(sort.TrimStart('-')) ?? ActionSort.Due,
            Descending = sort.StartsWith('-'),
            Page = Math.Max(1, Number(query("page")) ?? 1),
        };
    }

    /// <summary>As <see cref="Read"/> reads it; what is at its default is left out.</summary>
    /// <returns>Empty, or a query that begins with a question mark.</returns>
    public string Write()
    {
        List<string> parts = [];
        if (Show != ActionShow.Open) parts.Add($"show={KeyOf(Show)}");
        if (OwnerId is { } owner) parts.Add($"owner={owner:N}");
        if (ReviewNumber is { } review) parts.Add(string.Create(CultureInfo.InvariantCulture, $"review={review}"));
        if (Strength is { } strength) parts.Add($"strength={KeyOf(strength)}");
        if (Sort != ActionSort.Due || Descending) parts.Add($"sort={SortKey}");
        if (Page > 1) parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={Page}"));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>The name of a value in the address.</summary>
    public static string KeyOf<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Named<T>(string? text) where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => string.Equals(KeyOf(v), text, StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
