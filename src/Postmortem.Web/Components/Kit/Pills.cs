using System.Net;
using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Components.Kit;

/// <summary>A word or two that say in which state something is. Markup and no component, as <see cref="Icons"/> are.</summary>
public static class Pills
{
    /// <param name="word">Any text; it is encoded.</param>
    public static MarkupString Of(ResourceAssetCollection assets, string word, Tone tone = Tone.Plain, string? icon = null, string? css = null) =>
        new($"<span class=\"{WebUtility.HtmlEncode(Class(tone, css))}\">{Sign(assets, icon)}{WebUtility.HtmlEncode(word)}</span>");

    /// <param name="content">Words with something in them that is drawn by itself, such as a time.</param>
    public static RenderFragment Of(ResourceAssetCollection assets, RenderFragment content, Tone tone = Tone.Plain, string? icon = null) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", Class(tone, null));
        builder.AddContent(2, Sign(assets, icon));
        builder.AddContent(3, content);
        builder.CloseElement();
    };

    private static string? Class(Tone tone, string? css) => Css.Join("pill", tone.Class(), css);

    private static MarkupString Sign(ResourceAssetCollection assets, string? icon) => icon is null ? default : Icons.Of(assets, icon);
}
