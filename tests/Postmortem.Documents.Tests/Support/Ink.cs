using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Tests;

/// <param name="Page">Index of the page it stands on.</param>
/// <param name="Top">Points from the top of the page.</param>
internal sealed record Inked(int Page, string Text, Tag? Tag, float X, float Top, float Right, float Foot, bool Artifact);

/// <summary>A canvas that remembers what is painted where; no PDF is made.</summary>
internal sealed class Ink : ICanvas
{
    private int _page;
    private int _held;

    public List<Inked> Lines { get; } = [];

    /// <summary>Drawings and pictures.</summary>
    public List<Inked> Figures { get; } = [];

    public List<(int Page, float X, float Y, float Width, float Height)> Fills { get; } = [];

    public List<Tag> Touched { get; } = [];

    public int Pages => _page;

    /// <summary>Sets a box on as many pages as it needs, all of one size.</summary>
    /// <param name="above">Points of the first page that something else has taken.</param>
    public static Ink Set(Box box, float width, float height, float above = 0)
    {
        var ink = new Ink();
        var fresh = above == 0;
        for (Box? rest = box; rest is not null; fresh = true)
        {
            var fitted = rest.Fit(new Space(width, fresh ? height : height - above, fresh));
            if (fitted.Placed is null) Assert.IsFalse(fresh, "Nothing was placed on a fresh page: " + fitted.WhyNot);
            fitted.Placed?.Paint(ink, 0, fresh ? 0 : above);
            rest = fitted.Rest;
            ink._page++;
            Assert.IsLessThan(5000, ink._page, "Setting does not end.");
        }

        return ink;
    }

    public string[] On(int page) => [.. Lines.Where(l => l.Page == page && !l.Artifact).Select(l => l.Text)];

    public void Text(Paragraph paragraph, in Line line, float x, float baseline)
    {
        var top = baseline - paragraph.Baseline;
        var tag = paragraph.Runs.Length > 0 ? paragraph.Runs[0].Style.Tag : null;
        Lines.Add(new Inked(_page, paragraph.Text[line.Start..line.End], tag, x, top, x + line.Width, top + paragraph.LineHeight, _held > 0));
    }

    public void Fill(float x, float y, float width, float height, int color, float radius = 0) => Fills.Add((_page, x, y, width, height));

    public void Figure(Tag? tag, float x, float y, Drawing drawing) =>
        Figures.Add(new Inked(_page, drawing.Meaning, tag, x, y, x + drawing.Width, y + drawing.Height, _held > 0));

    public void Picture(Tag tag, float x, float y, float width, float height, Picture picture) =>
        Figures.Add(new Inked(_page, tag.Alt ?? "", tag, x, y, x + width, y + height, _held > 0));

    public void Touch(Tag tag)
    {
        if (_held == 0) Touched.Add(tag);
    }

    public void BeginArtifact() => _held++;

    public void EndArtifact() => _held--;

    public void Place(Landmark landmark, float y)
    {
    }
}
