using Markdig.Syntax;
using Postmortem.Documents.Markdown;

namespace Postmortem.Documents;

/// <summary>What a Markdown text says, on one line and without its signs: for an excerpt of it.</summary>
public static class MarkdownWords
{
    /// <summary>A text of signs alone, and one that is nested too deeply to be read, is answered as it was typed.</summary>
    public static string Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        try
        {
            var words = OneLine(string.Join(' ', MarkdownReader.Read(markdown).Descendants<LeafBlock>().Select(Of)));
            return words.Length > 0 ? words : OneLine(markdown);
        }
        catch (DocumentException)
        {
            return OneLine(markdown);
        }
    }

    private static string Of(LeafBlock block) => block switch
    {
        { Inline: { } inlines } => PlainText.Of(inlines),
        CodeBlock code => code.Lines.ToString(),
        _ => "",
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
