using Postmortem.Documents.Fonts;

namespace Postmortem.Documents.Layout;

[Flags]
internal enum RunMarks
{
    None = 0,
    Underline = 1,
    Strike = 2,
    /// <summary>Slanted by the painter, for faces without an italic cut.</summary>
    Slant = 4,
    /// <summary>Thickened by the painter, for faces without a bold cut.</summary>
    Thick = 8,
}

/// <param name="Color">0xRRGGBB.</param>
internal sealed record TextStyle(Face Face, float Size, int Color, Tag? Tag)
{
    /// <summary>Points above the baseline.</summary>
    public float Rise { get; init; }

    public RunMarks Marks { get; init; }

    /// <summary>An address, or <c>#name</c> of a landmark in the document.</summary>
    public string? Link { get; init; }

    /// <summary>The element of the link itself, around whatever the run stands in.</summary>
    public Tag? LinkTag { get; init; }

    /// <summary>Layer behind the run, such as that of inline code; 0xRRGGBB, or -1 for none.</summary>
    public int Ground { get; init; } = -1;
}

/// <summary>Characters of one style, from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
internal sealed record Run(int Start, int End, Face Face, TextStyle Style);

internal enum Align
{
    Left,
    Center,
    Right,
}

[Flags]
internal enum Break : byte
{
    No = 0,
    May = 1,
    Must = 2,
    /// <summary>White space that hangs over the edge of a line.</summary>
    Hang = 4,
}

/// <summary>Text with everything that setting it needs: an advance for each character, and where a line may end.</summary>
internal sealed class Paragraph
{
    public required string Text { get; init; }

    /// <summary>Points to the next character, kerning included.</summary>
    public required float[] Advances { get; init; }

    /// <summary>The part of the advance that is kerning, in 1/1000 of the size.</summary>
    public required short[] Kerns { get; init; }

    public required Break[] Breaks { get; init; }

    public required IReadOnlyList<Run> Runs { get; init; }

    public required float LineHeight { get; init; }

    /// <summary>Points from the top of a line to its baseline.</summary>
    public required float Baseline { get; init; }

    public Align Align { get; init; }

    /// <summary>For titles: lines of about the same length in place of full ones and a last word alone.</summary>
    public bool Balanced { get; init; }

    /// <summary>Widest piece that should not be broken, in points.</summary>
    public float LongestWord()
    {
        var (longest, word) = (0f, 0f);
        for (var i = 0; i < Text.Length; i++)
        {
            if ((Breaks[i] & Break.Hang) == 0) word += Advances[i];
            longest = Math.Max(longest, word);
            if (Breaks[i] != Break.No) word = 0;
        }

        return longest;
    }

    /// <summary>Width of the longest line if none is broken, in points.</summary>
    public float FullWidth()
    {
        var (longest, line) = (0f, 0f);
        for (var i = 0; i < Text.Length; i++)
        {
            line = (Breaks[i] & Break.Must) != 0 ? 0 : line + Advances[i];
            longest = Math.Max(longest, line);
        }

        return longest;
    }
}

/// <param name="End">Where the visible text of the line ends.</param>
/// <param name="Next">Where the next line starts.</param>
/// <param name="Width">Points of the visible text.</param>
internal readonly record struct Line(int Start, int End, int Next, float Width);
