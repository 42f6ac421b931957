using HandlebarsDotNet;

namespace Postmortem.Documents;

/// <summary>Text templates in a folder, <c>NAME/LANG/FILE.md</c>; compiled once, read again when a file changes.</summary>
public sealed class TemplateFolder(string root, IReadOnlyList<TemplateShape> shapes)
{
    private readonly IHandlebars _handlebars = Handlebars.Create();

    public IReadOnlyList<TemplateShape> Shapes { get; } = shapes;

    /// <summary>Fills <c>notices/improvement</c> in the language asked for, or in English where that is missing.</summary>
    /// <exception cref="TemplateException">The template is not there or is refused.</exception>
    public Document Fill(string name, string language, IReadOnlyDictionary<string, object?> model)
    {
        var (folder, file) = name.LastIndexOf('/') is var cut and >= 0 ? (name[..cut], name[(cut + 1)..]) : ("", name);
        var path = Path.Combine(root, folder, language, file + ".md");
        if (!File.Exists(path)) path = Path.Combine(root, folder, "en", file + ".md");
        if (!File.Exists(path)) throw new TemplateException([new TemplateProblem(path, 0, 0, $"There is no template {name}.")]);
        return new Document { Title = file, Language = language, Markdown = _handlebars.Compile(File.ReadAllText(path))(model) };
    }

    /// <summary>Reads every template in the folder and says what is wrong, in order of file, line and column.</summary>
    public IReadOnlyList<TemplateProblem> Check() => Directory.Exists(root) ? [] : [new TemplateProblem(root, 0, 0, "The folder of templates is not there.")];
}
