namespace Postmortem.Documents.Templates;

/// <summary>Holds a template against its shape: every name known, every block closed, no more than three loops inside each other.</summary>
internal sealed class TemplateRules(string file, TemplateShape shape, List<TemplateProblem> problems)
{
    private const int DeepestLoops = 3;

    private static readonly string[] Blocks = ["each", "if", "unless"];

    private readonly HashSet<string> _known = Known(shape);
    private readonly Stack<Block> _open = new([new Block("", "", new TemplateTag('\0', [], 0, 0), IsScope: true)]);

    /// <param name="IsScope">The whole template, or a loop: what <c>../</c> leaves.</param>
    private sealed record Block(string Name, string Scope, TemplateTag Tag, bool IsScope);

    public void Check(IEnumerable<TemplateTag> tags)
    {
        foreach (var tag in tags) CheckTag(tag);
        foreach (var block in _open.Where(b => b.Name.Length > 0).Reverse())
            Add(block.Tag, $"This `#{block.Name}` is never closed; write {{{{/{block.Name}}}}} where it ends.");
    }

    private static HashSet<string> Known(TemplateShape shape)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var placeholder in shape.Placeholders)
        {
            known.Add(placeholder);
            for (var i = 0; i < placeholder.Length; i++)
                if (placeholder[i] == '.' || (placeholder[i] == '[' && i > 0)) known.Add(placeholder[..i]);
        }

        return known;
    }

    private void CheckTag(TemplateTag tag)
    {
        switch (tag.Sigil)
        {
            case '#':
                Open(tag);
                break;
            case '/':
                Close(tag);
                break;
            case '^':
                Add(tag, "`^` is not used here; write {{else}} or {{#unless}}.");
                if (tag.Words.Count > 0) _open.Push(new Block(tag.Words[0], _open.Peek().Scope, tag, IsScope: false));
                break;
            case '>':
                Add(tag, "A template cannot include another.");
                break;
            case '{' or '&' when tag.Words is not ["markdown", ..]:
                Add(tag, "Three braces put a value in as it is, and values come from people; use two.");
                break;
            default:
                Expression(tag);
                break;
        }
    }

    private void Open(TemplateTag tag)
    {
        var name = tag.Words.Count > 0 ? tag.Words[0] : "";
        if (!Blocks.Contains(name)) Add(tag, $"`#{name}` is not known here; known are {string.Join(", ", Blocks.Select(b => "#" + b))}.");
        else if (tag.Words.Count != 2) Add(tag, $"`#{name}` takes one name.");
        var said = problems.Count;
        var target = tag.Words.Count > 1 ? Resolve(tag, tag.Words[1]) : _open.Peek().Scope;
        var isLoop = name == "each";
        if (isLoop && problems.Count == said && !_known.Contains(target + "[]")) Add(tag, $"`#each` goes through a list, and `{tag.Words[^1]}` is none.");
        _open.Push(new Block(name, isLoop ? target + "[]" : _open.Peek().Scope, tag, isLoop));
        if (isLoop && _open.Count(b => b.IsScope) > DeepestLoops + 1)
            Add(tag, $"No more than {DeepestLoops} loops may stand inside each other.");
    }

    private void Close(TemplateTag tag)
    {
        var name = tag.Words.Count > 0 ? tag.Words[0] : "";
        var open = _open.Peek();
        if (open.Name.Length == 0) Add(tag, $"`/{name}` closes nothing.");
        else
        {
            _open.Pop();
            if (open.Name != name) Add(tag, $"`/{name}` stands where `/{open.Name}` is needed, for the block of line {open.Tag.Line}.");
        }
    }

    private void Expression(TemplateTag tag)
    {
        if (tag.Words.Count == 0) Add(tag, "These braces are empty.");
        else if (tag.Words is ["else", ..])
        {
            if (_open.Peek().Name.Length == 0) Add(tag, "`else` stands outside a block.");
            else if (tag.Words.Count > 1) Add(tag, "`else` stands alone here.");
            Else();
        }
        else if (tag.Words.Count == 1) Resolve(tag, tag.Words[0]);
        else Helper(tag);
    }

    private void Helper(TemplateTag tag)
    {
        var name = tag.Words[0];
        if (!TemplateHelpers.Known.TryGetValue(name, out var takes))
        {
            var known = TemplateHelpers.Known.Keys.Order(StringComparer.Ordinal);
            Add(tag, Spelling.Nearest(name, known) is { } near ? $"`{name}` is not a helper; did you mean `{near}`?" : $"`{name}` is not a helper; known are {string.Join(", ", known)}.");
            return;
        }

        var given = tag.Words.Count - 1;
        if (given < takes.Least || given > takes.Most)
            Add(tag, $"`{name}` takes {(takes.Least < takes.Most ? $"{takes.Least} to {takes.Most} values" : takes.Most == 1 ? "1 value" : $"{takes.Most} values")}, not {given}.");
        foreach (var word in tag.Words.Skip(1).Where(w => w[0] is not ('"' or '\'') && !char.IsAsciiDigit(w[0]))) Resolve(tag, word);
    }

    /// <summary>The full path of a name where it stands; a name that is not known is reported once, with the nearest that is.</summary>
    private string Resolve(TemplateTag tag, string name)
    {
        if (name is "@index" or "@first" or "@last" or "@root" or "true" or "false") return "";
        var (scope, rest, up) = (_open.Peek().Scope, name, 0);
        for (; rest.StartsWith("../", StringComparison.Ordinal); up++) rest = rest[3..];
        if (up > 0)
        {
            var scopes = _open.Where(b => b.IsScope).ToList();
            if (up >= scopes.Count)
            {
                Add(tag, $"`{name}` leaves more loops than it stands in.");
                return "";
            }

            scope = scopes[up].Scope;
        }

        if (rest.StartsWith("@root.", StringComparison.Ordinal)) (scope, rest) = ("", rest[6..]);
        if (rest.StartsWith("this.", StringComparison.Ordinal)) rest = rest[5..];
        if (rest.StartsWith("./", StringComparison.Ordinal)) rest = rest[2..];
        if (rest is "this" or ".") return scope;
        var path = scope.Length == 0 ? rest : scope + "." + rest;
        if (_known.Contains(path)) return path;
        var near = Spelling.Nearest(path, _known.Where(k => !k.EndsWith("[]", StringComparison.Ordinal)));
        var said = near is not null && scope.Length > 0 && near.StartsWith(scope + ".", StringComparison.Ordinal) ? near[(scope.Length + 1)..] : near;
        Add(tag, said is null ? $"`{name}` is not known here." : $"`{name}` is not known here; did you mean `{said}`?");
        return path;
    }

    /// <summary>The other way of a loop is taken where there is nothing to go through, so it stands outside of it.</summary>
    private void Else()
    {
        var open = _open.Peek();
        if (open is not { Name: "each", IsScope: true }) return;
        _open.Pop();
        _open.Push(open with { Scope = _open.Peek().Scope, IsScope = false });
    }


    private void Add(TemplateTag tag, string message) => problems.Add(new TemplateProblem(file, tag.Line, tag.Column, message));
}
