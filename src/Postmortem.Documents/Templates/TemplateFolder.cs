using System.Collections.Concurrent;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents;

/// <summary>
/// Text templates in a folder: <c>notices/en/improvement.md</c> is <c>notices/improvement</c> in English. Each is compiled once and
/// read again when its file changes. Safe to share between threads.
/// </summary>
public sealed class TemplateFolder(string root, IReadOnlyList<TemplateShape> shapes, TimeProvider? clock = null)
{
    /// <summary>The most characters a filled template may have.</summary>
    public const int LongestOutput = 5_000_000;

    /// <summary>The most passes all loops of a template may make together.</summary>
    public const int MostPasses = 1_000_000;

    private const long LongestFile = 1_000_000;

    private static readonly TimeSpan Unsettled = TimeSpan.FromSeconds(2);

    internal static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, CompiledTemplate> _compiled = new(StringComparer.Ordinal);

    public IReadOnlyList<TemplateShape> Shapes { get; } = shapes;

    /// <summary>Fills <c>notices/improvement</c> in the language asked for, or in English where that is missing.</summary>
    /// <param name="model">
    /// Text, numbers, truth, <see cref="DateOnly"/> and <see cref="DateTimeOffset"/>, in dictionaries and lists; anything else is refused.
    /// Text stays text: nothing in it can become Markdown, except through the helper <c>markdown</c>.
    /// </param>
    /// <exception cref="TemplateException">The template is not there or is refused, the filled text is longer than <see cref="LongestOutput"/>, its loops
    /// go round more than <see cref="MostPasses"/> times, or it takes too long; the problems say where and why.</exception>
    /// <exception cref="DocumentException">A list of the model is too long.</exception>
    public Document Fill(string name, string language, IReadOnlyDictionary<string, object?> model)
    {
        var template = Find(name, language);
        if (template.Problems.Count > 0) throw new TemplateException(template.Problems);
        using var time = new CancellationTokenSource(LongestTime, _clock);
        var context = new FillContext(Speech.Of(template.Language), PlainModel.Of(model, template.Names), time.Token);
        string? Say(string head) => template.Head.TryGetValue(head, out var fill) ? OneLine(context.FillPlain(fill)) : null;
        return new Document
        {
            Title = Say("title") is { Length: > 0 } title ? title : name,
            Subtitle = Say("subtitle") is { Length: > 0 } subtitle ? subtitle : null,
            Organisation = Say("organisation") is { Length: > 0 } organisation ? organisation : null,
            Logo = Say("logo") is { Length: > 0 } logo ? logo : null,
            Language = template.Language,
            Paper = string.Equals(Say("paper"), "letter", StringComparison.OrdinalIgnoreCase) ? PaperSize.Letter : PaperSize.A4,
            Accent = Say("accent") is { Length: > 0 } accent ? accent : "#0f6a62",
            Mark = string.Equals(Say("mark"), "check", StringComparison.OrdinalIgnoreCase) ? DocumentMark.Check : DocumentMark.Pause,
            Markdown = context.FillMarkdown(template.Body!),
        };
    }

    /// <summary>Reads every template in the folder and says what is wrong, in order of file, line and column.</summary>
    public IReadOnlyList<TemplateProblem> Check()
    {
        if (!Directory.Exists(root)) return [new TemplateProblem(root, 0, 0, "The folder of templates is not there.")];
        var problems = new List<TemplateProblem>();
        foreach (var shape in Shapes)
        {
            var (folder, file) = Split(shape.Name);
            var languages = Directory.Exists(Path.Combine(root, folder)) ? Directory.GetDirectories(Path.Combine(root, folder)) : [];
            if (!File.Exists(PathOf(folder, "en", file)))
                problems.Add(new TemplateProblem(Relative(PathOf(folder, "en", file)), 0, 0,
                    $"The template {shape.Name} is missing in English, which every other language falls back to."));
            foreach (var language in languages.Select(Path.GetFileName).OfType<string>())
                if (File.Exists(PathOf(folder, language, file))) problems.AddRange(Get(shape.Name, language, PathOf(folder, language, file)).Problems);
        }

        return [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)];
    }

    private CompiledTemplate Find(string name, string language)
    {
        var (folder, file) = Split(name);
        // "fr-CA" reads the French text; the name never leaves the folder because only letters, digits and dashes pass.
        foreach (var spoken in new[] { language, language.Split('-')[0], "en" })
        {
            if (!IsPlain(spoken) || !IsPlain(file) || (folder.Length > 0 && !folder.Split('/').All(IsPlain))) continue;
            var path = PathOf(folder, spoken, file);
            if (File.Exists(path)) return Get(name, spoken, path);
        }

        throw new TemplateException([new TemplateProblem(Relative(PathOf(folder, language, file)), 0, 0,
            $"There is no template {name}, not even in English.")]);
    }

    private CompiledTemplate Get(string name, string language, string path)
    {
        var file = new FileInfo(path);
        var stamp = (file.LastWriteTimeUtc, file.Length);
        if (_compiled.TryGetValue(path, out var known) && known.Stamp == stamp && known.IsSettled) return known;
        // A file system may count whole seconds: what was read so soon after it was written may have been written again since.
        var isSettled = _clock.GetUtcNow().UtcDateTime - stamp.LastWriteTimeUtc > Unsettled;
        if (file.Length > LongestFile)
            return _compiled[path] = CompiledTemplate.Refused(language, stamp,
                new TemplateProblem(Relative(path), 1, 1, $"This file has {file.Length:N0} bytes; a template has at most {LongestFile:N0}."));
        var text = File.ReadAllText(path);
        if (known?.Text == text) return _compiled[path] = known with { Stamp = stamp, IsSettled = isSettled };
        return _compiled[path] = CompiledTemplate.Read(Relative(path), text, language, Shapes.FirstOrDefault(s => s.Name == name), name,
            stamp) with
        { Text = text, IsSettled = isSettled };
    }

    private static bool IsPlain(string part) => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>What holds words together, such as those of a date, is left.</summary>
    private static string OneLine(string text) => string.Join(' ', text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries));

    private static readonly char[] Spaces = [' ', '\t', '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    private static (string Folder, string File) Split(string name) =>
        name.LastIndexOf('/') is var cut and > 0 ? (name[..cut], name[(cut + 1)..]) : ("", name);

    private string PathOf(string folder, string language, string file) => Path.Combine(root, folder, language, file + ".md");

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
