namespace Postmortem.Documents;

/// <summary>What a template may ask for.</summary>
/// <param name="Name">Folder and file without language and extension: <c>notices/improvement</c>.</param>
/// <param name="Placeholders">Paths such as <c>customer</c>, <c>facts[].text</c>; <c>names[]</c> is a list of plain values.</param>
public sealed record TemplateShape(string Name, IReadOnlyList<string> Placeholders);
