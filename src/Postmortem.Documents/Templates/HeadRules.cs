using System.Text.RegularExpressions;

namespace Postmortem.Documents.Templates;

/// <summary>Holds the values of a template's head against what they are for; what a placeholder fills in is known only when it is filled.</summary>
internal static partial class HeadRules
{
    public static void Check(string file, TemplateHead front, List<TemplateProblem> problems)
    {
        foreach (var (name, value) in front.Values)
            if (Wrong(name, value) is { } sentence) problems.Add(new TemplateProblem(file, front.Places[name].Line, front.Places[name].Column, sentence));
    }

    private static string? Wrong(string name, string value) => (name, value) switch
    {
        // A template is written in one language, so its language is never filled in. Languages have codes of two or three letters (BCP 47, 2.2.1).
        ("language", _) when !Language().IsMatch(value) => $"`{value}` is not a language: write a code such as en or fr-CA.",
        (_, _) when value.Contains("{{", StringComparison.Ordinal) => null,
        ("paper", _) when !Enum.GetNames<PaperSize>().Contains(value, StringComparer.OrdinalIgnoreCase) =>
            $"`{value}` is not a paper; known are A4 and letter.",
        ("mark", _) when !Enum.GetNames<DocumentMark>().Contains(value, StringComparer.OrdinalIgnoreCase) =>
            $"`{value}` is not a mark; known are pause and check.",
        ("accent", _) when !Color().IsMatch(value) => $"`{value}` is not a colour: write it as \"#0f6a62\".",
        _ => null,
    };

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Language();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex Color();
}
