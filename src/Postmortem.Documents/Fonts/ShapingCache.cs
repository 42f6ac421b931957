using System.Collections.Concurrent;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Postmortem.Documents.Fonts;

/// <summary>
/// Words shaped with one face, and the subsets made of it. Letters repeat their words, and a look into a dictionary costs a tenth of shaping.
/// Safe for all threads; shapes alike whatever was shaped before.
/// </summary>
internal sealed class ShapingCache(Typeface typeface, Font font)
{
    private const int MostWords = 1 << 15;
    private const int MostUses = 1 << 16;
    private const int MostPrograms = 128;

    [ThreadStatic]
    private static Buffer? _buffer;

    private static readonly ConcurrentDictionary<string, Language> Languages = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<Voice, ShapedWords> _voices = new();
    private readonly ConcurrentDictionary<(ushort Glyph, string Text), int> _numbers = new();
    private readonly ConcurrentDictionary<string, FontProgram> _programs = new(StringComparer.Ordinal);
    private readonly List<(ushort Glyph, string Text)> _uses = [];
    private int _words;

    public Typeface Typeface { get; } = typeface;

    /// <summary>One more word is kept.</summary>
    public void Count() => Interlocked.Increment(ref _words);

    public bool IsFull => Volatile.Read(ref _words) > MostWords || _uses.Count > MostUses;

    /// <summary>The words of one language and direction; to be looked up once, not for every word.</summary>
    public ShapedWords Of(Voice voice) => _voices.GetOrAdd(voice, static (v, cache) => new ShapedWords(cache, v), this);

    /// <summary>The number under which a document notes that a glyph stands for a text.</summary>
    public int Use(ushort glyph, string text)
    {
        if (_numbers.TryGetValue((glyph, text), out var known)) return known;
        lock (_uses)
        {
            if (_numbers.TryGetValue((glyph, text), out known)) return known;
            _uses.Add((glyph, text));
            return _numbers[(glyph, text)] = _uses.Count - 1;
        }
    }

    /// <summary>The glyph of a use.</summary>
    public ushort GlyphOf(int use)
    {
        lock (_uses) return _uses[use].Glyph;
    }

    /// <summary>The subset for what a document uses, made once for all that use the same.</summary>
    public FontProgram Program(UsedGlyphs used)
    {
        var key = used.Key();
        if (_programs.TryGetValue(key, out var known)) return known;
        var uses = new List<(ushort Glyph, string Text, int Use)>();
        lock (_uses)
            foreach (var use in used.Numbers()) uses.Add((_uses[use].Glyph, _uses[use].Text, use));
        // The order is that of the font, not that in which this process happened to meet them: the same document gives the same bytes.
        uses.Sort(static (a, b) => a.Glyph != b.Glyph ? a.Glyph.CompareTo(b.Glyph) : string.CompareOrdinal(a.Text, b.Text));
        if (_programs.Count >= MostPrograms) _programs.Clear();
        return _programs[key] = new FontProgram(Typeface, uses);
    }

    /// <summary>Shapes a word anew.</summary>
    public ShapedWord Shape(ReadOnlySpan<char> word, Voice voice)
    {
        var buffer = _buffer ??= new Buffer();
        buffer.ClearContents();
        // Joiners and direction marks shape their neighbours and are not painted; a mark without a letter stands as it was written.
        buffer.Flags = BufferFlags.BeginningOfText | BufferFlags.EndOfText | BufferFlags.RemoveDefaultIgnorables | BufferFlags.DoNotInsertDottedCircle;
        buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        buffer.AddUtf16(word);
        buffer.GuessSegmentProperties();
        buffer.Direction = voice.RightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Language = Languages.GetOrAdd(voice.Language, static l => new Language(l));
        font.Shape(buffer);
        return Read(word, buffer.GetGlyphInfoSpan(), buffer.GetGlyphPositionSpan(), voice.RightToLeft);
    }

    private ShapedWord Read(ReadOnlySpan<char> word, ReadOnlySpan<GlyphInfo> infos, ReadOnlySpan<GlyphPosition> places, bool backwards)
    {
        var glyphs = new List<ShapedGlyph>(infos.Length);
        var advances = new short[word.Length];
        var (missing, length, last) = (false, infos.Length, 0);
        var group = new GlyphGroup(this);
        for (var i = 0; i < length; i++)
        {
            var at = backwards ? length - 1 - i : i;
            var (glyph, place, start) = ((ushort)infos[at].Codepoint, places[at], (int)infos[at].Cluster);
            // Marks go with their letter where text runs from right to left; else each cluster is for itself.
            if (!group.IsEmpty && start != last && !(backwards && place.XAdvance == 0)) group.Write(glyphs, word, start, backwards);
            last = start;
            // The empty box is never painted.
            missing |= glyph == 0;
            if (glyph == 0) continue;
            // What was left out before the first glyph belongs to it.
            advances[i == 0 ? 0 : group.IsEmpty ? start : group.Start] += (short)place.XAdvance;
            group.Add(i == 0 ? 0 : start, glyph, place.XAdvance, place.XOffset, place.YOffset);
        }

        if (!group.IsEmpty) group.Write(glyphs, word, word.Length, backwards);
        return new ShapedWord([.. glyphs], advances, missing);
    }
}
