using System.Globalization;
using System.Text;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Markdown;

namespace Postmortem.Documents.Charts;

/// <summary>A drawing as SVG: every shape has a class, so that a page's own colours win, and an attribute with the paper's colour for pages without.</summary>
internal static class ChartSvg
{
    public static string Write(Drawing drawing, Look look)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {N(drawing.Width)} {N(drawing.Height)}\" aria-label=\"")
            .Text(drawing.Meaning).Append("\">");
        foreach (var shape in drawing.Shapes) Shape(svg, shape, look);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Shape(StringBuilder svg, Shape shape, Look look)
    {
        switch (shape)
        {
            case Bar bar:
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{Class(bar.Color, look)}\" fill=\"{Hex(bar.Color)}\" x=\"{N(bar.X)}\" "
                    + $"y=\"{N(bar.Y)}\" width=\"{N(bar.Width)}\" height=\"{N(bar.Height)}\" rx=\"{N(bar.Radius)}\"/>");
                break;
            case Stroke stroke:
                svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{Class(stroke.Color, look)} stroke\" fill=\"none\" "
                    + $"stroke=\"{Hex(stroke.Color)}\" stroke-width=\"{N(stroke.Thickness)}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
                if (stroke.Dashed) svg.Append(" stroke-dasharray=\"2 2\"");
                svg.Append(" points=\"").AppendJoin(' ', stroke.Points.Select(p => $"{N(p.X)},{N(p.Y)}")).Append("\"/>");
                break;
            case Disc disc:
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{Class(disc.Color, look)}{(disc.Filled ? "" : " stroke")}\" cx=\"{N(disc.X)}\" "
                    + $"cy=\"{N(disc.Y)}\" r=\"{N(disc.Radius)}\" ");
                svg.Append(disc.Filled ? $"fill=\"{Hex(disc.Color)}\"/>"
                    : $"fill=\"none\" stroke=\"{Hex(disc.Color)}\" stroke-width=\"{N(disc.Thickness)}\"/>");
                break;
            case Label label:
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{Class(label.Color, look)}\" fill=\"{Hex(label.Color)}\" x=\"{N(label.X)}\" "
                    + $"y=\"{N(label.Baseline)}\" font-size=\"{N(label.Size)}\"");
                if (label.Face == Face.SansBold) svg.Append(" font-weight=\"600\"");
                // The length it was measured with, so that another font on the page does not run into its neighbour.
                svg.Append(CultureInfo.InvariantCulture, $" textLength=\"{N(label.Set.FullWidth())}\" lengthAdjust=\"spacingAndGlyphs\">").Text(label.Text)
                    .Append("</text>");
                break;
            default:
                throw new InvalidOperationException($"There is no SVG for a {shape.GetType().Name}.");
        }
    }

    private static string Class(int color, Look look)
    {
        var series = ChartDrawing.Colors(look).IndexOf(color);
        return series >= 0 ? string.Create(CultureInfo.InvariantCulture, $"series-{series + 1}") : color switch
        {
            Look.Hair or Look.Hair2 => "grid",
            Look.Quiet => "quiet",
            Look.OnDark => "on-dark",
            Look.OnLight => "on-light",
            _ => "ink",
        };
    }

    private static string Hex(int color) => "#" + color.ToString("x6", CultureInfo.InvariantCulture);

    private static string N(float value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
