namespace Postmortem.Documents.Tests.Unicode;

/// <summary>Texts of what line breaking and directions find hard, with lone surrogates and code points of every plane between.</summary>
internal static class RandomText
{
    private const string Hard = "ab1 -/.,!?\"'()[]{}$%«»–—\n\r\t\u0301\u200D\u200B\u2060\u00A0\u05D0\u0627\u0661\u2067\u2068\u2066\u2069"
        + "\u202A\u202B\u202C\u202D\u202E\u2029漢。ー가ᄀ\u2329\u232A\uD83D\uDC68\uD83C\uDDE9\uDC00\uD800";

    public static string Make(Random random, int length) =>
        string.Create(random.Next(1, length), random, (text, source) =>
        {
            foreach (ref var c in text) c = source.Next(8) == 0 ? (char)source.Next(0x10000) : Hard[source.Next(Hard.Length)];
        });

    public static string Show(string text, int at) => $"{at} of {string.Join(' ', text.Select(c => $"{(int)c:X4}"))}";
}
