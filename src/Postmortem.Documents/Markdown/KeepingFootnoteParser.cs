using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Postmortem.Documents.Markdown;

/// <summary>
/// Reads footnotes and keeps those that no text refers to: they stand after the others, with the next numbers. A reader may miss where a note
/// belongs; a note that is gone cannot be missed.
/// </summary>
internal sealed class KeepingFootnoteParser : FootnoteParser
{
    private static readonly object Key = typeof(KeepingFootnoteParser);

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.CurrentChar != '[' || processor.PeekChar(1) != '^') return base.TryOpen(processor);
        if (processor.CurrentContainer is not MarkdownDocument && IsNote(processor.Line))
        {
            // A note is read at the top of a text only. Elsewhere this line would define a link, and be gone: its bracket becomes one of text.
            processor.Line = new StringSlice("\\" + processor.Line.ToString(), processor.Line.NewLine);
            return BlockState.None;
        }

        // The parser takes unused notes away when all text is read; this must come before it, and the first to ask is the first to be called.
        if (!processor.Document.ContainsData(Key))
        {
            processor.Document.SetData(Key, Key);
            processor.Document.ProcessInlinesEnd += (reader, _) => Number([.. reader.Document.Descendants<Footnote>()]);
        }

        return base.TryOpen(processor);
    }

    private static bool IsNote(StringSlice line) =>
        line.AsSpan() is var text && text[1..].IndexOfAny('[', ']') is >= 0 and var end && text[(end + 1)..].StartsWith("]:");

    private static void Number(List<Footnote> notes)
    {
        var last = notes.Max(n => (int?)n.Order) is { } most and > 0 ? most : 0;
        foreach (var note in notes.Where(n => n.Order <= 0)) note.Order = ++last;
    }
}
