using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Reads <c>&lt;br&gt;</c>, also in the cell of a table, where Markdown has no other way to break a line. It is the only thing of HTML that means
/// anything; the rest is text.
/// </summary>
internal sealed class LineBreakParser : InlineParser
{
    private static readonly string[] Forms = ["<br>", "<br/>", "<br />"];

    public LineBreakParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.AsSpan();
        foreach (var form in Forms)
        {
            if (!rest.StartsWith(form, StringComparison.OrdinalIgnoreCase)) continue;
            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            // The same as a reference to the character: a line break of Markdown would end the row of a table.
            processor.Inline = new HtmlEntityInline
            {
                Original = new StringSlice(slice.Text, slice.Start, slice.Start + form.Length - 1),
                Transcoded = new StringSlice("\n"),
                Span = new SourceSpan(start, start + form.Length - 1),
                Line = line,
                Column = column,
            };
            slice.Start += form.Length;
            // White space around it would stand at the edges of the lines.
            slice.TrimStart();
            return true;
        }

        return false;
    }
}
