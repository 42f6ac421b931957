using System.Collections.Concurrent;
using System.Globalization;
using HandlebarsDotNet;

namespace Postmortem.Documents.Templates;

/// <summary>A template file, read, checked and compiled, with the stamp of the file it came from.</summary>
internal sealed record CompiledTemplate
{
    private static readonly ConcurrentDictionary<(string Language, bool Plain), IHandlebars> Environments = new();

    public required string Language { get; init; }

    public required (DateTime Written, long Length) Stamp { get; init; }

    /// <summary>The file as it was read; a newly written one is compared by it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The stamp alone tells whether the file has changed.</summary>
    public bool IsSettled { get; init; }

    public required IReadOnlyList<TemplateProblem> Problems { get; init; }

    public IReadOnlyDictionary<string, HandlebarsTemplate<TextWriter, object, object>> Head { get; init; } =
        new Dictionary<string, HandlebarsTemplate<TextWriter, object, object>>();

    /// <summary>Missing exactly when there are problems.</summary>
    public HandlebarsTemplate<TextWriter, object, object>? Body { get; init; }

    public static CompiledTemplate Read(string file, string text, string language, TemplateShape? shape, string name, (DateTime, long) stamp)
    {
        if (text.Trim().Length == 0) return Refused(language, stamp, new TemplateProblem(file, 1, 1, "This template is empty."));
        if (text.Contains('\0', StringComparison.Ordinal)) return Refused(language, stamp, new TemplateProblem(file, 1, 1, "This file is not text."));
        var problems = new List<TemplateProblem>();
        var front = FrontMatter.Read(file, text, problems);
        if (shape is null) problems.Add(new TemplateProblem(file, 1, 1, $"Nothing fills a template called {name}."));
        else
        {
            HeadRules.Check(file, front, shape, problems);
            new TemplateRules(file, shape, problems).Check(TemplateScanner.Scan(file, front.Body, front.BodyLine, problems));
        }

        if (problems.Count > 0) return new CompiledTemplate { Language = language, Stamp = stamp, Problems = problems };
        try
        {
            var speech = Speech.Of(front["language"] ?? language);
            var head = front.Values.ToDictionary(v => v.Key, v => Compile(Environment(speech, plain: true), v.Value), StringComparer.Ordinal);
            var body = Compile(Environment(speech, plain: false), front.Body);
            return new CompiledTemplate { Language = language, Stamp = stamp, Problems = problems, Head = head, Body = body };
        }
        catch (HandlebarsException e)
        {
            problems.Add(new TemplateProblem(file, front.BodyLine, 1, "This template cannot be read: " + e.Message));
            return new CompiledTemplate { Language = language, Stamp = stamp, Problems = problems };
        }
    }

    public static CompiledTemplate Refused(string language, (DateTime, long) stamp, TemplateProblem problem) =>
        new() { Language = language, Stamp = stamp, Problems = [problem] };

    /// <summary>Filling is safe from many threads, compiling is not promised to be.</summary>
    private static HandlebarsTemplate<TextWriter, object, object> Compile(IHandlebars handlebars, string text)
    {
        lock (handlebars) return handlebars.Compile(new StringReader(text));
    }

    private static IHandlebars Environment(Speech speech, bool plain) => Environments.GetOrAdd((speech.Code, plain), _ =>
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            TextEncoder = plain ? new PlainEncoder() : new MarkdownEncoder(),
            FormatProvider = CultureInfo.InvariantCulture,
        });
        TemplateHelpers.Register(handlebars, speech);
        return handlebars;
    });
}
