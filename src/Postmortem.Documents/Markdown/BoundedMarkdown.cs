using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Parses Markdown in a time that follows its length, whatever it is made of: what is nested beyond reason is refused with the line that does it, and
/// brackets and stars that nobody closes are text, as they are to a reader. A table ends with the last of its lines that has a pipe. What has more
/// parts than anybody reads is refused with the line of the first too many: two thousand pages, which no paper makes sense of.
/// </summary>
public static class BoundedMarkdown
{
    private const int MostTaken = 20_000;
    private const int MostParts = 200_000;

    /// <summary>Puts the bounds into a pipeline, after its extensions; <see cref="Parse"/> reads with it.</summary>
    public static MarkdownPipelineBuilder UseBounds(this MarkdownPipelineBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Extensions.Add(new Bounds());
        return builder;
    }

    /// <exception cref="DocumentException">The text is nested more deeply than any document needs, or has more parts; says on which line.</exception>
    /// <param name="mostParts">Paragraphs, items and cells.</param>
    public static MarkdownDocument Parse(string markdown, MarkdownPipeline pipeline, int mostParts = MostParts)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var lines = Lines(markdown);
        try
        {
            var text = Markdig.Markdown.Parse(markdown, pipeline, new Effort { Lines = lines }.Context());
            Count(text, 0, mostParts);
            return text;
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
            if (IsTaken(line.Trim(' ')) && ++taken > MostTaken) throw TooMany(lines, MostTaken, "underlined headings, footnotes and definitions");
        }

        return lines;
    }

    /// <summary>Counts on from what stands before it. A row is its cells, and a cell its text.</summary>
    private static int Count(ContainerBlock blocks, int before, int most)
    {
        foreach (var block in blocks)
        {
            if (block is not TableRow && blocks is not TableCell && ++before > most) throw TooMany(block.Line + 1, most, "paragraphs, items and cells");
            if (block is ContainerBlock inner) before = Count(inner, before, most);
        }

        return before;
    }

    private static DocumentException TooMany(int line, int most, string what) =>
        new($"Line {line}: this text has more than {most.ToString("N0", CultureInfo.InvariantCulture)} {what}.", line) { IsTooLong = true };

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
