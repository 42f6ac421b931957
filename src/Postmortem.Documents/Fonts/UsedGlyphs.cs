using System.Numerics;
using System.Runtime.InteropServices;

namespace Postmortem.Documents.Fonts;

/// <summary>What a document uses of one face, by the numbers of its <see cref="ShapingCache"/>.</summary>
internal sealed class UsedGlyphs(ShapingCache cache)
{
    private ulong[] _bits = new ulong[8];

    public bool IsEmpty => !_bits.AsSpan().ContainsAnyExcept(0UL);

    public void Add(int use)
    {
        if (use >> 6 >= _bits.Length) Array.Resize(ref _bits, Math.Max(_bits.Length * 2, (use >> 6) + 1));
        _bits[use >> 6] |= 1UL << (use & 63);
    }

    /// <summary>
    /// A text that uses many of the ASCII characters gets them all: personal letters then share one subset, which is made and compressed once,
    /// at the price of a few hundred bytes.
    /// </summary>
    public void Round()
    {
        const int many = 20;
        var ascii = new List<int>();
        for (var c = ' '; c < '\x7F'; c++)
            if (cache.Typeface.Glyph(c) is var glyph and not 0) ascii.Add(cache.Use(glyph, c.ToString()));
        if (ascii.Count(Has) < many) return;
        foreach (var use in ascii) Add(use);
    }

    public string Key()
    {
        var length = _bits.AsSpan().LastIndexOfAnyExcept(0UL) + 1;
        return MemoryMarshal.Cast<ulong, char>(_bits.AsSpan(0, length)).ToString();
    }

    public IEnumerable<int> Numbers()
    {
        for (var i = 0; i < _bits.Length; i++)
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(bits);
    }

    private bool Has(int use) => use >> 6 < _bits.Length && (_bits[use >> 6] & (1UL << (use & 63))) != 0;
}

/// <summary>A face in one document.</summary>
/// <param name="Index">By the order in which the document first needed it; its name in the file.</param>
internal sealed record UsedFont(Typeface Typeface, ShapingCache Cache, int Index, string Language)
{
    private ShapedWords? _backwards;

    public UsedGlyphs Glyphs { get; } = new(Cache);

    /// <summary>Words from left to right.</summary>
    public ShapedWords Forwards { get; } = Cache.Of(new Voice(Language, RightToLeft: false));

    /// <summary>Words from right to left.</summary>
    public ShapedWords Backwards => _backwards ??= Cache.Of(new Voice(Language, RightToLeft: true));
}
