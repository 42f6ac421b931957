namespace Postmortem.Documents.Fonts;

/// <summary>The face for each cluster of one document: the embedded ones first, then those of the machine, if the document may use them.</summary>
internal sealed class FontChoice
{
    private readonly FontCatalog? _machine;
    private readonly EastAsian _eastAsian;
    private readonly Dictionary<string, Typeface?>?[] _chosen = new Dictionary<string, Typeface?>?[FontLibrary.Count];

    /// <param name="machine">None where every machine shall give the same bytes.</param>
    /// <param name="text">Says by its Kana or Hangul whose Han characters it has, where the language does not.</param>
    public FontChoice(FontCatalog? machine, string language, string text = "")
    {
        (_machine, Language) = (machine, Known(language));
        _eastAsian = Of(language, text);
    }

    public static FontChoice Embedded => new(null, "en");

    /// <summary>The language for the shaper: its letters only, so that a made-up one costs nothing.</summary>
    public string Language { get; }

    public static FontChoice Of(Document document) =>
        new(document.Fonts == FontSource.Embedded ? null : FontCatalog.Machine, document.Language, document.Markdown);

    /// <summary>The face that shows a cluster; none where it cannot be set. For one document, which one thread sets at a time.</summary>
    public Typeface? For(Face wanted, ReadOnlySpan<char> cluster)
    {
        var chosen = _chosen[(int)wanted] ??= new Dictionary<string, Typeface?>(StringComparer.Ordinal);
        var lookup = chosen.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(cluster, out var known)) return known;
        var found = FontLibrary.FaceFor(wanted, cluster) is { } embedded ? FontLibrary.Of(embedded)
            : _machine?.For(cluster, _eastAsian, wanted is Face.SansBold or Face.SansBoldItalic or Face.Serif);
        lookup[cluster] = found;
        return found;
    }

    private static string Known(string language)
    {
        var letters = language.AsSpan();
        var end = letters.IndexOfAny('-', '_');
        letters = end < 0 ? letters : letters[..end];
        if (letters.Length is not (2 or 3) || letters.ContainsAnyExceptInRange('a', 'z')) return "und";
        return letters is "zh" ? Of(language, "") == EastAsian.TraditionalChinese ? "zh-Hant" : "zh-Hans" : letters.ToString();
    }

    private static EastAsian Of(string language, string text)
    {
        bool Is(string start) => language.StartsWith(start, StringComparison.OrdinalIgnoreCase);
        if (Is("ja")) return EastAsian.Japanese;
        if (Is("ko")) return EastAsian.Korean;
        if (Is("zh-Hant") || Is("zh-TW") || Is("zh-HK") || Is("zh-MO")) return EastAsian.TraditionalChinese;
        if (Is("zh")) return EastAsian.SimplifiedChinese;
        if (text.AsSpan().IndexOfAnyInRange('\u3041', '\u30FF') >= 0) return EastAsian.Japanese;
        return text.AsSpan().IndexOfAnyInRange('\uAC00', '\uD7A3') >= 0 ? EastAsian.Korean : EastAsian.SimplifiedChinese;
    }
}
