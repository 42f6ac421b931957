using DiffPlex;

namespace Postmortem;

/// <summary>
/// Merges two edits of one text. Words that only one side touched are taken from that side; where both touched the same words
/// differently there is no merged text, and the caller keeps both.
/// </summary>
public static class TextMerge
{
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
            merged.Add(j >= others.Count || (i < ours.Count && ours[i].Start <= others[j].Start) ? ours[i++] : others[j++]);
        }
        return Apply(Pieces(before), merged);
    }

    private static string Apply(IReadOnlyList<string> words, List<Edit> edits)
    {
        List<string> text = [];
        var at = 0;
        foreach (var edit in edits)
        {
            text.AddRange(words.Skip(at).Take(edit.Start - at));
            text.Add(edit.Text);
            at = edit.Start + edit.Length;
        }
        text.AddRange(words.Skip(at));
        return string.Concat(text);
    }

    private static List<Edit> Edits(string before, string after)
    {
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, Pieces);
        return [.. diff.DiffBlocks.Select(b => new Edit(b.DeleteStartA, b.DeleteCountA, string.Concat(diff.PiecesNew.Skip(b.InsertStartB).Take(b.InsertCountB))))];
    }

    private sealed record Edit(int Start, int Length, string Text)
    {
        /// <summary>Two edits collide where they touch the same words, or insert at the same place.</summary>
        public bool Collides(Edit other) => Start == other.Start || (Start < other.Start ? Start + Length > other.Start : other.Start + other.Length > Start);
    }

    /// <summary>Runs of white space and runs of anything else, so that joining them gives the text back.</summary>
    private static string[] Pieces(string text)
    {
        List<string> pieces = [];
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]) == char.IsWhiteSpace(text[start])) end++;
            pieces.Add(text[start..end]);
            start = end;
        }
        return [.. pieces];
    }
}
