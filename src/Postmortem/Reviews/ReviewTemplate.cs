using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Postmortem.Reviews.Perspectives;
using Postmortem.Sessions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Postmortem.Reviews;

/// <summary>A guided review as people write it in templates/reviews/*.yaml: what to do and what to ask at each stage.</summary>
public sealed partial class ReviewTemplate
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithTypeConverter(new SessionKindWords()).Build();

    /// <summary>The file's name without its ending.</summary>
    [YamlIgnore] public string Name { get; private set; } = "";

    /// <summary>The text it was read from; a running review keeps it.</summary>
    [YamlIgnore] public string Source { get; private set; } = "";

    public string Title { get; set; } = "";
    public string Description { get; set; } = "";
    public int Minutes { get; set; } = 60;
    public string GroundRule { get; set; } = "";
    public PauseGuide Pause { get; set; } = new();
    public AnalyzeGuide Analyze { get; set; } = new();
    public FixGuide Fix { get; set; } = new();

    /// <summary>What a session does, one thing after the other.</summary>
    public List<AgendaGuide> Agenda { get; set; } = [];

    /// <summary>The name of a factor's category, or its key where the template no longer knows it.</summary>
    public string CategoryName(string key) => Analyze.Categories.Find(c => c.Key == key)?.Name ?? key;

    /// <exception cref="ReviewTemplateException">The text is not a template; says the file, line and column.</exception>
    public static ReviewTemplate Parse(string name, string text)
    {
        ReviewTemplate? template;
        try
        {
            template = Yaml.Deserialize<ReviewTemplate?>(text);
        }
        catch (YamlException e)
        {
            throw new ReviewTemplateException($"{name}.yaml:{e.Start.Line}:{e.Start.Column}: {Unknown(e) ?? e.InnerException?.Message ?? e.Message}", e);
        }
        if (Missing(template) is { } missing) throw new ReviewTemplateException($"{name}.yaml:1:1: {missing}");
        (template!.Name, template.Source) = (name, text);
        return template;
    }

    /// <summary>A kind of prompt that no guide knows, with the one that was probably meant; null for any other slip.</summary>
    private static string? Unknown(YamlException slip)
    {
        if (UnknownProperty().Match(slip.Message) is not { Success: true } said) return null;
        var kinds = typeof(ReviewTemplate).Assembly.GetType(said.Groups["type"].Value)?.GetProperties().Where(p => p.CanWrite && p.GetSetMethod() is not null)
            .Select(p => UnderscoredNamingConvention.Instance.Apply(p.Name)).ToList() ?? [];
        var name = said.Groups["name"].Value;
        return Documents.Templates.Spelling.Nearest(name, kinds) is { } meant
            ? $"there is no “{name}” here; did you mean “{meant}”?"
            : $"there is no “{name}” here; known are {string.Join(", ", kinds)}.";
    }

    [GeneratedRegex("^Property '(?<name>.*)' not found on type '(?<type>[^']*)'")]
    private static partial Regex UnknownProperty();

    /// <summary>What no review can do without. A key that stands there with nothing behind it reads as null.</summary>
    private static string? Missing(ReviewTemplate? template)
    {
        if (string.IsNullOrWhiteSpace(template?.Title)) return "a review template needs a title.";
        if (template.Pause?.Containment is null) return "the part “pause” is empty. Leave it out or fill it.";
        if (template.Pause.CustomerQuestions is null || template.Pause.PerspectiveQuestions is null)
            return "a list of questions is empty. Leave it out or fill it.";
        if (template.Fix is null) return "the part “fix” is empty. Leave it out or fill it.";
        if (template.Agenda is null) return "the agenda is empty. Leave it out or fill it.";
        if (template.Agenda.Find(a => new AgendaText(a.Title, a.Kind, a.Minutes).Check() is not null) is { } odd)
            return $"the item “{Words.Short(odd.Title, 50)}” of the agenda needs a title and from 1 to {AgendaText.MostMinutes} minutes.";
        if (template.Analyze?.Categories is not { Count: > 0 } categories) return "a review template needs at least one category of factors.";
        var twice = categories.Select(c => c.Key).Concat(template.Pause.Containment.Select(c => $"containment {c.Key}"))
            .Concat(template.Pause.CustomerQuestions.Select(q => $"customer question {q.Key}"))
                .Concat(template.Pause.PerspectiveQuestions.Select(q => $"perspective question {q.Key}")).GroupBy(k => k).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) return $"the key “{twice.Key}” stands there twice.";
        return template.Pause.CustomerQuestions.Concat(template.Pause.PerspectiveQuestions)
            .FirstOrDefault(q => q.Key.Length is 0 or > 64 || !q.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) is { } nameless
            ? $"the question “{Words.Short(nameless.Question, 50)}” needs a key of letters, digits and hyphens, at most 64 of them." : null;
    }
}

/// <summary>A prompt: what is asked, why, and what a good answer looks like.</summary>
public sealed class Prompt
{
    public string Question { get; set; } = "";
    public string Why { get; set; } = "";
    public string Example { get; set; } = "";
}

/// <summary>A prompt whose answer is kept under a key.</summary>
public sealed class KeyedPrompt
{
    public string Key { get; set; } = "";
    public string Question { get; set; } = "";

    /// <summary>What helps to answer it, in a sentence.</summary>
    public string Hint { get; set; } = "";
}

public sealed class ChecklistGuide
{
    public string Key { get; set; } = "";
    public string Text { get; set; } = "";
}

/// <summary>One item of a session's agenda.</summary>
public sealed class AgendaGuide
{
    public string Title { get; set; } = "";
    public SessionKind Kind { get; set; }
    public int Minutes { get; set; } = 5;
    public string Prompt { get; set; } = "";
    public bool WithoutNames { get; set; }
}

public sealed class CategoryGuide
{
    public string Key { get; set; } = "";
    public string Name { get; set; } = "";
    public string Hint { get; set; } = "";
}

public sealed class PauseGuide
{
    public string Intro { get; set; } = "";
    public List<ChecklistGuide> Containment { get; set; } = [];
    public Prompt ContainmentPrompt { get; set; } = new();
    public Prompt Facilitator { get; set; } = new();
    public Prompt CustomerView { get; set; } = new();
    public List<KeyedPrompt> CustomerQuestions { get; set; } = [];
    public Prompt Quotes { get; set; } = new() { Question = "What did they say?" };
    public Prompt Journey { get; set; } = new() { Question = "Where on their way did it go wrong?" };
    public Prompt People { get; set; } = new() { Question = "How are those who were closest to it?" };
    public Prompt Affected { get; set; } = new();
    public Prompt Participants { get; set; } = new();
    public Prompt Perspective { get; set; } = new();
    public List<KeyedPrompt> PerspectiveQuestions { get; set; } = [];

    /// <summary>The questions that each answers alone; the one of <see cref="Perspective"/> where the template asks no others.</summary>
    [YamlIgnore]
    public IReadOnlyList<KeyedPrompt> Perspectives =>
        PerspectiveQuestions.Count > 0 ? PerspectiveQuestions : [new KeyedPrompt { Key = PerspectiveAnswers.Whole, Question = "Yours" }];
    public Prompt Timeline { get; set; } = new();
}

public sealed class AnalyzeGuide
{
    public string Intro { get; set; } = "";
    public List<CategoryGuide> Categories { get; set; } = [];
    public Prompt Timeline { get; set; } = new();
    public Prompt Factors { get; set; } = new();
    public Prompt Mitigators { get; set; } = new();
    public Prompt Recognition { get; set; } = new();
}

public sealed class FixGuide
{
    public string Intro { get; set; } = "";
    public Prompt Actions { get; set; } = new();
    public Prompt Strength { get; set; } = new();
    public Prompt Measure { get; set; } = new();
    public Prompt Coverage { get; set; } = new();
    public Prompt Customers { get; set; } = new();
    public Prompt Signature { get; set; } = new();
}

/// <summary>A review template that cannot be read. The message names file, line and column.</summary>
public sealed class ReviewTemplateException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The review templates of one folder.</summary>
/// <param name="folder">Holds *.yaml; looked at afresh each time, so that an edit needs no restart.</param>
public sealed class ReviewTemplates(string folder)
{
    /// <summary>What came of each file, by its text: a page that offers the guides would parse them all.</summary>
    private readonly ConcurrentDictionary<string, ReadTemplate> _read = [];

    /// <exception cref="ReviewTemplateException">One of the files cannot be read.</exception>
    public IReadOnlyList<ReviewTemplate> All() => [.. Files().Select(f => f.Template ?? throw f.Problem!)];

    /// <summary>Those that can be read, for pages that offer them: a slip in one file keeps nobody from following another.</summary>
    public IReadOnlyList<ReviewTemplate> Usable() => [.. Files().Select(f => f.Template).OfType<ReviewTemplate>()];

    /// <summary>What is wrong with the one of this name; null where it can be read or is not there.</summary>
    public string? ProblemOf(string name) => Files().FirstOrDefault(f => f.Name == name)?.Problem?.Message;

    private IEnumerable<ReadTemplate> Files() => Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file =>
    {
        var text = File.ReadAllText(file);
        return _read.TryGetValue(file, out var known) && known.Text == text ? known
            : _read[file] = ReadTemplate.Of(Path.GetFileNameWithoutExtension(file), text);
    });

    private sealed record ReadTemplate(string Name, string Text, ReviewTemplate? Template, ReviewTemplateException? Problem)
    {
        public static ReadTemplate Of(string name, string text)
        {
            try
            {
                return new ReadTemplate(name, text, ReviewTemplate.Parse(name, text), null);
            }
            catch (ReviewTemplateException e)
            {
                return new ReadTemplate(name, text, null, e);
            }
        }
    }
}
