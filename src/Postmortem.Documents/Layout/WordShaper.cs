using System.Buffers;
using System.Text;
using Postmortem.Documents.Fonts;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Layout;

/// <summary>Shapes the runs of a paragraph word by word: letters do not reach over a space, and a word that was shaped once is known.</summary>
internal sealed class WordShaper(TextSetter setter)
{
    // A longer piece without a space is cut: shaping is not linear in what belongs together.
    private const int LongestPiece = 512;

    // Letters from here on are not all of one script with the font that shows them.
    private const char FirstOtherScript = '\u0590';

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \n\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    private string _text = "";
    private byte[]? _levels;
    private List<int> _soft = [];

    public float[] Advances { get; private set; } = [];

    public List<PlacedWord> Words { get; } = [];

    /// <summary>Characters that are shown together with the one before.</summary>
    public List<int> Joined { get; } = [];

    /// <param name="soft">Characters with a soft hyphen behind them: letters do not grow together over it.</param>
    public void Begin(string text, byte[]? levels, List<int> soft)
    {
        (_text, _levels, _soft, Advances) = (text, levels, soft, new float[text.Length]);
        Words.Clear();
        Joined.Clear();
    }

    public void Add(Run run)
    {
        for (var i = run.Start; i < run.End;)
        {
            var words = _levels is not null && (_levels[i] & 1) != 0 ? run.Font.Backwards : run.Font.Forwards;
            if (_text[i] == ' ')
            {
                Place(run, i++, words.Space);
                continue;
            }

            var end = End(i, run.End);
            var shaped = Ends.Contains(_text[i]) ? ShapedWord.Silent : words.Shape(_text.AsSpan(i, end - i));
            Place(run, i, shaped);
            i = end;
        }
    }

    private int End(int start, int most)
    {
        if (Ends.Contains(_text[start])) return start + 1;
        var piece = _text.AsSpan(start, Math.Min(most - start, LongestPiece));
        var end = piece.IndexOfAny(Ends);
        if (end > 0) piece = piece[..end];
        if (_levels is not null)
        {
            var level = _levels.AsSpan(start, piece.Length).IndexOfAnyExcept(_levels[start]);
            if (level > 0) piece = piece[..level];
        }

        if (_soft.Count > 0 && _soft.BinarySearch(start) is var found && (found < 0 ? ~found : found) is var next && next < _soft.Count)
            piece = piece[..Math.Min(piece.Length, _soft[next] + 1 - start)];
        if (piece.IndexOfAnyExceptInRange('\0', (char)(FirstOtherScript - 1)) >= 0) piece = piece[..Scripts.RunEnd(piece, 0, out _)];
        if (piece.Length > 1 && char.IsHighSurrogate(piece[^1])) piece = piece[..^1];
        return start + piece.Length;
    }

    private void Place(Run run, int start, ShapedWord shaped)
    {
        var size = run.Style.Size;
        for (var i = 0; i < shaped.Advances.Length; i++) Advances[start + i] = shaped.Advances[i] * size / 1000;
        foreach (var glyph in shaped.Glyphs)
        {
            run.Font.Glyphs.Add(glyph.Use);
            for (var i = glyph.Start + 1; i < glyph.End; i++) Joined.Add(start + i);
        }

        Words.Add(new PlacedWord(start, shaped));
        if (shaped.Missing) Tell(run, start, shaped.Advances.Length);
    }

    /// <summary>The font has each character alone but not what they become together; nothing is painted for it.</summary>
    private void Tell(Run run, int start, int length)
    {
        var told = false;
        foreach (var rune in _text.AsSpan(start, length).EnumerateRunes())
        {
            if (run.Font.Typeface.Glyph(rune.Value) != 0 || Clusters.IsInvisible(rune.Value)) continue;
            setter.Miss(rune.Value);
            told = true;
        }

        if (!told) setter.Miss(Rune.GetRuneAt(_text, start).Value);
    }
}
