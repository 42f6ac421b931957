using System.Text;

namespace Postmortem.Documents.Templates;

/// <summary>
/// Turns any value into Markdown that reads as exactly that text. Every ASCII mark is escaped (CommonMark 2.4 allows a backslash
/// before each of them), and white space that would mean something in a row becomes a character reference, which CommonMark 2.5
/// treats as text and never as structure. Space at the edges is dropped: it would keep <c>**{{ name }}**</c> from being bold.
/// </summary>
internal static class MarkdownEncoder
{
    public static string Encode(string value)
    {
        value = value.Trim();
        var text = new StringBuilder(value.Length + 16);
        var afterSpace = false;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\r' && i + 1 < value.Length && value[i + 1] == '\n') continue;
            var lone = char.IsSurrogate(c) && !char.IsSurrogatePair(value, i)
                && !(char.IsLowSurrogate(c) && i > 0 && char.IsSurrogatePair(value, i - 1));
            Append(text, lone ? '\uFFFD' : c, afterSpace);
            afterSpace = char.IsWhiteSpace(c);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, char c, bool afterSpace)
    {
        if (char.IsAsciiLetterOrDigit(c)) text.Append(c);
        else if (c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') text.Append("&#10;");
        else if (c == '\t') text.Append("&#9;");
        else if (c == ' ') text.Append(afterSpace ? "&#32;" : " ");
        else if (c == '\0') text.Append('\uFFFD');
        else if (c < 128 && !char.IsControl(c)) text.Append('\\').Append(c);
        else text.Append(c);
    }
}
