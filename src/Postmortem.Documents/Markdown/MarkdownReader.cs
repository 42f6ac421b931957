using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// The one parse that feeds both outputs. Extensions are chosen one by one: a ready-made bundle would bring attributes that
/// let <c>onclick</c> through and media links that become frames.
/// </summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <exception cref="DocumentException">The text is nested more deeply than any document needs; says on which line.</exception>
    public static MarkdownDocument Read(string markdown) => BoundedMarkdown.Parse(Comments.Without(markdown), Pipeline);

    /// <summary>The names of everything that reads a text: what a kind of node can come from.</summary>
    internal static IReadOnlyList<string> Parsers() =>
        [.. Builder().BlockParsers.Concat<object>(Builder().InlineParsers).Concat(Builder().Extensions).Select(p => p.GetType().Name)
            .Order(StringComparer.Ordinal)];

    private static MarkdownPipeline Build() => Builder().Build();

    private static MarkdownPipelineBuilder Builder()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml()
            .UsePipeTables()
            .UseTaskLists()
            .UseFootnotes()
            .UseDefinitionLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        // The container's extension would also bring an inline form, which no document needs.
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.BlockParsers.Insert(0, new KeepingFootnoteParser());
        builder.InlineParsers.Insert(0, new LineBreakParser());
        // Its extension would bring the parser that is not bounded.
        builder.InlineParsers.Insert(0, new BoundedAutoLinkParser(new AutoLinkOptions { UseHttpsForWWWLinks = true }));
        return builder.UseBounds();
    }
}
