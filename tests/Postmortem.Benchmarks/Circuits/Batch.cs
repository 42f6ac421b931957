using System.Buffers.Binary;
using System.Text;

namespace Postmortem.Benchmarks;

/// <summary>
/// A render batch as it is sent: tables of 32-bit integers, little end first, their places in the last 20 bytes (RenderBatchWriter of
/// ASP.NET Core). It is applied to what a client under load keeps of the page.
/// </summary>
internal readonly struct Batch(ReadOnlyMemory<byte> bytes)
{
    private const int FrameLength = 20;
    private const int EditLength = 16;

    private enum Frame { Element = 1, Text, Attribute, Component, Region, ElementReference, Markup = 8 }

    private enum Edit { Prepend = 1, Remove, SetAttribute, RemoveAttribute, UpdateText, StepIn, StepOut, UpdateMarkup, Permutation, PermutationsEnd }

    public void ApplyTo(PageTree page)
    {
        var diffs = Int(bytes.Length - 20);
        for (var i = 0; i < Int(diffs); i++)
        {
            var diff = Int(diffs + 4 + (4 * i));
            Apply(page, page.Component(Int(diff)), diff + 8, Int(diff + 4));
        }
    }

    private void Apply(PageTree page, PageNode at, int first, int count)
    {
        Stack<PageNode> above = [];
        List<(int From, int To)> moves = [];
        for (var e = 0; e < count; e++)
        {
            var edit = first + (EditLength * e);
            var (sibling, other) = (Int(edit + 4), Int(edit + 8));
            switch ((Edit)Int(edit))
            {
                case Edit.Prepend: Insert(page, at, sibling, other); break;
                case Edit.Remove: at.Children.RemoveAt(sibling); break;
                case Edit.SetAttribute: SetAttribute(page, at.Children[sibling], At(other)); break;
                case Edit.StepIn:
                    above.Push(at);
                    at = at.Children[sibling];
                    break;
                case Edit.StepOut: at = above.Pop(); break;
                case Edit.Permutation: moves.Add((sibling, other)); break;
                case Edit.PermutationsEnd:
                    var before = at.Children.ToArray();
                    foreach (var (from, to) in moves) at.Children[to] = before[from];
                    moves.Clear();
                    break;
            }
        }
    }

    /// <returns>How many nodes it became.</returns>
    private int Insert(PageTree page, PageNode parent, int index, int number)
    {
        var frame = At(number);
        switch ((Frame)Int(frame))
        {
            case Frame.Element:
                var element = new PageNode();
                parent.Children.Insert(index, element);
                InsertAll(page, element, 0, number + 1, number + Int(frame + 4));
                return 1;
            case Frame.Component:
                parent.Children.Insert(index, page.Component(Int(frame + 8)));
                return 1;
            case Frame.Region: return InsertAll(page, parent, index, number + 1, number + Int(frame + 4));
            case Frame.Text or Frame.Markup:
                parent.Children.Insert(index, new PageNode());
                return 1;
            case Frame.Attribute:
                SetAttribute(page, parent, frame);
                return 0;
            default: return 0;
        }
    }

    private int InsertAll(PageTree page, PageNode parent, int index, int from, int to)
    {
        var begin = index;
        for (var i = from; i < to;)
        {
            index += Insert(page, parent, index, i);
            i += (Frame)Int(At(i)) is Frame.Element or Frame.Component or Frame.Region ? Int(At(i) + 4) : 1;
        }
        return index - begin;
    }

    private void SetAttribute(PageTree page, PageNode node, int frame)
    {
        var name = Text(Int(frame + 4))!;
        var handler = BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[(frame + 12)..]);
        if (handler > 0) node.Events[name] = handler;
        else if (name == "id" && Text(Int(frame + 8)) is { } id) page.ById[id] = node;
        else if (name == "data-arrival" && Text(Int(frame + 8)) is { } arrival) page.Arrivals.Add((arrival, node));
    }

    private int At(int number) => Int(bytes.Length - 16) + 4 + (FrameLength * number);

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[at..]);

    private string? Text(int index)
    {
        if (index < 0) return null;
        var at = Int(Int(bytes.Length - 4) + (4 * index));
        int length = 0, shift = 0;
        byte part;
        do
        {
            part = bytes.Span[at++];
            length |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return Encoding.UTF8.GetString(bytes.Span.Slice(at, length));
    }
}

/// <summary>An element, or whatever else takes a place among its siblings.</summary>
internal sealed class PageNode
{
    public List<PageNode> Children { get; } = [];

    /// <summary>The handlers of its events, by names such as "onchange".</summary>
    public Dictionary<string, long> Events { get; } = [];
}

/// <summary>What a client under load keeps of a page: its shape, its ids, its handlers.</summary>
internal sealed class PageTree
{
    private readonly Dictionary<int, PageNode> _components = [];

    public Dictionary<string, PageNode> ById { get; } = [];

    /// <summary>Texts that came for fields with the last batch, each with the input that takes the answer.</summary>
    public List<(string Text, PageNode Door)> Arrivals { get; } = [];

    public PageNode Component(int number)
    {
        if (!_components.TryGetValue(number, out var node)) _components[number] = node = new PageNode();
        return node;
    }

    /// <exception cref="KeyNotFoundException">The page has no such element, or it does not take this event.</exception>
    public long Handler(string id, string name) => ById.TryGetValue(id, out var node) && node.Events.TryGetValue(name, out var handler)
        ? handler
        : throw new KeyNotFoundException($"#{id} does not take {name}. What does: {string.Join(", ", Ids(name))}");

    public IEnumerable<string> Ids(string name) => ById.Where(n => n.Value.Events.ContainsKey(name)).Select(n => n.Key);
}
