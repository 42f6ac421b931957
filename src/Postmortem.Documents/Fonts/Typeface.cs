using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using HarfBuzzSharp;

namespace Postmortem.Documents.Fonts;

/// <summary>
/// One face of a font file, ready to shape and to embed. Never changed once it is made, so all threads share it (HarfBuzz: an immutable
/// object may be read by any thread). Lengths are in 1/1000 of the font size.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A face is kept as long as the process lives.")]
internal sealed class Typeface
{
    private const int Plain = 0x0590;

    private readonly ushort[] _plain = new ushort[Plain];
    private readonly Font _font;

    // The face counts on the bytes of its file.
    private readonly Blob _file;
    private ShapingCache _cache;

    /// <exception cref="InvalidDataException">The face has no outlines that a PDF can hold.</exception>
    public Typeface(Blob file, int index, string name)
    {
        _file = file;
        Source = new HarfBuzzSharp.Face(_file, index);
        Source.MakeImmutable();
        _font = new Font(Source);
        _font.SetScale(1000, 1000);
        HarfBuzzNative.MakeImmutable(_font.Handle);
        IsCff = HasTable("CFF ");
        if (Source.GlyphCount is 0 or > 0xFFFF || (!IsCff && !HasTable("glyf"))) throw new InvalidDataException($"{name} has no outlines.");
        Name = name;
        ReadMetrics();
        for (var c = 1; c < Plain; c++) _plain[c] = Nominal(c);
        Carrier = new[] { 0x200C, 0x200D, 0x200B }.Select(Nominal).FirstOrDefault(g => g != 0 && Advance(g) == 0 && IsEmpty(g));
        _cache = new ShapingCache(this, _font);
    }

    /// <summary>The face as HarfBuzz holds it.</summary>
    public HarfBuzzSharp.Face Source { get; }

    /// <summary>PostScript name: letters, digits and hyphens.</summary>
    public string Name { get; }

    public bool IsCff { get; }

    public int[] Box { get; private set; } = [];

    public int Ascent { get; private set; }

    public int Descent { get; private set; }

    public int CapHeight { get; private set; }

    /// <summary>Degrees counter-clockwise from upright, so below zero for an italic.</summary>
    public int ItalicAngle { get; private set; }

    /// <summary>400 is regular, 700 bold.</summary>
    public int Weight { get; private set; }

    public bool IsFixedPitch { get; private set; }

    /// <summary>A glyph that shows nothing and has no width; 0 where there is none.</summary>
    public ushort Carrier { get; }

    /// <summary>Words shaped with this face. A full one is replaced; a document keeps the one it began with.</summary>
    public ShapingCache Cache
    {
        get
        {
            var cache = Volatile.Read(ref _cache);
            if (!cache.IsFull) return cache;
            var fresh = new ShapingCache(this, _font);
            return Interlocked.CompareExchange(ref _cache, fresh, cache) == cache ? fresh : Volatile.Read(ref _cache);
        }
    }

    /// <summary>The glyph of a character alone, or 0 where the face has none.</summary>
    public ushort Glyph(int codePoint) => (uint)codePoint < Plain ? _plain[codePoint] : Nominal(codePoint);

    public int Advance(ushort glyph) => _font.GetHorizontalGlyphAdvance(glyph);

    private ushort Nominal(int codePoint) => _font.TryGetNominalGlyph(codePoint, out var glyph) ? (ushort)glyph : (ushort)0;

    private bool IsEmpty(ushort glyph) => _font.TryGetGlyphExtents(glyph, out var box) && box is { Width: 0, Height: 0 };

    private bool HasTable(string tag)
    {
        using var table = Source.ReferenceTable(Tag.Parse(tag));
        return table.Length > 0;
    }

    /// <summary>OpenType 1.9, chapters head, hhea, OS/2 and post; what a damaged table does not say is zero.</summary>
    private void ReadMetrics()
    {
        var units = Math.Max(Source.UnitsPerEm, 1);
        int Scaled(Blob table, int at) => (int)Math.Round(I16(table, at) * 1000.0 / units);
        using var head = Source.ReferenceTable(Tag.Parse("head"));
        using var hhea = Source.ReferenceTable(Tag.Parse("hhea"));
        using var os2 = Source.ReferenceTable(Tag.Parse("OS/2"));
        using var post = Source.ReferenceTable(Tag.Parse("post"));
        Box = [Scaled(head, 36), Scaled(head, 38), Scaled(head, 40), Scaled(head, 42)];
        (Ascent, Descent) = (Scaled(hhea, 4), Scaled(hhea, 6));
        CapHeight = I16(os2, 0) >= 2 ? Scaled(os2, 88) : Ascent;
        Weight = I16(os2, 4) is var weight and > 0 ? weight : 400;
        ItalicAngle = I16(post, 4);
        IsFixedPitch = I16(post, 12) != 0 || I16(post, 14) != 0;
    }

    private static short I16(Blob table, int at) => at + 2 <= table.Length ? BinaryPrimitives.ReadInt16BigEndian(table.AsSpan()[at..]) : (short)0;
}
