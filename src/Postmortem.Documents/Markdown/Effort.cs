using Markdig;

namespace Postmortem.Documents.Markdown;

/// <summary>What the parse of one text has cost so far, and how long the text is.</summary>
internal sealed class Effort
{
    private static readonly object Key = typeof(Effort);

    public required int Lines { get; init; }

    /// <summary>Addresses that were looked for and did not end within reach.</summary>
    public int LostAddresses { get; set; }

    public MarkdownParserContext Context()
    {
        var context = new MarkdownParserContext();
        context.Properties[Key] = this;
        return context;
    }

    public static Effort Of(MarkdownParserContext? context) => context?.Properties.TryGetValue(Key, out var known) == true ? (Effort)known
        : throw new InvalidOperationException("A pipeline with bounds reads by BoundedMarkdown.Parse.");
}
