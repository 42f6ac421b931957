using Postmortem.Actions;

namespace Postmortem.Wording;

/// <summary>
/// How strong a corrective action is, from its words, after the action hierarchy of RCA2 (VA National Center for Patient Safety). A
/// suggestion, which people change: where an action names several things, what it names first counts, since that is what it does.
/// </summary>
internal sealed class StrengthGuess
{
    private readonly IReadOnlySet<string> _elisions;
    private readonly Lexicon _lexicon;
    private readonly PhraseIndex _phrases;

    public StrengthGuess(string file, WordingText text, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        _elisions = text.Elisions.ToHashSet();
        _lexicon = new Lexicon(lists);
        _phrases = new PhraseIndex(file, [
            .. text.Strength.Stronger.Select(p => (p, (int)Strength.Stronger)),
            .. text.Strength.Intermediate.Select(p => (p, (int)Strength.Intermediate)),
            .. text.Strength.Weaker.Select(p => (p, (int)Strength.Weaker)),
        ], lists);
    }

    /// <summary>Null where the words do not say.</summary>
    public Strength? Of(string action)
    {
        var reader = new WordReader(action, WordTokens.Cut(action, new bool[action.Length], _elisions), _lexicon);
        List<(int Tag, int End)> found = [];
        for (var at = 0; at < reader.Tokens.Count; at++)
        {
            _phrases.At(reader, at, found);
            if (found.Count > 0) return (Strength)found.MaxBy(f => f.End).Tag;
        }
        return null;
    }
}
