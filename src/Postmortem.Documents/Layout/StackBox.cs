namespace Postmortem.Documents.Layout;

/// <summary>Boxes below each other. What does not fit goes on; a heading goes with what it announces.</summary>
internal sealed class StackBox : Box
{
    private readonly IReadOnlyList<Box> _boxes;
    private readonly int _from;
    private readonly Box? _first;

    public StackBox(IReadOnlyList<Box> boxes)
        : this(boxes, 0, null)
    {
    }

    private StackBox(IReadOnlyList<Box> boxes, int from, Box? first)
    {
        (_boxes, _from, _first) = (boxes, from, first);
        if (boxes.Count == 0) return;
        (Before, After) = (boxes[0].Before, boxes[^1].After);
    }

    public override bool RightToLeft => _boxes.Count > 0 && _boxes[0].RightToLeft;

    public override Fitted Fit(Space space)
    {
        var placed = new List<PlacedFragment>();
        var y = 0f;
        // Under headings that begin a page the page is as good as fresh: they would go to the next one with what does not fit here.
        var fresh = space.Fresh;
        for (var i = _from; i < _boxes.Count; i++)
        {
            var box = i == _from && _first is not null ? _first : _boxes[i];
            var gap = i == _from ? 0 : Math.Max(_boxes[i - 1].After, box.Before);
            var fitted = box.Fit(new Space(space.Width, space.Height - y - gap, fresh));
            if (fitted.Placed is { } fragment)
            {
                placed.Add(new PlacedFragment(fragment, y + gap));
                y += gap + fragment.Height;
                fresh &= box.KeepsWithNext && y < space.Height / 2;
            }

            if (fitted.Rest is { } rest) return Stop(space, placed, i, fitted.Placed is null ? null : rest, fitted.WhyNot);
        }

        return Fitted.All(Fragment(space.Width, placed));
    }

    /// <summary>Ends the page at box <paramref name="at"/>; headings just above it go with it, unless nothing would be left.</summary>
    private Fitted Stop(Space space, List<PlacedFragment> placed, int at, Box? rest, string? why)
    {
        var keep = placed.Count;
        if (rest is null)
            while (keep > 0 && BoxAt(at - 1).KeepsWithNext)
            {
                keep--;
                at--;
            }

        if (keep == 0 && (!space.Fresh || placed.Count == 0)) return Fitted.None(this, why ?? "Nothing but a heading would fit.");
        if (keep == 0)
        {
            // A heading alone on a fresh page: what it announces does not fit beneath it, so it has to stand alone.
            at += placed.Count;
            keep = placed.Count;
        }

        var first = rest ?? (at == _from ? _first : null);
        return Fitted.Part(Fragment(space.Width, placed[..keep]), new StackBox(_boxes, at, first));
    }

    private Box BoxAt(int index) => index == _from && _first is not null ? _first : _boxes[index];

    private static StackFragment Fragment(float width, List<PlacedFragment> placed) => new(placed)
    {
        Width = width,
        Height = placed.Count == 0 ? 0 : placed[^1].Y + placed[^1].Fragment.Height,
    };
}

internal readonly record struct PlacedFragment(Fragment Fragment, float Y);

internal sealed class StackFragment(IReadOnlyList<PlacedFragment> children) : Fragment
{
    public IReadOnlyList<PlacedFragment> Children { get; } = children;

    public override int Lines => Children.Sum(c => c.Fragment.Lines);

    public override void Paint(ICanvas canvas, float x, float y)
    {
        foreach (var child in Children) child.Fragment.Paint(canvas, x, y + child.Y);
    }
}
