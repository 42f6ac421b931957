namespace Postmortem.Wording;

/// <summary>
/// What each word of a document stands under: a heading that asks what was expected, the customers' own words, a list of actions, a label before names.
/// </summary>
internal sealed class WordingSections
{
    private const int LongestLabel = 6;

    private readonly PhraseIndex _actions;
    private readonly PhraseIndex _expectations;
    private readonly PhraseIndex _customers;
    private readonly PhraseIndex _names;

    public WordingSections(string file, WordingText text, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        _actions = Index(text.ActionHeadings);
        _expectations = Index(text.ExpectationHeadings);
        _customers = Index(text.CustomerHeadings);
        _names = Index(text.NameLabels);

        PhraseIndex Index(IEnumerable<Phrase> phrases) => new(file, phrases.Select(p => (p, 0)), lists);
    }

    /// <summary>One kind for each word. Outside a document it is the field's own, but for labels before names.</summary>
    public WordingKind[] KindsOf(WordReader reader, WordingKind kind)
    {
        var kinds = new WordingKind[reader.Tokens.Count];
        var section = kind;
        for (var at = 0; at < kinds.Length; at++)
        {
            if (reader.BeginsSentence(at) && kind == WordingKind.Document && IsHeading(reader, at)) section = SectionOf(reader, at);
            if (kinds[at] == default) kinds[at] = section;
            if (!reader.BeginsSentence(at) || EndOfLabel(reader, at) is not (var label and > 0)) continue;
            var behind = _names.LongestAt(reader, at) == label ? WordingKind.Name
                : kind == WordingKind.Document && Any(_expectations, reader, at, label) ? WordingKind.Expectation : section;
            if (behind == section) continue;
            for (var i = at; i < kinds.Length && (i < label || IsSameLine(reader, i)); i++) kinds[i] = behind;
        }
        return kinds;
    }

    private WordingKind SectionOf(WordReader reader, int at)
    {
        var end = at + 1;
        while (end < reader.Tokens.Count && IsSameLine(reader, end)) end++;
        return Any(_expectations, reader, at, end) ? WordingKind.Expectation
            : Any(_customers, reader, at, end) ? WordingKind.Customer
            : Any(_actions, reader, at, end) ? WordingKind.Action
            : WordingKind.Document;
    }

    private static bool Any(PhraseIndex phrases, WordReader reader, int from, int to)
    {
        for (var at = from; at < to; at++)
            if (phrases.LongestAt(reader, at) > 0) return true;
        return false;
    }

    private static bool IsHeading(WordReader reader, int at)
    {
        var before = reader.Text.AsSpan(0, reader.Tokens[at].Start);
        return before[(before.LastIndexOfAny('\n', '\r') + 1)..].TrimStart().StartsWith("#");
    }

    private static bool IsSameLine(WordReader reader, int at) =>
        reader.Text.AsSpan(reader.Tokens[at - 1].End, reader.Tokens[at].Start - reader.Tokens[at - 1].End).IndexOf('\n') < 0;

    /// <summary>The word after a label that a colon ends; 0 where there is none.</summary>
    private static int EndOfLabel(WordReader reader, int at)
    {
        for (var end = at + 1; end < reader.Tokens.Count && end <= at + LongestLabel; end++)
        {
            if (reader.Tokens[end].Gap == Gap.Sentence) return 0;
            if (reader.Tokens[end].Gap == Gap.Clause)
                return reader.Text.AsSpan(reader.Tokens[end - 1].End, reader.Tokens[end].Start - reader.Tokens[end - 1].End).Contains(':') ? end : 0;
        }
        return 0;
    }
}
