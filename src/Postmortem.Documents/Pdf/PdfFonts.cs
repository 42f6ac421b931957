using System.Globalization;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Pdf;

/// <summary>The subsets of one document and the objects that hold them (ISO 32000-1, 9.7: composite fonts, Identity-H).</summary>
internal sealed class PdfFonts
{
    private readonly FontProgram?[] _programs = new FontProgram?[FontLibrary.Count];
    private readonly int[] _ids = new int[FontLibrary.Count];

    public PdfFonts(TextSetter setter, PdfOutput output)
    {
        for (var i = 0; i < FontLibrary.Count; i++)
        {
            if (setter.Used((Face)i) is not { } used) continue;
            _programs[i] = FontProgram.For((Face)i, used.Sorted());
            _ids[i] = output.Reserve();
        }
    }

    public FontProgram Of(Face face) => _programs[(int)face] ?? throw new InvalidOperationException($"{face} is painted but was never set.");

    public void WriteResources(PdfBuffer buffer)
    {
        buffer.Raw("/Font<<"u8);
        for (var i = 0; i < _programs.Length; i++)
            if (_programs[i] is not null) buffer.Raw("/F"u8).Int(i).Space().Reference(_ids[i]);
        buffer.Raw(">>"u8);
    }

    public void Write(PdfOutput output)
    {
        for (var i = 0; i < _programs.Length; i++)
            if (_programs[i] is { } program) Write(output, program, _ids[i], (Face)i);
    }

    private static void Write(PdfOutput output, FontProgram program, int id, Face face)
    {
        var (descendant, descriptor, file, unicode) = (output.Reserve(), output.Reserve(), output.Reserve(), output.Reserve());
        var font = program.Font;
        void Object(int number, FormattableString body) => output.Write(number, System.Text.Encoding.ASCII.GetBytes(body.ToString(CultureInfo.InvariantCulture)));
        Object(id, $"<</Type/Font/Subtype/Type0/BaseFont/{program.Name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
        Object(descendant, $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{program.Name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/DW 0/W[0[{program.Widths}]]>>");
        // Flags: symbolic (4), because the encoding is the font's own; fixed pitch (1), serif (2), italic (64) as they are.
        var flags = 4 + (face == Face.Mono ? 1 : 0) + (face == Face.Serif ? 2 : 0) + (font.ItalicAngle != 0 ? 64 : 0);
        Object(descriptor, $"<</Type/FontDescriptor/FontName/{program.Name}/Flags {flags}/FontBBox[{string.Join(' ', font.Box)}]/ItalicAngle {font.ItalicAngle}/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight {font.CapHeight}/StemV {(face is Face.SansBold or Face.SansBoldItalic or Face.Serif ? 120 : 80)}/FontFile2 {file} 0 R>>");
        output.WriteStream(file, string.Create(CultureInfo.InvariantCulture, $"/Length1 {program.Length}/Filter/FlateDecode"), program.File);
        output.WriteStream(unicode, "/Filter/FlateDecode", program.ToUnicode);
    }
}
