namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>A list of which one part is drawn at a time, so that a page weighs no more than that, however long the list is.</summary>
/// <param name="size">How many are drawn.</param>
/// <param name="idOf">Tells one from the other; the ids of its parts on the page hold it.</param>
public sealed class LongList<T>(int size, Func<T, string> idOf)
{
    private string? ledTo;
    private int deeds;

    public IReadOnlyList<T> All { get; private set; } = [];

    /// <summary>The place of the first that is drawn.</summary>
    public int First { get; private set; }

    public IReadOnlyList<T> Shown => IsLong ? [.. All.Skip(First).Take(size)] : All;

    public bool IsLong => All.Count > size;
    public bool HasEarlier => IsLong && First > 0;
    public bool HasLater => IsLong && First + size < All.Count;

    /// <summary>Stays where it is, unless somebody was led to another part, or has just added what stands there.</summary>
    public void Take(IReadOnlyList<T> all, ReviewDesk desk)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(desk);
        var (before, did) = (All, deeds != desk.Deeds);
        (All, deeds) = (all, desk.Deeds);
        if (did && all.Count == before.Count + 1)
        {
            var known = before.Select(idOf).ToHashSet();
            Reach(item => !known.Contains(idOf(item)));
        }
        if (desk.LedToThing is { } thing && thing != ledTo) Reach(item => thing.Contains(idOf(item), StringComparison.Ordinal));
        ledTo = desk.LedToThing;
        First = Math.Clamp(First, 0, Math.Max(0, (all.Count - 1) / size * size));
    }

    /// <summary>Draws the part in which this one stands.</summary>
    public void Reach(Func<T, bool> isIt)
    {
        var at = All.TakeWhile(item => !isIt(item)).Count();
        if (at < All.Count) First = at / size * size;
    }

    public void Earlier() => First = Math.Max(0, First - size);

    public void Later() => First += HasLater ? size : 0;
}
