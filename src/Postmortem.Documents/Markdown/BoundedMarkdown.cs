using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Parses Markdown in a time that follows its length, whatever it is made of: what is nested beyond reason is refused with the line that does it, and
/// brackets and stars that nobody closes are text, as they are to a reader. A table ends with the last of its lines that has a pipe.
/// </summary>
public static class BoundedMarkdown
{
    private const int MostTaken = 20_000;

    /// <summary>Puts the bounds into a pipeline, after its extensions; <see cref="Parse"/> reads with it.</summary>
    public static MarkdownPipelineBuilder UseBounds(this MarkdownPipelineBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Extensions.Add(new Bounds());
        return builder;
    }

    /// <exception cref="DocumentException">The text is nested more deeply than any document needs; says on which line.</exception>
    public static MarkdownDocument Parse(string markdown, MarkdownPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var lines = Lines(markdown);
        try
        {
            return Markdig.Markdown.Parse(markdown, pipeline, new Effort { Lines = lines }.Context());
        }
        catch (ArgumentException e)
        {
            // The parser's own bound, which does not say where it gave up; ours comes first wherever a line is to blame.
            throw new DocumentException("This text is nested too deeply (quotes, lists or emphasis inside each other) to be set.", 1, e);
        }
    }

    /// <summary>How many there are; of headings by underlining, footnotes and definitions the parser takes each out of a list of all before it.</summary>
    private static int Lines(ReadOnlySpan<char> text)
    {
        var (lines, taken) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            lines++;
            if (IsTaken(line.Trim(' ')) && ++taken > MostTaken)
                throw new DocumentException($"Line {lines}: this text has more than {MostTaken} underlined headings, footnotes and definitions.", lines);
        }

        return lines;
    }

    private static bool IsTaken(ReadOnlySpan<char> line) => !line.IsEmpty
        && (line[0] == '[' ? line.Contains("]:", StringComparison.Ordinal) : line.IndexOfAnyExcept('=') < 0 || line.IndexOfAnyExcept('-') < 0);

    private sealed class Bounds : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.BlockParsers.Insert(0, new NestingBound());
            // Behind all that may begin on such a line.
            pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new TableEnd());
            pipeline.InlineParsers.Replace<LinkInlineParser>(new BoundedLinkParser());
            if (pipeline.InlineParsers.FindExact<EmphasisInlineParser>() is not { } plain) return;
            var bounded = new BoundedEmphasisParser();
            bounded.EmphasisDescriptors.Clear();
            bounded.EmphasisDescriptors.AddRange(plain.EmphasisDescriptors);
            bounded.TryCreateEmphasisInlineList.AddRange(plain.TryCreateEmphasisInlineList);
            pipeline.InlineParsers.Replace<EmphasisInlineParser>(bounded);
            pipeline.InlineParsers.Insert(0, new CellEdge(bounded));
        }

        public void Setup(MarkdownPipeline pipeline, Markdig.Renderers.IMarkdownRenderer renderer)
        {
        }
    }
}
