namespace Postmortem.Documents.Layout;

/// <summary>A vector drawing of a fixed size; too wide for its column it is scaled down.</summary>
/// <param name="lift">Points by which the drawing stands lower than the top of its box.</param>
internal sealed class DrawingBox(Drawing drawing, Tag? tag, float lift = 0) : Box
{
    public override Fitted Fit(Space space)
    {
        var scale = Math.Min(1, space.Width / drawing.Width);
        var height = drawing.Height * scale;
        if (height + lift > space.Height && !space.Fresh) return Fitted.None(this, $"A drawing of {height} pt does not fit into {space.Height} pt.");
        var room = Math.Max(space.Height - lift, 1);
        if (height > room) scale *= room / height;
        var shown = scale < 1 ? drawing.Scaled(scale) : drawing;
        return Fitted.All(new DrawingFragment(shown, tag, lift) { Width = shown.Width, Height = shown.Height + lift });
    }
}

internal sealed class DrawingFragment(Drawing drawing, Tag? tag, float lift) : Fragment
{
    public override void Paint(ICanvas canvas, float x, float y) => canvas.Figure(tag, x, y + lift, drawing);
}

/// <summary>
/// A picture, as large as it is at 96 pixels to the inch, at most as wide as its column and as tall as a page, or smaller where that is asked for.
/// </summary>
internal sealed class PictureBox(Picture picture, Tag tag, float widest = float.MaxValue, float tallest = float.MaxValue) : Box
{
    private const float PointsPerPixel = 0.75f;

    public override Fitted Fit(Space space)
    {
        var (width, height) = (picture.Width * PointsPerPixel, picture.Height * PointsPerPixel);
        var scale = Math.Min(1, Math.Min(Math.Min(space.Width, widest) / width, tallest / height));
        if (height * scale > space.Height)
        {
            if (!space.Fresh) return Fitted.None(this, $"A picture of {height * scale} pt does not fit into {space.Height} pt.");
            scale = Math.Max(space.Height, 1) / height;
        }

        return Fitted.All(new PictureFragment(picture, tag) { Width = width * scale, Height = height * scale });
    }
}

internal sealed class PictureFragment(Picture picture, Tag tag) : Fragment
{
    public override void Paint(ICanvas canvas, float x, float y) => canvas.Picture(tag, x, y, Width, Height, picture);
}

/// <summary>A thin line across; it only decorates.</summary>
internal sealed class RuleBox(int color, float thickness = 0.75f) : Box
{
    public override Fitted Fit(Space space) => space.Height < thickness && !space.Fresh
        ? Fitted.None(this, "There is no room for a line.")
        : Fitted.All(new RuleFragment(color) { Width = space.Width, Height = thickness });
}

internal sealed class RuleFragment(int color) : Fragment
{
    public override void Paint(ICanvas canvas, float x, float y) => canvas.Fill(x, y, Width, Height, color);
}
