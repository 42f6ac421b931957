using System.Text;

namespace Postmortem;

/// <summary>Two texts that collide, kept as one: what they share stands once, and where they differ both passages stand, marked.</summary>
public static class Passages
{
    /// <summary>Words that two passages have in common and that still do not part them: one long passage reads better than ten scraps.</summary>
    private const int Joint = 5;

    /// <param name="author">Who wrote <paramref name="theirs"/>; the writer of <paramref name="mine"/> reads it first and needs no name.</param>
    /// <returns>Every word of both. A passage that stands in one of them only stands there as it was written.</returns>
    public static string Both(string theirs, string mine, string author)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(mine);
        if (string.IsNullOrWhiteSpace(mine)) return theirs;
        if (string.IsNullOrWhiteSpace(theirs)) return mine;
        var both = new StringBuilder();
        var (own, others, shared) = ("", "", "");
        foreach (var run in WordDiff.Of(theirs, mine))
        {
            if (run.Kind == DiffKind.Same)
            {
                shared += run.Text;
                continue;
            }
            // What is shared belongs to the passage around it, or ends the one before.
            if (own.Length + others.Length > 0 && IsJoint(shared)) (own, others) = (own + shared, others + shared);
            else
            {
                Append(both, others, own, author);
                both.Append(shared);
                (own, others) = ("", "");
            }
            shared = "";
            if (run.Kind == DiffKind.Added) own += run.Text;
            else others += run.Text;
        }
        Append(both, others, own, author);
        return both.Append(shared).ToString();
    }

    private static bool IsJoint(string shared) => !shared.Contains('\n') && WordDiff.Chunker.Chunk(shared.Trim()).Count < 2 * Joint;

    private static void Append(StringBuilder both, string theirs, string mine, string author)
    {
        if (string.IsNullOrWhiteSpace(theirs) || string.IsNullOrWhiteSpace(mine))
        {
            both.Append(string.IsNullOrWhiteSpace(mine) ? theirs : mine);
            return;
        }
        var (before, after) = (Edge(theirs, mine, t => t[..^t.TrimStart().Length]), Edge(theirs, mine, t => t[t.TrimEnd().Length..]));
        both.Append(before).Append('[').Append(author).Append(" wrote: ").Append(theirs.Trim())
            .Append(" ] [or: ").Append(mine.Trim()).Append(" ]").Append(after);
    }

    /// <summary>The longer white space of the two.</summary>
    private static string Edge(string theirs, string mine, Func<string, string> of) => of(theirs).Length >= of(mine).Length ? of(theirs) : of(mine);
}
