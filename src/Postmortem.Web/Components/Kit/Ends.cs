namespace Postmortem.Web.Components.Kit;

/// <summary>A list of hundreds that say nearly the same: its beginning and its end are drawn, and how many lie between is said.</summary>
public static class Ends
{
    private const int Head = 8, Tail = 4;

    /// <summary>The items to draw, and before which of them how many are left out.</summary>
    public static IEnumerable<(T Item, int LeftOutBefore)> Of<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var left = items.Count - Head - Tail;
        if (left < 2) return items.Select(item => (item, 0));
        return items.Take(Head).Select(item => (item, 0)).Concat(items.TakeLast(Tail).Select((item, i) => (item, i == 0 ? left : 0)));
    }
}
