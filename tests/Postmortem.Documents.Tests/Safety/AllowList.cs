using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Postmortem.Documents.Tests.Safety;

/// <summary>What a browser makes of our HTML, held against the few elements, attributes and addresses that our own writers need.</summary>
internal static partial class AllowList
{
    private static readonly HashSet<string> Elements =
    [
        "html", "head", "meta", "title", "style", "body", "main", "header", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "code",
            "pre", "blockquote", "ul", "ol",
        "li", "table", "thead", "tbody", "tr", "th", "td", "hr", "br", "dl", "dt", "dd", "a", "span", "sup", "section", "img", "figure", "svg", "text", "path",
            "rect", "circle", "polyline",
        "line", "g",
    ];

    // Without a pattern: words, which may be any.
    private static readonly Dictionary<string, Regex?> Attributes = new()
    {
        ["class"] = Class(),
        ["lang"] = Language(),
        ["dir"] = new("^(ltr|rtl)$"),
        ["charset"] = new("^utf-8$"),
        ["name"] = new("^(viewport|color-scheme)$"),
        ["content"] = new("^[a-z0-9=, -]+$"),
        ["href"] = Address(),
        ["rel"] = new("^noopener noreferrer nofollow$"),
        ["src"] = new("^data:image/(png|jpeg);base64,[A-Za-z0-9+/=]*$"),
        ["alt"] = null,
        ["aria-label"] = null,
        ["aria-hidden"] = new("^true$"),
        ["role"] = new("^(img|note)$"),
        ["scope"] = new("^col$"),
        ["colspan"] = Number(),
        ["start"] = Number(),
        ["id"] = new("^(ref|note)-[0-9]+$"),
    };

    /// <summary>Says what should not be there, or nothing.</summary>
    public static string Broken(string html, bool mail = false)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            if (!Elements.Contains(element.LocalName)) return $"<{element.LocalName}>";
            if (element.LocalName == "style" && (mail || element.ParentElement?.LocalName != "head")) return "a style sheet";
            // A drawing has its measures as attributes, and its words are text.
            if (element.NamespaceUri?.EndsWith("svg", StringComparison.Ordinal) == true) continue;
            foreach (var attribute in element.Attributes)
                if (!IsAllowed(attribute, mail)) return $"{attribute.Name}=\"{attribute.Value}\" in <{element.LocalName}>";
        }

        return "";
    }

    private static bool IsAllowed(IAttr attribute, bool mail) => attribute.Name == "style"
        ? mail && Style().IsMatch(attribute.Value)
        : Attributes.TryGetValue(attribute.Name, out var allowed) && allowed?.IsMatch(attribute.Value) != false;

    [GeneratedRegex("^(organisation|subtitle|label|logo|r|c|task|task done|task-item|footnotes|chart|callout (note|apology|promise))$")]
    private static partial Regex Class();

    [GeneratedRegex("^[A-Za-z-]+$")]
    private static partial Regex Language();

    [GeneratedRegex("^(https?://[^<>\"\\s\\\\]+|mailto:[^<>\"\\s\\\\]+|#(ref|note)-[0-9]+)$")]
    private static partial Regex Address();

    [GeneratedRegex("^[a-zA-Z0-9:;#.%,' -]*$")]
    private static partial Regex Style();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Number();
}
