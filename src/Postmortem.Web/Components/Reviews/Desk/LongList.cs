using Postmortem.Web.Components.Kit.Tables;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>A list of which one part is drawn at a time, so that a page weighs no more than that, however long the list is.</summary>
/// <param name="name">What the address calls it.</param>
/// <param name="size">How many are drawn.</param>
/// <param name="idOf">Tells one from the other; the ids of its parts on the page hold it.</param>
public sealed class LongList<T>(string name, int size, Func<T, string> idOf)
{
    private ReviewDesk? desk;
    private string? ledTo;
    private int deeds;

    public string Name => name;

    public IReadOnlyList<T> All { get; private set; } = [];

    /// <summary>The place of the first that is drawn.</summary>
    public int First { get; private set; }

    public IReadOnlyList<T> Shown => IsLong ? [.. All.Skip(First).Take(size)] : All;

    public bool IsLong => All.Count > size;

    /// <summary>The part that is drawn, from 1.</summary>
    private int Part => (First / size) + 1;

    private int Parts => (All.Count + size - 1) / size;

    /// <summary>
    /// Stays where it is, unless somebody was led to another part, or has just added what stands there. It begins with what the address asks for.
    /// </summary>
    public void Take(IReadOnlyList<T> all, ReviewDesk desk)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(desk);
        var (before, did, isNew) = (All, deeds != desk.Deeds, this.desk is null);
        (All, deeds, this.desk) = (all, desk.Deeds, desk);
        if (isNew) First = (PageNumber.Of(desk.Told(name)) - 1) * size;
        else if (did && all.Count == before.Count + 1)
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
        if (at < All.Count) Draw((at / size) + 1);
    }

    /// <summary>The part that is so many farther on; null where there is none.</summary>
    public int? Next(int by) => Part + by >= 1 && Part + by <= Parts ? Part + by : null;

    public void Draw(int part)
    {
        First = (part - 1) * size;
        desk?.Tell(name, PageNumber.Write(part));
    }
}
