using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Components.Kit;

/// <summary>Whom something is about, by their initials on one of four quiet tints. Markup and no component, as <see cref="Icons"/> are.</summary>
public static class Faces
{
    /// <summary>Of one person, whose name is said by the text beside it; the same person always gets the same tint.</summary>
    public static MarkupString Of(string name) => new(Face(name));

    /// <summary>Of several people in little room.</summary>
    /// <param name="label">What they have in common, for example "Here now".</param>
    /// <param name="now">They are here at this moment: a ring and a dot say so, and the label in words.</param>
    /// <param name="most">The others are counted.</param>
    public static MarkupString Of(string label, IReadOnlyList<string> names, bool now = false, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(names);
        var all = WebUtility.HtmlEncode(string.Join(", ", names));
        var html = new StringBuilder("<span class=\"faces").Append(now ? " now" : "").Append("\" role=\"img\" aria-label=\"")
            .Append(WebUtility.HtmlEncode(label)).Append(": ").Append(all).Append("\" title=\"").Append(all).Append("\">");
        foreach (var name in names.Take(most)) html.Append(Face(name));
        if (names.Count > most) html.Append(CultureInfo.CurrentCulture, $"<span class=\"face more\" aria-hidden=\"true\">+{names.Count - most}</span>");
        return new(html.Append("</span>").ToString());
    }

    internal static string Initials(string name)
    {
        var words = name.Split([' ', '-', '.', '@'], StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Length switch { 0 => "?", 1 => First(words[0]), _ => First(words[0]) + First(words[^1]) };
        return letters.ToUpper(CultureInfo.CurrentCulture);
    }

    private static string Face(string name) =>
        $"<span class=\"{Css.Join("face", Tint(name))}\" aria-hidden=\"true\">{WebUtility.HtmlEncode(Initials(name))}</span>";

    private static string First(string word) => StringInfo.GetNextTextElement(word);

    private static string? Tint(string name) => (name.Aggregate(0, (sum, letter) => (sum * 31 + letter) & 0xFFFF) % 4) switch
    {
        1 => "b",
        2 => "c",
        3 => "d",
        _ => null,
    };
}
