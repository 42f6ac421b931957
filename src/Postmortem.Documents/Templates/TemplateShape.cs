namespace Postmortem.Documents;

/// <summary>What a template may ask for.</summary>
/// <param name="Name">Folder and file without language and extension: <c>notices/improvement</c>.</param>
/// <param name="Placeholders">Paths such as <c>customer</c>, <c>facts[].text</c>; <c>names[]</c> is a list of plain values.</param>
public sealed record TemplateShape(string Name, IReadOnlyList<string> Placeholders);

/// <summary>Why a template is refused, and where: 1-based line and column in its file.</summary>
public sealed record TemplateProblem(string File, int Line, int Column, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A template cannot be filled; the problems say where and what to do.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<TemplateProblem> Problems { get; } = problems;
}
