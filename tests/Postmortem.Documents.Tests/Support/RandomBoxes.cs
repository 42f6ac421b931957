using System.Globalization;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Tests;

/// <summary>Trees of boxes by chance: every word is there once, and its number says where in reading order it belongs.</summary>
internal sealed class RandomBoxes(int seed)
{
    private readonly Random _random = new(seed);
    private readonly TextSetter _setter = new();

    /// <summary>The words of each flow in their order, under the tag they are set with: the text of a document is one, that of each cell is another.</summary>
    public Dictionary<Tag, List<string>> Flows { get; } = [];

    /// <summary>Drawings and pictures, each once.</summary>
    public int Figures { get; private set; }

    /// <summary>Tags of the cells in their order; an empty one has its place too.</summary>
    public List<Tag> Cells { get; } = [];

    public Box Document() => Stack(4, new Tag("P", null));

    private int Words => Flows.Values.Sum(f => f.Count);

    private StackBox Stack(int depth, Tag flow)
    {
        var boxes = new List<Box>();
        for (var i = _random.Next(1, 7); i > 0; i--) boxes.Add(One(depth, flow));
        return new StackBox(boxes);
    }

    private Box One(int depth, Tag flow) => _random.Next(depth > 0 ? 12 : 5) switch
    {
        0 => Text(flow, _random.Next(1, 4), heading: true),
        1 or 2 => Text(flow, _random.Next(1, 60)),
        3 => Text(flow, _random.Next(1, 8)),
        4 => Drawing(),
        5 => new RuleBox(0) { Before = Gap(), After = Gap() },
        6 or 7 => new FrameBox(Stack(depth - 1, flow), new Frame(Gap(), Gap(), Gap(), Gap(), 0)) { Before = Gap(), After = Gap() },
        8 or 9 => new ItemBox(Text(flow, 1), Stack(depth - 1, flow), 20) { Before = Gap(), After = Gap() },
        10 => Stack(depth - 1, flow),
        _ => Table(depth - 1),
    };

    private ParagraphBox Text(Tag flow, int words, bool heading = false)
    {
        var own = new List<string>();
        for (var i = 0; i < words; i++)
        {
            var word = "w" + (Words + own.Count).ToString(CultureInfo.InvariantCulture);
            own.Add(word);
        }

        if (!Flows.TryGetValue(flow, out var all)) Flows[flow] = all = [];
        all.AddRange(own);
        return new ParagraphBox(_setter.One(string.Join(' ', own), new TextStyle(Face.Sans, 10, 0, flow), 15))
        {
            Before = Gap(),
            After = Gap(),
            KeepsWithNext = heading
        };
    }

    private DrawingBox Drawing()
    {
        Figures++;
        return new DrawingBox(new Drawing(_random.Next(5, 200), _random.Next(5, 120), "", []), new Tag("Figure", null)) { Before = Gap(), After = Gap() };
    }

    private TableBox Table(int depth)
    {
        var columns = _random.Next(1, 5);
        var head = _random.Next(3) > 0 ? new Row([.. Enumerable.Range(0, columns).Select(_ => Cell(0, 1, 1))]) : null;
        var rows = new List<Row>();
        // Which columns a merged cell above still covers, and for how many rows.
        var covered = new int[columns];
        for (var left = _random.Next(0, 12); left > 0; left--)
        {
            var cells = new List<Cell>();
            for (var c = 0; c < columns;)
            {
                if (covered[c] > 0)
                {
                    covered[c++]--;
                    continue;
                }

                var span = 1;
                while (c + span < columns && covered[c + span] == 0 && _random.Next(6) == 0) span++;
                var rowSpan = _random.Next(5) == 0 ? Math.Min(_random.Next(1, 4), left) : 1;
                cells.Add(Cell(depth, span, rowSpan));
                for (var k = 0; k < span; k++) covered[c++] = rowSpan - 1;
            }

            rows.Add(new Row(cells));
        }

        return new TableBox(head, rows, new TableStyle(4, 3, 0, 0)) { Before = Gap(), After = Gap() };
    }

    private Cell Cell(int depth, int span, int rowSpan)
    {
        var tag = new Tag("TD", null) { ColumnSpan = span, RowSpan = rowSpan };
        Cells.Add(tag);
        if (_random.Next(8) == 0) return new Cell(new StackBox([]), tag, 0, 0, span, rowSpan);
        var flow = new Tag("P", tag);
        var content = depth > 0 && _random.Next(4) == 0 ? (Box)Stack(Math.Min(depth - 1, 1), flow)
            : Text(flow, _random.Next(1, _random.Next(10) == 0 ? 150 : 10));
        return new Cell(content, tag, 30, 80, span, rowSpan);
    }

    private float Gap() => _random.Next(0, 12);
}
