using System.Collections.Immutable;

namespace Postmortem.Reviews.Timeline;

/// <summary>What somebody decided about one pasted line; nothing is as it was read.</summary>
/// <param name="Later">Which of two clock times is meant, where the night in autumn has it twice.</param>
public sealed record PastedChoice(bool IsUnticked = false, TimelineKind? Kind = null, bool? Later = null);

/// <summary>
/// A pasted text with what was decided about its lines. Every line has a name that it keeps while lines are put in, split, joined or taken away
/// around it; its number is only where it stands now.
/// </summary>
public sealed record TimelinePastedText
{
    /// <summary>So many new lines are looked at for one that was changed: a whole other text has nothing to follow.</summary>
    private const int MostCompared = 50;

    private static readonly PastedChoice s_asRead = new();
    private ImmutableArray<string> _lines = [""];
    private ImmutableArray<int> _names = [0];
    private ImmutableDictionary<int, PastedChoice> _choices = ImmutableDictionary<int, PastedChoice>.Empty;
    private int _named = 1;

    public string Text => string.Join('\n', _lines);

    /// <summary>The name of the line with this number, counted from 1.</summary>
    public int Name(int number) => _names[number - 1];

    public PastedChoice Of(int number) => _choices.GetValueOrDefault(Name(number), s_asRead);

    /// <summary>What stands in so many lines from this number on.</summary>
    public string Raw(int number, int height) => string.Join('\n', _lines.Skip(number - 1).Take(height));

    public TimelinePastedText Choose(int number, PastedChoice choice) => this with { _choices = _choices.SetItem(Name(number), choice) };

    public IReadOnlyList<TimelineLine> Read(LineBasis basis) =>
        TimelinePaste.Read(Text, basis, Enumerable.Range(1, _lines.Length).Where(n => Of(n).Later is not null).ToDictionary(n => n, n => Of(n).Later!.Value));

    /// <summary>Puts <paramref name="text"/> in the place of so many lines from this number on.</summary>
    public TimelinePastedText Replace(int number, int height, string text)
    {
        var end = Math.Min(number - 1 + height, _lines.Length);
        return Become([.. _lines[..(number - 1)], .. Cut(text), .. _lines[end..]]);
    }

    /// <summary>The whole text is another one now: what was decided goes with the lines that are found again in it.</summary>
    public TimelinePastedText Become(string text) => Become(Cut(text));

    private static ImmutableArray<string> Cut(string text) => [.. text.ReplaceLineEndings("\n").Split('\n')];

    private TimelinePastedText Become(ImmutableArray<string> lines)
    {
        var (start, end) = (0, 0);
        while (start < _lines.Length && start < lines.Length && _lines[start] == lines[start]) start++;
        while (end < _lines.Length - start && end < lines.Length - start && _lines[^(end + 1)] == lines[^(end + 1)]) end++;
        var named = _named;
        ImmutableArray<int> between = [.. Followed(_lines[start..^end], lines[start..^end]).Select(old => old is { } at ? _names[start + at] : named++)];
        return this with { _lines = lines, _names = [.. _names[..start], .. between, .. _names[^end..]], _named = named };
    }

    /// <summary>For each line, which one it was among the old ones; null where it is new.</summary>
    private static int?[] Followed(ImmutableArray<string> old, ImmutableArray<string> lines)
    {
        var was = new int?[lines.Length];
        var places = Enumerable.Range(0, lines.Length).GroupBy(i => lines[i], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Queue<int>(g), StringComparer.Ordinal);
        var (from, kept) = (0, 0); // in front of these lines everything is settled
        for (var i = 0; i < old.Length; i++)
        {
            if (!places.TryGetValue(old[i], out var there)) continue;
            while (there.Count > 0 && there.Peek() < from) there.Dequeue();
            if (!there.TryDequeue(out var at)) continue;
            was[at] = i;
            Resemble(old, kept..i, lines, from..at, was);
            (from, kept) = (at + 1, i + 1);
        }
        Resemble(old, kept..old.Length, lines, from..lines.Length, was);
        return was;
    }

    /// <summary>Between lines that stayed, an old one becomes the line that begins it (it was split), else the one that is most like it.</summary>
    private static void Resemble(ImmutableArray<string> old, Range olds, ImmutableArray<string> lines, Range news, int?[] was)
    {
        var from = news.Start.Value;
        for (var i = olds.Start.Value; i < olds.End.Value && from < news.End.Value; i++)
        {
            var (best, likeness) = (-1, 0);
            for (var j = from; j < news.End.Value && j < from + MostCompared; j++)
                if (Likeness(old[i], lines[j]) is var alike && alike > likeness) (best, likeness) = (j, alike);
            if (best < 0) continue;
            was[best] = i;
            from = best + 1;
        }
    }

    private static int Likeness(string old, string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return 0;
        if (old.StartsWith(line.TrimEnd(), StringComparison.Ordinal)) return int.MaxValue;
        var (start, end) = (old.AsSpan().CommonPrefixLength(line), 0);
        while (end < old.Length - start && end < line.Length - start && old[^(end + 1)] == line[^(end + 1)]) end++;
        return start + end;
    }
}
