using Scriban.Syntax;

namespace Postmortem.Documents.Templates;

/// <summary>
/// Holds the tree of a template against its shape: only what a person writing a letter needs, every name known, also in branches that are
/// not taken, and no more than three loops inside each other.
/// </summary>
internal sealed class TemplateRules(string file, TemplateShape shape, List<TemplateProblem> problems)
{
    private const int DeepestLoops = 3;
    private readonly TemplateNames _names = new(shape);
    private ScriptEscapeStatement? _braces;
    private int _loops;

    public void Check(ScriptPage page)
    {
        Statement(page.Body);
        if (_braces is { IsEntering: true }) Add(_braces, "These braces are not closed.");
    }

    private void Statement(ScriptNode? node)
    {
        switch (node)
        {
            case null or ScriptRawStatement or ScriptEndStatement or ScriptNopStatement:
                break;
            case ScriptBlockStatement block:
                foreach (var statement in block.Statements) Statement(statement);
                break;
            case ScriptEscapeStatement { EscapeCount: 0 } braces:
                _braces = braces;
                break;
            case ScriptExpressionStatement written:
                Written(written.Expression);
                break;
            case ScriptIfStatement choice:
                Condition(choice.Condition);
                Statement(choice.Then);
                Statement(choice.Else);
                break;
            case ScriptElseStatement other:
                Statement(other.Body);
                break;
            case ScriptForStatement loop and not ScriptTableRowStatement:
                Loop(loop);
                break;
            default:
                NotUsed(node);
                break;
        }
    }

    private void Loop(ScriptForStatement loop)
    {
        var list = Path(loop.Iterator);
        if (list is not null && !_names.IsList(list))
        {
            Add(loop.Iterator!, $"`for` goes through a list, and `{loop.Iterator}` is none.");
            list = null;
        }

        if (loop.NamedArguments.Count > 0) Add(loop.NamedArguments[0], "`for` takes a name and a list, and nothing more.");
        if (_loops == DeepestLoops) Add(loop, $"No more than {DeepestLoops} loops may stand inside each other.");
        var name = (loop.Variable as ScriptVariableGlobal)?.Name ?? "";
        var isTaken = _names.IsTaken(name);
        if (name.Length == 0) NotUsed(loop.Variable!);
        else if (isTaken) Add(loop.Variable!, $"`{name}` is something else already; call what the loop goes through by another name.");
        _loops++;
        if (!isTaken) _names.Enter(name, list);
        Statement(loop.Body);
        if (!isTaken) _names.Leave(name);
        _loops--;
        // The other way of a loop is taken where there is nothing to go through, so it stands outside of it.
        Statement(loop.Else);
    }

    private void Condition(ScriptExpression? condition)
    {
        if (condition is ScriptFunctionCall { Target: ScriptVariableGlobal { Name: TemplateHelpers.Not }, Arguments: [var denied] }) Path(denied);
        else Path(condition);
    }

    private void Written(ScriptExpression? value)
    {
        if (value is ScriptFunctionCall call) Helper(call);
        else if (Path(value) is { Length: > 0 } path && _names.Inside(path) is { } inside)
        {
            var instead = _names.IsList(path) ? $"go through it: {{{{ for … in {value} }}}}" : $"write one of its values, such as `{value}.{inside}`";
            Add(value!, $"`{value}` cannot be written by itself; {instead}.");
        }
    }

    private void Helper(ScriptFunctionCall call)
    {
        if (call.Target is not ScriptVariableGlobal { Name: var name })
        {
            NotUsed(call);
            return;
        }

        if (!TemplateHelpers.Known.TryGetValue(name, out var takes))
        {
            var known = TemplateHelpers.Known.Keys.Order(StringComparer.Ordinal);
            var near = Spelling.Nearest(name, known);
            Add(call, near is null ? $"`{name}` is not a helper; known are {string.Join(", ", known)}." : $"`{name}` is not a helper; did you mean `{near}`?");
            return;
        }

        if (call.Arguments.Count < takes.Least || call.Arguments.Count > takes.Most) Add(call, Takes(name, takes, call.Arguments.Count));
        foreach (var argument in call.Arguments.Where(a => a is not ScriptLiteral)) Path(argument);
    }

    private static string Takes(string name, (int Least, int Most) takes, int given)
    {
        var values = takes.Least < takes.Most ? $"{takes.Least} to {takes.Most} values" : takes.Most == 1 ? "1 value" : $"{takes.Most} values";
        return $"`{name}` takes {values}, not {given}.";
    }

    /// <summary>The path of a name in the shape, empty for what a loop knows of itself, null for one that was reported.</summary>
    private string? Path(ScriptExpression? name)
    {
        switch (name)
        {
            case ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "for" } } when _loops > 0:
                return "";
            case ScriptVariableGlobal { Name: var word } when TemplateHelpers.Known.TryGetValue(word, out var takes):
                Add(name, Takes(word, takes, 0));
                return null;
            case ScriptVariableGlobal { Name: var word }:
                return _names.Find(word) ?? Unknown(name);
            case ScriptMemberExpression { Target: { } owner, Member.Name: var word }:
                return Path(owner) is not { } path ? null : _names.Find(path, word) ?? Unknown(name);
            default:
                if (name is not null) NotUsed(name);
                return null;
        }
    }

    private string? Unknown(ScriptExpression name)
    {
        // What a list that was reported holds is not known, and not reported again.
        if (_names.IsOpen(name)) return null;
        var said = name.ToString();
        Add(name, _names.Nearest(said) is { } near ? $"`{said}` is not known here; did you mean `{near}`?" : $"`{said}` is not known here.");
        return null;
    }

    private void NotUsed(ScriptNode node)
    {
        var kind = node switch
        {
            ScriptEscapeStatement => "{%{",
            ScriptTableRowStatement => "tablerow statement",
            _ => (ScriptSyntaxAttribute.Get(node) ?? ScriptSyntaxAttribute.Get(node.GetType())).TypeName,
        };
        Add(node, $"A template has no {kind} here; it has names, helpers, if, not, else, for and end.");
    }

    private void Add(ScriptNode node, string message) => problems.Add(TemplateReader.At(file, node.Span, message));
}
