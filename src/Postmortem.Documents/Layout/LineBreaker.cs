namespace Postmortem.Documents.Layout;

/// <summary>
/// Where lines may end, after the Unicode line breaking algorithm (UAX #14) as far as Latin, Greek, Cyrillic and ideographs need it, and
/// the breaking itself: first fit, ragged right, no hyphenation.
/// </summary>
internal static class LineBreaker
{
    private const string Closing = "!?:;,.)]}»›”’%、。，．：；？！）］｝」』】〉》ー々";
    private const string Opening = "([{«‹“‘（［｛「『【〈《";

    public static Break After(string text, int i)
    {
        var c = text[i];
        if (c == '\n') return Break.Must | Break.Hang;
        var next = i + 1 < text.Length ? text[i + 1] : '\n';
        if (IsSpace(c))
        {
            // French puts a space inside its quotes and before tall marks; neither may start or end a line (LB13, LB14).
            var tied = next is '!' or '?' or ':' or ';' or '»' || (i > 0 && text[i - 1] is '«');
            return tied ? Break.Hang : Break.Hang | Break.May;
        }

        if (IsSpace(next) || next == '\n' || Closing.Contains(next, StringComparison.Ordinal)) return Break.No;
        return MayBetween(i > 0 ? text[i - 1] : ' ', c, next) ? Break.May : Break.No;
    }

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
                if (used > limit && i > start) return last.Next > start ? last : Emergency(p, start, i, visible, end);
                (visible, end) = (used, i + 1);
            }

            if ((may & Break.Must) != 0) return new Line(start, end, i + 1, visible);
            if ((may & Break.May) != 0) last = new Line(start, end, i + 1, visible);
        }

        return new Line(start, end, p.Text.Length, visible);
    }

    /// <summary>A word longer than the line is broken where it must be, but never between a letter and its accent.</summary>
    private static Line Emergency(Paragraph p, int start, int at, float visible, int end)
    {
        while (at > start + 1 && p.Text[at] is >= '\u0300' and <= '\u036F')
        {
            at--;
            visible -= p.Advances[at];
            end = at;
        }

        return new Line(start, Math.Min(end, at), at, visible);
    }

    private static bool IsSpace(char c) =>
        c is ' ' or '\t' or '\u205F' or '\u3000' or (>= '\u2000' and <= '\u200A' and not '\u2007');

    private static bool MayBetween(char before, char c, char next)
    {
        if (c is '\u2014' or '\u2013' or '\u2010') return !char.IsDigit(next);
        if (next == '\u2014') return true;
        // LB21a, LB25: a hyphen inside a word, but not the sign of a number or an option.
        if (c == '-') return char.IsLetter(next) && char.IsLetterOrDigit(before);
        if (c == '/') return char.IsLetter(next) && char.IsLetterOrDigit(before);
        if (Opening.Contains(c, StringComparison.Ordinal) || c is '\u00A0' or '\u202F' or '\u2060') return false;
        return IsIdeograph(c) || (IsIdeograph(next) && c is not ('\u00A0' or '\u202F'));
    }

    private static bool IsIdeograph(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF60');
}
