using Postmortem.Documents.Charts;

namespace Postmortem.Documents.Layout;

/// <summary>A timeline or tree that goes on over pages, each with a figure of its own that says what is on it.</summary>
internal sealed class PagedDrawingBox(PagedDrawing drawn, Tag parent, int from = 0) : Box
{
    public override Fitted Fit(Space space)
    {
        var scale = Math.Min(1, space.Width / PagedDrawing.Width);
        var (drawing, next) = drawn.Draw(from, space.Height / scale);
        var height = drawing.Height * scale;
        if (height > space.Height)
        {
            if (!space.Fresh) return Fitted.None(this, $"The next row of a drawing needs {height} pt.");
            scale *= Math.Max(space.Height, 1) / height;
        }

        var shown = scale < 1 ? drawing.Scaled(scale) : drawing;
        var placed = new DrawingFragment(shown, new Tag("Figure", parent) { Alt = drawing.Meaning }, 0) { Width = shown.Width, Height = shown.Height };
        return drawn.HasRow(next) ? Fitted.Part(placed, new PagedDrawingBox(drawn, parent, next) { Before = Before, After = After }) : Fitted.All(placed);
    }
}
