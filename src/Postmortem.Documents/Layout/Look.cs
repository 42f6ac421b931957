using System.Globalization;
using Postmortem.Documents.Fonts;

namespace Postmortem.Documents.Layout;

/// <summary>Sizes, colours and air of paper, in points and 0xRRGGBB; the same ink and lines as on the pages.</summary>
internal sealed class Look
{
    public const int Ink = 0x1D2421;
    public const int Quiet = 0x55605A;
    public const int Hair = 0xE2DFD5;
    public const int Hair2 = 0xCFCABB;
    public const int Sunk = 0xF3F1EA;

    /// <summary>Words inside a drawing's own coloured shapes, which keep their colour on a dark page too.</summary>
    public const int OnDark = 0xFFFFFF;
    public const int OnLight = 0x1D2422;

    public const float Body = 10.5f;
    public const float BodyLine = 15.75f;
    public const float Small = 9f;
    public const float SmallLine = 13f;
    public const float Code = 8.75f;
    public const float CodeLine = 12.5f;
    public const float Indent = 20f;

    public Look(string accent)
    {
        Accent = Readable(accent);
        (AccentSoft, AccentLine) = (Mix(Accent, 0.12), Mix(Accent, 0.45));
    }

    public int Accent { get; }

    public int AccentSoft { get; }

    public int AccentLine { get; }

    public static TableStyle Table { get; } = new(6, 5, Hair, Hair2);

    /// <summary>For tables whose words need all the room there is.</summary>
    public static TableStyle NarrowTable { get; } = new(4, 5, Hair, Hair2);

    /// <summary>Text of a table is not set smaller than this.</summary>
    public const float Smallest = 7f;

    /// <summary>Face, size, line height, air before and after of a heading.</summary>
    public static (Face Face, float Size, float Line, float Before, float After) Heading(int level) => level switch
    {
        1 => (Face.Serif, 24, 30, 0, 14),
        2 => (Face.Serif, 15.5f, 20, 22, 7),
        3 => (Face.SansBold, 11.5f, 16, 16, 5),
        _ => (Face.SansBold, 10.5f, 15, 12, 4),
    };

    /// <summary>A colour that text can be set in on white (WCAG 2.2, 1.4.3: 4.5 to 1); a lighter one is darkened until it is.</summary>
    private static int Readable(string accent)
    {
        const int teal = 0x0F6A62;
        if (accent.Length != 7 || accent[0] != '#'
            || !int.TryParse(accent.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var color)) return teal;
        while (1.05 / (Luminance(color) + 0.05) < 4.5)
            color = ((color >> 16) * 9 / 10 << 16) | ((color >> 8 & 255) * 9 / 10 << 8) | ((color & 255) * 9 / 10);
        return color;
    }

    private static double Luminance(int color)
    {
        static double Linear(int channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(color >> 16)) + (0.7152 * Linear(color >> 8 & 255)) + (0.0722 * Linear(color & 255));
    }

    private static int Mix(int color, double share)
    {
        int Channel(int shift) => (int)Math.Round(255 - ((255 - (color >> shift & 255)) * share));
        return (Channel(16) << 16) | (Channel(8) << 8) | Channel(0);
    }
}
