namespace Postmortem;

/// <summary>What became of some words between two texts.</summary>
public enum DiffKind { Same, Removed, Added }

public readonly record struct DiffRun(DiffKind Kind, string Text);

/// <summary>Two texts compared word by word, for people who want to see what was changed.</summary>
public static class TextDiff
{
    /// <summary>Texts whose different middles are longer than this together are shown one after the other, not woven.</summary>
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<DiffRun> Of(string before, string after)
    {
        var (old, young) = (Cut(before), Cut(after));
        var (start, end) = (0, 0);
        while (start < old.Count && start < young.Count && old[start] == young[start]) start++;
        while (end < old.Count - start && end < young.Count - start && old[^(end + 1)] == young[^(end + 1)]) end++;
        List<DiffRun> runs = [];
        foreach (var word in old.Take(start)) Add(runs, DiffKind.Same, word);
        Middle(runs, old[start..^end], young[start..^end]);
        foreach (var word in old.TakeLast(end)) Add(runs, DiffKind.Same, word);
        return runs;
    }

    /// <summary>The longest common subsequence of what lies between the same beginning and the same end.</summary>
    private static void Middle(List<DiffRun> runs, List<string> old, List<string> young)
    {
        var (i, j) = (0, 0);
        if ((long)old.Count * young.Count <= MostCells)
        {
            var common = new int[old.Count + 1, young.Count + 1];
            for (var a = old.Count - 1; a >= 0; a--)
                for (var b = young.Count - 1; b >= 0; b--)
                    common[a, b] = old[a] == young[b] ? common[a + 1, b + 1] + 1 : Math.Max(common[a + 1, b], common[a, b + 1]);
            while (i < old.Count && j < young.Count)
            {
                if (old[i] == young[j]) (_, i, j) = (Add(runs, DiffKind.Same, old[i]), i + 1, j + 1);
                else if (common[i + 1, j] >= common[i, j + 1]) Add(runs, DiffKind.Removed, old[i++]);
                else Add(runs, DiffKind.Added, young[j++]);
            }
        }
        while (i < old.Count) Add(runs, DiffKind.Removed, old[i++]);
        while (j < young.Count) Add(runs, DiffKind.Added, young[j++]);
    }

    private static bool Add(List<DiffRun> runs, DiffKind kind, string word)
    {
        if (runs.Count > 0 && runs[^1].Kind == kind) runs[^1] = new DiffRun(kind, runs[^1].Text + word);
        else runs.Add(new DiffRun(kind, word));
        return true;
    }

    /// <summary>Words, and what stands between them.</summary>
    private static List<string> Cut(string text)
    {
        List<string> words = [];
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (char.IsLetterOrDigit(text[at]))
                while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            else if (char.IsHighSurrogate(text[at]) && end < text.Length) end++;
            words.Add(text[at..end]);
            at = end;
        }
        return words;
    }
}
