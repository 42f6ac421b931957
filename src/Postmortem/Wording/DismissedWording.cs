namespace Postmortem.Wording;

/// <summary>What a dismissal is about: a rule and the words it pointed at, whatever their case and wherever in the review they stand.</summary>
public sealed record DismissedWording
{
    /// <summary>Of a phrase, in UTF-16 code units; a longer one is told by its beginning.</summary>
    public const int PhraseLimit = 200;

    private DismissedWording(string rule, string phrase) => (Rule, Phrase) = (rule, phrase);

    public string Rule { get; }

    /// <summary>In small letters, with single spaces.</summary>
    public string Phrase { get; }

    public static DismissedWording Of(WordingHint hint)
    {
        ArgumentNullException.ThrowIfNull(hint);
        return Of(hint.Rule, hint.Phrase);
    }

    public static DismissedWording Of(string rule, string phrase)
    {
        var words = string.Join(' ', Words.Sound(phrase ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (words.Length <= PhraseLimit) return new(Words.Clean(rule), words);
        var end = char.IsHighSurrogate(words[PhraseLimit - 1]) ? PhraseLimit - 1 : PhraseLimit;
        return new(Words.Clean(rule), words[..end].TrimEnd());
    }
}
