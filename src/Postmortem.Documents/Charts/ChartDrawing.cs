using System.Globalization;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Charts;

/// <summary>Draws a chart: title, legend, axis, and the numbers themselves beside what stands for them, so that colour never says anything alone.</summary>
internal sealed class ChartDrawing
{
    private const float Width = 440;
    private const float PlotHeight = 150;
    private const float Size = 8;
    private const float LineHeight = 11;

    private readonly Chart _chart;
    private readonly TextSetter _setter;
    private readonly List<int> _colors;
    private readonly List<Shape> _shapes = [];
    private float _y;

    private ChartDrawing(Chart chart, TextSetter setter, Look look) => (_chart, _setter, _colors) = (chart, setter, Colors(look));

    public static List<int> Colors(Look look) => [look.Accent, look.AccentLine, 0x3F4FA3, 0x8A5200, 0xA8261C, 0x22703A];

    public static string Say(double value) => Math.Round(value, 2).ToString("#,0.##", CultureInfo.InvariantCulture);

    public static Drawing Draw(Chart chart, TextSetter setter, Look look)
    {
        var drawing = new ChartDrawing(chart, setter, look);
        drawing.Head();
        if (chart.Kind == ChartKind.Horizontal || (chart.Kind == ChartKind.Bar && !drawing.LabelsFit())) drawing.Lying();
        else drawing.Upright();
        return new Drawing(Width, drawing._y, chart.Meaning(), drawing._shapes);
    }

    private void Head()
    {
        if (_chart.Title.Length > 0)
        {
            foreach (var line in Wrapped(_chart.Title, Width, Face.SansBold, 9.5f)) Text(line, 0, _y += 13, Look.Ink, Face.SansBold, 9.5f);
            _y += 6;
        }

        if (_chart.Series.Count < 2) return;
        var x = 0f;
        _y += 11;
        for (var i = 0; i < _chart.Series.Count; i++)
        {
            var width = Measure(_chart.Series[i].Name);
            if (x > 0 && x + width + 14 > Width) (x, _y) = (0, _y + 13);
            _shapes.Add(new Bar(x, _y - 7, 8, 8, Color(i), 1.5f));
            Text(_chart.Series[i].Name, x + 12, _y, Look.Ink);
            x += width + 28;
        }

        _y += 8;
    }

    private int Color(int series) => _colors[series % _colors.Count];

    private bool LabelsFit()
    {
        var slot = (Width - 40) / _chart.Labels.Count;
        return slot > 14 && _chart.Labels.All(l => l.Split(' ').All(w => Measure(w) < slot - 4) && Measure(l) < (slot - 4) * 2);
    }

    /// <summary>One row for each label and series: name, bar, number.</summary>
    private void Lying()
    {
        var column = Math.Min(Width * 0.42f, _chart.Labels.Max(l => Measure(l)) + 10);
        var most = Math.Max(_chart.Series.Max(s => s.Values.Max()), 1e-9);
        var room = Width - column - 44;
        for (var i = 0; i < _chart.Labels.Count; i++)
        {
            var lines = Wrapped(_chart.Labels[i], column - 10, Face.Sans, Size);
            var top = _y;
            for (var l = 0; l < lines.Count; l++) Text(lines[l], 0, top + 10 + (l * LineHeight), Look.Ink);
            for (var s = 0; s < _chart.Series.Count; s++)
            {
                var value = _chart.Series[s].Values[i];
                var width = (float)(Math.Max(value, 0) / most * room);
                var y = top + 2 + (s * 12);
                if (width > 0) _shapes.Add(new Bar(column, y, Math.Max(width, 1), 10, Color(s), 2));
                Text(Say(value), column + width + 5, y + 8, Look.Quiet);
            }

            _y = top + Math.Max((lines.Count * LineHeight) + 4, (_chart.Series.Count * 12) + 5);
        }

        if (_chart.Unit.Length > 0) Text(_chart.Unit, column, _y += 9, Look.Quiet);
        _y += 3;
    }

    private void Upright()
    {
        var (low, high, step) = Scale();
        var ticks = (int)Math.Round((high - low) / step);
        var left = Enumerable.Range(0, ticks + 1).Max(i => Measure(Say(low + (i * step)))) + 8;
        if (_chart.Unit.Length > 0) Text(_chart.Unit, 0, _y += 9, Look.Quiet);
        var top = _y + 12;
        float Y(double value) => top + PlotHeight - (float)((value - low) / (high - low) * PlotHeight);
        for (var i = 0; i <= ticks; i++)
        {
            var value = low + (i * step);
            _shapes.Add(new Stroke([(left, Y(value)), (Width, Y(value))], value == 0 ? Look.Hair2 : Look.Hair, 0.6f));
            Text(Say(value), left - 8 - Measure(Say(value)), Y(value) + 3, Look.Quiet);
        }

        var slot = (Width - left) / _chart.Labels.Count;
        if (_chart.Kind == ChartKind.Line) Lines(left, slot, Y);
        else Bars(left, slot, Y);
        _y = top + PlotHeight + 4;
        Names(left, slot);
    }

    private void Bars(float left, float slot, Func<double, float> y)
    {
        var stacked = _chart.Kind == ChartKind.Stacked;
        var count = stacked ? 1 : _chart.Series.Count;
        var bar = Math.Min(slot * 0.7f / count, 34);
        for (var i = 0; i < _chart.Labels.Count; i++)
        {
            var (above, below) = (0.0, 0.0);
            var x = left + (slot * (i + 0.5f)) - (bar * count / 2);
            for (var s = 0; s < _chart.Series.Count; s++)
            {
                var value = _chart.Series[s].Values[i];
                var from = !stacked ? 0 : value < 0 ? below : above;
                var (a, b) = (y(from), y(from + value));
                if (value != 0) _shapes.Add(new Bar(x, Math.Min(a, b), bar - 1, Math.Max(Math.Abs(a - b), 0.5f), Color(s), stacked ? 0 : 1.5f));
                if (value < 0) below += value;
                else above += value;
                if (!stacked) Value(value, x + (bar / 2), Math.Min(a, b), bar);
                x += stacked ? 0 : bar;
            }

            if (stacked) Value(above + below, x + (bar / 2), y(above), bar + 20);
        }
    }

    /// <summary>The number above its bar, where there is room for it.</summary>
    private void Value(double value, float x, float y, float room)
    {
        var said = Say(value);
        if (Measure(said) < room + 4) Text(said, x - (Measure(said) / 2), y - 3, Look.Quiet);
    }

    private void Lines(float left, float slot, Func<double, float> y)
    {
        for (var s = 0; s < _chart.Series.Count; s++)
        {
            var points = _chart.Series[s].Values.Select((v, i) => (left + (slot * (i + 0.5f)), y(v))).ToList();
            _shapes.Add(new Stroke(points, Color(s), 1.6f, Dashed: s % 2 == 1));
            if (points.Count > 40) continue;
            foreach (var (px, py) in points) _shapes.Add(new Disc(px, py, 2.2f, Color(s), true));
        }
    }

    /// <summary>Names beneath the axis; where they are too many, every second or third, the words of the whole being in its label.</summary>
    private void Names(float left, float slot)
    {
        var widest = _chart.Labels.Max(l => Measure(l));
        var every = Math.Max(1, (int)Math.Ceiling(Math.Min(widest, 70) / Math.Max(slot - 4, 1)));
        var most = 0;
        for (var i = 0; i < _chart.Labels.Count; i += every)
        {
            var lines = Wrapped(_chart.Labels[i], (slot * every) - 4, Face.Sans, Size);
            most = Math.Max(most, lines.Count);
            for (var l = 0; l < lines.Count; l++)
                Text(lines[l], left + (slot * (i + 0.5f)) - (Measure(lines[l]) / 2), _y + 9 + (l * LineHeight), Look.Ink);
        }

        _y += (most * LineHeight) + 4;
    }

    /// <summary>From zero, or below it, to a round number, in steps of 1, 2 or 5.</summary>
    private (double Low, double High, double Step) Scale()
    {
        var sums = _chart.Kind == ChartKind.Stacked
            ? Enumerable.Range(0, _chart.Labels.Count).SelectMany(i => new[] { _chart.Series.Sum(s => Math.Max(s.Values[i], 0)), _chart.Series.Sum(s => Math.Min(s.Values[i], 0)) })
            : _chart.Series.SelectMany(s => s.Values);
        var (least, most) = (Math.Min(0, sums.Min()), Math.Max(0, sums.Max()));
        if (most - least < 1e-9) most = 1;
        var rough = (most - least) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
        return (Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }

    private float Measure(string text, Face face = Face.Sans, float size = Size) => Set(text, face, size, Look.Ink).FullWidth();

    private void Text(string text, float x, float baseline, int color, Face face = Face.Sans, float size = Size) =>
        _shapes.Add(new Label(x, baseline, text, face, size, color, Set(text, face, size, color)));

    private List<string> Wrapped(string text, float width, Face face, float size)
    {
        var set = Set(text, face, size, Look.Ink);
        return [.. LineBreaker.Lines(set, Math.Max(width, 10)).Select(l => set.Text[l.Start..l.End])];
    }

    private Paragraph Set(string text, Face face, float size, int color) => _setter.One(text, new TextStyle(face, size, color, null), LineHeight);
}
