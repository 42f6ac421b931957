using DiffPlex;
using DiffPlex.Chunkers;

namespace Postmortem;

/// <summary>What became of some words between two texts.</summary>
public enum DiffKind { Same, Removed, Added }

public readonly record struct DiffRun(DiffKind Kind, string Text);

/// <summary>Two texts compared word by word, for people who want to see what was changed.</summary>
public static class WordDiff
{
    /// <summary>
    /// Words of one side times those of the other that are compared: the work of a comparison can grow with the product.
    /// 16 million take about 0.2 s in the worst case.
    /// </summary>
    internal const long MostWork = 16_000_000;

    /// <summary>
    /// Runs of white space and runs of anything else, so that joining them gives the text back: the one meaning of "word" wherever texts are
    /// compared.
    /// </summary>
    internal static readonly IChunker Chunker = new DelimiterChunker([.. Enumerable.Range(0, char.MaxValue + 1).Select(i => (char)i).Where(char.IsWhiteSpace)]);

    /// <summary>What stands in both, what was taken out and what was put in; texts that differ too much are shown one after the other, not woven.</summary>
    public static IReadOnlyList<DiffRun> Of(string before, string after)
    {
        List<DiffRun> runs = [];
        var (old, young) = (Chunker.Chunk(before), Chunker.Chunk(after));
        var shortest = Math.Min(old.Count, young.Count);
        var (start, end) = (0, 0);
        while (start < shortest && old[start] == young[start]) start++;
        while (end < shortest - start && old[^(end + 1)] == young[^(end + 1)]) end++;
        Add(runs, DiffKind.Same, Join(old, 0, start));
        Compare(runs, Join(old, start, old.Count - end - start), Join(young, start, young.Count - end - start));
        Add(runs, DiffKind.Same, Join(old, old.Count - end, end));
        return runs;
    }

    private static void Compare(List<DiffRun> runs, string before, string after)
    {
        if (Work(before, after) > MostWork)
        {
            Add(runs, DiffKind.Removed, before);
            Add(runs, DiffKind.Added, after);
            return;
        }

        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Chunker);
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(runs, DiffKind.Same, Join(diff.PiecesOld, at, block.DeleteStartA - at));
            Add(runs, DiffKind.Removed, Join(diff.PiecesOld, block.DeleteStartA, block.DeleteCountA));
            Add(runs, DiffKind.Added, Join(diff.PiecesNew, block.InsertStartB, block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(runs, DiffKind.Same, Join(diff.PiecesOld, at, diff.PiecesOld.Count - at));
    }

    internal static long Work(string before, string after) => (long)Chunker.Chunk(before).Count * Chunker.Chunk(after).Count;

    internal static string Join(IReadOnlyList<string> pieces, int start, int count) => string.Concat(Enumerable.Range(start, count).Select(i => pieces[i]));

    private static void Add(List<DiffRun> runs, DiffKind kind, string text)
    {
        if (text.Length == 0) return;
        if (runs is [.., var last] && last.Kind == kind) runs[^1] = last with { Text = last.Text + text };
        else runs.Add(new DiffRun(kind, text));
    }
}
