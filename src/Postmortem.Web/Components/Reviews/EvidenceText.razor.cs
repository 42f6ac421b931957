using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Components.Reviews;

/// <summary>What shows something, as people wrote it.</summary>
public sealed partial class EvidenceText
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>Words as they are, and addresses with where they lead.</summary>
    private IEnumerable<(string Part, string? Address)> Parts()
    {
        var at = 0;
        foreach (Match match in AddressPattern().Matches(Text))
        {
            var part = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '’');
            if (!Uri.TryCreate(part, UriKind.Absolute, out var uri) || uri.Host.Length == 0) continue;
            if (match.Index > at) yield return (Text[at..match.Index], null);
            yield return (part, uri.AbsoluteUri);
            at = match.Index + part.Length;
        }
        if (at < Text.Length) yield return (Text[at..], null);
    }

    [GeneratedRegex(@"https?://[^\s<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();
}
