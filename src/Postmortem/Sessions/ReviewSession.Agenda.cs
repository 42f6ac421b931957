using Postmortem.People;

namespace Postmortem.Sessions;

public sealed partial class ReviewSession
{
    internal const int MostItems = 60;

    /// <summary>Adds an item at the end of the agenda.</summary>
    public Refusal? AddItem(Person by, AgendaText text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        if (_items.Count >= MostItems) return new Refusal($"An agenda holds {MostItems} items. Please remove one first.");
        return Led(by, () => _items.Add(new SessionItem(this, text, _items.Count == 0 ? 0 : _items.Max(i => i.Position) + 1, now)));
    }

    public Refusal? EditItem(Person by, Guid itemId, AgendaText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Item(itemId) is not { } item) return Refusal.NotFound;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        if (item.BegunAt is not null && (text.Kind != item.Kind || text.WithoutNames != item.WithoutNames))
            return new Refusal("People have begun with this item. Its words and minutes can change; what it is, and whether names stand there, cannot.");
        return Led(by, () => item.Take(text));
    }

    /// <param name="place">Counted from 0 among the items of the agenda.</param>
    public Refusal? MoveItem(Person by, Guid itemId, int place)
    {
        if (Item(itemId) is not { } item) return Refusal.NotFound;
        var order = Items.ToList();
        order.Remove(item);
        order.Insert(Math.Clamp(place, 0, order.Count), item);
        return Led(by, () =>
        {
            for (var i = 0; i < order.Count; i++) order[i].MoveTo(i);
        });
    }

    /// <summary>Takes an item off the agenda, or puts it back where <paramref name="removedAt"/> is null.</summary>
    public Refusal? RemoveItem(Person by, Guid itemId, DateTimeOffset? removedAt)
    {
        if (_items.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        if (item.BegunAt is not null) return new Refusal("This item has been held and stays in the record. Go on to another one.");
        return Led(by, () => item.RemovedAt = removedAt);
    }
}

/// <summary>What a person writes of an item of the agenda.</summary>
public sealed record AgendaText(string Title, SessionKind Kind, int Minutes)
{
    internal const int MostMinutes = 240;

    public string Prompt { get; init; } = "";

    /// <summary>Answers are revealed without saying whose they are.</summary>
    public bool WithoutNames { get; init; }

    internal AgendaText Cleaned() => this with
    {
        Title = Words.Clean(Title),
        Prompt = Words.Clean(Prompt),
        WithoutNames = WithoutNames
        && Kind == SessionKind.WriteAlone
    };

    internal Refusal? Check() =>
        Words.RequireLine(Title, "What you do").At(nameof(Title))
        ?? (Minutes is < 1 or > MostMinutes ? new Refusal($"An item lasts from 1 to {MostMinutes} minutes.") { Field = nameof(Minutes) } : null)
        ?? Words.LimitText(Prompt, "The prompt").At(nameof(Prompt));
}
