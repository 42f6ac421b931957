using System.Globalization;
using System.Text.RegularExpressions;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Mail;

/// <summary>
/// Puts into each element what a style sheet would say, and takes its class away. This reads only what our own writer wrote, where <c>&lt;</c> begins a
/// tag and nothing else, because every text is encoded.
/// </summary>
internal static partial class MailStyle
{
    private const string Serif = "font-family:Charter,Georgia,serif;font-weight:600;line-height:1.25;";

    // A grey that can be seen on a light ground and on a dark one.
    private const string Line = "1px solid #8a948e";

    public static string Inline(string html, Look look)
    {
        var accent = "#" + look.Accent.ToString("x6", CultureInfo.InvariantCulture);
        return Tag().Replace(html, tag =>
        {
            var (name, kind) = (tag.Groups["name"].Value, tag.Groups["class"].Value);
            var style = Style(name, kind, accent);
            return style.Length > 0 ? $"<{name} style=\"{style}\"" : $"<{name}";
        });
    }

    private static string Style(string name, string kind, string accent) => (name, kind) switch
    {
        ("body", _) => "margin:0;padding:0",
        ("div", "preview") => "display:none;max-height:0;overflow:hidden",
        ("div", "mail") => "max-width:600px;margin:0 auto;padding:24px;font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;"
            + "line-height:1.5;overflow-wrap:break-word",
        ("p", "organisation") => Serif + "margin:0",
        ("p", "subtitle") => "margin:0;font-size:14px",
        ("p", "label") => $"margin:0 0 4px;font-weight:600;color:{accent}",
        ("p", _) => "margin:0 0 16px",
        ("h1", _) => Serif + "font-size:26px;margin:16px 0",
        ("h2", _) => Serif + "font-size:20px;margin:28px 0 8px",
        ("h3" or "h4" or "h5" or "h6", _) => "font-size:16px;font-weight:600;margin:20px 0 4px",
        ("a", _) => $"color:{accent};text-decoration:underline",
        ("div", "callout promise" or "callout apology") => $"margin:24px 0;padding:4px 0 4px 16px;border-left:3px solid {accent}",
        ("div", _) => "margin:24px 0;padding:4px 0 4px 16px;border-left:3px solid #8a948e",
        ("blockquote", _) => "margin:16px 0;padding-left:16px;border-left:3px solid #8a948e",
        ("ul" or "ol", _) => "margin:0 0 16px;padding-left:24px",
        ("li", "task-item") => "list-style:none;margin:0 0 6px -22px",
        ("li", _) => "margin:0 0 6px",
        ("span", _) => $"color:{accent};padding-right:6px",
        ("table", _) => "border-collapse:collapse;width:100%;margin:0 0 16px;font-size:14px",
        ("th", "r") => $"text-align:right;vertical-align:bottom;padding:6px 10px 6px 0;border-bottom:{Line}",
        ("th", "c") => $"text-align:center;vertical-align:bottom;padding:6px 10px 6px 0;border-bottom:{Line}",
        ("th", _) => $"text-align:left;vertical-align:bottom;padding:6px 10px 6px 0;border-bottom:{Line}",
        ("td", "r") => $"text-align:right;vertical-align:top;padding:6px 10px 6px 0;border-bottom:{Line}",
        ("td", "c") => $"text-align:center;vertical-align:top;padding:6px 10px 6px 0;border-bottom:{Line}",
        ("td", _) => $"vertical-align:top;padding:6px 10px 6px 0;border-bottom:{Line}",
        ("pre", _) => "margin:0 0 16px;white-space:pre-wrap;font-family:Consolas,Menlo,monospace;font-size:14px",
        ("code", _) => "font-family:Consolas,Menlo,monospace;font-size:14px",
        ("hr", _) => $"border:0;border-top:{Line};margin:24px 0",
        ("dt", _) => "font-weight:600;margin-top:8px",
        ("dd", _) => "margin:0 0 8px 20px",
        ("section", _) => $"margin-top:32px;border-top:{Line};padding-top:8px;font-size:14px",
        _ => "",
    };

    [GeneratedRegex("""<(?<name>[a-z][a-z0-9]*)(?: class="(?<class>[^"]*)")?""")]
    private static partial Regex Tag();
}
