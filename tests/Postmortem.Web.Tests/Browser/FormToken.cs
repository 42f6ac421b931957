using System.Text.RegularExpressions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>What a form carries so that no page elsewhere can send it.</summary>
internal static partial class FormToken
{
    /// <param name="words">What stands before the token in its form, where the page has several.</param>
    public static string In(string html, string words = "") =>
        Token().Match(html, html.IndexOf(words, StringComparison.Ordinal)).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
