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
    public static MarkdownDocument Read(string markdown)
    {
        try
        {
            return Markdig.Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException e)
        {
            var line = FirstLineThatFails(markdown);
            throw new DocumentException($"Line {line}: this text is nested too deeply (quotes, lists or emphasis inside each other) to be set.", line, e);
        }
    }

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
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true });
        // The container's extension would also bring an inline form, which no document needs.
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.BlockParsers.Insert(0, new KeepingFootnoteParser());
        return builder;
    }

    /// <summary>The parser does not say where it gave up, so the shortest beginning that fails is searched for by halves.</summary>
    private static int FirstLineThatFails(string markdown)
    {
        var ends = new List<int>();
        for (var i = 0; i < markdown.Length; i++)
            if (markdown[i] == '\n') ends.Add(i + 1);
        ends.Add(markdown.Length);
        var (low, high) = (0, ends.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Fails(markdown[..ends[middle]])) high = middle;
            else low = middle + 1;
        }

        return low + 1;
    }

    private static bool Fails(string markdown)
    {
        try
        {
            Markdig.Markdown.Parse(markdown, Pipeline);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
