namespace Postmortem.Documents.Templates;

/// <summary>One <c>{{…}}</c> of a template.</summary>
/// <param name="Sigil">What stands after the braces: <c>#</c> opens a block, <c>/</c> closes one, <c>{</c> and <c>&amp;</c> mean raw, <c>!</c> a comment, 0 nothing.</param>
/// <param name="Words">What it says, split at spaces; a text in quotes is one word with its quotes.</param>
internal sealed record TemplateTag(char Sigil, IReadOnlyList<string> Words, int Line, int Column);

/// <summary>Finds the tags of a template with their places; the compiler knows only that something is wrong, not where.</summary>
internal static class TemplateScanner
{
    public static IEnumerable<TemplateTag> Scan(string file, string text, int firstLine, List<TemplateProblem> problems)
    {
        var (line, lineStart, at) = (firstLine, 0, 0);
        while (true)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0) yield break;
            for (var i = at; i < open; i++)
                if (text[i] == '\n') (line, lineStart) = (line + 1, i + 1);
            var (sigil, inner, next) = Read(text, open);
            var column = open - lineStart + 1;
            if (next < 0)
            {
                problems.Add(new TemplateProblem(file, line, column, "These braces are not closed."));
                yield break;
            }

            if (sigil != '!') yield return new TemplateTag(sigil, Split(inner), line, column);
            at = open;
            for (var i = at; i < next; i++)
                if (text[i] == '\n') (line, lineStart) = (line + 1, i + 1);
            at = next;
        }
    }

    private static (char Sigil, string Inner, int Next) Read(string text, int open)
    {
        var start = open + 2;
        if (start < text.Length && text[start] == '~') start++;
        var sigil = start < text.Length && "#/{&!>^".Contains(text[start], StringComparison.Ordinal) ? text[start] : '\0';
        if (sigil != 0) start++;
        var closing = sigil == '{' ? "}}}" : sigil == '!' && text.AsSpan(start).StartsWith("--") ? "--}}" : "}}";
        var end = text.IndexOf(closing, start, StringComparison.Ordinal);
        return end < 0 ? (sigil, "", -1) : (sigil, text[start..end].Trim('~', ' ', '\n', '\t'), end + closing.Length);
    }

    private static List<string> Split(string inner)
    {
        var words = new List<string>();
        for (var i = 0; i < inner.Length;)
        {
            if (char.IsWhiteSpace(inner[i]))
            {
                i++;
                continue;
            }

            var end = inner[i] is '"' or '\''
                ? Math.Max(inner.IndexOf(inner[i], i + 1), i) + 1
                : i + inner.AsSpan(i).IndexOfAny(' ', '\n', '\t') is var space && space >= i ? space : inner.Length;
            words.Add(inner[i..end]);
            i = end;
        }

        return words;
    }
}
