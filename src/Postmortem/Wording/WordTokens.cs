using System.Text;

namespace Postmortem.Wording;

/// <summary>Cuts a text into words, each with its place and with what separates it from the one before. One pass, linear in the text.</summary>
internal static class WordTokens
{
    /// <summary>A word longer than this is no word: it is kept as one, but not looked up.</summary>
    private const int LongestWord = 60;

    private static readonly HashSet<string> Abbreviations =
        ["e.g", "i.e", "etc", "mr", "mrs", "ms", "dr", "vs", "approx", "no", "p", "ex", "cf", "m", "mme", "env", "resp"];

    /// <param name="foreign">Marks each character that is code, quoted or otherwise not the writer's own.</param>
    /// <param name="elisions">The short words a language glues to the next one with an apostrophe, without it: l, d, qu.</param>
    public static List<WordToken> Cut(string text, bool[] foreign, IReadOnlySet<string> elisions)
    {
        List<WordToken> tokens = [];
        var (gap, opener) = (Gap.Sentence, true);
        for (var at = 0; at < text.Length;)
        {
            if (foreign[at])
            {
                var end = at;
                while (end < text.Length && foreign[end]) end++;
                tokens.Add(new WordToken(at, end - at, "", gap, false, false, opener));
                (gap, opener) = (text.AsSpan(at, end - at).IndexOf('\n') >= 0 ? Gap.Sentence : Gap.Space, false);
                at = end;
            }
            else if (StartsWord(text, at))
            {
                var end = EndOfWord(text, at, foreign, elisions);
                var word = text.AsSpan(at, end - at);
                tokens.Add(new WordToken(at, end - at, Normal(word), gap, char.IsUpper(text[at]), IsUpper(word), opener));
                (gap, opener) = (Gap.Space, false);
                at = end;
            }
            else
            {
                var (found, opens) = Separator(text, at, tokens);
                if (found > gap) gap = found;
                opener |= opens;
                at++;
            }
        }
        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    /// <summary>An @ begins a handle only where nothing stands before it; inside an address it joins.</summary>
    private static bool StartsWord(string text, int at) =>
        IsWord(text[at]) && text[at] != '_' || (text[at] == '@' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])
            && (at == 0 || !IsWord(text[at - 1])));

    private static int EndOfWord(string text, int start, bool[] foreign, IReadOnlySet<string> elisions)
    {
        var end = start + 1;
        for (; end < text.Length && !foreign[end]; end++)
        {
            var c = text[end];
            if (IsWord(c)) continue;
            if (end + 1 >= text.Length || foreign[end + 1] || !IsWord(text[end + 1])) break;
            if (c is '\'' or '’' && end - start <= 8 && elisions.Contains(text[start..end].ToLowerInvariant())) return end + 1;
            var joins = c is '\'' or '’' or '-' or '‑' or '@'
                || (c == ':' && char.IsDigit(text[end - 1]) && char.IsDigit(text[end + 1]))
                || (c is '.' or ',' && char.IsDigit(text[end - 1]) && char.IsDigit(text[end + 1]))
                || (c == '.' && char.IsLower(text[end + 1]));
            if (!joins) break;
        }
        return end;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            if (char.IsLower(c) || c == '-') return false;
            if (char.IsUpper(c)) capitals++;
        }
        return capitals > 1;
    }

    private static string Normal(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) return "\uFFFD";
        var lower = word.ToString().Replace('’', '\'').Replace('‑', '-').ToLowerInvariant();
        try
        {
            return lower.IsNormalized() ? lower : lower.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return "\uFFFD"; // half a surrogate pair
        }
    }

    private static (Gap Gap, bool Opens) Separator(string text, int at, List<WordToken> tokens)
    {
        switch (text[at])
        {
            case '.' or '…' when IsAbbreviation(tokens, at) || !EndsHere(text, at):
                return (Gap.Space, false);
            case '.' or '!' or '?' or '…':
                return (Gap.Sentence, true);
            case '|':
                return (Gap.Sentence, true);
            case ':':
                return (Gap.Clause, true);
            case ';':
                return (Gap.Clause, false);
            case ',' or '(' or ')' or '–' or '—':
                return (Gap.Comma, false);
            case '-' when at > 0 && text[at - 1] == ' ' && at + 1 < text.Length && text[at + 1] == ' ':
                return (Gap.Comma, false);
            case '\n' or '\r':
                return OpensLine(text, at + 1) ? (Gap.Sentence, true) : (Gap.Space, false);
            default:
                return (Gap.Space, false);
        }
    }

    private static bool EndsHere(string text, int at) =>
        at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] is ')' or '"' or '”' or '»' or '*' or '_' or '|';

    private static bool IsAbbreviation(List<WordToken> tokens, int at) =>
        tokens.Count > 0 && tokens[^1] is var last && last.End == at && Abbreviations.Contains(last.Word);

    /// <summary>A wrapped line goes on; a blank one, a list item, a heading, a cell or a clock time begins anew.</summary>
    private static bool OpensLine(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        if (at >= text.Length || text[at] is '\n' or '\r' or '#' or '|' or '>' or '[') return true;
        if (text[at] is '-' or '*' or '+' or '•' or '–') return at + 1 < text.Length && text[at + 1] is ' ' or '*' or '[';
        if (!char.IsAsciiDigit(text[at])) return false;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at < text.Length && text[at] is '.' or ')' or ':' or 'h' or '-';
    }
}
