using Postmortem.Documents.Fonts;

namespace Postmortem.Documents.Layout;

/// <summary>One shape of a drawing; points from its top left corner, downwards.</summary>
internal abstract record Shape;

internal sealed record Bar(float X, float Y, float Width, float Height, int Color, float Radius = 0) : Shape;

internal sealed record Stroke(IReadOnlyList<(float X, float Y)> Points, int Color, float Thickness, bool Dashed = false) : Shape;

/// <param name="Filled">Otherwise the outline only, <paramref name="Thickness"/> points wide.</param>
internal sealed record Disc(float X, float Y, float Radius, int Color, bool Filled, float Thickness = 0) : Shape;

/// <param name="Text">Set and measured already; <paramref name="X"/> is its left edge and <paramref name="Baseline"/> its foot.</param>
internal sealed record Label(float X, float Baseline, string Text, Face Face, float Size, int Color, Paragraph Set) : Shape;

/// <summary>Shapes that are drawn once and shown as SVG on a page or as vectors in a PDF.</summary>
/// <param name="Meaning">What it shows, in words.</param>
internal sealed record Drawing(float Width, float Height, string Meaning, IReadOnlyList<Shape> Shapes)
{
    public Drawing Scaled(float scale) => this with
    {
        Width = Width * scale,
        Height = Height * scale,
        Scale = Scale * scale,
    };

    public float Scale { get; init; } = 1;
}

/// <summary>A picture that the PDF can hold: decoded far enough to be written.</summary>
/// <param name="Filter"><c>DCTDecode</c> for JPEG data as they are, <c>FlateDecode</c> for compressed rows of pixels.</param>
/// <param name="Predictor">True where the rows still carry PNG's own prediction.</param>
/// <param name="Mask">Compressed rows of opacity, eight bits each, or nothing where all is opaque.</param>
internal sealed record Picture(int Width, int Height, int Bits, string ColorSpace, string Filter, bool Predictor, int Colors,
    ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Mask);
