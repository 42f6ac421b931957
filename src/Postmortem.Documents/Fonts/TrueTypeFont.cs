using System.Buffers.Binary;
using System.Text;

namespace Postmortem.Documents.Fonts;

/// <summary>
/// A TrueType font as it lies in its file (OpenType 1.9, chapters cmap, glyf, head, hhea, hmtx, loca, maxp, OS/2, post). Read once, never
/// changed, shared by all threads. Lengths are in 1/1000 of the font size.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly ushort[] _glyphs = new ushort[0x10000];
    private readonly ushort[] _advances;
    private readonly bool _longOffsets;

    public TrueTypeFont(string name, byte[] data)
    {
        (Name, _data) = (name, data);
        for (var i = 0; i < U16(4); i++)
            _tables[Encoding.ASCII.GetString(data, 12 + (16 * i), 4)] = (I32(12 + (16 * i) + 8), I32(12 + (16 * i) + 12));
        var head = At("head");
        UnitsPerEm = U16(head + 18);
        Box = [Scale(I16(head + 36)), Scale(I16(head + 38)), Scale(I16(head + 40)), Scale(I16(head + 42))];
        _longOffsets = I16(head + 50) != 0;
        GlyphCount = U16(At("maxp") + 4);
        (Ascent, Descent) = (Scale(I16(At("hhea") + 4)), Scale(I16(At("hhea") + 6)));
        CapHeight = Scale(I16(At("OS/2") + 88));
        ItalicAngle = I32(At("post") + 4) / 65536;
        _advances = ReadAdvances();
        ReadCharacters();
        Kerning = new Kerning(data, _tables.TryGetValue("GPOS", out var gpos) ? gpos.Offset : -1, UnitsPerEm);
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public int[] Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>Degrees counter-clockwise from upright, so below zero for an italic.</summary>
    public int ItalicAngle { get; }

    public Kerning Kerning { get; }

    /// <summary>The glyph of a character, or 0 where the font has none. Only the first plane is used.</summary>
    public ushort Glyph(int codePoint) => codePoint < 0x10000 ? _glyphs[codePoint] : (ushort)0;

    public int Advance(ushort glyph) => _advances[glyph];

    public ReadOnlySpan<byte> Table(string tag) => _tables.TryGetValue(tag, out var t) ? _data.AsSpan(t.Offset, t.Length) : default;

    /// <summary>The outline of a glyph as the file holds it; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = At("loca");
        var (start, end) = _longOffsets
            ? (I32(loca + (4 * glyph)), I32(loca + (4 * glyph) + 4))
            : (2 * U16(loca + (2 * glyph)), 2 * U16(loca + (2 * glyph) + 2));
        return _data.AsSpan(At("glyf") + start, end - start);
    }

    /// <summary>The side bearing in font units, as hmtx holds it.</summary>
    public short SideBearing(int glyph)
    {
        var count = U16(At("hhea") + 34);
        var hmtx = At("hmtx");
        return glyph < count ? I16(hmtx + (4 * glyph) + 2) : I16(hmtx + (4 * count) + (2 * (glyph - count)));
    }

    private int Scale(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm);

    private int At(string tag) => _tables[tag].Offset;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_data.AsSpan(at));

    private ushort[] ReadAdvances()
    {
        var advances = new ushort[GlyphCount];
        var count = U16(At("hhea") + 34);
        var hmtx = At("hmtx");
        for (var i = 0; i < GlyphCount; i++) advances[i] = (ushort)Scale(U16(hmtx + (4 * Math.Min(i, count - 1))));
        return advances;
    }

    /// <summary>Format 4 holds the first plane, which is all we set; a font without it has no characters for us.</summary>
    private void ReadCharacters()
    {
        var cmap = At("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var table = cmap + I32(cmap + 4 + (8 * i) + 4);
            if (U16(table) != 4) continue;
            var segments = U16(table + 6) / 2;
            for (var s = 0; s < segments; s++) ReadSegment(table, segments, s);
            break;
        }
    }

    private void ReadSegment(int table, int segments, int s)
    {
        var end = U16(table + 14 + (2 * s));
        var start = U16(table + 16 + (2 * segments) + (2 * s));
        var delta = U16(table + 16 + (4 * segments) + (2 * s));
        var rangeAt = table + 16 + (6 * segments) + (2 * s);
        var range = U16(rangeAt);
        for (int c = start; c <= end && c != 0xFFFF; c++)
        {
            var glyph = range == 0 ? (ushort)(c + delta) : U16(rangeAt + range + (2 * (c - start)));
            if (glyph != 0 && range != 0) glyph = (ushort)(glyph + delta);
            if (glyph < GlyphCount) _glyphs[c] = glyph;
        }
    }
}
