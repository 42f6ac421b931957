using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>Bookmarks from the headings (ISO 32000-1, 12.3.3).</summary>
internal static class PdfOutline
{
    private sealed class Node(int id, Landmark landmark, int page, float y)
    {
        public int Id { get; } = id;

        public Landmark Landmark { get; } = landmark;

        public int Page { get; } = page;

        public float Y { get; } = y;

        public List<Node> Children { get; } = [];

        public int Count => Children.Count + Children.Sum(c => c.Count);
    }

    /// <returns>The number of the outline, or 0 where there is no heading besides the title.</returns>
    public static int Write(PdfOutput output, IReadOnlyList<(Landmark Landmark, int Page, float Y)> landmarks, IReadOnlyList<int> pages)
    {
        var headings = landmarks.Where(l => l.Landmark.Level > 0).ToList();
        if (headings.Count < 2) return 0;
        var root = new Node(output.Reserve(), new Landmark("", "", 0), 0, 0);
        var open = new Stack<Node>([root]);
        foreach (var (landmark, page, y) in headings)
        {
            while (open.Peek().Landmark.Level >= landmark.Level) open.Pop();
            var node = new Node(output.Reserve(), landmark, page, y);
            open.Peek().Children.Add(node);
            open.Push(node);
        }

        var buffer = new PdfBuffer().Raw("<</Type/Outlines"u8);
        Family(buffer, root);
        output.Write(root.Id, buffer.Raw(">>"u8).Bytes);
        WriteChildren(output, buffer, root, pages);
        return root.Id;
    }

    private static void WriteChildren(PdfOutput output, PdfBuffer buffer, Node parent, IReadOnlyList<int> pages)
    {
        for (var i = 0; i < parent.Children.Count; i++)
        {
            var node = parent.Children[i];
            buffer.Clear();
            buffer.Raw("<</Title"u8).Text(node.Landmark.Title).Raw("/Parent "u8).Reference(parent.Id);
            if (i > 0) buffer.Raw("/Prev "u8).Reference(parent.Children[i - 1].Id);
            if (i + 1 < parent.Children.Count) buffer.Raw("/Next "u8).Reference(parent.Children[i + 1].Id);
            Family(buffer, node);
            buffer.Raw("/Dest["u8).Reference(pages[node.Page]).Raw("/XYZ 0 "u8).Number(node.Y + 8).Raw(" null]>>"u8);
            output.Write(node.Id, buffer.Bytes);
            WriteChildren(output, buffer, node, pages);
        }
    }

    private static void Family(PdfBuffer buffer, Node node)
    {
        if (node.Children.Count == 0) return;
        buffer.Raw("/First "u8).Reference(node.Children[0].Id).Raw("/Last "u8).Reference(node.Children[^1].Id).Raw("/Count "u8).Int(node.Count);
    }
}
