using System.Globalization;
using System.Text;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents.Charts;

/// <summary>
/// Draws a tree from its root downwards: each branch is a box beneath the one that it hangs on and a step further in, with a line that leads there.
/// So any number of branches fits the width of a page, and it goes on over pages in pieces as tall as there is room for.
/// </summary>
internal sealed class TreeDrawing : PagedDrawing
{
    private const float WidestStep = 22;
    private const float AllSteps = 150;
    private const float Gap = 7;
    private const float Pad = 5;
    private const float Inset = 8;
    private const float Small = 7;
    private const float TagHeight = 10;
    private const float RootLine = 13;
    private const int MostDots = 10;
    private const int LinesARow = 30;

    private readonly Tree _tree;
    private readonly TextSetter _setter;
    private readonly Look _look;
    private readonly Speech _speech;
    private readonly List<string> _root;
    private readonly List<Row> _rows = [];
    private readonly float _step;

    /// <summary>A branch, or the further lines of one that is longer than a page should wait for.</summary>
    /// <param name="Notes">Which of the lines is the first of the note.</param>
    /// <param name="GoesOn">For each level down to its own, whether a line goes on past this row to a later branch.</param>
    private sealed record Row(TreeNode Node, string Number, bool First, IReadOnlyList<string> Tag, IReadOnlyList<string> Lines, int Notes,
        bool[] GoesOn)
    {
        public float BoxHeight => Pad + (Tag.Count * TagHeight) + (Math.Max(Lines.Count, 1) * Pen.LineHeight) + Pad;
    }

    public TreeDrawing(Tree tree, TextSetter setter, Look look, Speech speech)
    {
        (_tree, _setter, _look, _speech) = (tree, setter, look, speech);
        var pen = new Pen(setter);
        _step = Math.Min(WidestStep, AllSteps / (tree.Nodes.Max(n => n.Depth) + 1));
        _root = pen.Wrapped(tree.Root, Width - (2 * Inset), Face.SansBold, 9);
        var goesOn = GoesOn(tree.Nodes);
        var numbers = tree.Numbers();
        for (var n = 0; n < tree.Nodes.Count; n++)
        {
            var node = tree.Nodes[n];
            var room = Width - Left(node.Depth) - (2 * Inset);
            var tag = node.Tag.Length > 0 ? pen.Wrapped(node.Tag, room - VotesWidth(pen, node), Face.SansBold, Small) : node.Votes > 0 ? [""] : [];
            var lines = pen.Wrapped(node.Text, room);
            var text = lines.Count;
            if (node.Note.Length > 0) lines.AddRange(pen.Wrapped(node.Note, room));
            for (var i = 0; i < Math.Max(lines.Count, 1); i += LinesARow)
                _rows.Add(new Row(node, numbers[n], i == 0, i == 0 ? tag : [], lines.GetRange(i, Math.Min(LinesARow, lines.Count - i)),
                    Math.Max(text - i, 0), goesOn[n]));
        }
    }

    public override bool HasRow(int row) => row < _rows.Count;

    public override (Drawing Drawing, int Next) Draw(int from, float height)
    {
        var pen = new Pen(_setter);
        var meaning = new StringBuilder();
        var y = from == 0 ? Begin(pen, meaning) : 0;
        var at = from;
        for (; at < _rows.Count; at++)
        {
            var row = _rows[at];
            var tall = (row.First ? Gap : 0) + row.BoxHeight;
            if (at > from && y + tall > height) break;
            Lines(pen, row, y, tall);
            Box(pen, row, y + (row.First ? Gap : 0));
            Say(meaning, row);
            y += tall;
        }

        return (new Drawing(Width, y + 1, meaning.ToString().TrimEnd(' ', ';') + ".", pen.Shapes), at);
    }

    /// <summary>From the last branch up: a level goes on where a later branch of the same parent is still to come.</summary>
    private static bool[][] GoesOn(IReadOnlyList<TreeNode> nodes)
    {
        var goesOn = new bool[nodes.Count][];
        List<bool> later = [];
        for (var n = nodes.Count - 1; n >= 0; n--)
        {
            var depth = nodes[n].Depth;
            while (later.Count <= depth) later.Add(false);
            goesOn[n] = [.. later.Take(depth + 1)];
            later[depth] = true;
            later.RemoveRange(depth + 1, later.Count - depth - 1);
        }

        return goesOn;
    }

    /// <summary>The title and the root; answers where the branches begin.</summary>
    private float Begin(Pen pen, StringBuilder meaning)
    {
        if (_tree.Title.Length > 0) meaning.Append(_tree.Title).Append(". ");
        meaning.Append(_tree.Root).Append(": ");
        var y = pen.Title(_tree.Title, Width);
        var height = (2 * Pad) + (_root.Count * RootLine);
        pen.Shapes.Add(new Bar(0, y, Width, height, _look.Accent, 3));
        for (var i = 0; i < _root.Count; i++) pen.Text(_root[i], Inset, y + Pad + 9.5f + (i * RootLine), Look.OnDark, Face.SansBold, 9);
        return y + height;
    }

    private float Left(int depth) => (depth + 1) * _step;

    /// <summary>The lines that lead down to later branches, and the one that leads to this.</summary>
    private void Lines(Pen pen, Row row, float top, float tall)
    {
        for (var level = 0; level < row.Node.Depth; level++)
            if (row.GoesOn[level]) Line(pen, Spine(level), top, Spine(level), top + tall);
        var spine = Spine(row.Node.Depth);
        if (row.GoesOn[^1]) Line(pen, spine, top, spine, top + tall);
        if (!row.First) return;
        var middle = top + Gap + Pad + 5;
        if (!row.GoesOn[^1]) Line(pen, spine, top, spine, middle);
        Line(pen, spine, middle, Left(row.Node.Depth), middle);
    }

    private float Spine(int level) => (level + 0.5f) * _step;

    private static void Line(Pen pen, float fromX, float fromY, float toX, float toY) =>
        pen.Shapes.Add(new Stroke([(fromX, fromY), (toX, toY)], Look.Quiet, 0.8f));

    private void Box(Pen pen, Row row, float top)
    {
        var (left, height) = (Left(row.Node.Depth), row.BoxHeight);
        pen.Shapes.Add(new Stroke([(left, top), (Width - 0.5f, top), (Width - 0.5f, top + height), (left, top + height), (left, top)], Look.Hair2, 0.8f));
        pen.Shapes.Add(new Bar(left, top, 2.5f, height, _look.Accent));
        var y = top + Pad;
        for (var i = 0; i < row.Tag.Count; i++) pen.Text(row.Tag[i], left + Inset, y + 7 + (i * TagHeight), Look.Quiet, Face.SansBold, Small);
        if (row.First) Votes(pen, row.Node, y);
        y += row.Tag.Count * TagHeight;
        for (var i = 0; i < row.Lines.Count; i++) pen.Text(row.Lines[i], left + Inset, y + 8.5f + (i * Pen.LineHeight), i < row.Notes ? Look.Ink : Look.Quiet);
    }

    /// <summary>At the right: a dot for each vote, as many as can be counted at a glance, and the number.</summary>
    private void Votes(Pen pen, TreeNode node, float top)
    {
        if (node.Votes is not > 0) return;
        var right = Width - Inset;
        pen.Text(Count(node), right - pen.Measure(Count(node), Face.SansBold, Small), top + 7, Look.Ink, Face.SansBold, Small);
        var x = right - pen.Measure(Count(node), Face.SansBold, Small) - 6;
        for (var i = 0; i < Dots(node); i++) pen.Shapes.Add(new Disc(x - (i * 6.5f), top + 4.5f, 2.4f, _look.Accent, true));
    }

    private static float VotesWidth(Pen pen, TreeNode node) =>
        node.Votes is > 0 ? pen.Measure(Count(node), Face.SansBold, Small) + 12 + (Dots(node) * 6.5f) : 0;

    private static int Dots(TreeNode node) => Math.Min(node.Votes!.Value, MostDots);

    private static string Count(TreeNode node) => node.Votes!.Value.ToString(CultureInfo.InvariantCulture);

    private void Say(StringBuilder meaning, Row row)
    {
        if (row.First) meaning.Append(row.Number).Append(' ');
        meaning.AppendJoin(' ', row.Lines.Take(row.Notes).Select(l => l.Trim()));
        if (row.First && _speech.AboutBranch(row.Node) is { Length: > 0 } about) meaning.Append(" (").Append(about).Append(')');
        if (row.Notes < row.Lines.Count) meaning.Append(row.Notes > 0 ? ". " : "").AppendJoin(' ', row.Lines.Skip(row.Notes).Select(l => l.Trim()));
        meaning.Append("; ");
    }
}
