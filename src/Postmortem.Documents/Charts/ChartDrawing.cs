using Postmortem.Documents.Layout;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Charts;

/// <summary>Draws a chart: title, legend, axis, and the numbers themselves beside what stands for them, so that colour never says anything alone.</summary>
internal sealed class ChartDrawing
{
    private const float Width = 440;

    private readonly Chart _chart;
    private readonly Pen _pen;
    private readonly Speech _speech;
    private readonly List<int> _colors;
    private float _y;

    private ChartDrawing(Chart chart, TextSetter setter, Look look, Speech speech) =>
        (_chart, _pen, _speech, _colors) = (chart, new Pen(setter), speech, Colors(look));

    public static List<int> Colors(Look look) => [look.Accent, look.AccentLine, 0x3F4FA3, 0x8A5200, 0xA8261C, 0x22703A];

    public static Drawing Draw(Chart chart, TextSetter setter, Look look, Speech speech)
    {
        if (chart.Kind == ChartKind.Pareto) chart = Pareto.Sorted(chart);
        var drawing = new ChartDrawing(chart, setter, look, speech);
        drawing.Head();
        if (chart.Kind == ChartKind.Horizontal || (chart.Kind == ChartKind.Bar && !drawing.LabelsFit())) drawing.Lying();
        else drawing._y = new PlotDrawing(chart, drawing._pen, speech, drawing._colors, Width).Draw(drawing._y);
        return new Drawing(Width, drawing._y, chart.Meaning(speech.Code), drawing._pen.Shapes);
    }

    private void Head()
    {
        _y = _pen.Title(_chart.Title, Width);
        if (_chart.Series.Count < 2) return;
        var x = 0f;
        _y += 11;
        for (var i = 0; i < _chart.Series.Count; i++)
        {
            var lines = _pen.Wrapped(_chart.Series[i].Name, Width - 12);
            var width = lines.Count == 0 ? 0 : lines.Max(l => _pen.Measure(l));
            if (x > 0 && x + width + 14 > Width) (x, _y) = (0, _y + 13);
            _pen.Shapes.Add(new Bar(x, _y - 7, 8, 8, Color(i), 1.5f));
            for (var l = 0; l < lines.Count; l++) _pen.Text(lines[l], x + 12, _y += l == 0 ? 0 : Pen.LineHeight, Look.Ink);
            x += width + 28;
        }

        _y += 8;
    }

    private int Color(int series) => _colors[series % _colors.Count];

    private bool LabelsFit()
    {
        var slot = (Width - 40) / _chart.Labels.Count;
        return slot > 14 && _chart.Labels.All(l => l.Split(' ').All(w => _pen.Measure(w) < slot - 4) && _pen.Measure(l) < (slot - 4) * 2);
    }

    /// <summary>One row for each label and series: name, bar, number. What is below zero goes to the left of one line.</summary>
    private void Lying()
    {
        var column = Math.Min(Width * 0.42f, _chart.Labels.Max(l => _pen.Measure(l)) + 10);
        var values = _chart.Series.SelectMany(s => s.Values).ToList();
        var said = values.Max(v => _pen.Measure(_speech.Measured(v))) + 8;
        var (least, most) = (Math.Min(0, values.Min()), Math.Max(0, values.Max()));
        var below = least < 0 ? said : 0;
        var scale = (Width - column - said - below) / Math.Max(most - least, 1e-9);
        var zero = column + below + (float)(-least * scale);
        var begin = _y;
        for (var i = 0; i < _chart.Labels.Count; i++)
        {
            var lines = _pen.Wrapped(_chart.Labels[i], column - 10);
            var top = _y;
            for (var l = 0; l < lines.Count; l++) _pen.Text(lines[l], 0, top + 10 + (l * Pen.LineHeight), Look.Ink);
            for (var s = 0; s < _chart.Series.Count; s++)
            {
                var value = _chart.Series[s].Values[i];
                var width = (float)(Math.Abs(value) * scale);
                var y = top + 2 + (s * 12);
                if (value != 0) _pen.Shapes.Add(new Bar(value < 0 ? zero - Math.Max(width, 1) : zero, y, Math.Max(width, 1), 10, Color(s), 2));
                if (value < 0) _pen.TextBefore(_speech.Measured(value), zero - width - 5, y + 8, Look.Quiet);
                else _pen.Text(_speech.Measured(value), zero + width + 5, y + 8, Look.Quiet);
            }

            _y = top + Math.Max((lines.Count * Pen.LineHeight) + 4, (_chart.Series.Count * 12) + 5);
        }

        if (least < 0) _pen.Shapes.Add(new Stroke([(zero, begin), (zero, _y - 3)], Look.Hair2, 0.6f));
        if (_chart.Unit.Length > 0)
            foreach (var line in _pen.Wrapped(_chart.Unit, Width - column)) _pen.Text(line, column, _y += 9, Look.Quiet);
        _y += 3;
    }
}
