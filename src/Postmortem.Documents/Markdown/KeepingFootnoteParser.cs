using Markdig.Extensions.Footnotes;
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
        // The parser takes unused notes away when all text is read; this must come before it, and the first to ask is the first to be called.
        if (!processor.Document.ContainsData(Key))
        {
            processor.Document.SetData(Key, Key);
            processor.Document.ProcessInlinesEnd += (reader, _) => Number([.. reader.Document.Descendants<Footnote>()]);
        }

        return base.TryOpen(processor);
    }

    private static void Number(List<Footnote> notes)
    {
        var last = notes.Max(n => (int?)n.Order) is { } most and > 0 ? most : 0;
        foreach (var note in notes.Where(n => n.Order <= 0)) note.Order = ++last;
    }
}
