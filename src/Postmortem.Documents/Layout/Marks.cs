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

    /// <summary>
    /// A shape for each kind of moment around a point: a diamond, a square, a ring with a dot, an arrow head, a letter, a check. Amber needs care,
    /// blue informs, green is good; the shape says it without them.
    /// </summary>
    public static Shape[] Moment(MomentKind kind, float x, float y, Look look)
    {
        const int care = 0x8A5200;
        const int note = 0x3F4FA3;
        const int good = 0x22703A;
        return kind switch
        {
            MomentKind.Trigger => [new Stroke([(x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y), (x, y - 4)], care, 1.4f)],
            MomentKind.Impact => [new Bar(x - 3.6f, y - 3.6f, 7.2f, 7.2f, care, 1)],
            MomentKind.Detection => [new Disc(x, y, 3.7f, note, false, 1.3f), new Disc(x, y, 1.4f, note, true)],
            MomentKind.Response => [new Stroke([(x - 2.2f, y - 4), (x + 3, y), (x - 2.2f, y + 4)], look.Accent, 1.7f)],
            MomentKind.Communication =>
            [
                new Stroke([(x - 4.6f, y - 3.2f), (x + 4.6f, y - 3.2f), (x + 4.6f, y + 3.2f), (x - 4.6f, y + 3.2f), (x - 4.6f, y - 3.2f)], note, 1.1f),
                new Stroke([(x - 4.2f, y - 2.8f), (x, y + 0.6f), (x + 4.2f, y - 2.8f)], note, 1.1f),
            ],
            MomentKind.Recovery => [new Disc(x, y, 4.6f, good, true),
                new Stroke([(x - 2.2f, y + 0.2f), (x - 0.6f, y + 1.8f), (x + 2.3f, y - 1.7f)], Look.OnDark, 1.2f)],
            MomentKind.Unsorted => [new Disc(x, y, 2.6f, Look.Quiet, true)],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>Two pause bars or a check in a ring: the same lines as on the pages, where they stand in a square of 28.</summary>
    public static Drawing Brand(float size, int color, DocumentMark mark)
    {
        var unit = size / 28;
        Stroke Line(params (float X, float Y)[] points) => new([.. points.Select(p => (p.X * unit, p.Y * unit))], color, 2.4f * unit);
        Shape[] inside = mark == DocumentMark.Check ? [Line((9, 15), (13, 19), (20, 10))] : [Line((11, 9.5f), (11, 18.5f)), Line((17, 9.5f), (17, 18.5f))];
        return new Drawing(size, size, "", [new Disc(14 * unit, 14 * unit, 12 * unit, color, false, 2.4f * unit), .. inside]);
    }
}
