namespace Postmortem.Wording;

/// <summary>Some words, some beginnings and some endings.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<string> _beginnings = [];
    private readonly List<string> _endings = [];

    public WordSet(IEnumerable<string> choices)
    {
        foreach (var choice in choices)
        {
            if (choice.EndsWith('*')) _beginnings.Add(choice[..^1]);
            else if (choice.StartsWith('*')) _endings.Add(choice[1..]);
            else _words.Add(choice);
        }
    }

    /// <summary>How much of a beginning is enough to look it up by.</summary>
    public const int StemLength = 3;

    /// <summary>The whole words a match can be, unless some other word can be one that neither these nor the stems tell of.</summary>
    public IEnumerable<string>? Firsts => _endings.Count > 0 || _beginnings.Any(b => b.Length < StemLength) ? null : _words;

    /// <summary>The first letters of the beginnings.</summary>
    public IEnumerable<string> Stems => _beginnings.Select(b => b[..StemLength]).Distinct();

    public bool Has(string word)
    {
        if (word.Length == 0) return false;
        if (_words.Contains(word)) return true;
        foreach (var beginning in _beginnings)
            if (word.StartsWith(beginning, StringComparison.Ordinal)) return true;
        foreach (var ending in _endings)
            if (word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }
}
