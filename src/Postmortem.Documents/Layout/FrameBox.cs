namespace Postmortem.Documents.Layout;

/// <param name="Left">Points of air inside, on each side.</param>
/// <param name="Ground">0xRRGGBB behind the content, or -1.</param>
/// <param name="Bar">0xRRGGBB of a bar along the left edge, or -1.</param>
internal sealed record Frame(float Left, float Top, float Right, float Bottom, int Ground = -1, int Bar = -1, float Radius = 0);

/// <summary>Content with air, ground and a bar at its side; it goes on over pages, and each part has them again.</summary>
internal sealed class FrameBox(Box content, Frame frame) : Box
{
    public override Fitted Fit(Space space)
    {
        var inner = new Space(Math.Max(space.Width - frame.Left - frame.Right, 1), space.Height - frame.Top - frame.Bottom, space.Fresh);
        var fitted = content.Fit(inner);
        if (fitted.Placed is not { } placed) return Fitted.None(this, fitted.WhyNot ?? "");
        var fragment = new FrameFragment(placed, frame) { Width = space.Width, Height = placed.Height + frame.Top + frame.Bottom };
        return fitted.Rest is { } rest ? Fitted.Part(fragment, new FrameBox(rest, frame) { After = After }) : Fitted.All(fragment);
    }
}

internal sealed class FrameFragment(Fragment content, Frame frame) : Fragment
{
    private const float BarWidth = 2.25f;

    public Fragment Content { get; } = content;

    public override void Paint(ICanvas canvas, float x, float y)
    {
        if (frame.Ground >= 0) canvas.Fill(x, y, Width, Height, frame.Ground, frame.Radius);
        if (frame.Bar >= 0) canvas.Fill(x, y, BarWidth, Height, frame.Bar);
        Content.Paint(canvas, x + frame.Left, y + frame.Top);
    }
}
