using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Postmortem.Documents.Markdown;

/// <summary>What a piece of a line says, the same in every output.</summary>
internal static class InlineText
{
    /// <summary>Inside a table's cell a pipe is escaped even in code, and the backslash is not part of it (GFM 4.10).</summary>
    public static string Of(CodeInline code)
    {
        if (!code.Content.Contains("\\|", StringComparison.Ordinal)) return code.Content;
        ContainerInline? root = code.Parent;
        while (root?.Parent is { } above) root = above;
        return root?.ParentBlock?.Parent is TableCell ? code.Content.Replace("\\|", "|", StringComparison.Ordinal) : code.Content;
    }

    /// <summary>An address that the text shows by itself, and that is not linked, keeps all its letters: <c>tel:</c> too.</summary>
    public static string? Unlinked(LinkInline link) => link.IsAutoLink && SafeLink.Of(link.Url) is null ? link.Url : null;

    /// <summary>Only what stands first in an item is its box; later in the text it is text.</summary>
    public static bool IsBox(TaskList task) =>
        task is { PreviousSibling: null, Parent.ParentBlock: ParagraphBlock { Parent: ListItemBlock item } first } && item[0] == first;
}
