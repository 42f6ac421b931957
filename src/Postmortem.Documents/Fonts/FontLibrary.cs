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

/// <summary>The embedded fonts, read when first needed and kept: what they hold is set alike on every machine.</summary>
internal static class FontLibrary
{
    private static readonly Lazy<Typeface>[] Fonts =
    [
        Load("NotoSans-Regular"), Load("NotoSans-Italic"), Load("NotoSans-SemiBold"), Load("NotoSans-SemiBoldItalic"),
        Load("NotoSerif-SemiBold"), Load("NotoSansMono-Regular"),
    ];

    // Where a face lacks a character, the others are asked in this order; the mono cut has the arrows and box drawing.
    private static readonly Face[] Others = [Face.Sans, Face.Mono, Face.Serif];

    public static int Count => Fonts.Length;

    public static Typeface Of(Face face) => Fonts[(int)face].Value;

    /// <summary>The embedded face that shows the characters of a cluster, the wanted one first.</summary>
    public static Face? FaceFor(Face wanted, ReadOnlySpan<char> cluster)
    {
        if (Clusters.Shows(Of(wanted), cluster)) return wanted;
        foreach (var other in Others)
            if (Clusters.Shows(Of(other), cluster)) return other;
        return null;
    }

    private static Lazy<Typeface> Load(string name) => new(() =>
    {
        using var file = typeof(FontLibrary).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"The font {name} is missing from the assembly.");
        return new Typeface(FontBytes.Read(file, (int)file.Length), 0, name);
    });
}
