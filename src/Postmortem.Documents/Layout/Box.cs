namespace Postmortem.Documents.Layout;

/// <summary>The room a box is offered, in points.</summary>
/// <param name="Fresh">Nothing stands above on this page, so that waiting for the next one would change nothing: something must be placed.</param>
internal readonly record struct Space(float Width, float Height, bool Fresh);

/// <summary>What became of an offer: what was placed, what remains for the next page, and if nothing was placed, why not.</summary>
internal readonly record struct Fitted(Fragment? Placed, Box? Rest, string? WhyNot)
{
    public static Fitted All(Fragment placed) => new(placed, null, null);

    public static Fitted Part(Fragment placed, Box rest) => new(placed, rest, null);

    public static Fitted None(Box box, string why) => new(null, box, why);
}

/// <summary>Something to be set on pages. A box is never changed: fitting it answers new fragments and a new rest.</summary>
internal abstract class Box
{
    /// <summary>Points of air wanted above and below; between two boxes the larger one counts.</summary>
    public float Before { get; init; }

    public float After { get; init; }

    /// <summary>True for a heading: it does not stand alone at the foot of a page.</summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>Whether it starts with a paragraph that goes from right to left, so that what stands beside it stands at the right.</summary>
    public virtual bool RightToLeft => false;

    /// <summary>
    /// Places as much as fits into the space. With <see cref="Space.Fresh"/> something is always placed, even if it is taller than the page,
    /// so that setting a document ends.
    /// </summary>
    public abstract Fitted Fit(Space space);
}

/// <summary>Something that has its size and can be painted with its top left corner anywhere. Immutable.</summary>
internal abstract class Fragment
{
    public required float Width { get; init; }

    public required float Height { get; init; }

    /// <summary>Lines of text, or what else is as tall as these.</summary>
    public virtual int Lines => (int)(Height / Look.BodyLine);

    public abstract void Paint(ICanvas canvas, float x, float y);
}

/// <summary>What fragments are painted on; points from the top left of the page, downwards.</summary>
internal interface ICanvas
{
    /// <summary>Paints the runs of a line; each says what it is, or is an artifact where it says nothing.</summary>
    void Text(Paragraph paragraph, in Line line, float x, float baseline);

    /// <summary>A filled rectangle that only decorates.</summary>
    void Fill(float x, float y, float width, float height, int color, float radius = 0);

    /// <summary>A vector drawing or picture with its meaning in words.</summary>
    void Figure(Tag? tag, float x, float y, Drawing drawing);

    void Picture(Tag tag, float x, float y, float width, float height, Picture picture);

    /// <summary>Gives an element its place in reading order even if nothing of it is painted, such as an empty cell.</summary>
    void Touch(Tag tag);

    /// <summary>What is painted until the matching end is a repetition and means nothing, such as the head of a table on its second page.</summary>
    void BeginArtifact();

    void EndArtifact();

    /// <summary>A place that links and bookmarks can go to.</summary>
    void Place(Landmark landmark, float y);
}

/// <param name="Level">1 to 6 for a heading that is listed among the bookmarks, 0 for a place that only links go to.</param>
internal sealed record Landmark(string Name, string Title, int Level);
