using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Postmortem.Benchmarks;

/// <summary>The page of one editor, with what a browser knows of its one field.</summary>
internal sealed class EditorPage
{
    /// <summary>The id of the text in which all of them write.</summary>
    public const string Field = "customer-view-text";

    private readonly CancellationToken _ct;
    private readonly int _number;
    private string _shows;

    public EditorPage(int number, Circuit page, string text, CancellationToken ct)
    {
        (_number, Page, _shows, _ct) = (number, page, text, ct);
        page.Arrived = Take;
    }

    public Circuit Page { get; }
    public ConcurrentDictionary<string, long> Sent { get; } = [];
    public ConcurrentDictionary<string, long> Seen { get; } = [];

    /// <summary>What is sent and seen from here on counts.</summary>
    public void Forget()
    {
        Sent.Clear();
        Seen.Clear();
    }

    /// <param name="round">A letter that tells the words of one round from those of another.</param>
    public async Task EditEverySecondAsync(string round, int seconds, int editors)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1000.0 * _number / editors), _ct); // not all in the same moment
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var n = 0; n < seconds && await beat.WaitForNextTickAsync(_ct); n++) await EditAsync($"e{_number}{round}{n}e");
    }

    private Task EditAsync(string word)
    {
        lock (Page.Gate)
        {
            var at = _shows.IndexOf($"P{_number}: ", StringComparison.Ordinal) + $"P{_number}: ".Length;
            _shows = $"{_shows[..at]}{word}{_shows[_shows.IndexOf('.', at)..]}";
            Sent[word] = Stopwatch.GetTimestamp();
            return Page.DoAsync(Field, "onchange", Circuit.Value(_shows), _ct);
        }
    }

    /// <summary>As js/arrivals.js answers where nothing was typed since: a save waits until it knows what stands in the field.</summary>
    public static void TakeAllOn(Circuit page, CancellationToken ct) => page.Arrived = (arrival, handler) =>
    {
        using var json = JsonDocument.Parse(arrival);
        _ = page.DoAsync(handler, "onchange", Circuit.Value($"{json.RootElement.GetProperty("number").GetInt32()}"), ct);
    };

    /// <summary>As js/arrivals.js does it: what was typed since stays, unless both are at the same place.</summary>
    private void Take(string arrival, long handler)
    {
        var at = Stopwatch.GetTimestamp();
        using var json = JsonDocument.Parse(arrival);
        var (number, was, now) = (json.RootElement.GetProperty("number").GetInt32(), json.RootElement.GetProperty("was").GetString()!,
            json.RootElement.GetProperty("now").GetString()!);
        foreach (var paragraph in now.Split("\n\n"))
            if (paragraph.IndexOf(": e", StringComparison.Ordinal) is > 0 and var start && paragraph.IndexOf('.', start) is > 0 and var end)
                Seen.TryAdd(paragraph[(start + 2)..end], at);
        _ = Page.DoAsync(handler, "onchange", Circuit.Value(Answer(number, was, now)), _ct);
    }

    private string Answer(int number, string was, string now)
    {
        lock (Page.Gate)
        {
            if (_shows == was)
            {
                _shows = now;
                return $"{number}";
            }
            var (mine, theirs) = (ChangeOf(was, _shows), ChangeOf(was, now));
            if (mine.Start <= theirs.End && theirs.Start <= mine.End) return $"{number}-{_shows}";
            var shift = mine.End < theirs.Start ? _shows.Length - was.Length : 0;
            _shows = _shows[..(theirs.Start + shift)] + theirs.Text + _shows[(theirs.End + shift)..];
            return $"{number}+{_shows}";
        }
    }

    private static (int Start, int End, string Text) ChangeOf(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - start && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        return (start, before.Length - tail, after[start..(after.Length - tail)]);
    }
}
