namespace Postmortem.Exchange.Markdown;

/// <summary>Cuts prose into its sentences.</summary>
internal static class ProseSentences
{
    private const int MostText = 20_000;

    public static IEnumerable<string> Of(string? text)
    {
        var end = Math.Min(text?.Length ?? 0, MostText);
        for (var (from, i) = (0, 0); i < end; i++)
        {
            var stops = text![i] == '\n' || i + 1 == end || (text[i] is '.' or '!' or '?' && i + 2 < end && text[i + 1] is ' ' or '\n'
                && char.IsUpper(text[i + 2]) && !EndsInHalf(text.AsSpan(from, i - from)));
            if (!stops)
                continue;
            if (i > from)
                yield return text[from..(i + 1)].Trim();
            from = i + 1;
        }
    }

    /// <summary>"2 p.m. UTC" goes on.</summary>
    private static bool EndsInHalf(ReadOnlySpan<char> sentence) => sentence.EndsWith("a.m") || sentence.EndsWith("p.m");
}
