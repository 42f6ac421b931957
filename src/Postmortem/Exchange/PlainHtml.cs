using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Postmortem.Exchange;

/// <summary>
/// Turns HTML into plain text in one pass. Only what is truly an element is treated as one: "&lt;1%" and "&lt;none&gt;" are words.
/// The result is text and still has to be encoded wherever it is shown.
/// </summary>
internal static class PlainHtml
{
    private static readonly FrozenSet<string> s_blocks = Names(
        "p div ul ol dl dt dd table thead tbody tfoot tr h1 h2 h3 h4 h5 h6 blockquote pre section article header footer main aside hr "
        + "address figure figcaption form fieldset center");

    private static readonly FrozenSet<string> s_inline = Names(
        "a abbr acronym audio b bdi bdo big body br button canvas caption cite code col colgroup data del details dfn em embed font head "
        + "html i iframe img input ins kbd label legend li link map mark math meta nav nobr noscript object option output param picture "
        + "progress q s samp script select small source span strike strong style sub summary sup svg td template textarea th time title "
        + "tt u var video wbr");

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name is an element of HTML.</summary>
    public static bool IsElement(string name) => s_blocks.Contains(name) || s_inline.Contains(name);

    // A search inside markup looks this far and no further, so that no text can make it take long.
    private const int Reach = 2_500;

    public static string ToPlain(string html)
    {
        html = html.Length > 5 * StorableText.TextLength ? html[..(5 * StorableText.TextLength)] : html;
        if (!html.Contains('<', StringComparison.Ordinal))
            return StorableText.Clean(WebUtility.HtmlDecode(html));
        var result = new StringBuilder(html.Length);
        string? link = null;
        var linkStart = 0;
        var position = 0;
        while (position < html.Length)
        {
            var open = html.IndexOf('<', position);
            var words = open < 0 ? html[position..] : html[position..open];
            result.Append(WebUtility.HtmlDecode(words));
            if (open < 0)
                break;
            position = Tag(html, open, out var name, out var closing, out var attributes);
            if (name is null)
                result.Append(html, open, position - open);
            else if (name == "a" && !closing)
                (link, linkStart) = (Address(attributes), result.Length);
            else if (name == "a")
                link = EndLink(result, link, linkStart);
            else
                Break(result, name, closing);
        }
        return StorableText.Clean(result.ToString());
    }

    private static void Break(StringBuilder result, string name, bool closing)
    {
        if (name == "li" && !closing)
            result.Append("\n- ");
        else if (name == "br" || s_blocks.Contains(name))
            result.Append('\n');
        else if (name is "td" or "th" && closing)
            result.Append(' ');
        if (name == "p" && closing)
            result.Append('\n');
    }

    private static string? EndLink(StringBuilder result, string? link, int start)
    {
        if (link is not null && start <= result.Length && !result.ToString(start, result.Length - start).Contains(link, StringComparison.Ordinal))
            result.Append(" (").Append(link).Append(')');
        return null;
    }

    /// <summary>
    /// Reads the tag that begins at <paramref name="open"/> and answers where it ends. The name is null where it is no tag, the answer
    /// then being the end of what has to be copied; it is empty for a comment and for a script or style with all that is in it.
    /// </summary>
    private static int Tag(string html, int open, out string? name, out bool closing, out string attributes)
    {
        (name, attributes) = (null, "");
        closing = open + 1 < html.Length && html[open + 1] == '/';
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
        {
            var end = Find(html, "-->", open + 4);
            name = end < 0 ? null : "";
            return end < 0 ? open + 4 : end + 3;
        }
        var from = open + (closing ? 2 : 1);
        var to = from;
        while (to < html.Length && to - from < 12 && char.IsAsciiLetterOrDigit(html[to]))
            to++;
        var word = html[from..to].ToLowerInvariant();
        if (to == from || char.IsAsciiDigit(html[from]) || to >= html.Length || html[to] is not ('>' or ' ' or '/' or '\n' or '\r' or '\t') || !IsElement(word))
            return Math.Max(to, open + 1);
        var close = TagEnd(html, to);
        if (close < 0)
            return to;
        if (word is "script" or "style" && !closing)
        {
            var end = Find(html, "</" + word, close);
            var after = end < 0 ? -1 : Find(html, ">", end);
            name = after < 0 ? null : "";
            return after < 0 ? to : after + 1;
        }
        (name, attributes) = (word, html[to..close]);
        return close + 1;
    }

    private static int Find(string html, string what, int from)
    {
        var at = html.AsSpan(from, Math.Min(Reach, html.Length - from)).IndexOf(what, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>The position of the tag's &gt;, minding quotes; -1 where it never ends.</summary>
    private static int TagEnd(string html, int from)
    {
        var limit = Math.Min(html.Length, from + Reach);
        for (var i = from; i < limit; i++)
        {
            if (html[i] == '>')
                return i;
            if (html[i] is not ('"' or '\''))
                continue;
            var quote = html.IndexOf(html[i], i + 1, limit - i - 1);
            if (quote > 0)
                i = quote;
        }
        return -1;
    }

    private static string? Address(string attributes)
    {
        var at = attributes.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = attributes[(at + 5)..].Trim();
        var quote = value.Length > 0 && value[0] is '"' or '\'' ? value[0] : ' ';
        value = value.TrimStart(quote);
        var end = value.IndexOf(quote);
        return WebAddress(WebUtility.HtmlDecode(end < 0 ? value : value[..end]));
    }

    /// <summary>The address if it is an absolute one of the web, else null.</summary>
    public static string? WebAddress(string? address) =>
        address is { Length: <= 2_000 } && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? address.Trim()
            : null;
}
