using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Postmortem.Documents;
using Postmortem.Reviews.Comments;

namespace Postmortem.Web.Components.Reviews.Comments;

/// <summary>The words of a comment as a page shows them: Markdown from an allow-list, with the people it names marked.</summary>
internal static class CommentHtml
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static MarkupString Of(Comment comment)
    {
        string html;
        try
        {
            html = HtmlWriter.WriteMarkdown(comment.Text, new HtmlOptions { HeadingShift = 3, IdPrefix = $"c{comment.Id:N}-" });
        }
        catch (DocumentException)
        {
            html = $"<p>{WebUtility.HtmlEncode(comment.Text)}</p>"; // as it was typed
        }
        var names = comment.Addressees.Where(a => a.IsNamed).Select(a => a.NamedAs).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return (MarkupString)(names.Count == 0 ? html
            : Regex.Replace(html, $"<[^>]*>|{Mention.PatternOf(names, AsWritten)}", Mark, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience));
    }

    /// <summary>As <see cref="HtmlWriter"/> writes it: what it need not encode it leaves as it is, "é" too.</summary>
    private static string AsWritten(string name) => name.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private static string Mark(Match found) => found.Value[0] == '<' ? found.Value : $"<b class=\"named\">{found.Value}</b>";
}
