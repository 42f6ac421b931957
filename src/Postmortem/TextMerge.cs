using DiffPlex;

namespace Postmortem;

/// <summary>
/// Merges two edits of one text. Words that only one side touched are taken from that side; where both touched the same words
/// differently there is no merged text, and the caller keeps both.
/// </summary>
public static class TextMerge
{
    /// <summary>
    /// Words (or lines) of one side times those of the other that are compared: the work of a comparison can grow with the product.
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

    /// <summary>What turns one text into the other: word by word where that is a reasonable amount of work, else line by line, else as one piece.</summary>
    private static List<Edit> Edits(string before, string after)
    {
        var (a, b) = (Pieces(before), Pieces(after));
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var at = a.Take(start).Sum(p => p.Length);
        var (was, now) = (string.Concat(a[start..^end]), string.Concat(b[start..^end]));
        if (Fits(a.Length - start - end, b.Length - start - end)) return Compare(was, now, at, Pieces);
        if (!Fits(Lines(was).Length, Lines(now).Length)) return [new Edit(at, was.Length, now)];
        return [.. Compare(was, now, at, Lines).SelectMany(e => Within(before, e))];
    }

    private static List<Edit> Within(string before, Edit lines)
    {
        var was = before.Substring(lines.Start, lines.Length);
        return Fits(Pieces(was).Length, Pieces(lines.Text).Length) ? Compare(was, lines.Text, lines.Start, Pieces) : [lines];
    }

    private static bool Fits(long before, long after) => before * after <= MostWork;

    private static List<Edit> Compare(string before, string after, int at, Func<string, string[]> pieces)
    {
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, pieces);
        var offsets = new int[diff.PiecesOld.Length + 1];
        for (var i = 0; i < diff.PiecesOld.Length; i++) offsets[i + 1] = offsets[i] + diff.PiecesOld[i].Length;
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
