using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Components.Reviews.Evidence;

/// <summary>What shows something, as people wrote it: addresses in it become links, anything else stays text.</summary>
internal static partial class EvidenceText
{
    /// <returns>Nothing where nothing was written.</returns>
    public static MarkupString Of(string text)
    {
        if (text.Length == 0) return default;
        var html = new StringBuilder("<p class=\"evidence\"><span class=\"evidence-word\">Seen in</span><span class=\"written\">");
        foreach (var (part, address) in Parts(text))
        {
            if (address is null) html.Append(WebUtility.HtmlEncode(part));
            else html.Append("<a href=\"").Append(WebUtility.HtmlEncode(address)).Append("\" rel=\"noopener noreferrer\">")
                .Append(WebUtility.HtmlEncode(Words.Short(part, 80))).Append("</a>");
        }
        return new(html.Append("</span></p>").ToString());
    }

    /// <summary>Words as they are, and addresses with where they lead.</summary>
    private static IEnumerable<(string Part, string? Address)> Parts(string text)
    {
        var at = 0;
        foreach (Match match in AddressPattern().Matches(text))
        {
            var part = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '’');
            if (!Uri.TryCreate(part, UriKind.Absolute, out var uri) || uri.Host.Length == 0) continue;
            if (match.Index > at) yield return (text[at..match.Index], null);
            yield return (part, uri.AbsoluteUri);
            at = match.Index + part.Length;
        }
        if (at < text.Length) yield return (text[at..], null);
    }

    [GeneratedRegex(@"https?://[^\s<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();
}
