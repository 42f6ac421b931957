using System.Text;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Charts;

/// <summary>
/// Draws moments down one axis of time: the longer the wait, the further apart, and a wait too long for that is a marked break with its length in
/// words. A new day says its date. Each moment has its clock, a shape and a word for its kind, and its text. Drawn in pieces as tall as a page has room for.
/// </summary>
internal sealed class TimelineDrawing : PagedDrawing
{
    private const float Clock = 32;
    private const float Axis = 44;
    private const float Words = 58;
    private const float DayHeight = 20;
    private const float BreakHeight = 22;
    private const float WidestWait = 16;
    private const int LinesARow = 30;

    private readonly Timeline _timeline;
    private readonly TextSetter _setter;
    private readonly Look _look;
    private readonly Speech _speech;
    private readonly List<Row> _rows = [];
    private readonly float _text;
    private readonly double _usual;

    /// <summary>A moment, or the further lines of one that is longer than a page should wait for.</summary>
    private sealed record Row(Moment Moment, bool First, IReadOnlyList<string> Lines);

    public TimelineDrawing(Timeline timeline, TextSetter setter, Look look, Speech speech)
    {
        (_timeline, _setter, _look, _speech) = (timeline, setter, look, speech);
        var pen = new Pen(setter);
        _text = Words + Enum.GetValues<MomentKind>().Max(k => pen.Measure(speech.Of(k), Face.SansBold)) + 10;
        var moments = timeline.Moments.OrderBy(m => m.When).ToList();
        foreach (var moment in moments)
        {
            var lines = pen.Wrapped(moment.Text, Width - _text);
            for (var i = 0; i < Math.Max(lines.Count, 1); i += LinesARow) _rows.Add(new Row(moment, i == 0,
                lines.GetRange(i, Math.Min(LinesARow, lines.Count - i))));
        }

        var waits = moments.Zip(moments.Skip(1), (a, b) => (b.When - a.When).TotalSeconds).Where(w => w > 0).Order().ToList();
        _usual = waits.Count == 0 ? 1 : waits[(waits.Count - 1) / 2];
    }

    public override (Drawing Drawing, int Next) Draw(int from, float height)
    {
        var pen = new Pen(_setter);
        var meaning = new StringBuilder(from == 0 && _timeline.Title.Length > 0 ? _timeline.Title + ". " : "");
        var y = from == 0 ? pen.Title(_timeline.Title, Width) : 0;
        var axis = from > 0 ? y : float.NaN;
        var at = from;
        for (; at < _rows.Count; at++)
        {
            var row = _rows[at];
            var before = at > from ? _rows[at - 1].Moment.When : (DateTimeOffset?)null;
            var newDay = before is not { } b || b.Date != row.Moment.When.Date || b.Offset != row.Moment.When.Offset;
            var (wait, isBreak) = row.First && before is { } earlier ? Wait(row.Moment.When - earlier) : (0, false);
            var tall = wait + (newDay ? DayHeight : 0) + Math.Max(row.Lines.Count, 1) * Pen.LineHeight + 6;
            if (at > from && y + tall > height) break;
            if (isBreak) MarkBreak(pen, row.Moment.When - before!.Value, y, ref axis);
            y += wait;
            if (newDay) pen.Text(Day(row.Moment.When), Words, (y += DayHeight) - 7, Look.Ink, Face.SansBold, 8.5f);
            if (row.First) Begin(pen, row, y, ref axis);
            Say(meaning, row, newDay);
            for (var i = 0; i < row.Lines.Count; i++) pen.Text(row.Lines[i], _text, y + 9 + (i * Pen.LineHeight), Look.Ink);
            y += tall - wait - (newDay ? DayHeight : 0);
        }

        if (at < _rows.Count && !float.IsNaN(axis)) Line(pen, axis, y);
        return (new Drawing(Width, y, meaning.ToString().TrimEnd(' ', ';') + ".", pen.Shapes), at);
    }

    public override bool HasRow(int row) => row < _rows.Count;

    /// <summary>Air for a wait: in its proportion to the usual one, until it is too long to be drawn.</summary>
    private (float Height, bool IsBreak) Wait(TimeSpan wait)
    {
        var share = (float)(wait.TotalSeconds / _usual * 4);
        return share > WidestWait && wait >= TimeSpan.FromMinutes(1) ? (BreakHeight, true) : (Math.Min(share, WidestWait), false);
    }

    private static void Line(Pen pen, float from, float to)
    {
        if (to > from) pen.Shapes.Add(new Stroke([(Axis, from), (Axis, to)], Look.Hair2, 1));
    }

    private void Begin(Pen pen, Row row, float y, ref float axis)
    {
        if (!float.IsNaN(axis)) Line(pen, axis, y + 1);
        axis = y + 12;
        pen.TextBefore(row.Moment.When.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), Clock, y + 9, Look.Quiet);
        pen.Shapes.AddRange(Marks.Moment(row.Moment.Kind, Axis, y + 6.3f, _look));
        if (_speech.Of(row.Moment.Kind) is { Length: > 0 } kind) pen.Text(kind, Words, y + 9, Look.Ink, Face.SansBold);
    }

    /// <summary>The axis is torn and says for how long.</summary>
    private void MarkBreak(Pen pen, TimeSpan wait, float top, ref float axis)
    {
        var middle = top + (BreakHeight / 2);
        if (!float.IsNaN(axis)) Line(pen, axis, middle - 5);
        pen.Shapes.Add(new Stroke([(Axis, middle - 5), (Axis - 3.5f, middle - 2.5f), (Axis + 3.5f, middle + 2.5f), (Axis, middle + 5)], Look.Quiet, 1));
        pen.Text(_speech.Later(wait), Words, middle + 3, Look.Quiet, Face.SansItalic);
        axis = middle + 5;
    }

    private string Day(DateTimeOffset when) =>
        $"{_speech.Date(DateOnly.FromDateTime(when.DateTime))} ({(_timeline.Zone.Length > 0 ? _timeline.Zone : Speech.ZoneOf(when.Offset))})";

    private void Say(StringBuilder meaning, Row row, bool newDay)
    {
        if (newDay) meaning.Append(Day(row.Moment.When)).Append(": ");
        if (row.First)
            meaning.Append($"{row.Moment.When.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)} {_speech.Of(row.Moment.Kind)}".TrimEnd())
                .Append(": ");
        meaning.AppendJoin(' ', row.Lines.Select(l => l.Trim())).Append("; ");
    }
}
