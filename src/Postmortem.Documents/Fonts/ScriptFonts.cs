using System.Text;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Fonts;

/// <summary>Whose shapes Han characters have: the same character is written differently.</summary>
internal enum EastAsian
{
    SimplifiedChinese,
    TraditionalChinese,
    Japanese,
    Korean,
}

/// <summary>Which families are asked first for a script (tags of ISO 15924), on Linux, Windows and macOS.</summary>
internal static class ScriptFonts
{
    /// <summary>Zzzz: characters that are private, or that Unicode has not assigned.</summary>
    public const uint Unknown = 0x5A7A7A7A;

    private const uint Han = 0x48616E69;

    private static readonly Dictionary<uint, string> Names = new(
        ("Adlm Adlam|Armn Armenian|Beng Bengali|Cans Canadian Aboriginal|Cher Cherokee|Deva Devanagari|Ethi Ethiopic|Geor Georgian|"
            + "Gujr Gujarati|Guru Gurmukhi|Hebr Hebrew|Java Javanese|Khmr Khmer|Knda Kannada|Laoo Lao|Mlym Malayalam|Mong Mongolian|"
            + "Mymr Myanmar|Nkoo NKo|Orya Oriya|Sinh Sinhala|Syrc Syriac|Taml Tamil|Telu Telugu|Tfng Tifinagh|Thaa Thaana|Thai Thai|"
            + "Tibt Tibetan|Yiii Yi")
            .Split('|').Select(s => KeyValuePair.Create((uint)HarfBuzzSharp.Tag.Parse(s[..4]), s[5..])));

    // Whatever the script: first the families that belong to an operating system and were drawn for many scripts.
    private static readonly string[] Everywhere =
        ["Segoe UI", "Nirmala UI", "Leelawadee UI", "Myanmar Text", "Ebrima", "Gadugi", "Microsoft Himalaya", "Geeza Pro", "Arial Hebrew",
            "Kohinoor Devanagari", "Kohinoor Bangla", "Thonburi", "Arial", "Tahoma", "DejaVu Sans", "Arial Unicode MS"];

    private static readonly string[] Symbols =
        ["Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Symbols 2", "Noto Sans Math", "Noto Emoji", "Symbola", "Segoe UI Symbol", "Cambria Math",
            "Apple Symbols", "STIX Two Math", "DejaVu Sans"];

    public static uint ScriptOf(ReadOnlySpan<char> cluster)
    {
        foreach (var rune in cluster.EnumerateRunes())
        {
            // Punctuation of full width belongs to the letters of full width.
            if (rune.Value is (>= 0x3000 and <= 0x303F) or (>= 0xFF00 and <= 0xFFEF)) return Han;
            if (CharacterData.Script(rune.Value) is var script and not (Scripts.Common or Scripts.Inherited)) return script;
        }

        return Scripts.Common;
    }

    /// <summary>The first code point that a font must have.</summary>
    public static int FirstShown(ReadOnlySpan<char> cluster)
    {
        foreach (var rune in cluster.EnumerateRunes())
            if (!Clusters.IsInvisible(rune.Value)) return rune.Value;
        return ' ';
    }

    public static string[] Preferred(uint script, EastAsian eastAsian) => Tag(script) switch
    {
        "Zyyy" or "Zinh" or "Grek" => Symbols,
        "Arab" => ["Noto Sans Arabic", "Noto Naskh Arabic", .. Everywhere],
        "Hani" or "Bopo" => OfEastAsia(eastAsian),
        "Hira" or "Kana" => OfEastAsia(EastAsian.Japanese),
        "Hang" => OfEastAsia(EastAsian.Korean),
        _ when Names.TryGetValue(script, out var name) => ["Noto Sans " + name, "Noto Serif " + name, .. Everywhere],
        _ => Everywhere,
    };

    private static string[] OfEastAsia(EastAsian eastAsian) => eastAsian switch
    {
        EastAsian.Japanese => ["Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Yu Gothic", "Meiryo", "MS Gothic", "Hiragino Sans", "IPAexGothic"],
        EastAsian.Korean => ["Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic"],
        EastAsian.TraditionalChinese => ["Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Microsoft JhengHei", "PingFang TC"],
        _ => ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "SimSun", "PingFang SC", "WenQuanYi Micro Hei",
            "Droid Sans Fallback"],
    };

    private static string Tag(uint script) => Encoding.ASCII.GetString([(byte)(script >> 24), (byte)(script >> 16), (byte)(script >> 8), (byte)script]);
}
