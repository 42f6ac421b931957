using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Postmortem.Documents.Templates;

/// <summary>The head of a template file: YAML between two lines of three dashes.</summary>
/// <param name="BodyLine">1-based line on which the body starts.</param>
internal sealed record FrontMatter(IReadOnlyDictionary<string, string> Values, string Body, int BodyLine)
{
    private static readonly string[] Names = ["title", "subtitle", "organisation", "language", "paper", "accent", "logo"];

    private static readonly IDeserializer Yaml = new DeserializerBuilder().Build();

    public string? this[string name] => Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Splits a file; a head that is no YAML, or names something unknown, is reported and treated as empty.</summary>
    public static FrontMatter Read(string file, string text, List<TemplateProblem> problems)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0) return new FrontMatter(new Dictionary<string, string>(), text, 1);
        var head = text[4..(end + 1)];
        var bodyLine = head.Count(c => c == '\n') + 3;
        return new FrontMatter(ReadHead(file, head, problems), text[(end + 5)..], bodyLine);
    }

    private static Dictionary<string, string> ReadHead(string file, string head, List<TemplateProblem> problems)
    {
        try
        {
            // Lists and tables are no values of ours, but a file from elsewhere may have them.
            var values = (Yaml.Deserialize<Dictionary<string, object?>?>(head) ?? []).ToDictionary(v => v.Key, v => v.Value as string);
            foreach (var name in values.Keys.Where(n => !Names.Contains(n)))
            {
                var line = Array.FindIndex(head.Split('\n'), l => l.StartsWith(name, StringComparison.Ordinal)) + 2;
                problems.Add(new TemplateProblem(file, line, 1, $"`{name}` is not known in the head of a template; known are {string.Join(", ", Names)}."));
            }

            return values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal);
        }
        catch (YamlException e)
        {
            problems.Add(new TemplateProblem(file, (int)e.Start.Line + 1, (int)e.Start.Column, "The head of this template is not YAML: put values with a colon or braces in quotes."));
            return [];
        }
    }
}
