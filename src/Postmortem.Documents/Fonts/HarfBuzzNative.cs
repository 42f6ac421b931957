using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace Postmortem.Documents.Fonts;

/// <summary>A font file with only the glyphs that are used.</summary>
/// <param name="File">TrueType: an sfnt with outlines and metrics. CFF: the table itself.</param>
/// <param name="NewOf">The new number of each glyph that was asked for.</param>
internal sealed record FontSubset(byte[] File, IReadOnlyDictionary<ushort, ushort> NewOf);

/// <summary>
/// What the HarfBuzz library of HarfBuzzSharp has beyond its managed part: subsets (hb-subset.h, hb-set.h, hb-map.h). The library checks every
/// table it reads, so that a damaged font gives no subset rather than a fault.
/// </summary>
internal static partial class HarfBuzzNative
{
    private const string Library = "libHarfBuzzSharp";

    // hb-subset.h: hb_subset_flags_t and hb_subset_sets_t.
    private const uint NoHinting = 0x1;
    private const uint NotdefOutline = 0x40;
    private const uint NoLayoutClosure = 0x200;
    private const int DropTables = 3;

    // A PDF names characters, places glyphs and measures itself: of the tables only outlines and widths are of use.
    private static readonly string[] Unused =
        ["BASE", "GDEF", "GPOS", "GSUB", "JSTF", "MATH", "DSIG", "LTSH", "PCLT", "VDMX", "VORG", "cmap", "gasp", "hdmx", "kern", "meta", "name", "post", "vhea",
            "vmtx", "OS/2", "STAT", "MVAR", "HVAR", "VVAR", "avar", "fvar", "gvar", "cvar"];

    public static void MakeImmutable(IntPtr font) => hb_font_make_immutable(font);

    /// <exception cref="InvalidDataException">The font is damaged.</exception>
    public static FontSubset Subset(Typeface typeface, IReadOnlyList<ushort> glyphs)
    {
        var input = hb_subset_input_create_or_fail();
        if (input == 0) throw new InvalidOperationException("HarfBuzz has no memory left.");
        var (plan, subset) = ((IntPtr)0, (IntPtr)0);
        try
        {
            hb_subset_input_set_flags(input, NoHinting | NotdefOutline | NoLayoutClosure);
            foreach (var glyph in glyphs) hb_set_add(hb_subset_input_glyph_set(input), glyph);
            foreach (var tag in Unused) hb_set_add(hb_subset_input_set(input, DropTables), Tag.Parse(tag));
            plan = hb_subset_plan_create_or_fail(typeface.Source.Handle, input);
            subset = plan == 0 ? 0 : hb_subset_plan_execute_or_fail(plan);
            if (subset == 0) throw new InvalidDataException($"The font {typeface.Name} is damaged.");
            var map = hb_subset_plan_old_to_new_glyph_mapping(plan);
            var numbers = glyphs.ToDictionary(g => g, g => (ushort)hb_map_get(map, g));
            return new FontSubset(Bytes(typeface.IsCff ? hb_face_reference_table(subset, Tag.Parse("CFF ")) : hb_face_reference_blob(subset)), numbers);
        }
        finally
        {
            hb_face_destroy(subset);
            hb_subset_plan_destroy(plan);
            hb_subset_input_destroy(input);
        }
    }

    private static byte[] Bytes(IntPtr blob)
    {
        var data = hb_blob_get_data(blob, out var length);
        var bytes = new byte[length];
        if (length > 0) Marshal.Copy(data, bytes, 0, bytes.Length);
        hb_blob_destroy(blob);
        return bytes;
    }

#pragma warning disable IDE1006, SA1300 // the library's own names
    [LibraryImport(Library)] private static partial void hb_font_make_immutable(IntPtr font);

    [LibraryImport(Library)] private static partial IntPtr hb_subset_input_create_or_fail();

    [LibraryImport(Library)] private static partial void hb_subset_input_destroy(IntPtr input);

    [LibraryImport(Library)] private static partial void hb_subset_input_set_flags(IntPtr input, uint flags);

    [LibraryImport(Library)] private static partial IntPtr hb_subset_input_glyph_set(IntPtr input);

    [LibraryImport(Library)] private static partial IntPtr hb_subset_input_set(IntPtr input, int kind);

    [LibraryImport(Library)] private static partial IntPtr hb_subset_plan_create_or_fail(IntPtr face, IntPtr input);

    [LibraryImport(Library)] private static partial IntPtr hb_subset_plan_execute_or_fail(IntPtr plan);

    [LibraryImport(Library)] private static partial IntPtr hb_subset_plan_old_to_new_glyph_mapping(IntPtr plan);

    [LibraryImport(Library)] private static partial void hb_subset_plan_destroy(IntPtr plan);

    [LibraryImport(Library)] private static partial void hb_set_add(IntPtr set, uint value);

    [LibraryImport(Library)] private static partial uint hb_map_get(IntPtr map, uint key);

    [LibraryImport(Library)] private static partial IntPtr hb_face_reference_blob(IntPtr face);

    [LibraryImport(Library)] private static partial IntPtr hb_face_reference_table(IntPtr face, uint tag);

    [LibraryImport(Library)] private static partial void hb_face_destroy(IntPtr face);

    [LibraryImport(Library)] private static partial IntPtr hb_blob_get_data(IntPtr blob, out uint length);

    [LibraryImport(Library)] private static partial void hb_blob_destroy(IntPtr blob);
#pragma warning restore IDE1006, SA1300
}
