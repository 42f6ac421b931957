using Postmortem.Documents.Layout;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Charts;

/// <summary>What stands upright on an axis: bars, stacks, lines, and the bars and shares of a Pareto chart.</summary>
internal sealed class PlotDrawing
{
    private const float PlotHeight = 150;

    private readonly Chart _chart;
    private readonly Pen _pen;
    private readonly Speech _speech;
    private readonly List<int> _colors;
    private readonly float _width;
    private readonly (double Low, double High, double Step) _scale;
    private float _left;
    private float _right;
    private float _top;

    public PlotDrawing(Chart chart, Pen pen, Speech speech, List<int> colors, float width)
    {
        (_chart, _pen, _speech, _colors, _width) = (chart, pen, speech, colors, width);
        _scale = Scale();
    }

    private float Slot => (_right - _left) / _chart.Labels.Count;

    /// <summary>Draws beneath <paramref name="y"/> and answers where the drawing ends.</summary>
    public float Draw(float y)
    {
        var ticks = (int)Math.Round((_scale.High - _scale.Low) / _scale.Step);
        var marks = Enumerable.Range(0, ticks + 1).Select(i => Math.Round(_scale.Low + (i * _scale.Step), 12)).ToList();
        _left = marks.Max(m => _pen.Measure(_speech.Measured(m))) + 8;
        _right = _chart.Kind == ChartKind.Pareto ? _width - 38 : _width;
        if (_chart.Unit.Length > 0)
            foreach (var line in _pen.Wrapped(_chart.Unit, _width)) _pen.Text(line, 0, y += Pen.LineHeight - 1, Look.Quiet);
        _top = y + 14;
        foreach (var mark in marks)
        {
            _pen.Shapes.Add(new Stroke([(_left, Y(mark)), (_right, Y(mark))], mark == 0 ? Look.Hair2 : Look.Hair, 0.6f));
            _pen.TextBefore(_speech.Measured(mark), _left - 8, Y(mark) + 3, Look.Quiet);
        }

        if (_chart.Kind == ChartKind.Line) Lines();
        else Bars();
        if (_chart.Kind == ChartKind.Pareto) Shares();
        return Names(_top + PlotHeight + 4);
    }

    private float Y(double value) => _top + PlotHeight - (float)((value - _scale.Low) / (_scale.High - _scale.Low) * PlotHeight);

    private float Middle(int label) => _left + (Slot * (label + 0.5f));

    private int Color(int series) => _colors[series % _colors.Count];

    private void Bars()
    {
        var stacked = _chart.Kind == ChartKind.Stacked;
        var count = stacked ? 1 : _chart.Series.Count;
        var bar = Math.Min(Slot * 0.7f / count, 34);
        for (var i = 0; i < _chart.Labels.Count; i++)
        {
            var (above, below) = (0.0, 0.0);
            var x = Middle(i) - (bar * count / 2);
            for (var s = 0; s < _chart.Series.Count; s++)
            {
                var value = _chart.Series[s].Values[i];
                var from = !stacked ? 0 : value < 0 ? below : above;
                var (a, b) = (Y(from), Y(from + value));
                if (value != 0)
                    _pen.Shapes.Add(new Bar(x, Math.Min(a, b), Math.Max(bar - 1, 0.5f), Math.Max(Math.Abs(a - b), 0.5f), Color(s), stacked ? 0
                        : Math.Min(1.5f, bar / 3)));
                if (value < 0) below += value;
                else above += value;
                if (stacked) Part(value, s, x + (bar / 2), a, b, bar);
                else if (_chart.Kind == ChartKind.Pareto && i == 0) Part(value, s, x + (bar / 2), a, b, bar);
                else Value(value, x + (bar / 2), value < 0 ? Math.Max(a, b) + 9 : Math.Min(a, b) - 3, bar);
                x += stacked ? 0 : bar;
            }

            if (stacked && _chart.Series.Count > 1) Value(above + below, Middle(i), Y(above) - 3, bar + 20);
        }
    }

    /// <summary>The number above its bar or below it, where there is room for it.</summary>
    private void Value(double value, float x, float baseline, float room)
    {
        var said = _speech.Measured(value);
        if (_pen.Measure(said) < room + 4) _pen.TextAround(said, x, baseline, Look.Quiet);
    }

    /// <summary>The number of one part of a stack, inside it where it fits; also that of the largest bar, on which the line of shares begins.</summary>
    private void Part(double value, int series, float x, float a, float b, float room)
    {
        var said = _speech.Measured(value);
        if (value == 0 || Math.Abs(a - b) < 10 || _pen.Measure(said) > room - 3) return;
        // Only the second colour is light.
        _pen.TextAround(said, x, ((a + b) / 2) + 3, series % _colors.Count == 1 ? Look.OnLight : Look.OnDark);
    }

    private void Lines()
    {
        for (var s = 0; s < _chart.Series.Count; s++)
        {
            var points = _chart.Series[s].Values.Select((v, i) => (Middle(i), Y(v))).ToList();
            _pen.Shapes.Add(new Stroke(points, Color(s), 1.6f, Dashed: s % 2 == 1));
            if (points.Count > 40) continue;
            foreach (var (x, y) in points) _pen.Shapes.Add(new Disc(x, y, 2.2f, Color(s), true));
            if (_chart.Series.Count > 1) continue;
            for (var i = 0; i < points.Count; i++) Value(_chart.Series[s].Values[i], points[i].Item1, points[i].Item2 - 5, Slot - 6);
        }
    }

    /// <summary>The running share of all, on an axis of its own at the right.</summary>
    private void Shares()
    {
        float Height(double share) => _top + PlotHeight - (float)(share * PlotHeight * _chart.Series[0].Values.Sum() / (_scale.High - _scale.Low));
        var values = _chart.Series[0].Values;
        var all = values.Sum();
        if (all <= 0) return;
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 }) _pen.Text(Percent(share), _right + 6, Height(share) + 3, Look.Quiet);
        var shares = Pareto.Shares(values);
        var points = shares.Select((s, i) => (Middle(i), Height(s))).ToList();
        _pen.Shapes.Add(new Stroke(points, _colors[3], 1.4f));
        for (var i = 0; i < points.Count && points.Count <= 40; i++)
        {
            var (x, y) = points[i];
            _pen.Shapes.Add(new Disc(x, y, 2f, _colors[3], true));
            // The first share is that of the first bar alone.
            if (i > 0 && _pen.Measure(Percent(shares[i])) < Slot - 4) _pen.TextAround(Percent(shares[i]), x, y - 5, Look.Quiet);
        }
    }

    private string Percent(double share) => _speech.Percent(share);

    /// <summary>Names beneath the axis; where they are too many, every second or third, the words of the whole being in its label.</summary>
    private float Names(float y)
    {
        var widest = _chart.Labels.Max(l => _pen.Measure(l));
        var every = Math.Max(1, (int)Math.Ceiling(Math.Min(widest, 70) / Math.Max(Slot - 4, 1)));
        var most = 0;
        for (var i = 0; i < _chart.Labels.Count; i += every)
        {
            var lines = _pen.Wrapped(_chart.Labels[i], (Slot * every) - 4);
            most = Math.Max(most, lines.Count);
            for (var l = 0; l < lines.Count; l++)
            {
                // A name at the end of the axis stays on the drawing.
                var x = Math.Min(Middle(i) - (_pen.Measure(lines[l]) / 2), _width - _pen.Measure(lines[l]));
                _pen.Text(lines[l], Math.Max(x, 0), y + 9 + (l * Pen.LineHeight), Look.Ink);
            }
        }

        return y + (most * Pen.LineHeight) + 4;
    }

    /// <summary>From zero, or below it, to a round number, in steps of 1, 2 or 5.</summary>
    private (double Low, double High, double Step) Scale()
    {
        var sums = _chart.Kind switch
        {
            ChartKind.Stacked => Enumerable.Range(0, _chart.Labels.Count)
                .SelectMany(i => new[] { _chart.Series.Sum(s => Math.Max(s.Values[i], 0)), _chart.Series.Sum(s => Math.Min(s.Values[i], 0)) }),
            // The shares reach the whole, so the bars are measured against it too.
            ChartKind.Pareto => _chart.Series[0].Values.Append(_chart.Series[0].Values.Sum()),
            _ => _chart.Series.SelectMany(s => s.Values),
        };
        var (least, most) = (Math.Min(0, sums.Min()), Math.Max(0, sums.Max()));
        if (most - least < 1e-9) most = 1;
        var rough = (most - least) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
        return (Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }
}
