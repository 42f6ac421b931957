using System.Globalization;

namespace Postmortem.Documents.Layout;

/// <summary>
/// Fills lines: first fit, ragged right, hyphens only where the text has soft ones. Where a line may end is known before (<see cref="Unicode.LineBreaks"/>).
/// </summary>
internal static class LineBreaker
{
    /// <summary>Marks what readers see as one character (UAX #29): a letter and its marks, a surrogate pair, an emoji of several.</summary>
    public static void Join(ReadOnlySpan<char> text, Span<Break> breaks)
    {
        const char firstMark = '\u0300';
        for (var i = 0; i < text.Length;)
        {
            var plain = text[i..].IndexOfAnyExceptInRange('\0', (char)(firstMark - 1));
            if (plain < 0) return;
            i += Math.Max(plain - 1, 0);
            var end = i + StringInfo.GetNextTextElementLength(text[i..]);
            while (++i < end) breaks[i] |= Break.Joined;
        }
    }

    public static Line[] Lines(Paragraph paragraph, float width)
    {
        var lines = Filled(paragraph, width);
        if (!paragraph.Balanced || lines.Length is 1 or > 4) return lines;
        // The narrowest width that needs no more lines, found by halves to within two points.
        var (narrow, wide) = (width / 2, width);
        while (wide - narrow > 2)
        {
            var middle = (narrow + wide) / 2;
            if (NeedsMore(paragraph, middle, lines.Length)) narrow = middle;
            else wide = middle;
        }

        return Filled(paragraph, wide);
    }

    private static Line[] Filled(Paragraph paragraph, float width)
    {
        var line = NextLine(paragraph, 0, width);
        // Most paragraphs of a table or a list are one line, and there may be a hundred thousand of them.
        if (line.Next >= paragraph.Text.Length) return [line];
        var lines = new List<Line>(8) { line };
        while (line.Next < paragraph.Text.Length) lines.Add(line = NextLine(paragraph, line.Next, width));
        return [.. lines];
    }

    private static bool NeedsMore(Paragraph paragraph, float width, int lines)
    {
        var start = 0;
        for (var i = 0; i < lines && (i == 0 || start < paragraph.Text.Length); i++) start = NextLine(paragraph, start, width).Next;
        return start < paragraph.Text.Length;
    }

    private static Line NextLine(Paragraph p, int start, float width)
    {
        // A thousandth of a point forgives the rounding between measuring a cell and filling it.
        var limit = width + 0.001f;
        var (used, visible, end) = (0f, 0f, start);
        var last = new Line(start, start, start, 0);
        for (var i = start; i < p.Text.Length; i++)
        {
            var may = p.Breaks[i];
            used += p.Advances[i];
            if ((may & Break.Hang) == 0)
            {
                if (used > limit && i > start) return last.Next > start ? last : Emergency(p, start, i);
                (visible, end) = (used, i + 1);
            }

            if ((may & Break.Must) != 0) return new Line(start, end, i + 1, visible);
            if ((may & Break.May) == 0) continue;
            var hyphen = (may & Break.Soft) == 0 ? 0 : p.Hyphen(i);
            if (hyphen == 0 || used + hyphen <= limit) last = new Line(start, end, i + 1, visible + hyphen, hyphen > 0);
        }

        return new Line(start, end, p.Text.Length, visible);
    }

    /// <summary>
    /// A word longer than the line is broken where it must be, but only between what is shown apart: never inside a grapheme cluster (UAX #29),
    /// a surrogate pair or a ligature. What is wider than the line alone stays whole.
    /// </summary>
    private static Line Emergency(Paragraph p, int start, int at)
    {
        var next = ClusterEnd(p, start, at);
        var (used, visible, end) = (0f, 0f, start);
        for (var i = start; i < next; i++)
        {
            used += p.Advances[i];
            if ((p.Breaks[i] & Break.Hang) == 0) (visible, end) = (used, i + 1);
        }

        return new Line(start, end, next, visible);
    }

    /// <summary>The last end of a cluster up to <paramref name="at"/>, or that of the first cluster.</summary>
    private static int ClusterEnd(Paragraph p, int start, int at)
    {
        var end = at;
        while (end > start && (p.Breaks[end] & Break.Joined) != 0) end--;
        if (end > start) return end;
        for (end = at; end < p.Text.Length && (p.Breaks[end] & Break.Joined) != 0;) end++;
        return end;
    }
}
