using Scriban;

namespace Postmortem.Documents.Templates;

/// <summary>A template file, read and checked, with the stamp of the file it came from.</summary>
internal sealed record CompiledTemplate
{
    /// <summary>The one its head names, or that of its folder.</summary>
    public required string Language { get; init; }

    public required (DateTime Written, long Length) Stamp { get; init; }

    /// <summary>The file as it was read; a newly written one is compared by it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The stamp alone tells whether the file has changed.</summary>
    public bool IsSettled { get; init; }

    public required IReadOnlyList<TemplateProblem> Problems { get; init; }

    /// <summary>What the template may ask for at its outermost.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyDictionary<string, Template> Head { get; init; } = new Dictionary<string, Template>();

    /// <summary>Missing exactly when there are problems.</summary>
    public Template? Body { get; init; }

    public static CompiledTemplate Read(string file, string text, string language, TemplateShape? shape, string name, (DateTime, long) stamp)
    {
        if (text.Trim().Length == 0) return Refused(language, stamp, new TemplateProblem(file, 1, 1, "This template is empty."));
        if (text.Contains('\0', StringComparison.Ordinal)) return Refused(language, stamp, new TemplateProblem(file, 1, 1, "This file is not text."));
        if (shape is null) return Refused(language, stamp, new TemplateProblem(file, 1, 1, $"Nothing fills a template called {name}."));
        var problems = new List<TemplateProblem>();
        var front = TemplateHead.Read(file, text, problems);
        HeadRules.Check(file, front, problems);
        var head = front.Values.ToDictionary(v => v.Key, v => TemplateReader.Read(file, v.Value, front.Places[v.Key], shape, problems), StringComparer.Ordinal);
        var body = TemplateReader.Read(file, front.Body, (front.BodyLine, 1), shape, problems);
        return new CompiledTemplate
        {
            Language = front["language"] ?? language,
            Stamp = stamp,
            Problems = problems,
            Names = [.. shape.Placeholders.Select(p => p.Split('.', '[')[0]).Distinct()],
            Head = head,
            Body = problems.Count > 0 ? null : body,
        };
    }

    public static CompiledTemplate Refused(string language, (DateTime, long) stamp, TemplateProblem problem) =>
        new() { Language = language, Stamp = stamp, Problems = [problem] };
}
