namespace Postmortem.Wording;

/// <summary>The rules of one guide, made ready to be found in a text.</summary>
internal sealed class WordingRules
{
    /// <summary>An exception may begin this many words before what it excuses: "not just", "lazy loading".</summary>
    private const int MostBefore = 5;

    private const int NegatorReach = 4;
    private const int RejectReach = 30;

    private readonly List<WordingRuleText> _rules;
    private readonly IReadOnlySet<string> _elisions;
    private readonly Lexicon _lexicon;
    private readonly PhraseIndex _phrases;
    private readonly PhraseIndex?[] _exceptions;
    private readonly PhraseIndex _rejectBefore;
    private readonly PhraseIndex _rejectAfter;
    private readonly WordingSections _sections;
    private readonly PhraseIndex _acts;
    private readonly HashSet<string> _actRules;

    public WordingRules(string file, WordingText text, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        _rules = text.Rules;
        _elisions = text.Elisions.ToHashSet();
        _lexicon = new Lexicon(lists);
        _phrases = new PhraseIndex(file, _rules.SelectMany(Tagged), lists);
        _exceptions = [.. _rules.Select(r => r.Except.Count == 0 ? null : new PhraseIndex(file, r.Except.Select(e => (e, 0)), lists))];
        _rejectBefore = new PhraseIndex(file, text.RejectBefore.Select(p => (p, 0)), lists);
        _rejectAfter = new PhraseIndex(file, text.RejectAfter.Select(p => (p, 0)), lists);
        _sections = new WordingSections(file, text, lists);
        _acts = new PhraseIndex(file, text.Acts.Select(p => (p, 0)), lists);
        _actRules = [.. _rules.Where(r => r.TellsAnAct).Select(r => r.Id)];
    }

    private enum When { Always, Person, Others, PersonOrNobody, Request }

    private static readonly int Whens = Enum.GetValues<When>().Length;

    private static IEnumerable<(Phrase, int)> Tagged(WordingRuleText rule, int index) =>
    [
        .. rule.Always.Select(p => (p, Tag(index, When.Always))),
        .. rule.Person.Select(p => (p, Tag(index, When.Person))),
        .. rule.Others.Select(p => (p, Tag(index, When.Others))),
        .. rule.PersonOrNobody.Select(p => (p, Tag(index, When.PersonOrNobody))),
        .. rule.Request.Select(p => (p, Tag(index, When.Request))),
    ];

    private static int Tag(int rule, When when) => (rule * Whens) + (int)when;

    public IReadOnlyList<WordingHint> Check(string text, WordingKind kind)
    {
        if (IsOthersWord(kind) || string.IsNullOrWhiteSpace(text)) return [];
        var reader = new WordReader(text, WordTokens.Cut(text, ForeignWords.In(text), _elisions), _lexicon);
        var kinds = _sections.KindsOf(reader, kind);
        List<Match> matches = [];
        List<(int Tag, int End)> found = [];
        for (var at = 0; at < reader.Tokens.Count; at++)
        {
            if (IsOthersWord(kinds[at]) || reader.Tokens[at].Word.Length == 0) continue;
            found.Clear();
            _phrases.At(reader, at, found);
            foreach (var (tag, end) in found)
                if (Applies(reader, tag / Whens, (When)(tag % Whens), at, end, kinds[at])) matches.Add(new Match(at, end, tag / Whens));
            AddName(reader, at, kinds[at], matches);
        }
        return Hints(text, reader.Tokens, matches);
    }

    /// <summary>Whether a text names a person, or tells what one did.</summary>
    public bool TellsAnAct(string text)
    {
        if (Check(text, WordingKind.Narrative).Any(h => _actRules.Contains(h.Rule))) return true;
        var reader = new WordReader(text, WordTokens.Cut(text, ForeignWords.In(text), _elisions), _lexicon);
        return Enumerable.Range(0, reader.Tokens.Count).Any(at => _acts.LongestAt(reader, at) > 0);
    }

    private readonly record struct Match(int Start, int End, int Rule);

    private bool Applies(WordReader reader, int rule, When when, int start, int end, WordingKind kind)
    {
        if (!IsFor(_rules[rule], kind) || (_rules[rule].Names && reader.IsCustomersPronoun(start))) return false;
        var isMeant = when switch
        {
            When.Person => reader.SubjectOf(start) is Subject.Person or Subject.Writer,
            When.Others => reader.SubjectOf(start) == Subject.Person,
            When.PersonOrNobody => reader.SubjectOf(start) != Subject.Other,
            When.Request => reader.IsRequest(start),
            _ => true,
        };
        return isMeant && !IsTitle(reader, start, end) && !IsExcepted(reader, rule, start, end) && !(_rules[rule].Rejectable && IsRejected(reader, start, end));
    }

    /// <summary>What no hint is given on.</summary>
    private static bool IsOthersWord(WordingKind kind) => kind is WordingKind.Name or WordingKind.Customer;

    private static bool IsFor(WordingRuleText rule, WordingKind kind) =>
        rule.For.Count == 0 ? kind != WordingKind.Expectation : kind == WordingKind.Document || rule.For.Contains(kind);

    private void AddName(WordReader reader, int at, WordingKind kind, List<Match> matches)
    {
        for (var rule = 0; rule < _rules.Count; rule++)
        {
            if (!_rules[rule].Names || !IsFor(_rules[rule], kind) || !reader.IsName(at)) continue;
            if (at > 0 && reader.Tokens[at].Gap == Gap.Space && reader.IsName(at - 1)) continue; // a middle name or surname
            var end = reader.EndOfPerson(at);
            if (end > 0 && !IsExcepted(reader, rule, at, end)) matches.Add(new Match(at, end, rule));
        }
    }

    /// <summary>"In Behind Human Error they write": words with capitals after one with a capital are the title of something.</summary>
    private static bool IsTitle(WordReader reader, int start, int end)
    {
        if (end - start < 2 || start == 0 || reader.Tokens[start].Gap != Gap.Space || !reader.Tokens[start - 1].IsCapital) return false;
        for (var at = start; at < end; at++)
            if (!reader.Tokens[at].IsCapital || reader.Tokens[at].IsUpper) return false;
        return true;
    }

    private bool IsExcepted(WordReader reader, int rule, int start, int end)
    {
        if (_exceptions[rule] is not { } exceptions) return false;
        for (var at = Math.Max(0, start - MostBefore); at < end; at++)
            if (exceptions.LongestAt(reader, at) > start) return true;
        return false;
    }

    /// <summary>"We do not accept human error as a cause", "human error is where we start", "nobody was careless".</summary>
    private bool IsRejected(WordReader reader, int start, int end)
    {
        for (var at = end; at < Math.Min(reader.Tokens.Count, end + NegatorReach) && reader.Tokens[at].Gap < Gap.Clause; at++)
            if (_rejectAfter.LongestAt(reader, at) > 0) return true;
        for (var (at, near) = (start, true); at > 0 && start - at < RejectReach;)
        {
            if (reader.Tokens[at].Gap >= Gap.Clause) return false;
            near &= reader.Tokens[at].Gap == Gap.Space;
            at--;
            var word = reader.Tokens[at].Word;
            if (near && start - at <= NegatorReach && (_lexicon.Negators.Has(word) || word.EndsWith("n't", StringComparison.Ordinal))) return true;
            if (_rejectBefore.LongestAt(reader, at) is var to and > 0 && to <= start) return true;
        }
        return false;
    }

    /// <summary>Of hints that overlap the longest stands, and among equals the rule that comes first in the file.</summary>
    private List<WordingHint> Hints(string text, IReadOnlyList<WordToken> tokens, List<Match> matches)
    {
        List<WordingHint> hints = [];
        var (line, lineStart, seen, last) = (1, 0, 0, -1);
        foreach (var match in Distinct(matches))
        {
            if (match.Start < last) continue;
            last = match.End;
            var start = tokens[match.Start].Start;
            for (; seen < start; seen++)
                if (text[seen] == '\n' || (text[seen] == '\r' && text[seen + 1] != '\n')) (line, lineStart) = (line + 1, seen + 1);
            var (length, rule) = (tokens[match.End - 1].End - start, _rules[match.Rule]);
            hints.Add(new WordingHint(line, start - lineStart + 1, length, rule.Id, text.Substring(start, length), rule.Reason, rule.Suggestion, rule.Source));
        }
        return hints;
    }

    private static IEnumerable<Match> Distinct(List<Match> matches)
    {
        Match? open = null;
        foreach (var match in matches.OrderBy(m => m.Start).ThenByDescending(m => m.End).ThenBy(m => m.Rule))
        {
            if (open is { } kept && match.Start < kept.End)
            {
                if (match.End - match.Start > kept.End - kept.Start) open = match;
                continue;
            }
            if (open is { } done) yield return done;
            open = match;
        }
        if (open is { } end) yield return end;
    }
}
