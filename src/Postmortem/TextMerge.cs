using DiffPlex;

namespace Postmortem;

/// <summary>
/// Merges two edits of one text. Words that only one side touched are taken from that side; where both touched the same words
/// differently there is no merged text, and the caller keeps both.
/// </summary>
public static class TextMerge
{
    /// <summary>
    /// Words of one side times those of the other that are compared: the work of a comparison can grow with the product.
    /// 16 million take about 0.2 s in the worst case; beyond it a part counts as replaced, which at worst asks a person.
    /// </summary>
    private const long MostWork = 16_000_000;

    /// <param name="before">What both sides started from.</param>
    /// <returns>The merged text; null where the edits truly collide.</returns>
    public static string? Merge(string before, string mine, string theirs)
    {
        if (mine == theirs || theirs == before) return mine;
        if (mine == before) return theirs;
        var (ours, others) = (Edits(before, mine), Edits(before, theirs));
        List<Edit> merged = [];
        var (i, j) = (0, 0);
        while (i < ours.Count || j < others.Count)
        {
            if (i < ours.Count && j < others.Count && ours[i].Collides(others[j]))
            {
                if (ours[i] != others[j]) return null;
                j++;
                continue;
            }
            var next = j >= others.Count || (i < ours.Count && ours[i].Start <= others[j].Start) ? ours[i++] : others[j++];
            if (merged is [.., var last] && Glues(before, last, next)) return null;
            merged.Add(next);
        }
        return Apply(before, merged);
    }

    private static string Apply(string before, List<Edit> edits)
    {
        var text = new System.Text.StringBuilder(before.Length);
        var at = 0;
        foreach (var edit in edits)
        {
            text.Append(before, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }
        return text.Append(before, at, before.Length - at).ToString();
    }

    /// <summary>Two edits that meet and leave no space between what one typed and what stood or was typed beside it: two words would become one.</summary>
    private static bool Glues(string before, Edit first, Edit second)
    {
        if (first.End != second.Start) return false;
        var left = first.Text.Length > 0 ? first.Text[^1] : first.Start > 0 ? before[first.Start - 1] : ' ';
        var right = second.Text.Length > 0 ? second.Text[0] : second.End < before.Length ? before[second.End] : ' ';
        return !char.IsWhiteSpace(left) && !char.IsWhiteSpace(right);
    }

    /// <summary>What turns one text into the other: word by word where that is a reasonable amount of work.</summary>
    private static List<Edit> Edits(string before, string after)
    {
        var (a, b) = (Pieces(before), Pieces(after));
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var at = a.Take(start).Sum(p => p.Length);
        var (was, now) = (string.Concat(a[start..^end]), string.Concat(b[start..^end]));
        return Work(was, now) <= MostWork ? Compare(was, now, at) : ByLines(was, now, at);
    }

    /// <summary>
    /// Too much to compare word by word at once: lines that stand once in each text hold the two together, and only what lies between them is compared.
    /// </summary>
    private static List<Edit> ByLines(string before, string after, int at)
    {
        var (a, b) = (Lines(before), Lines(after));
        var (i, j, left) = (0, 0, MostWork);
        List<Edit> edits = [];
        foreach (var (k, l) in Anchors(a, b).Append((a.Length, b.Length)))
        {
            var (was, now) = (string.Concat(a[i..k]), string.Concat(b[j..l]));
            var work = was == now ? 0 : Work(was, now);
            if (was != now) edits.AddRange(work <= left ? Compare(was, now, at) : [new Edit(at, was.Length, now)]);
            if (work <= left) left -= work;
            at += was.Length + (k < a.Length ? a[k].Length : 0);
            (i, j) = (k + 1, l + 1);
        }

        return edits;
    }

    /// <summary>The longest row of lines that stand once in each text and in the same order in both, as their places (patience sorting).</summary>
    private static List<(int A, int B)> Anchors(string[] a, string[] b)
    {
        var (inA, inB) = (Once(a), Once(b));
        var pairs = inA.Where(line => inB.ContainsKey(line.Key)).Select(line => (A: line.Value, B: inB[line.Key])).OrderBy(p => p.A).ToList();
        var before = new int[pairs.Count];
        List<int> ends = [];
        for (var p = 0; p < pairs.Count; p++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[ends[middle]].B < pairs[p].B) low = middle + 1;
                else high = middle;
            }

            before[p] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count) ends.Add(p);
            else ends[low] = p;
        }

        List<(int, int)> anchors = [];
        for (var p = ends.Count > 0 ? ends[^1] : -1; p >= 0; p = before[p]) anchors.Add(pairs[p]);
        anchors.Reverse();
        return anchors;
    }

    private static Dictionary<string, int> Once(string[] lines) =>
        lines.Select((line, i) => (line, i)).GroupBy(l => l.line, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().i, StringComparer.Ordinal);

    private static long Work(string before, string after) => (long)Pieces(before).Length * Pieces(after).Length;

    private static List<Edit> Compare(string before, string after, int at)
    {
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, Pieces);
        var offsets = new int[diff.PiecesOld.Count + 1];
        for (var i = 0; i < diff.PiecesOld.Count; i++) offsets[i + 1] = offsets[i] + diff.PiecesOld[i].Length;
        return [.. diff.DiffBlocks.Select(b => new Edit(
            at + offsets[b.DeleteStartA], offsets[b.DeleteStartA + b.DeleteCountA] - offsets[b.DeleteStartA],
            string.Concat(Enumerable.Range(b.InsertStartB, b.InsertCountB).Select(i => diff.PiecesNew[i]))))];
    }

    /// <summary>Runs of white space and runs of anything else, so that joining them gives the text back.</summary>
    private static string[] Pieces(string text) => Cut(text, (here, next) => char.IsWhiteSpace(here) != char.IsWhiteSpace(next));

    /// <summary>Lines with the break at their end.</summary>
    private static string[] Lines(string text) => Cut(text, (here, _) => here == '\n');

    private static string[] Cut(string text, Func<char, char, bool> between)
    {
        List<string> pieces = [];
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && !between(text[end - 1], text[end])) end++;
            pieces.Add(text[start..end]);
            start = end;
        }
        return [.. pieces];
    }

    /// <summary>A stretch of the text before, in UTF-16 code units, and what stands in its place.</summary>
    private sealed record Edit(int Start, int Length, string Text)
    {
        public int End => Start + Length;

        /// <summary>Two edits collide where they touch the same words, or insert at the same place.</summary>
        public bool Collides(Edit other) => Start == other.Start || (Start < other.Start ? End > other.Start : other.End > Start);
    }
}
