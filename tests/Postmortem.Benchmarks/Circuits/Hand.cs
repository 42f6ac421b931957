using System.Globalization;

namespace Postmortem.Benchmarks;

/// <summary>What somebody does on an open page, again and again.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Page">The page of a review on which they do it.</param>
/// <param name="Id">The element that must be there before they can.</param>
/// <param name="Event">The event that it must take.</param>
/// <param name="DoAsync">Does it once more; told how many times it was done.</param>
internal sealed record Hand(string Name, string Page, string Id, string Event, Func<Circuit, int, CancellationToken, Task> DoAsync)
{
    private const string Line = "timeline-line";

    /// <summary>Each is stored, with its row in the log, before it is answered; the other pages of the review are woken by it.</summary>
    public static IReadOnlyList<Hand> Durable { get; } =
    [
        new("ticks the checklist", "pause?open=containment", "containment-note", "onchange", TickAsync),
        new("writes the customer's view", "pause?open=customer-view", EditorPage.Field, "onchange", (page, n, ct) =>
            page.DoAsync(EditorPage.Field, "onchange", Circuit.Value(string.Create(CultureInfo.InvariantCulture, $"They waited for {n} days.")), ct)),
        new("enters a line", "analyze?open=timeline", Line, "oninput", (page, n, ct) => page.CallAsync("takeLines", "EnterAsync",
            [Guid.CreateVersion7().ToString(), string.Create(CultureInfo.InvariantCulture, $"{n / 60 % 24:00}:{n % 60:00} the queue of refunds grows")], ct)),
    ];

    /// <summary>Each is only drawn anew.</summary>
    public static IReadOnlyList<Hand> Quick { get; } =
    [
        new("ticks in a form", "analyze?open=mitigators", "mitigator-luck", "onchange", (page, n, ct) =>
            page.DoAsync("mitigator-luck", "onchange", Tick(n), ct)),
        new("types a line", "analyze?open=timeline", Line, "oninput", (page, n, ct) =>
            page.DoAsync(Line, "oninput", Circuit.Value($"14:05 the desk rings the bank{new string('.', n % 3)}"), ct)),
        new("moves to another moment", "analyze?open=timeline", "known-at", "oninput", (page, n, ct) =>
            page.DoAsync("known-at", "oninput", Circuit.Value(string.Create(CultureInfo.InvariantCulture, $"{n % 12}")), ct)),
        new("opens the comments", "pause?open=containment", "comments-Review", "onclick", (page, _, ct) =>
            page.DoAsync("comments-Review", "onclick", "{\"detail\":1}", ct)),
    ];

    private static string Tick(int n) => n % 2 == 1 ? "{\"value\":true}" : "{\"value\":false}";

    /// <summary>One box of the checklist after the other, then all of them back.</summary>
    private static Task TickAsync(Circuit page, int n, CancellationToken ct)
    {
        List<string> boxes = [.. page.Ids("onchange").Where(id => id.StartsWith("check-", StringComparison.Ordinal)
            && !id.EndsWith("-evidence", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        return page.DoAsync(boxes[n % boxes.Count], "onchange", Tick(n / boxes.Count), ct);
    }
}
