using System.Globalization;
using System.Text;
using Postmortem.Documents.Charts;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents;

/// <summary>One branch of a tree, after the one that it hangs on.</summary>
/// <param name="Depth">0 for what hangs on the root.</param>
/// <param name="Text">Plain text of one line; longer ones are wrapped.</param>
public sealed record TreeNode(int Depth, string Text)
{
    /// <summary>What sort of thing it is, in a word or two; may be empty.</summary>
    public string Tag { get; init; } = "";

    /// <summary>How many votes it was given; null where nobody voted.</summary>
    public int? Votes { get; init; }

    /// <summary>What else is known of it, such as what shows it; stands beneath in small, and may be empty.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What came of what: a root, and beneath it branch under branch. Drawn once and shown as SVG on a page or as vectors in a PDF.</summary>
public sealed record Tree
{
    private const string Form = "a tree's lines read `title: …`, `root: …` or `- kind | votes | text`, two spaces further in for each level, "
        + "and `: note` below one";

    /// <summary>May be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>What all the rest leads to.</summary>
    public required string Root { get; init; }

    /// <summary>Each after the one that it hangs on.</summary>
    public required IReadOnlyList<TreeNode> Nodes { get; init; }

    /// <summary>Reads what stands in a fenced block.</summary>
    /// <param name="line">1-based line of the fence in the document.</param>
    /// <exception cref="DocumentException">Says what is missing or wrong and on which line.</exception>
    public static Tree Parse(string text, int line)
    {
        var fence = line;
        var (title, root, nodes) = ("", "", new List<TreeNode>());
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var said = raw.Trim();
            if (said.Length == 0) continue;
            if (said.StartsWith("title:", StringComparison.OrdinalIgnoreCase)) title = said[6..].Trim();
            else if (said.StartsWith("root:", StringComparison.OrdinalIgnoreCase)) root = said[5..].Trim();
            else if (said[0] == ':' && nodes.Count > 0) nodes[^1] = nodes[^1] with { Note = $"{nodes[^1].Note} {said[1..].Trim()}".Trim() };
            else nodes.Add(Node(said, (raw.Length - raw.TrimStart().Length) / 2, nodes.Count > 0 ? nodes[^1].Depth : -1, line));
        }

        if (root.Length == 0) throw Wrong(fence, $"this tree has no root; {Form}");
        return nodes.Count > 0 ? new Tree { Title = title, Root = root, Nodes = nodes } : throw Wrong(fence, $"this tree has no branches; {Form}");
    }

    /// <summary>The fenced block that becomes this tree again in a document's Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("```branches\n");
        if (Line(Title) is { Length: > 0 } title) text.Append("title: ").Append(title).Append('\n');
        text.Append("root: ").Append(Said(Root)).Append('\n');
        foreach (var node in Nodes)
        {
            text.Append(' ', node.Depth * 2).Append(CultureInfo.InvariantCulture, $"- {Line(node.Tag).Replace('|', '/')} | {node.Votes} | {Said(node.Text)}\n");
            if (Line(node.Note) is { Length: > 0 } note) text.Append(' ', node.Depth * 2).Append("  : ").Append(note).Append('\n');
        }

        return text.Append("```\n").ToString();
    }

    /// <summary>An SVG element with the whole tree in words as its label; classes and presentation attributes only, no style and no script.</summary>
    public string ToSvg(string accent = "#0f6a62", string language = "en")
    {
        var look = new Layout.Look(accent);
        return ChartSvg.Write(new TreeDrawing(this, new Layout.TextSetter(), look, Speech.Of(language)).Draw(0, float.MaxValue).Drawing, look);
    }

    /// <summary>The numbers of the branches, such as 1, 1.1, 1.2, 2: where each hangs, for words that have no picture beside them.</summary>
    internal IReadOnlyList<string> Numbers()
    {
        List<int> at = [];
        return [.. Nodes.Select(node =>
        {
            if (at.Count > node.Depth + 1) at.RemoveRange(node.Depth + 1, at.Count - node.Depth - 1);
            while (at.Count <= node.Depth) at.Add(0);
            at[node.Depth]++;
            return string.Join('.', at);
        })];
    }

    private static TreeNode Node(string said, int depth, int before, int line)
    {
        var cells = said.Split('|', 3, StringSplitOptions.TrimEntries);
        if (cells.Length != 3 || !said.StartsWith('-')) throw Wrong(line, Form);
        if (depth > before + 1) throw Wrong(line, "this branch hangs on nothing; it stands more than two spaces further in than the one before");
        int? votes = cells[1].Length == 0 ? null
            : int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var counted) ? counted
            : throw Wrong(line, $"`{cells[1]}` is no number of votes; leave it empty where nobody voted");
        return new TreeNode(depth, cells[2].Length > 0 ? cells[2] : throw Wrong(line, "this branch does not say what it is"))
        {
            Tag = cells[0][1..].Trim(),
            Votes = votes
        };
    }

    private static string Said(string text) => Line(text) is { Length: > 0 } said ? said : "…";

    private static DocumentException Wrong(int line, string what) => new($"Line {line}: {what}.", line);

    private static string Line(string text) => OneLine.Of(text);
}
