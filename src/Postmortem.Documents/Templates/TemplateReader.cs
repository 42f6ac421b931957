using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Postmortem.Documents.Templates;

/// <summary>Reads the text of a template into Scriban's tree, and says what cannot be read with its place in the file.</summary>
internal static partial class TemplateReader
{
    /// <param name="place">1-based line and column at which the text stands in its file.</param>
    public static Template Read(string file, string text, (int Line, int Column) place, TemplateShape shape, List<TemplateProblem> problems)
    {
        var start = new TextPosition(0, place.Line - 1, place.Column - 1);
        var template = Template.Parse(text, file, lexerOptions: new LexerOptions { StartPosition = start });
        var page = template.Page!;
        if (template.HasErrors) problems.AddRange(Unreadable(file, template));
        else
        {
            new TemplateRules(file, shape, problems).Check(page);
            CloseLines(page, text);
        }

        return template;
    }

    private static List<TemplateProblem> Unreadable(string file, Template template)
    {
        var first = template.Messages.OrderBy(m => m.Span.Start.Line).ThenBy(m => m.Span.Start.Column).First();
        // Scriban says where the text ends; a person looks for where the block began.
        var blocks = template.Messages.All(m => m.Message.Contains("<end>", StringComparison.Ordinal)) ? Unbalanced(file, template.Page!).ToList() : [];
        return blocks.Count > 0 ? blocks : [At(file, first.Span, "This cannot be read: " + first.Message)];
    }

    private static IEnumerable<TemplateProblem> Unbalanced(string file, ScriptPage page)
    {
        foreach (var end in page.Body?.Statements.OfType<ScriptEndStatement>() ?? []) yield return At(file, end.Span, "This `end` closes nothing.");
        foreach (var block in Within(page).Where(n => n is ScriptForStatement or ScriptIfStatement { IsElseIf: false } && !IsClosed(n)))
            yield return At(file, block.Span, $"This `{(block is ScriptForStatement ? "for" : "if")}` is never closed; write {{{{ end }}}} where it ends.");
    }

    private static bool IsClosed(ScriptNode? block) => block switch
    {
        ScriptIfStatement { Else: { } other } => IsClosed(other),
        ScriptForStatement { Else: { } other } => IsClosed(other),
        ScriptIfStatement { Then.Statements: [.., ScriptEndStatement] } => true,
        ScriptElseStatement { Body.Statements: [.., ScriptEndStatement] } => true,
        ScriptForStatement { Body.Statements: [.., ScriptEndStatement] } => true,
        _ => false,
    };

    /// <summary>A statement and those inside it, in their order; never what stands in an expression, which may be nested without end.</summary>
    private static IEnumerable<ScriptNode> Within(ScriptNode node) => Inside(node).OfType<ScriptNode>().SelectMany(Within).Prepend(node);

    private static IEnumerable<ScriptNode?> Inside(ScriptNode node) => node switch
    {
        ScriptPage page => [page.Body],
        ScriptBlockStatement block => block.Statements.Cast<ScriptNode?>(),
        ScriptIfStatement choice => [choice.Then, choice.Else],
        ScriptElseStatement other => [other.Body],
        ScriptForStatement loop => [loop.Body, loop.Else],
        _ => [],
    };

    internal static TemplateProblem At(string file, SourceSpan span, string message) => new(file, span.Start.Line + 1, span.Start.Column + 1, message);

    /// <summary>A line that holds nothing but one if, for, else, end or comment leaves no line behind, so that a table stays a table.</summary>
    private static void CloseLines(ScriptPage page, string text)
    {
        var (before, after) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        foreach (Match line in OwnLine().Matches(text))
        {
            before[line.Groups["tag"].Index] = line.Groups["before"].Length;
            after[line.Groups["after"].Index] = line.Groups["after"].Length;
        }

        foreach (var raw in Within(page).OfType<ScriptRawStatement>().Where(r => r.Text.Length > 0))
        {
            var start = raw.Text.Index + after.GetValueOrDefault(raw.Text.Index);
            var end = raw.Text.Index + raw.Text.Length;
            end -= before.GetValueOrDefault(end);
            raw.Text = start < end ? new ScriptStringSlice(text, start, end - start) : ScriptStringSlice.Empty;
        }
    }

    [GeneratedRegex(@"^(?<before>[ \t]*)(?<tag>\{\{[ \t]*(?:(?:if|for|else|end)\b|\#)[^{}\n]*\}\})(?<after>[ \t]*(?:\n|\z))", RegexOptions.Multiline)]
    private static partial Regex OwnLine();
}
