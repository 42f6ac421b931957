using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Layout;

/// <summary>The small drawings of the house: the brand's pause bars, and the boxes of a list of promises.</summary>
internal static class Marks
{
    /// <summary>A check in a filled ring, or an empty ring: shape says it, not colour alone.</summary>
    public static Drawing Task(bool done, Look look, Speech speech)
    {
        const float size = 11;
        const float half = size / 2;
        Shape[] shapes = done
            ? [new Disc(half, half, half, look.Accent, true), new Stroke([(2.9f, 5.8f), (4.8f, 7.7f), (8.2f, 3.7f)], 0xFFFFFF, 1.3f)]
            : [new Disc(half, half, half - 0.6f, look.Accent, false, 1.2f)];
        return new Drawing(size, size, done ? speech.Words.Done : speech.Words.NotDone, shapes);
    }

    /// <summary>Two pause bars in a ring.</summary>
    public static Drawing Brand(float size, int color)
    {
        var (half, thick) = (size / 2, size * 0.085f);
        var (left, right, top, foot) = (size * 0.4f, size * 0.6f, size * 0.34f, size * 0.66f);
        return new Drawing(size, size, "", [
            new Disc(half, half, half - (thick / 2), color, false, thick),
            new Stroke([(left, top), (left, foot)], color, thick * 1.1f),
            new Stroke([(right, top), (right, foot)], color, thick * 1.1f),
        ]);
    }
}
