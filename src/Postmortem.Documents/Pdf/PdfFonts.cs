using System.Globalization;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>The subsets of one document and the objects that hold them (ISO 32000-1, 9.7: composite fonts, Identity-H).</summary>
internal sealed class PdfFonts
{
    private readonly (FontProgram? Program, int Id)[] _fonts;

    /// <exception cref="DocumentException">A font of the machine is damaged where the document needs it.</exception>
    public PdfFonts(TextSetter setter, PdfOutput output)
    {
        _fonts = new (FontProgram?, int)[setter.Used.Count];
        foreach (var font in setter.Used)
        {
            if (font.Glyphs.IsEmpty) continue;
            font.Glyphs.Round();
            _fonts[font.Index] = (Program(font), output.Reserve());
        }
    }

    /// <summary>The subset of a font; none where nothing of it is seen, such as for a mark of direction alone.</summary>
    public FontProgram? Of(UsedFont font) => _fonts[font.Index].Program;

    private static FontProgram Program(UsedFont font)
    {
        try
        {
            return font.Cache.Program(font.Glyphs);
        }
        catch (InvalidDataException e)
        {
            throw new DocumentException($"The font {font.Typeface.Name} of this machine is damaged and cannot be embedded. "
                + "Replace it, or set the document without the machine's fonts.", 0, e);
        }
    }

    public void WriteResources(PdfBuffer buffer)
    {
        buffer.Raw("/Font<<"u8);
        for (var i = 0; i < _fonts.Length; i++)
            if (_fonts[i].Program is not null) buffer.Raw("/F"u8).Int(i).Space().Reference(_fonts[i].Id);
        buffer.Raw(">>"u8);
    }

    public void Write(PdfOutput output)
    {
        foreach (var (program, id) in _fonts)
            if (program is not null) Write(output, program, id);
    }

    private static void Write(PdfOutput output, FontProgram program, int id)
    {
        var (descendant, descriptor, file, unicode) = (output.Reserve(), output.Reserve(), output.Reserve(), output.Reserve());
        var (font, isCff) = (program.Typeface, program.Glyphs is null);
        void Object(int number, params FormattableString[] body) =>
            output.Write(number, System.Text.Encoding.ASCII.GetBytes(string.Concat(body.Select(FormattableString.Invariant))));
        Object(id, $"<</Type/Font/Subtype/Type0/BaseFont/{program.Name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
        var map = isCff ? "" : string.Create(CultureInfo.InvariantCulture, $"/CIDToGIDMap {WriteGlyphs(output, program)} 0 R");
        Object(descendant,
            $"<</Type/Font/Subtype/CIDFontType{(isCff ? 0 : 2)}/BaseFont/{program.Name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            $"/FontDescriptor {descriptor} 0 R{map}/DW 0/W[{program.Widths}]>>");
        // Flags: symbolic (4), because the encoding is the font's own; fixed pitch (1), serif (2), italic (64) as they are.
        var flags = 4 + (font.IsFixedPitch ? 1 : 0) + (font.Name.Contains("Serif", StringComparison.Ordinal) ? 2 : 0) + (font.ItalicAngle != 0 ? 64 : 0);
        Object(descriptor,
            $"<</Type/FontDescriptor/FontName/{program.Name}/Flags {flags}/FontBBox[{string.Join(' ', font.Box)}]/ItalicAngle {font.ItalicAngle}",
            $"/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight {font.CapHeight}/StemV {(font.Weight >= 600 ? 120 : 80)}",
            $"/FontFile{(isCff ? 3 : 2)} {file} 0 R>>");
        output.WriteStream(file, (isCff ? "/Subtype/CIDFontType0C"
            : string.Create(CultureInfo.InvariantCulture, $"/Length1 {program.Length}")) + "/Filter/FlateDecode", program.File);
        output.WriteStream(unicode, "/Filter/FlateDecode", program.ToUnicode);
    }

    private static int WriteGlyphs(PdfOutput output, FontProgram program)
    {
        var id = output.Reserve();
        output.WriteStream(id, "/Filter/FlateDecode", program.Glyphs);
        return id;
    }
}
