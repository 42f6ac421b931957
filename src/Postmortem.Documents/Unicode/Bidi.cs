namespace Postmortem.Documents.Unicode;

/// <summary>The direction of a paragraph as a whole.</summary>
internal enum BaseDirection
{
    /// <summary>That of the first strong character outside isolates (P2, P3); left to right where there is none.</summary>
    Auto,
    LeftToRight,
    RightToLeft,
}

/// <summary>Characters of one level, from <paramref name="Start"/> up to but not including <paramref name="End"/>, in the order of the text.</summary>
internal readonly record struct LevelRun(int Start, int End, byte Level)
{
    /// <summary>Whether the characters go from right to left.</summary>
    public bool RightToLeft => (Level & 1) != 0;
}

/// <summary>
/// The Unicode bidirectional algorithm (UAX #9, Unicode 15.0) for UTF-16 text. First <see cref="Levels"/> of a paragraph, then, when its lines
/// are known, <see cref="LineRuns"/> of each line. L3 and L4 (marks and mirrored shapes) are the shaper's; <see cref="CharacterData.Mirror"/> helps.
/// </summary>
internal static class Bidi
{
    /// <summary>The first character that is, or may be, written from right to left.</summary>
    private const char FirstRightToLeft = '\u0590';

    /// <summary>
    /// Whether any character can turn anything around in a paragraph that goes from left to right; if not, all levels are 0 and neither
    /// <see cref="Levels"/> nor <see cref="LineRuns"/> is needed.
    /// </summary>
    public static bool NeedsBidi(ReadOnlySpan<char> text)
    {
        var from = text.IndexOfAnyExceptInRange('\0', (char)(FirstRightToLeft - 1));
        for (var i = from; i >= 0 && i < text.Length; i++)
        {
            if (text[i] < FirstRightToLeft) continue;
            var c = CharacterData.Bidi(CodePointAt(text, i));
            if (c is BidiClass.R or BidiClass.AL or BidiClass.AN or BidiClass.RLE or BidiClass.RLO or BidiClass.RLI) return true;
        }

        return false;
    }

    /// <summary>
    /// Resolves the level of every char: even goes from left to right, odd from right to left. Both halves of a surrogate pair have the same,
    /// and characters that X9 removes have that of the character before. A text of several paragraphs (P1) has one base direction, as the
    /// lines of one block in CSS have; each is resolved on its own.
    /// </summary>
    /// <param name="levels">As long as the text.</param>
    /// <returns>The paragraph's own level, 0 or 1.</returns>
    public static byte Levels(ReadOnlySpan<char> text, BaseDirection direction, Span<byte> levels)
    {
        var resolver = new BidiResolver(text, levels);
        return resolver.Resolve(direction);
    }

    /// <summary>
    /// The runs of one line from left to right (L1, L2): white space at its end and separators go back to the paragraph's level.
    /// </summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="levels">What <see cref="Levels"/> gave for the paragraph.</param>
    /// <param name="start">Where the line starts in the paragraph.</param>
    /// <param name="end">Where the line ends, trailing white space included.</param>
    /// <param name="paragraphLevel">What <see cref="Levels"/> returned.</param>
    public static List<LevelRun> LineRuns(ReadOnlySpan<char> text, ReadOnlySpan<byte> levels, int start, int end, byte paragraphLevel)
    {
        var line = levels[start..end].ToArray();
        ResetWhiteSpace(text[start..end], line, paragraphLevel);
        var runs = new List<LevelRun>();
        for (var i = 0; i < line.Length;)
        {
            var from = i;
            while (i < line.Length && line[i] == line[from]) i++;
            runs.Add(new LevelRun(start + from, start + i, line[from]));
        }

        Reorder(runs);
        return runs;
    }

    /// <summary>The code point that the char is a part of; a lone surrogate is itself.</summary>
    internal static int CodePointAt(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (!char.IsSurrogate(c)) return c;
        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) return char.ConvertToUtf32(c, text[i + 1]);
        if (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1])) return char.ConvertToUtf32(text[i - 1], c);
        return c;
    }

    /// <summary>Whether X9 takes the character out of the algorithm.</summary>
    internal static bool IsRemoved(BidiClass c) =>
        c is BidiClass.BN or BidiClass.LRE or BidiClass.RLE or BidiClass.LRO or BidiClass.RLO or BidiClass.PDF;

    /// <summary>L1.</summary>
    private static void ResetWhiteSpace(ReadOnlySpan<char> line, Span<byte> levels, byte paragraphLevel)
    {
        var trailing = true;
        for (var i = line.Length - 1; i >= 0; i--)
        {
            var c = CharacterData.Bidi(CodePointAt(line, i));
            if (c is BidiClass.B or BidiClass.S) trailing = true;
            else if (c is not (BidiClass.WS or BidiClass.FSI or BidiClass.LRI or BidiClass.RLI or BidiClass.PDI) && !IsRemoved(c)) trailing = false;
            if (trailing) levels[i] = paragraphLevel;
        }
    }

    /// <summary>L2: from the highest level down to the lowest odd one, every stretch at that level or above is turned around.</summary>
    private static void Reorder(List<LevelRun> runs)
    {
        var (highest, lowestOdd) = (0, int.MaxValue);
        foreach (var run in runs)
        {
            highest = Math.Max(highest, run.Level);
            if (run.RightToLeft) lowestOdd = Math.Min(lowestOdd, run.Level);
        }

        for (var level = highest; level >= lowestOdd; level--)
        {
            for (var i = 0; i < runs.Count; i++)
            {
                var from = i;
                while (i < runs.Count && runs[i].Level >= level) i++;
                if (i - from > 1) runs.Reverse(from, i - from);
            }
        }
    }
}
