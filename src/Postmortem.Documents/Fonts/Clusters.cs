using System.Text;

namespace Postmortem.Documents.Fonts;

/// <summary>What readers see as one character: a letter with its marks, or the parts of an emoji. It is set in one font or not at all.</summary>
internal static class Clusters
{
    // Composing is for letters with a few accents; a longer one is nobody's letter.
    private const int LongestComposed = 32;

    /// <summary>Whether a face has all that is to be seen of a cluster, as it is or composed (the shaper composes and decomposes as the font needs).</summary>
    public static bool Shows(Typeface face, ReadOnlySpan<char> cluster)
    {
        if (HasAll(face, cluster)) return true;
        if (cluster.Length is 1 or > LongestComposed || !IsNormalizable(cluster)) return false;
        var text = cluster.ToString();
        return HasAll(face, text.Normalize(NormalizationForm.FormC)) || HasAll(face, text.Normalize(NormalizationForm.FormD));
    }

    /// <summary>Marks that steer what stands beside them and have no shape: joiners, direction marks, variation selectors, tags.</summary>
    public static bool IsInvisible(int c) =>
        c is 0x00AD or 0x034F or 0x061C or 0xFEFF or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E)
            or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>
    /// Those that the bidirectional algorithm reads (UAX #9, 2). The two that override letters are not among them: nobody writes them, but a name
    /// with one could look like another name.
    /// </summary>
    public static bool IsDirectionMark(int c) => c is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202C) or (>= 0x2066 and <= 0x2069);

    private static bool HasAll(Typeface face, ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!IsInvisible(rune.Value) && !Has(face, rune.Value)) return false;
        return true;
    }

    /// <summary>The shaper makes spaces of any width from the plain one, and the hyphen that does not break from the one that does.</summary>
    private static bool Has(Typeface face, int c) => face.Glyph(c) != 0 || c switch
    {
        0x00A0 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000 => face.Glyph(' ') != 0,
        0x2011 => face.Glyph(0x2010) != 0,
        _ => false,
    };

    /// <summary>Normalizing refuses lone surrogates and code points that are no characters.</summary>
    private static bool IsNormalizable(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is 0xFFFD or (>= 0xFDD0 and <= 0xFDEF) || (rune.Value & 0xFFFE) == 0xFFFE) return false;
        return true;
    }
}
