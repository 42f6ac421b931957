namespace Postmortem.Wording;

/// <summary>Who does what a verb says.</summary>
internal enum Subject
{
    Nobody,

    /// <summary>"We" or "I": who tells it, of themselves.</summary>
    Writer,
    Person,
    Other,
}

/// <summary>
/// Reads the words of one text: who is a person, and who is the subject of a verb. No grammar: it walks a few words to the left and
/// asks the lists of the guide, and where it is not sure it answers that no person is meant, since a wrong hint costs more than a missing one.
/// </summary>
internal sealed partial class WordReader(string text, IReadOnlyList<WordToken> tokens, Lexicon lexicon)
{
    /// <summary>A person's words: "the on-call engineer of the night" and not half a page.</summary>
    private const int MostModifiers = 3;

    private readonly Dictionary<string, string[]> _forms = new(StringComparer.Ordinal);

    /// <summary>What <see cref="EndOfPerson"/> answered, plus two; 0 where it was not asked.</summary>
    private readonly int[] _ends = new int[tokens.Count];

    public string Text => text;
    public IReadOnlyList<WordToken> Tokens => tokens;
    public Lexicon Lexicon => lexicon;

    public bool BeginsSentence(int at) => at < tokens.Count && (at == 0 || tokens[at].Gap == Gap.Sentence || tokens[at].IsOpener);

    /// <summary>A word as it stands, without its possessive or contraction, without its plural, and the last part of a compound.</summary>
    public string[] Forms(int at)
    {
        var word = tokens[at].Word;
        if (_forms.TryGetValue(word, out var known)) return known;
        if (word.Length < 2) return _forms[word] = word.Length == 0 ? [] : [word];
        List<string> forms = [word];
        if (word.IndexOf('\'', StringComparison.Ordinal) is var mark and > 0) forms.Add(word[..mark]);
        if (word.LastIndexOf('-') is var dash and > 0) forms.Add(word[(dash + 1)..]);
        for (var (i, n) = (0, forms.Count); i < n; i++)
            if (forms[i].Length > 3 && forms[i][^1] is 's' or 'x') forms.Add(forms[i][..^1]);
        return _forms[word] = [.. forms];
    }

    public bool Is(WordSet words, int at)
    {
        foreach (var form in Forms(at))
            if (words.Has(form)) return true;
        return false;
    }

    /// <summary>The word after the person that begins here; -1 where none does.</summary>
    public int EndOfPerson(int at)
    {
        if (at >= tokens.Count) return -1;
        if (_ends[at] == 0) _ends[at] = FindEndOfPerson(at) + 2;
        return _ends[at] - 2;
    }

    private int FindEndOfPerson(int at)
    {
        if (IsPronoun(at)) return at + 1;
        if (IsName(at)) return Continues(at + 1) && tokens[at + 1].IsCapital ? at + 2 : at + 1;
        if (Is(lexicon.Quantifiers, at) && Continues(at + 1) && lexicon.Prepositions.Has(tokens[at + 1].Word) && Continues(at + 2)) return EndOfPerson(at + 2);
        var noun = lexicon.Determiners.Has(tokens[at].Word) ? at + 1 : at;
        for (var last = noun + MostModifiers; noun < last && noun < tokens.Count && (noun == at || Continues(noun)); noun++)
        {
            if (IsPersonNoun(noun, at))
            {
                while (Continues(noun + 1) && IsPersonNoun(noun + 1, at)) noun++;
                return noun + 1;
            }
            if (IsStop(noun)) return -1;
        }
        return -1;
    }

    public bool IsPronoun(int at) => lexicon.Pronouns.Has(Stem(at)) || (lexicon.Ambiguous.Has(Stem(at)) && StandsForPerson(at));

    /// <summary>A word without its possessive or contraction; "j'" is all of the word that it is.</summary>
    private string Stem(int at) => tokens[at].Word is var word && word.IndexOf('\'', StringComparison.Ordinal) is var mark and > 0 && mark < word.Length - 1
        ? word[..mark] : word;

    private bool IsStop(int at) =>
        tokens[at].Word is "" or [.., '\''] || lexicon.Prepositions.Has(tokens[at].Word) || lexicon.Skipped.Has(tokens[at].Word)
            || lexicon.Coordinators.Has(tokens[at].Word)
        || lexicon.Subordinators.Has(tokens[at].Word) || lexicon.Relatives.Has(tokens[at].Word) || lexicon.Pronouns.Has(Stem(at))
            || lexicon.Ambiguous.Has(Stem(at));

    private bool IsKnown(int at) => IsStop(at) || lexicon.Determiners.Has(tokens[at].Word) || Is(lexicon.People, at) || Is(lexicon.Departments, at)
        || Is(lexicon.Things, at);

    private bool Continues(int at) => at < tokens.Count && tokens[at].Gap == Gap.Space;
}
