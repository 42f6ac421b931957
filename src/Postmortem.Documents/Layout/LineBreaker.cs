using System.Globalization;

namespace Postmortem.Documents.Layout;

/// <summary>Fills lines: first fit, ragged right, no hyphenation. Where a line may end is known before (<see cref="Unicode.LineBreaks"/>).</summary>
internal static class LineBreaker
{
    public static List<Line> Lines(Paragraph paragraph, float width)
    {
        var lines = Filled(paragraph, width);
        if (!paragraph.Balanced || lines.Count is 1 or > 4) return lines;
        // The narrowest width that needs no more lines, found by halves to within two points.
        var (narrow, wide) = (width / 2, width);
        while (wide - narrow > 2)
        {
            var middle = (narrow + wide) / 2;
            if (Filled(paragraph, middle).Count > lines.Count) narrow = middle;
            else wide = middle;
        }

        return Filled(paragraph, wide);
    }

    private static List<Line> Filled(Paragraph paragraph, float width)
    {
        var lines = new List<Line>(4);
        var start = 0;
        do
        {
            var line = NextLine(paragraph, start, width);
            lines.Add(line);
            start = line.Next;
        }
        while (start < paragraph.Text.Length);
        return lines;
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
            if ((may & Break.May) != 0) last = new Line(start, end, i + 1, visible);
        }

        return new Line(start, end, p.Text.Length, visible);
    }

    /// <summary>
    /// A word longer than the line is broken where it must be, but only between grapheme clusters (UAX #29): never inside a surrogate pair, nor
    /// between a letter and its marks, nor inside an emoji of several. A cluster that is wider than the line stays whole.
    /// </summary>
    private static Line Emergency(Paragraph p, int start, int at)
    {
        var next = ClusterEnd(p.Text, start, at);
        var (used, visible, end) = (0f, 0f, start);
        for (var i = start; i < next; i++)
        {
            used += p.Advances[i];
            if ((p.Breaks[i] & Break.Hang) == 0) (visible, end) = (used, i + 1);
        }

        return new Line(start, end, next, visible);
    }

    /// <summary>The last end of a cluster up to <paramref name="at"/>, or that of the first cluster.</summary>
    private static int ClusterEnd(string text, int start, int at)
    {
        if (char.IsAscii(text[at - 1]) && char.IsAscii(text[at])) return at;
        var end = start;
        while (end < at)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (end + length > at && end > start) break;
            end += length;
        }

        return end;
    }
}
