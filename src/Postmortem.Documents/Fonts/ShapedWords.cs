using System.Collections.Concurrent;

namespace Postmortem.Documents.Fonts;

/// <summary>How a word is to be shaped; a language changes some letters of some fonts.</summary>
internal readonly record struct Voice(string Language, bool RightToLeft);

/// <summary>Words of one face, language and direction, by their letters.</summary>
internal sealed class ShapedWords
{
    private const int LongestKept = 48;

    private readonly ShapingCache _cache;
    private readonly Voice _voice;
    private ShapedWord? _space;
    private readonly ConcurrentDictionary<string, ShapedWord>.AlternateLookup<ReadOnlySpan<char>> _kept;

    public ShapedWords(ShapingCache cache, Voice voice)
    {
        (_cache, _voice) = (cache, voice);
        _kept = new ConcurrentDictionary<string, ShapedWord>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Every second piece of a text is one space.</summary>
    public ShapedWord Space => _space ??= Shape(" ");

    public ShapedWord Shape(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestKept) return _cache.Shape(word, _voice);
        if (_kept.TryGetValue(word, out var known)) return known;
        var shaped = _cache.Shape(word, _voice);
        if (_kept.TryAdd(word, shaped)) _cache.Count();
        return shaped;
    }
}
