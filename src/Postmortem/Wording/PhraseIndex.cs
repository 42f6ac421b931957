namespace Postmortem.Wording;

/// <summary>Some phrases, found by the word they begin with. Matching is bounded: a phrase looks at no more words than it has places for.</summary>
internal sealed class PhraseIndex
{
    private readonly Dictionary<string, List<Compiled>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Compiled>> _byFirstNoun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Compiled>> _byStem = new(StringComparer.Ordinal);
    private readonly List<Compiled> _byPerson = [];
    private readonly List<Compiled> _anyFirst = [];

    private readonly Dictionary<string, List<Compiled>>.AlternateLookup<ReadOnlySpan<char>> _stems;

    /// <exception cref="WordingException">A phrase names a list that is not there.</exception>
    public PhraseIndex(string file, IEnumerable<(Phrase Phrase, int Tag)> phrases, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        foreach (var (phrase, tag) in phrases)
        {
            var parts = phrase.Parts.Select(p => (p, new WordSet(p.Choices.SelectMany(c => Words(file, phrase, c, lists))))).ToArray();
            foreach (var compiled in Beginnings(parts)) AddByFirst(new Compiled(compiled, tag));
        }
        _stems = _byStem.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A phrase whose first words may be missing, once for each word it may begin with.</summary>
    private static IEnumerable<(Phrase.Part Part, WordSet Words)[]> Beginnings((Phrase.Part Part, WordSet Words)[] parts)
    {
        var first = 0;
        for (; parts[first].Part is { Kind: Phrase.PartKind.Words or Phrase.PartKind.Person, IsOptional: true }; first++)
            yield return [(parts[first].Part with { IsOptional = false }, parts[first].Words), .. parts[(first + 1)..]];
        yield return parts[first..];
    }

    private void AddByFirst(Compiled phrase)
    {
        var first = phrase.Parts.First(p => p.Part.Kind != Phrase.PartKind.Start);
        var words = first.Part is { Kind: Phrase.PartKind.Words, IsOptional: false } ? first.Words.Firsts : null;
        if (words is not null && first.Words.Stems.Any())
        {
            if (IsNoun(first.Part)) words = null;
            else foreach (var stem in first.Words.Stems) Add(_byStem, stem, phrase);
        }
        // A person, or a beginning that any word may have, is no word to look under.
        if (words is null) (first.Part.Kind == Phrase.PartKind.Person ? _byPerson : _anyFirst).Add(phrase);
        foreach (var word in words ?? []) Add(IsNoun(first.Part) ? _byFirstNoun : _byFirst, word, phrase);
    }

    private static void Add(Dictionary<string, List<Compiled>> index, string word, Compiled phrase) =>
        (index.TryGetValue(word, out var phrases) ? phrases : index[word] = []).Add(phrase);

    private sealed record Compiled((Phrase.Part Part, WordSet Words)[] Parts, int Tag);

    /// <summary>All phrases that begin at a word: the tag, and the word after the last.</summary>
    public void At(WordReader reader, int at, List<(int Tag, int End)> found)
    {
        var word = reader.Tokens[at].Word;
        if (_byFirst.TryGetValue(word, out var compiled)) Match(compiled, reader, at, found);
        if (word.Length >= WordSet.StemLength && _stems.TryGetValue(word.AsSpan(0, WordSet.StemLength), out compiled)) Match(compiled, reader, at, found);
        if (_byFirstNoun.Count > 0)
        {
            foreach (var form in reader.Forms(at))
            {
                if (_byFirstNoun.TryGetValue(form, out compiled)) Match(compiled, reader, at, found);
            }
        }
        if (_byPerson.Count > 0 && reader.EndOfPerson(at) > 0) Match(_byPerson, reader, at, found);
        Match(_anyFirst, reader, at, found);
    }

    /// <summary>The longest of the phrases at a word, as the word after its last; -1 for none.</summary>
    public int LongestAt(WordReader reader, int at)
    {
        List<(int Tag, int End)> found = [];
        At(reader, at, found);
        return found.Count == 0 ? -1 : found.Max(f => f.End);
    }

    private static void Match(List<Compiled> compiled, WordReader reader, int at, List<(int Tag, int End)> found)
    {
        foreach (var phrase in compiled)
        {
            if (End(phrase.Parts, 0, reader, at, at) is var end and > 0) found.Add((phrase.Tag, end));
        }
    }

    private static int End((Phrase.Part Part, WordSet Words)[] parts, int part, WordReader reader, int begin, int at)
    {
        if (part == parts.Length) return at > begin ? at : -1;
        var (p, words) = parts[part];
        if (p.Kind == Phrase.PartKind.Start) return reader.BeginsSentence(at) ? End(parts, part + 1, reader, begin, at) : -1;
        if (p.Kind == Phrase.PartKind.End)
            return at == reader.Tokens.Count || reader.Tokens[at].Gap != Gap.Space ? End(parts, part + 1, reader, begin, at) : -1;
        if (p.Kind == Phrase.PartKind.Between)
        {
            if (part == parts.Length - 1)
            {
                while (at < reader.Tokens.Count && p.Most > at - begin - part && Continues(reader, begin, at)) at++;
                return at;
            }
            for (var skip = 0; skip <= p.Most && (skip == 0 || Continues(reader, begin, at + skip - 1)); skip++)
                if (End(parts, part + 1, reader, begin, at + skip) is var end and > 0) return end;
            return -1;
        }
        if (Continues(reader, begin, at))
        {
            var next = p.Kind == Phrase.PartKind.Person ? reader.EndOfPerson(at) : IsOneOf(words, p, reader, at) ? at + 1 : -1;
            if (next > 0 && End(parts, part + 1, reader, begin, next) is var end and > 0) return end;
        }
        return p.IsOptional ? End(parts, part + 1, reader, begin, at) : -1;
    }

    private static bool IsOneOf(WordSet words, Phrase.Part part, WordReader reader, int at) =>
        IsNoun(part) ? reader.Is(words, at) : words.Has(reader.Tokens[at].Word);

    /// <summary>The words of a list also count in the plural and the possessive.</summary>
    private static bool IsNoun(Phrase.Part part) => part.Choices.Any(c => c.StartsWith('{'));

    /// <summary>A phrase goes on through spaces only: neither a comma nor the end of a sentence is inside one.</summary>
    private static bool Continues(WordReader reader, int begin, int at) =>
        at < reader.Tokens.Count && (at == begin || reader.Tokens[at].Gap == Gap.Space);

    private static IReadOnlyList<string> Words(string file, Phrase phrase, string choice, IReadOnlyDictionary<string, IReadOnlyList<string>> lists) =>
        !choice.StartsWith('{') ? [choice]
        : lists.TryGetValue(choice[1..^1], out var list) ? list
        : throw new WordingException($"{file}:{phrase.Line}:{phrase.Column}: “{phrase.Text}” names the list {choice}, which is not among “words”.");
}
