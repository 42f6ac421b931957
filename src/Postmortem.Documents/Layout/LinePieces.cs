using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Layout;

/// <summary>A part of a run on one line, where it is painted.</summary>
/// <param name="Left">Left edge in points.</param>
/// <param name="Width">Points, white space at the line's end included.</param>
/// <param name="Visible">Points without that white space.</param>
internal readonly record struct LinePiece(Run Run, int From, int To, float Left, float Width, float Visible, bool RightToLeft)
{
    /// <summary>Left edge of what is visible: white space at the end of a line comes last, whichever way it goes.</summary>
    public float VisibleLeft => RightToLeft ? Left + Width - Visible : Left;
}

/// <summary>Where the runs of a line stand (UAX #9, L1 and L2), in the order in which they are read.</summary>
internal static class LinePieces
{
    /// <param name="x">Left edge of the visible line.</param>
    public static void Of(Paragraph paragraph, in Line line, float x, List<LinePiece> pieces)
    {
        pieces.Clear();
        // The space at a line's end is painted too, so that a reader of the tags does not join two words.
        var end = line.Next > line.Start && (paragraph.Breaks[line.Next - 1] & Break.Must) != 0 ? line.Next - 1 : line.Next;
        if (end <= line.Start) return;
        if (paragraph.Levels is null)
        {
            Add(paragraph, line, line.Start, end, x, rightToLeft: false, pieces);
            return;
        }

        if (paragraph.RightToLeft) x -= Width(paragraph, line.End, end);
        foreach (var run in Bidi.LineRuns(paragraph.Text, paragraph.Levels, line.Start, end, (byte)(paragraph.RightToLeft ? 1 : 0)))
        {
            Add(paragraph, line, run.Start, run.End, x, run.RightToLeft, pieces);
            x += Width(paragraph, run.Start, run.End);
        }

        pieces.Sort(static (a, b) => a.From.CompareTo(b.From));
    }

    /// <summary>The parts of one direction: of several, the first is at the left, or at the right.</summary>
    private static void Add(Paragraph paragraph, in Line line, int start, int end, float x, bool rightToLeft, List<LinePiece> pieces)
    {
        var pen = rightToLeft ? x + Width(paragraph, start, end) : x;
        for (var i = paragraph.RunAt(start); i < paragraph.Runs.Length && paragraph.Runs[i].Start < end; i++)
        {
            var run = paragraph.Runs[i];
            var (from, to) = (Math.Max(run.Start, start), Math.Min(run.End, end));
            var width = Width(paragraph, from, to);
            if (rightToLeft) pen -= width;
            pieces.Add(new LinePiece(run, from, to, pen, width, Width(paragraph, from, Math.Min(to, Math.Max(from, line.End))), rightToLeft));
            if (!rightToLeft) pen += width;
        }
    }

    private static float Width(Paragraph paragraph, int from, int to)
    {
        var width = 0f;
        for (var i = from; i < to; i++) width += paragraph.Advances[i];
        return width;
    }
}
