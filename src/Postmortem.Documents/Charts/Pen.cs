using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Charts;

/// <summary>Collects the shapes of one drawing and measures its words; points from the top left corner, downwards.</summary>
internal sealed class Pen(TextSetter setter)
{
    public const float Size = 8;
    public const float LineHeight = 11;

    public List<Shape> Shapes { get; } = [];

    public float Measure(string text, Face face = Face.Sans, float size = Size) => Set(text, face, size, Look.Ink).FullWidth();

    public void Text(string text, float x, float baseline, int color, Face face = Face.Sans, float size = Size) =>
        Shapes.Add(new Label(x, baseline, text, face, size, color, Set(text, face, size, color)));

    public void TextBefore(string text, float right, float baseline, int color) => Text(text, right - Measure(text), baseline, color);

    public void TextAround(string text, float middle, float baseline, int color) => Text(text, middle - (Measure(text) / 2), baseline, color);

    /// <summary>The text in lines that are not wider than this.</summary>
    public List<string> Wrapped(string text, float width, Face face = Face.Sans, float size = Size)
    {
        var set = Set(text, face, size, Look.Ink);
        return [.. LineBreaker.Lines(set, Math.Max(width, 10)).Select(l => l.Hyphenated ? set.Text[l.Start..l.End] + "-" : set.Text[l.Start..l.End])];
    }

    /// <summary>The drawing's own title in bold; answers where what follows may begin.</summary>
    public float Title(string title, float width)
    {
        if (title.Length == 0) return 0;
        var y = 0f;
        foreach (var line in Wrapped(title, width, Face.SansBold, 9.5f)) Text(line, 0, y += 13, Look.Ink, Face.SansBold, 9.5f);
        return y + 6;
    }

    private Paragraph Set(string text, Face face, float size, int color) => setter.One(text, new TextStyle(face, size, color, null), LineHeight);
}
