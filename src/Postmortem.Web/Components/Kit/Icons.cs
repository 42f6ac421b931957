using System.Net;
using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Components.Kit;

/// <summary>
/// Line icons from /icons.svg. They are markup and no component, for they stand on a page by the hundred, and each component keeps some 3 KB
/// for every open page.
/// </summary>
public static class Icons
{
    /// <param name="name">The symbol's id in wwwroot/icons.svg.</param>
    /// <param name="label">What it says where no word stands beside it; beside a word it is silent.</param>
    public static MarkupString Of(ResourceAssetCollection assets, string name, string? label = null, string? css = null)
    {
        ArgumentNullException.ThrowIfNull(assets);
        var said = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\"";
        var classes = WebUtility.HtmlEncode(Css.Join("i", css));
        var symbol = $"{assets["icons.svg"]}#{WebUtility.HtmlEncode(name)}";
        return new($"<svg class=\"{classes}\" {said}><use href=\"{symbol}\"></use></svg>");
    }
}
