using System.Text;

namespace Postmortem.Documents.Markdown;

/// <summary>Text on its way into HTML, for content and for attributes in double quotes alike.</summary>
internal static class HtmlText
{
    public static StringBuilder Text(this StringBuilder html, string? text) => html.Text(text.AsSpan());

    public static StringBuilder Text(this StringBuilder html, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\'': html.Append("&#39;"); break;
                case '\t' or '\n' or '\r': html.Append(c); break;
                // HTML forbids control characters and half a surrogate pair; a reader should still see that something stood here.
                case < ' ' or (>= '\u007F' and < '\u00A0'): html.Append('\uFFFD'); break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) html.Append(c).Append(text[++i]);
                    else html.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
                    break;
            }
        }

        return html;
    }
}
