namespace Postmortem.Wording;

internal sealed partial class WordReader
{
    /// <summary>How far back "they" may find whom it stands for.</summary>
    private const int FarthestBack = 60;

    /// <summary>A sentence is read no farther than this to the left.</summary>
    private const int LongestClause = 40;

    /// <summary>"At 14:05", "during the second approach to the harbour".</summary>
    private const int LongestPhrase = 8;

    /// <summary>Whose deed the verb at this word is.</summary>
    public Subject SubjectOf(int verb)
    {
        // "The pilot takes over the aircraft without checking", "pressed the wrong button": whoever does what the clause says, and not the aircraft.
        if (lexicon.Prepositions.Has(tokens[verb].Word) || lexicon.Determiners.Has(tokens[verb].Word) || lexicon.OfClause.Has(tokens[verb].Word))
            return verb == 0 || tokens[verb].Gap >= Gap.Clause ? Subject.Nobody : FromClauseStarts(verb);
        var at = verb;
        for (var left = LongestClause; left > 0; left--, at--)
        {
            if (at == 0 || tokens[at].Gap is Gap.Sentence or Gap.Clause) return Subject.Nobody;
            // "The engineer, tired after the night, failed to": whoever the sentence began with.
            if (tokens[at].Gap == Gap.Comma) return FromClauseStarts(at);
            var before = tokens[at - 1];
            // "Ce qui vous aurait aidé": what comes after "qui" is whom it helps.
            var isObject = at > 1 && tokens[at - 2].Word == "qui" && tokens[at - 1].Gap == Gap.Space;
            if (lexicon.Pronouns.Has(Stem(at - 1)) && !isObject) return IsCustomersPronoun(at - 1) ? Subject.Other : PersonAt(at - 1);
            if (lexicon.Coordinators.Has(before.Word)) return FromClauseStarts(at - 1);
            if (lexicon.Subordinators.Has(before.Word) && !lexicon.Relatives.Has(before.Word)) return Subject.Nobody;
            // "While troubleshooting accidentally pushed": nobody is named.
            if (IsDoing(at - 1) && at > 1 && tokens[at - 1].Gap == Gap.Space && lexicon.Subordinators.Has(tokens[at - 2].Word)) return Subject.Nobody;
            if (!IsBetween(at - 1) && !lexicon.Relatives.Has(before.Word)) return OfNounPhrases(at - 1);
        }
        return Subject.Other;
    }

    /// <summary>A verb that asks: the first word of a sentence or of a list item, or one after "we will", "must", "need to".</summary>
    public bool IsRequest(int verb)
    {
        if (BeginsSentence(verb)) return true;
        var at = verb - 1;
        while (at > 0 && tokens[at + 1].Gap != Gap.Sentence && (IsAdverb(tokens[at].Word) || lexicon.Adverbs.Has(tokens[at].Word))) at--;
        if (tokens[at + 1].Gap is Gap.Sentence or Gap.Clause) return false;
        var word = tokens[at].Word;
        if (word.EndsWith("'ll", StringComparison.Ordinal) || lexicon.ImpersonalRequests.Has(word)) return true;
        // "This should make sure that …" hopes; "the alerts must be improved" asks.
        if (lexicon.Requests.Has(word)) return tokens[verb].Word is "be" or "être" || SubjectOf(at) != Subject.Other;
        return word is "to" or "de" or "d'" or "à" && at > 0 && (lexicon.RequestsTo.Has(tokens[at - 1].Word) || Is(lexicon.People, at - 1) || IsName(at - 1));
    }

    private static bool IsAdverb(string word) => word.Length > 4
        && (word.EndsWith("ly", StringComparison.Ordinal) || word.EndsWith("ment", StringComparison.Ordinal)) || word is "also" or "please" or "not" or "aussi";

    /// <summary>"Engineer 2 failed", "the team had also not failed": what may stand between a subject and its verb.</summary>
    private bool IsBetween(int at)
    {
        var word = tokens[at].Word;
        return lexicon.Skipped.Has(word) || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && !Is(lexicon.People, at))
            || (word.Length > 0 && char.IsDigit(word[0])) || (word.Length == 1 && tokens[at].IsCapital);
    }

    /// <summary>The nearest clause on the left that begins with a person, unless one that begins with something else is nearer.</summary>
    private Subject FromClauseStarts(int before)
    {
        for (var at = before - 1; at >= 0 && before - at < LongestClause; at--)
        {
            var begins = at == 0 || tokens[at].Gap != Gap.Space
                || (lexicon.Subordinators.Has(tokens[at - 1].Word) && !lexicon.Prepositions.Has(tokens[at - 1].Word));
            if (!begins) continue;
            if (EndOfPerson(at) > 0) return PersonAt(at);
            if ((char.IsDigit(FirstOf(at)) || IsBetween(at)) && Continues(at + 1) && EndOfPerson(at + 1) > 0) return PersonAt(at + 1);
            if (IsJoinedByPerson(at, before) || IsPersonAfterPhrase(at, before)) return Subject.Person;
            if (lexicon.Determiners.Has(tokens[at].Word) || Is(lexicon.Things, at) || lexicon.Ambiguous.Has(tokens[at].Word)) return Subject.Other;
            if (at == 0 || tokens[at].Gap is Gap.Sentence or Gap.Clause) return BeginsWithVerb(at) ? Subject.Nobody : Subject.Other;
        }
        return Subject.Other;
    }

    /// <summary>"The FI and the student talk and do not see": of two that a clause begins with, the second is a person.</summary>
    private bool IsJoinedByPerson(int at, int before)
    {
        var and = at + 1;
        while (and < before && and - at <= MostModifiers && Continues(and) && !lexicon.Coordinators.Has(tokens[and].Word)) and++;
        return and < before - 1 && Continues(and) && lexicon.Coordinators.Has(tokens[and].Word) && Continues(and + 1) && EndOfPerson(and + 1) > 0;
    }

    private Subject PersonAt(int at) => lexicon.Writers.Has(Stem(at)) ? Subject.Writer : Subject.Person;

    /// <summary>"At 14:05 the officer took a fix but": a phrase of time or place stands before the person that the clause tells of.</summary>
    private bool IsPersonAfterPhrase(int at, int before)
    {
        if (!lexicon.Prepositions.Has(tokens[at].Word)) return false;
        for (var noun = at + 2; noun < before && noun - at <= LongestPhrase && Continues(noun); noun++)
        {
            if (lexicon.Determiners.Has(tokens[noun].Word)
                && !lexicon.Prepositions.Has(tokens[noun - 1].Word) && !lexicon.Determiners.Has(tokens[noun - 1].Word))
                return EndOfPerson(noun) > 0;
        }
        return false;
    }

    private bool IsDoing(int at) => tokens[at].Word is [_, _, .., 'i', 'n', 'g'];

    private char FirstOf(int at) => tokens[at].Word is [var first, ..] ? first : ' ';

    private bool BeginsWithVerb(int at) => tokens[at].Word.EndsWith("ed", StringComparison.Ordinal);

    /// <summary>"The captain and whoever came along": one of them a person, and it is people who do it.</summary>
    private Subject OfNounPhrases(int last)
    {
        var subject = OfNounPhrase(last, out var start);
        return subject != Subject.Person && start > 1 && tokens[start].Gap == Gap.Space && tokens[start - 1].Gap == Gap.Space
            && lexicon.Coordinators.Has(tokens[start - 1].Word) ? OfNounPhrase(start - 2, out _) : subject;
    }

    /// <summary>Whether the noun before a verb, with what describes it, is a person: "the engineer from the payments team".</summary>
    private Subject OfNounPhrase(int last, out int start)
    {
        start = last;
        while (start > 0 && last - start < LongestClause && tokens[start].Gap == Gap.Space && !lexicon.Coordinators.Has(tokens[start - 1].Word)
            && !IsClauseWord(start - 1)) start--;
        for (var at = start + 1; at <= last; at++)
        {
            var goesBack = lexicon.Relatives.Has(tokens[at].Word);
            if (!goesBack && !lexicon.Prepositions.Has(tokens[at].Word)) continue;
            if (Is(lexicon.Quantifiers, at - 1)) return EndOfPerson(at + 1) > 0 ? Subject.Person : Subject.Other;
            var head = OfHead(start, at - 1);
            return head == Subject.Person || goesBack ? head : OfHead(StartOfLast(start, last), last);
        }
        return OfHead(start, last);
    }

    /// <summary>"As a result of this distraction the captain": where the words before are a phrase of their own, the last "the" begins the subject.</summary>
    private int StartOfLast(int start, int last)
    {
        for (var at = last; at > start + 1; at--)
        {
            if (lexicon.Prepositions.Has(tokens[at].Word) || lexicon.Relatives.Has(tokens[at].Word)) return last + 1;
            if (lexicon.Determiners.Has(tokens[at].Word) && !lexicon.Determiners.Has(tokens[at - 1].Word))
                return lexicon.Prepositions.Has(tokens[at - 1].Word) ? last + 1 : at;
        }
        return last + 1;
    }

    private Subject OfHead(int start, int head)
    {
        if (start > head) return Subject.Other;
        while (head > start && IsBetween(head)) head--;
        // "A reviewer looking at it": the reviewer.
        if (head > start && IsDoing(head) && IsPersonNoun(head - 1, start)) head--;
        var isPerson = IsPronoun(head) || IsPersonNoun(head, start) || IsName(head) || (head > start && tokens[head].IsCapital && IsName(head - 1));
        // "The engineer's script": the script. A possessive is nobody's subject.
        return isPerson && !tokens[head].Word.EndsWith("'s", StringComparison.Ordinal) ? Subject.Person : Subject.Other;
    }

    /// <summary>"That" opens a clause of its own before "the", "we" or a name, and otherwise goes back to the noun before it.</summary>
    private bool IsClauseWord(int at) =>
        lexicon.Subordinators.Has(tokens[at].Word)
        && (!lexicon.Relatives.Has(tokens[at].Word)
            || (at + 1 < tokens.Count && (lexicon.Determiners.Has(tokens[at + 1].Word) || lexicon.Pronouns.Has(Stem(at + 1))
                || lexicon.Ambiguous.Has(Stem(at + 1)) || tokens[at + 1].IsCapital)));

    private bool StandsForPerson(int pronoun)
    {
        for (var at = pronoun - 1; at >= 0 && pronoun - at < FarthestBack; at--)
        {
            if (Is(lexicon.People, at) || lexicon.Names.Has(tokens[at].Word)) return true;
            if (Is(lexicon.Things, at)) return false;
            // "An analyser is used. It does not check …": what the sentence began with, where that is no person.
            if (BeginsSentence(at) && lexicon.Determiners.Has(tokens[at].Word) && EndOfPerson(at) < 0) return false;
            // A sentence on a line of its own has nothing to do with the one above.
            if (tokens[at].Gap == Gap.Sentence && at > 0 && text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End).IndexOf('\n') >= 0)
                return true;
        }
        return true;
    }
}
