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

/// <summary>Characters of one style and font, from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
/// <param name="Marks">Those of the style, and those that make up for a cut which the font does not have.</param>
internal sealed record Run(int Start, int End, UsedFont Font, TextStyle Style, RunMarks Marks)
{
    /// <summary>What a line shows that ends at a soft hyphen; null where the text has none.</summary>
    public ShapedWord? Hyphen { get; init; }
}

/// <summary>A shaped piece of a run; its glyphs count their characters from <paramref name="Start"/>.</summary>
internal readonly record struct PlacedWord(int Start, ShapedWord Shape);

internal enum Align
{
    /// <summary>Where reading starts: at the left, or at the right of a paragraph that is written from right to left.</summary>
    Start,
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
    /// <summary>The character belongs to the one before, so that no line may start with it.</summary>
    Joined = 8,
    /// <summary>A line that ends here shows a hyphen.</summary>
    Soft = 16,
}

/// <summary>Text with everything that setting it needs: an advance for each character, and where a line may end.</summary>
internal sealed class Paragraph
{
    public required string Text { get; init; }

    /// <summary>Points to the next character; those of several characters that are shown together are at the first of them.</summary>
    public required float[] Advances { get; init; }

    /// <summary>In the order of the text; each lies in one run and in one direction.</summary>
    public required PlacedWord[] Words { get; init; }

    /// <summary>UAX #9: the level of each character, odd from right to left; nothing where all go from left to right.</summary>
    public byte[]? Levels { get; init; }

    /// <summary>Whether the paragraph as a whole goes from right to left.</summary>
    public bool RightToLeft { get; init; }

    public required Break[] Breaks { get; init; }

    public required Run[] Runs { get; init; }

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
            longest = Math.Max(longest, word + Hyphen(i));
            if ((Breaks[i] & ~Break.Joined) != Break.No) word = 0;
        }

        return longest;
    }

    /// <summary>Points of the hyphen that a line shows which ends after this character.</summary>
    public float Hyphen(int at) => (Breaks[at] & Break.Soft) != 0 && Runs[RunAt(at)] is { Hyphen: { } hyphen } run
        ? hyphen.Advances[0] * run.Style.Size / 1000 : 0;

    /// <summary>The run of a character. By halves: a paragraph of a hundred pages may have a hundred thousand.</summary>
    public int RunAt(int at)
    {
        var (low, high) = (0, Runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Runs[middle].End <= at) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The same text in another size.</summary>
    public Paragraph Scaled(float by) => by == 1 ? this : new()
    {
        Text = Text,
        Advances = [.. Advances.Select(a => a * by)],
        Words = Words,
        Levels = Levels,
        RightToLeft = RightToLeft,
        Breaks = Breaks,
        Runs = [.. Runs.Select(r => r with { Style = r.Style with { Size = r.Style.Size * by, Rise = r.Style.Rise * by } })],
        LineHeight = LineHeight * by,
        Baseline = Baseline * by,
        Align = Align,
        Balanced = Balanced,
    };

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
/// <param name="Hyphenated">It ends at a soft hyphen, which is shown and counted in its width.</param>
internal readonly record struct Line(int Start, int End, int Next, float Width, bool Hyphenated = false);
