using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Postmortem.Documents.Templates;

/// <summary>The head of a template file: YAML between two lines of three dashes.</summary>
/// <param name="Places">1-based line and column of each value in the file.</param>
/// <param name="BodyLine">1-based line on which the body starts.</param>
/// <param name="IsRead">False where there are two lines of dashes, but no names and values between them.</param>
internal sealed partial record TemplateHead(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, (int Line, int Column)> Places, string Body,
    int BodyLine, bool IsRead = true)
{
    private static readonly string[] Names = ["title", "subtitle", "organisation", "language", "paper", "accent", "logo", "mark"];

    // The YAML reader needs time with the square of what is nested.
    private const int LongestHead = 10_000;

    public string? this[string name] => Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Splits a file; a head that is no YAML, or names something unknown, is reported and treated as empty.</summary>
    public static TemplateHead Read(string file, string text, List<TemplateProblem> problems)
    {
        text = text.ReplaceLineEndings("\n");
        var (values, places) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, (int, int)>(StringComparer.Ordinal));
        if (Opening().Match(text) is not { Success: true } open) return new TemplateHead(values, places, text, 1);
        if (Closing().Match(text, open.Length - 1) is not { Success: true } close)
        {
            problems.Add(new TemplateProblem(file, 1, 1,
                "This head is never closed: write a line of three dashes under it. A line across the page is written ***."));
            return new TemplateHead(values, places, text, 1);
        }

        var head = text[open.Length..Math.Max(close.Index + 1, open.Length)];
        var body = text[(close.Index + close.Length)..];
        var isRead = ReadHead(file, head, values, places, problems);
        return new TemplateHead(values, places, body, head.Count(c => c == '\n') + 3, isRead);
    }

    /// <summary>Reads the parser's events one by one: it keeps its own stack, so a head cannot be nested too deeply for ours.</summary>
    private static bool ReadHead(string file, string head,
        Dictionary<string, string> values, Dictionary<string, (int, int)> places, List<TemplateProblem> problems)
    {
        if (head.Length > LongestHead)
        {
            problems.Add(new TemplateProblem(file, 1, 1, $"This head has {head.Length:N0} characters; a head has at most {LongestHead:N0}."));
            return false;
        }

        var lines = head.Split('\n');
        ParsingEvent? key = null;
        try
        {
            var yaml = new Parser(new StringReader(head));
            yaml.Consume<StreamStart>();
            if (!yaml.TryConsume<DocumentStart>(out _)) return true;
            if (!yaml.TryConsume<MappingStart>(out _)) throw new YamlException(yaml.Current!.Start, yaml.Current.End, "");
            while (!yaml.TryConsume<MappingEnd>(out _))
            {
                key = yaml.Current!;
                yaml.SkipThisAndNestedEvents();
                var value = yaml.Current!;
                yaml.SkipThisAndNestedEvents();
                Entry(file, key, value, lines, values, places, problems);
            }

            return true;
        }
        catch (YamlException e)
        {
            // What is opened and not closed is found out only at the end; the last name says more.
            var at = key is not null && e.Start.Line >= lines.Length ? key.Start : e.Start;
            problems.Add(new TemplateProblem(file, (int)at.Line + 1, (int)at.Column,
                "The head of this template is not YAML: put values with a colon or braces in quotes."));
            values.Clear();
            return false;
        }
    }

    private static void Entry(string file, ParsingEvent key, ParsingEvent value, string[] lines,
        Dictionary<string, string> values, Dictionary<string, (int, int)> places, List<TemplateProblem> problems)
    {
        var name = (key as Scalar)?.Value ?? "";
        var line = (int)key.Start.Line;
        if (!Names.Contains(name))
        {
            var near = Spelling.Nearest(name, Names) is { } meant ? $"did you mean `{meant}`? Known" : "known";
            problems.Add(new TemplateProblem(file, line + 1, (int)key.Start.Column,
                $"`{name}` is not known in the head of a template; {near} are {string.Join(", ", Names)}."));
        }
        else if (values.ContainsKey(name)) problems.Add(new TemplateProblem(file, line + 1, (int)key.Start.Column, $"`{name}` stands twice in this head."));

        if (value is Scalar { Value: var said } scalar && !(scalar.Style == ScalarStyle.Plain && said is "" or "~" or "null"))
        {
            values[name] = said;
            places[name] = Place(scalar, lines);
            return;
        }

        // A value that YAML takes for a map, a list or a comment would be lost without a word.
        var rest = lines[line - 1].AsSpan(Math.Min((int)key.End.Column - 1, lines[line - 1].Length)).TrimStart(": ");
        if (Names.Contains(name) && (value is not Scalar || rest.StartsWith("#")))
            problems.Add(new TemplateProblem(file, line + 1, lines[line - 1].Length - rest.Length + 1,
                $"`{name}` is not text here: put a value with braces, brackets or a hash in quotes."));
    }

    private static (int Line, int Column) Place(Scalar value, string[] lines)
    {
        var (line, column) = ((int)value.Start.Line, (int)value.Start.Column);
        return value.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => (line + 1, column + 1),
            ScalarStyle.Literal or ScalarStyle.Folded when line < lines.Length => (line + 2, lines[line].Length - lines[line].TrimStart().Length + 1),
            _ => (line + 1, column),
        };
    }

    [GeneratedRegex(@"\A---[ \t]*\n")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\n---[ \t]*(\n|\z)")]
    private static partial Regex Closing();
}
