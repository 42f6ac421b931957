namespace Postmortem.Wording;

/// <summary>Who is a person, and what only looks like one: programs that bear a name or a trade, and customers.</summary>
internal sealed partial class WordReader
{
    private HashSet<string>? _programs;

    /// <summary>A handle, or the given name of someone.</summary>
    public bool IsName(int at)
    {
        var token = tokens[at];
        if (token.Word.StartsWith('@')) return IsHandle(token.Word);
        // "The zones of LUC", "the LAURA queue": an abbreviation, and nobody's given name.
        if (!token.IsCapital || token.IsUpper || token.Word.Length < 2 || IsAuthor(at)) return false;
        if (IsTitled(at)) return true;
        var next = Continues(at + 1) ? tokens[at + 1] : default;
        var doesWhatPeopleDo = next.Word is not (null or "") && lexicon.PersonalVerbs.Has(next.Word);
        if (Names(lexicon.NamesThatAreWords, at)) return doesWhatPeopleDo || (next.IsCapital && !BeginsSentence(at));
        if (Names(lexicon.NamedPrograms, at)) return doesWhatPeopleDo || (next.IsCapital && !next.IsUpper);
        if (Names(lexicon.Names, at)) return !IsProgramsName(at);
        return doesWhatPeopleDo && !BeginsSentence(at) && !IsKnown(at)
            && !(tokens[at].Gap == Gap.Space && (lexicon.Prepositions.Has(tokens[at - 1].Word) || lexicon.Determiners.Has(tokens[at - 1].Word)));
    }

    /// <summary>He or she, who is a customer: nobody whose deeds the review is about.</summary>
    public bool IsCustomersPronoun(int at)
    {
        if (!lexicon.Singular.Has(Stem(at))) return false;
        for (var back = at - 1; back >= 0 && at - back < FarthestBack; back--)
        {
            if (Is(lexicon.Customers, back)) return true;
            if ((Is(lexicon.People, back) && !lexicon.Pronouns.Has(Stem(back))) || (tokens[back].IsCapital && Names(lexicon.Names, back))) return false;
        }
        var verb = at + 1;
        while (Continues(verb) && lexicon.Skipped.Has(tokens[verb].Word)) verb++;
        return Continues(verb) && lexicon.CustomerVerbs.Has(tokens[verb].Word);
    }

    /// <summary>"Mr Okafor", "the founder Ada Brandt": somebody whom no list of names knows.</summary>
    private bool IsTitled(int at)
    {
        if (at == 0 || tokens[at].Gap != Gap.Space) return false;
        if (lexicon.Honorifics.Has(tokens[at - 1].Word)) return tokens[at - 1].IsCapital;
        return lexicon.Titles.Has(tokens[at - 1].Word) && Continues(at + 1) && tokens[at + 1].IsCapital && !tokens[at + 1].IsUpper && !IsKnown(at);
    }

    /// <summary>A name has a possessive and no plural: in French “dans” is no Dan.</summary>
    private bool Names(WordSet names, int at) =>
        names.Has(Stem(at)) || (tokens[at].Word.IndexOf('-', StringComparison.Ordinal) is var dash and > 0 && names.Has(tokens[at].Word[..dash]));

    /// <summary>"“Human Error” by James Reason", "in Just Culture by Sidney Dekker".</summary>
    private bool IsAuthor(int at) =>
        at > 1 && tokens[at].Gap <= Gap.Comma && tokens[at - 1].Word is "by" or "de" or "d'"
        && (tokens[at - 2].Word.Length == 0 || (tokens[at - 2].IsCapital && !tokens[at - 2].IsUpper && !BeginsSentence(at - 2)));

    private static bool IsHandle(string word, int shortest = 3) =>
        word.Length >= (char.IsLetter(word[1]) ? shortest : shortest + 1) && word.AsSpan(1).IndexOfAnyInRange('a', 'z') >= 0;

    /// <summary>"The server Marguerite", "the Hugo build", "Julia 1.10", and the same name again in the same text.</summary>
    private bool IsProgramsName(int at)
    {
        _programs ??= [.. Enumerable.Range(0, tokens.Count).Where(i => tokens[i].IsCapital && StandsAsProgram(i)).Select(i => tokens[i].Word)];
        return _programs.Contains(tokens[at].Word);
    }

    private bool StandsAsProgram(int at)
    {
        if (!Names(lexicon.Names, at)) return false;
        if (at > 0 && tokens[at].Gap == Gap.Space && (IsTechnical(at - 1) || tokens[at - 1].Word == "apache")) return true;
        if (IsSaidToBeTechnical(at + 1)) return true;
        if (!Continues(at + 1)) return false;
        if (tokens[at + 1].Word is [var first, ..] && char.IsAsciiDigit(first) && tokens[at + 1].Word.Contains('.', StringComparison.Ordinal)) return true;
        var isDescribed = at > 0 && tokens[at].Gap == Gap.Space && lexicon.Determiners.Has(tokens[at - 1].Word);
        return isDescribed && IsTechnical(at + 1) && !tokens[at].Word.EndsWith("'s", StringComparison.Ordinal);
    }

    /// <summary>"Marguerite, the mail server, …".</summary>
    private bool IsSaidToBeTechnical(int at) => at + 1 < tokens.Count && tokens[at].Gap == Gap.Comma && lexicon.Determiners.Has(tokens[at].Word)
        && Continues(at + 1) && (lexicon.Technical.Has(tokens[at + 1].Word) || (Continues(at + 2) && lexicon.Technical.Has(tokens[at + 2].Word)))
        && EndOfPerson(at) < 0;

    private bool IsTechnical(int at) => Is(lexicon.Technical, at) || (Is(lexicon.Things, at) && !Is(lexicon.Customers, at));

    private bool IsPersonNoun(int at, int phraseStart) =>
        (Is(lexicon.People, at) && !IsProgram(at))
        || (lexicon.DepartmentsInCapitals.Has(tokens[at].Word) && tokens[at].IsUpper)
        || (Is(lexicon.Departments, at) && (at == phraseStart || lexicon.Determiners.Has(tokens[at - 1].Word) || Is(lexicon.People, at - 1)));

    /// <summary>"The endpoint-controller", "the DNS agent", "the log reader": a trade that a program has.</summary>
    private bool IsProgram(int at)
    {
        if (!Is(lexicon.AlsoPrograms, at)) return false;
        var word = tokens[at].Word;
        if (word.LastIndexOf('-') is var dash and > 0) return !lexicon.Human.Has(word[..dash]);
        var hasBefore = at > 0 && tokens[at].Gap == Gap.Space;
        if ((hasBefore && lexicon.Human.Has(tokens[at - 1].Word)) || (Continues(at + 1) && lexicon.Human.Has(tokens[at + 1].Word))) return false;
        return Is(lexicon.MostlyPrograms, at) || (hasBefore && (tokens[at - 1].Word == "" || tokens[at - 1].IsUpper || Is(lexicon.Technical, at - 1)));
    }
}
