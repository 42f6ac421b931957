namespace Postmortem.Exchange.Markdown;

/// <summary>A block of a Markdown document, reduced to plain text and the structure that reading needs.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
internal abstract record MarkdownNode(int Line);

/// <summary>A heading. <paramref name="Text"/> is on one line.</summary>
internal sealed record HeadingNode(int Line, int Level, string Text) : MarkdownNode(Line);

/// <summary>A paragraph.</summary>
/// <param name="Label">The bold words that it begins with, without a colon, if any.</param>
/// <param name="AfterLabel">What follows the label and its colon; empty where the label stands alone.</param>
/// <param name="Lines">The text with the line breaks of the source, which only timelines care about.</param>
internal sealed record ParagraphNode(int Line, string Text, string? Label = null, string AfterLabel = "", string? Lines = null) : MarkdownNode(Line)
{
    /// <summary>Whether all of it is struck through.</summary>
    public bool Struck { get; init; }
}

internal sealed record ListNode(int Line, IReadOnlyList<ItemNode> Items) : MarkdownNode(Line);

/// <summary>An item of a list.</summary>
/// <param name="First">Its first paragraph; its text is empty where the item begins with something else.</param>
/// <param name="Checked">The state of its checkbox, null without one.</param>
/// <param name="Children">What follows the first paragraph.</param>
internal sealed record ItemNode(int Line, ParagraphNode First, bool? Checked, IReadOnlyList<MarkdownNode> Children) : MarkdownNode(Line);

internal sealed record TableNode(int Line, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : MarkdownNode(Line);

internal sealed record CodeNode(int Line, string Text) : MarkdownNode(Line);

internal static class MarkdownNodeText
{
    /// <summary>Everything that the node says, as plain text.</summary>
    public static string Plain(this MarkdownNode node) => node switch
    {
        HeadingNode heading => heading.Text,
        ParagraphNode paragraph => paragraph.Text,
        CodeNode code => code.Text,
        ItemNode item => string.Join('\n', item.Children.Select(child => Indented(child)).Prepend(item.First.Text).Where(text => text.Length > 0)),
        ListNode list => string.Join('\n', list.Items.Select(item => $"- {item.Plain()}")),
        TableNode table => string.Join('\n', table.Rows.Prepend(table.Header)
            .Select(row => string.Join(" | ", row.Where(cell => cell.Length > 0))).Where(row => row.Length > 0)),
        _ => "",
    };

    private static string Indented(MarkdownNode child) =>
        child is ListNode ? "  " + child.Plain().Replace("\n", "\n  ", StringComparison.Ordinal) : child.Plain();
}
