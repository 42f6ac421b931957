namespace Postmortem.Documents.Fonts;

/// <summary>The cuts that documents are set in.</summary>
internal enum Face
{
    Sans,
    SansItalic,
    SansBold,
    SansBoldItalic,
    Serif,
    Mono,
}

/// <summary>The embedded fonts, read when first needed and kept. No font of the machine is ever used, so every machine gives the same bytes.</summary>
internal static class FontLibrary
{
    private static readonly Lazy<TrueTypeFont>[] Fonts =
    [
        Load("NotoSans-Regular"), Load("NotoSans-Italic"), Load("NotoSans-SemiBold"), Load("NotoSans-SemiBoldItalic"),
        Load("NotoSerif-SemiBold"), Load("NotoSansMono-Regular"),
    ];

    // Where a face lacks a character, the others are asked in this order; the mono cut has the arrows and box drawing.
    private static readonly Face[] Others = [Face.Sans, Face.Mono, Face.Serif];

    public static int Count => Fonts.Length;

    public static TrueTypeFont Of(Face face) => Fonts[(int)face].Value;

    /// <summary>The glyph for a character in a face; spaces and hyphens of other widths borrow the plain ones.</summary>
    public static ushort Glyph(Face face, int codePoint)
    {
        var font = Of(face);
        var glyph = font.Glyph(codePoint);
        return glyph != 0 ? glyph : Alias(codePoint) is var alias and not 0 ? font.Glyph(alias) : (ushort)0;
    }

    /// <summary>The face that shows a character, the wanted one first; none where the script needs shaping that we do not have.</summary>
    public static Face? FaceFor(Face wanted, int codePoint)
    {
        if (NeedsShaping(codePoint)) return null;
        if (Glyph(wanted, codePoint) != 0) return wanted;
        foreach (var other in Others)
            if (Glyph(other, codePoint) != 0) return other;
        return null;
    }

    private static Lazy<TrueTypeFont> Load(string name) => new(() =>
    {
        using var file = typeof(FontLibrary).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"The font {name} is missing from the assembly.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return new TrueTypeFont(name, bytes);
    });

    private static int Alias(int codePoint) => codePoint switch
    {
        0x00A0 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000 => ' ',
        0x2010 or 0x2011 => '-',
        0x2212 => 0x2013,
        _ => 0,
    };

    /// <summary>Hebrew, Arabic, the scripts of India and South-East Asia: a glyph for each letter would not be the word.</summary>
    private static bool NeedsShaping(int c) =>
        c is (>= 0x0590 and <= 0x109F) or (>= 0x1780 and <= 0x18AF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0xA8E0 and <= 0xA8FF);
}
