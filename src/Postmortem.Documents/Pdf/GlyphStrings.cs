using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>
/// Writes the glyphs of a run as one TJ array in the order in which they are read; text from right to left starts at its right edge and goes
/// back with every glyph (ISO 32000-1, 14.8.2.3.3). A text that a font cannot say of its glyph stands in a span with ActualText (14.9.4).
/// </summary>
internal struct GlyphStrings(PdfBuffer buffer, FontProgram program, Paragraph paragraph, float size)
{
    private int _back;
    private int _rise;
    private bool _inString;

    public void Write(int from, int to)
    {
        buffer.Raw("["u8);
        var words = paragraph.Words;
        for (var i = FirstWord(words, from); i < words.Length && words[i].Start < to; i++)
            foreach (ref readonly var glyph in words[i].Shape.Glyphs.AsSpan())
                if (words[i].Start + glyph.Start is var at && at >= from && at < to)
                    Glyph(glyph);
        Rise(0);
        EndString();
        buffer.Raw("]TJ"u8);
    }

    private void Glyph(in ShapedGlyph glyph)
    {
        var untold = program.Untold(glyph.Use);
        _back += glyph.Before;
        Rise(glyph.Rise);
        if (_back != 0)
        {
            EndString();
            buffer.Int(_back);
            _back = 0;
        }

        if (untold is not null) Span(untold);
        if (!_inString) buffer.Raw("<"u8);
        _inString = true;
        buffer.Hex(program.Code(glyph.Use));
        if (untold is not null) EndSpan();
        _back = glyph.After;
    }

    private void Span(string text)
    {
        EndString();
        buffer.Raw("]TJ /Span<</ActualText"u8).Text(text).Raw(">> BDC ["u8);
    }

    private void EndSpan()
    {
        EndString();
        buffer.Raw("]TJ EMC ["u8);
    }

    private void Rise(int rise)
    {
        if (rise == _rise) return;
        EndString();
        buffer.Raw("]TJ "u8).Number(rise * size / 1000).Raw(" Ts ["u8);
        _rise = rise;
    }

    private void EndString()
    {
        if (_inString) buffer.Raw(">"u8);
        _inString = false;
    }

    private static int FirstWord(ReadOnlySpan<PlacedWord> words, int at)
    {
        var (low, high) = (0, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle].Start <= at) low = middle + 1;
            else high = middle;
        }

        return Math.Max(low - 1, 0);
    }
}
