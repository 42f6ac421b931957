namespace Postmortem.Documents.Layout;

/// <summary>A mark or number where reading starts and what belongs to it beside; the mark stands at the first part only.</summary>
internal sealed class ItemBox(Box? label, Box body, float indent) : Box
{
    public override bool RightToLeft => body.RightToLeft;

    public override Fitted Fit(Space space)
    {
        var inset = Math.Min(indent, space.Width / 2);
        var mark = label?.Fit(new Space(inset, float.MaxValue, true)).Placed;
        if (!space.Fresh && mark?.Height > space.Height + 0.01f) return Fitted.None(this, $"A mark of {mark.Height} pt does not fit into {space.Height} pt.");
        var fitted = body.Fit(space with { Width = Math.Max(space.Width - inset, 1) });
        if (fitted.Placed is not { } placed) return Fitted.None(this, fitted.WhyNot ?? "");
        var fragment = new ItemFragment(mark, placed, RightToLeft ? 0 : inset, RightToLeft)
        {
            Width = space.Width,
            Height = Math.Max(placed.Height, mark?.Height ?? 0)
        };
        return fitted.Rest is { } rest ? Fitted.Part(fragment, new ItemBox(null, rest, indent) { After = After }) : Fitted.All(fragment);
    }
}

/// <param name="inset">Where the body stands; the mark is at the left edge, or at the right one.</param>
internal sealed class ItemFragment(Fragment? mark, Fragment body, float inset, bool markAtRight) : Fragment
{
    public Fragment? Mark { get; } = mark;

    public Fragment Body { get; } = body;

    public override int Lines => Body.Lines;

    public override void Paint(ICanvas canvas, float x, float y)
    {
        Mark?.Paint(canvas, markAtRight ? x + Width - Mark.Width : x, y);
        Body.Paint(canvas, x + inset, y);
    }
}
