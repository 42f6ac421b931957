using System.Text.RegularExpressions;

namespace Postmortem.Documents.Templates;

/// <summary>Holds the values of a template's head against what they are for; what a placeholder fills in is known only when it is filled.</summary>
internal static partial class HeadRules
{
    public static void Check(string file, FrontMatter front, TemplateShape shape, List<TemplateProblem> problems)
    {
        foreach (var (name, value) in front.Values)
        {
            var place = front.Places[name];
            if (Wrong(name, value) is { } sentence) problems.Add(new TemplateProblem(file, place.Line, place.Column, sentence));
            else Placeholders(file, value, place, shape, problems);
        }
    }

    private static string? Wrong(string name, string value) => (name, value) switch
    {
        // A template is written in one language, so its language is never filled in. Languages have codes of two or three letters (BCP 47, 2.2.1).
        ("language", _) when !Language().IsMatch(value) => $"`{value}` is not a language: write a code such as en or fr-CA.",
        (_, _) when value.Contains("{{", StringComparison.Ordinal) => null,
        ("paper", _) when !Enum.GetNames<PaperSize>().Contains(value, StringComparer.OrdinalIgnoreCase) => $"`{value}` is not a paper; known are A4 and letter.",
        ("accent", _) when !Color().IsMatch(value) => $"`{value}` is not a colour: write it as \"#0f6a62\".",
        _ => null,
    };

    private static void Placeholders(string file, string value, (int Line, int Column) place, TemplateShape shape, List<TemplateProblem> problems)
    {
        var found = new List<TemplateProblem>();
        new TemplateRules(file, shape, found).Check(TemplateScanner.Scan(file, value, place.Line, found));
        problems.AddRange(found.Select(p => p with { Column = p.Column + place.Column - 1 }));
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Language();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex Color();
}
