namespace Postmortem.Documents.Fonts;

/// <summary>A glyph of a shaped word; lengths in 1/1000 of the font size.</summary>
/// <param name="Use">Its number in the <see cref="ShapingCache"/>: this glyph standing for these characters.</param>
/// <param name="Start">First of the characters that it shows with others, counted from the start of the word.</param>
/// <param name="End">Where those characters end.</param>
/// <param name="Before">How far the pen goes back (below zero: forward) before it is painted.</param>
/// <param name="After">How far the pen goes back after it, on top of the glyph's own width.</param>
/// <param name="Rise">Above the baseline.</param>
internal readonly record struct ShapedGlyph(int Use, int Start, int End, short Before, short After, short Rise);

/// <summary>A word as it is painted: glyphs in the order of its characters, also where they run from right to left.</summary>
/// <param name="Advances">For each character the way to the next; that of several shown together is at the first of them.</param>
/// <param name="Missing">The font turned out to have no glyph for something in it.</param>
internal sealed record ShapedWord(ShapedGlyph[] Glyphs, short[] Advances, bool Missing)
{
    public static ShapedWord Silent { get; } = new([], [0], false);
}
