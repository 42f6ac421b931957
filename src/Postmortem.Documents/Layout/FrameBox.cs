namespace Postmortem.Documents.Layout;

/// <param name="Left">Points of air inside, on each side; left and right change places around text from right to left.</param>
/// <param name="Ground">0xRRGGBB behind the content, or -1.</param>
/// <param name="Bar">0xRRGGBB of a bar along the edge where reading starts, or -1.</param>
internal sealed record Frame(float Left, float Top, float Right, float Bottom, int Ground = -1, int Bar = -1, float Radius = 0);

/// <summary>Content with air, ground and a bar at its side; it goes on over pages, and each part has them again.</summary>
internal sealed class FrameBox(Box content, Frame frame) : Box
{
    // Frames in frames in frames: air is given up before text is pushed off the paper.
    private const float LeastWidth = 48;
    private const float LeastHeight = 64;

    public override bool RightToLeft => content.RightToLeft;

    public override Fitted Fit(Space space)
    {
        var air = Air(space);
        var inner = new Space(Math.Max(space.Width - air.Left - air.Right, 1), space.Height - air.Top - air.Bottom, space.Fresh);
        var fitted = content.Fit(inner);
        if (fitted.Placed is not { } placed) return Fitted.None(this, fitted.WhyNot ?? "");
        var fragment = new FrameFragment(placed, air, RightToLeft) { Width = space.Width, Height = placed.Height + air.Top + air.Bottom };
        if (!space.Fresh && fragment.Height > space.Height + 0.01f)
            return Fitted.None(this, $"A frame of {fragment.Height} pt does not fit into {space.Height} pt.");
        return fitted.Rest is { } rest ? Fitted.Part(fragment, new FrameBox(rest, frame) { After = After }) : Fitted.All(fragment);
    }

    private Frame Air(Space space)
    {
        var air = frame;
        if (space.Width - air.Left - air.Right < LeastWidth) air = air with { Left = 0, Right = 0 };
        return space.Fresh && space.Height - air.Top - air.Bottom < LeastHeight ? air with { Top = 0, Bottom = 0 } : air;
    }
}

internal sealed class FrameFragment(Fragment content, Frame frame, bool mirrored) : Fragment
{
    private const float BarWidth = 2.25f;

    public Fragment Content { get; } = content;

    public override int Lines => Content.Lines;

    public override void Paint(ICanvas canvas, float x, float y)
    {
        if (frame.Ground >= 0) canvas.Fill(x, y, Width, Height, frame.Ground, frame.Radius);
        if (frame.Bar >= 0) canvas.Fill(mirrored ? x + Width - BarWidth : x, y, BarWidth, Height, frame.Bar);
        Content.Paint(canvas, x + (mirrored ? frame.Right : frame.Left), y + frame.Top);
    }
}
