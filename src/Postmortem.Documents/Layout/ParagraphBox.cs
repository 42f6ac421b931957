namespace Postmortem.Documents.Layout;

/// <summary>Lines of text; breaks between pages with at least two lines on either side, and a heading only where it is taller than a page.</summary>
internal sealed class ParagraphBox(Paragraph paragraph, Landmark? landmark = null) : Box
{
    private const int FewestLines = 2;

    // Only a rest knows these: the lines were already broken for this width.
    private readonly Line[]? _lines;
    private readonly float _width;
    private readonly int _from;

    private ParagraphBox(ParagraphBox whole, Line[] lines, float width, int from)
        : this(whole.Paragraph)
    {
        (_lines, _width, _from) = (lines, width, from);
        (After, KeepsWithNext) = (whole.After, whole.KeepsWithNext);
    }

    public Paragraph Paragraph { get; } = paragraph;

    public override bool RightToLeft => Paragraph.RightToLeft;

    public override Fitted Fit(Space space)
    {
        var (lines, from) = _lines is { } known && _width == space.Width ? (known, _from) : Rebreak(space.Width);
        var left = lines.Length - from;
        var room = (int)((space.Height + 0.01f) / Paragraph.LineHeight);
        var count = Math.Min(room, left);
        if (count < left)
        {
            if (KeepsWithNext && !space.Fresh) return Fitted.None(this, $"A heading of {left} lines does not fit into {space.Height} pt.");
            if (left - count < FewestLines) count = left - FewestLines;
            if (count < Math.Min(FewestLines, left)) count = space.Fresh ? Math.Max(1, Math.Min(room, left)) : 0;
        }

        if (count <= 0) return Fitted.None(this, $"Two lines of {Paragraph.LineHeight} pt do not fit into {space.Height} pt.");
        var placed = new ParagraphFragment(Paragraph, lines, from, count, from == 0 ? landmark : null)
        {
            Width = space.Width,
            Height = count * Paragraph.LineHeight,
        };
        return count == left ? Fitted.All(placed) : Fitted.Part(placed, new ParagraphBox(this, lines, space.Width, from + count));
    }

    private (Line[] Lines, int From) Rebreak(float width)
    {
        var all = LineBreaker.Lines(Paragraph, width);
        if (_lines is null) return (all, 0);
        // A rest that is offered another width goes on from the character it stopped at.
        var start = _lines[_from].Start;
        var at = Array.FindIndex(all, l => l.Next > start);
        return (all, Math.Max(at, 0));
    }
}

internal sealed class ParagraphFragment(Paragraph paragraph, Line[] lines, int from, int count, Landmark? landmark) : Fragment
{
    public override int Lines => count;

    public override void Paint(ICanvas canvas, float x, float y)
    {
        if (landmark is not null) canvas.Place(landmark, y);
        for (var i = 0; i < count; i++)
        {
            var line = lines[from + i];
            var shift = paragraph.Align switch
            {
                Align.Start when paragraph.RightToLeft => Width - line.Width,
                Align.Right => Width - line.Width,
                Align.Center => (Width - line.Width) / 2,
                _ => 0,
            };
            canvas.Text(paragraph, line, x + shift, y + (i * paragraph.LineHeight) + paragraph.Baseline);
        }
    }
}
