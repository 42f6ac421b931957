using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Postmortem.People;

/// <summary>
/// Names that a reader takes for one. Unicode's list of what is confusable (TR39) has thousands of letters; this one has those of Greek and Cyrillic that
/// look like Latin ones, and what looks alike within Latin. ICU's SpoofChecker would replace it: .NET does not hand it on, and its port for .NET,
/// ICU4N, is an alpha of many megabytes.
/// </summary>
internal static class LookAlike
{
    private const CompareOptions Loosely =
        CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth | CompareOptions.IgnoreSymbols;

    /// <summary>Letters of other scripts, Cyrillic, Greek and others, each at the place of the Latin one that it looks like.</summary>
    private const string
        Foreign = "АВЕЅІЈКМНОРСТУХҮԀԚԜҺӀаеѕіјкморстухүԁԛԝһӏѵв"
            + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳαεικνορτυχϲγηω"
            + "ıɑɡɩʏօՕսհոցքᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ",
        Latin = "ABESIJKMHOPCTYXYDQWHlaesijkmopctyxydqwhlvb"
            + "ABEZHIKMNOPTYXCjaeikvoptuxcynw"
            + "iagiyoOuhngpacdejkmoptuvwz";

    private static readonly FrozenDictionary<char, char> s_latin =
        Foreign.Zip(Latin).DistinctBy(pair => pair.First).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>
    /// Whether two names look the same: capitals, accents, wide letters and spaces do not tell people apart, letters of another alphabet that look like
    /// Latin ones do not, and l, I and 1, O and 0, rn and m do not.
    /// </summary>
    public static bool Are(string name, string other)
    {
        var (one, two) = (InLatin(name), InLatin(other));
        return Same(one, two) || Same(Alike(one), Alike(two));
    }

    private static bool Same(string one, string other) => CultureInfo.InvariantCulture.CompareInfo.Compare(one, other, Loosely) == 0;

    /// <summary>Letters, digits, and signs that are letters in scripts that write vowels so; accents and everything between is left out.</summary>
    private static string InLatin(string name) => string.Concat(name.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(IsOfName)
        .Select(rune => rune.IsBmp && s_latin.TryGetValue((char)rune.Value, out var latin) ? latin.ToString() : rune.ToString()));

    private static bool IsOfName(Rune rune) => Rune.IsLetterOrDigit(rune) || (rune.Value is < 0x300 or > 0x36F
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static string Alike(string name) =>
        name.Replace('I', 'l').Replace('1', 'l').Replace('0', 'O').Replace("rn", "m", StringComparison.Ordinal);
}
