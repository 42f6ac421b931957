using System.Globalization;
using System.Text.RegularExpressions;

namespace Postmortem;

/// <summary>What people call a thing by: "A-8", also typed as "a8" or "#A 8".</summary>
/// <param name="Kind">R for a review, I for an incident, A for an action, N for a notice.</param>
internal readonly partial record struct ReferenceNumber(char Kind, int Number)
{
    /// <summary>Null where the text is anything else or more.</summary>
    public static ReferenceNumber? Read(string text) =>
        Form().Match(text) is { Success: true } match && int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ReferenceNumber(char.ToUpperInvariant(match.Groups[1].Value[0]), number) : null;

    [GeneratedRegex(@"^\s*#?([RIAN])[\s-]?(\d{1,9})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
