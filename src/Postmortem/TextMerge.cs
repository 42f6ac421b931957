using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Postmortem;

/// <summary>
/// Merges two edits of one text. Words that only one side touched are taken from that side; where both touched the same words
/// differently there is no merged text, and the caller keeps both.
/// </summary>
public static class TextMerge
{
    /// <summary>An edit at the very end of a text is an edit in front of this: DiffPlex (1.9.0) drops one that has nothing behind it.</summary>
    private const string End = "\0";

    private static readonly CustomFunctionChunker s_wordsAndEnd = new(text => [.. WordDiff.Chunker.Chunk(text), End]);

    /// <param name="before">What both sides started from.</param>
    /// <returns>The merged text; null where the edits truly collide.</returns>
    public static string? Merge(string before, string mine, string theirs)
    {
        if (mine == theirs || theirs == before) return mine;
        if (mine == before) return theirs;
        var (a, b, c) = (WordDiff.Chunker.Chunk(before), WordDiff.Chunker.Chunk(mine), WordDiff.Chunker.Chunk(theirs));
        var shortest = Math.Min(a.Count, Math.Min(b.Count, c.Count));
        var (start, end) = (0, 0);
        while (start < shortest && a[start] == b[start] && a[start] == c[start]) start++;
        while (end < shortest - start && a[^(end + 1)] == b[^(end + 1)] && a[^(end + 1)] == c[^(end + 1)]) end++;
        // What was touched keeps its neighbours: they tell whether two words would be glued into one.
        (start, end) = (Math.Max(0, start - 2), Math.Max(0, end - 2));
        return Middle(Inner(a), Inner(b), Inner(c)) is { } merged
            ? string.Concat(WordDiff.Join(a, 0, start), merged, WordDiff.Join(a, a.Count - end, end))
            : null;

        string Inner(IReadOnlyList<string> pieces) => WordDiff.Join(pieces, start, pieces.Count - end - start);
    }

    /// <summary>
    /// Where it is too much to compare word by word at once, lines that stand once in each text hold them together, and only what lies between
    /// them is compared. What is still too much counts as replaced, which at worst asks a person.
    /// </summary>
    private static string? Middle(string before, string mine, string theirs)
    {
        var left = 2 * WordDiff.MostWork;
        if (Fits(before, mine, theirs, ref left)) return Weave(before, mine, theirs);
        var merged = new StringBuilder(before.Length);
        foreach (var (was, own, others) in Parts(LineMarks.Cut(before), LineMarks.Cut(mine), LineMarks.Cut(theirs)))
        {
            var part = own == others || others == was ? own : own == was ? others : Fits(was, own, others, ref left) ? Weave(was, own, others) : null;
            if (part is null) return null;
            merged.Append(part);
        }

        return merged.ToString();
    }

    private static bool Fits(string before, string mine, string theirs, ref long left)
    {
        var work = WordDiff.Work(before, mine) + WordDiff.Work(before, theirs);
        if (work > left) return false;
        left -= work;
        return true;
    }

    /// <summary>What lies between the lines that hold the texts together, and these lines.</summary>
    private static IEnumerable<(string Was, string Own, string Others)> Parts(string[] before, string[] mine, string[] theirs)
    {
        var (i, j, k) = (0, 0, 0);
        foreach (var (a, b, c) in LineMarks.Common(before, mine, theirs))
        {
            yield return (string.Concat(before[i..a]), string.Concat(mine[j..b]), string.Concat(theirs[k..c]));
            yield return (before[a], mine[b], theirs[c]);
            (i, j, k) = (a + 1, b + 1, c + 1);
        }

        yield return (string.Concat(before[i..]), string.Concat(mine[j..]), string.Concat(theirs[k..]));
    }

    /// <summary>
    /// DiffPlex weaves, and this looks whether it may be believed. Its blocks go wrong (1.9.0) where the edits overlap without beginning at one
    /// word: it takes the first, and what the other side wrote from there on is left out (left to itself it lost words in 803 of 9,423 random
    /// merges). So nothing counts as merged unless each block is what it says it is, and together they use up all three texts.
    /// </summary>
    private static string? Weave(string before, string mine, string theirs)
    {
        var diff = ThreeWayDiffer.Instance.CreateDiffs(before, mine, theirs, ignoreWhiteSpace: false, ignoreCase: false, s_wordsAndEnd);
        var merged = new StringBuilder(before.Length);
        List<int> seams = [];
        var (was, own, others) = (0, 0, 0);
        var touched = false;
        foreach (var block in diff.DiffBlocks)
        {
            var a = Text(diff.PiecesBase, ref was, block.BaseCount);
            var b = Text(diff.PiecesOld, ref own, block.OldCount);
            var c = Text(diff.PiecesNew, ref others, block.NewCount);
            var (text, isSound) = block.ChangeType switch
            {
                ThreeWayChangeType.Unchanged => (a, a == b && a == c),
                ThreeWayChangeType.OldOnly => (b, a == c),
                ThreeWayChangeType.NewOnly => (c, a == b),
                ThreeWayChangeType.BothSame => (b, b == c),
                _ => ("", false),
            };
            if (!isSound) return null;
            var touches = block.ChangeType != ThreeWayChangeType.Unchanged;
            if (touches && touched) seams.Add(merged.Length);
            touched = touches;
            merged.Append(text);
        }

        var isAll = was == diff.PiecesBase.Count && own == diff.PiecesOld.Count && others == diff.PiecesNew.Count;
        merged.Length -= End.Length;
        return isAll && !seams.Exists(seam => Glues(merged, seam)) ? merged.ToString() : null;
    }

    private static string Text(IReadOnlyList<string> pieces, ref int at, int count)
    {
        var text = WordDiff.Join(pieces, at, Math.Min(count, pieces.Count - at));
        at += count;
        return text;
    }

    /// <summary>Two edits meet and leave no space between what one typed and what stood or was typed beside it: two words would become one.</summary>
    private static bool Glues(StringBuilder merged, int seam) =>
        seam > 0 && seam < merged.Length && !char.IsWhiteSpace(merged[seam - 1]) && !char.IsWhiteSpace(merged[seam]);
}
