namespace Postmortem.Documents.Templates;

/// <summary>Holds a template against its shape: every name known, every block closed, no more than three loops inside each other.</summary>
internal sealed class TemplateRules(string file, TemplateShape shape, List<TemplateProblem> problems)
{
    private const int DeepestLoops = 3;

    private static readonly string[] Blocks = ["each", "if", "unless"];

    private readonly HashSet<string> _known = Known(shape);
    private readonly Stack<Block> _open = new([new Block("", "", new TemplateTag('\0', [], 0, 0))]);

    private sealed record Block(string Name, string Scope, TemplateTag Tag);

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
            case '#' or '^':
                Open(tag);
                break;
            case '/':
                Close(tag);
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
        var target = tag.Words.Count > 1 ? Resolve(tag, tag.Words[1]) : _open.Peek().Scope;
        _open.Push(new Block(name, name == "each" ? target + "[]" : _open.Peek().Scope, tag));
        if (name == "each" && _open.Count(b => b.Name == "each") > DeepestLoops)
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
        }
        else if (tag.Words.Count == 1) Resolve(tag, tag.Words[0]);
        else Helper(tag);
    }

    private void Helper(TemplateTag tag)
    {
        var name = tag.Words[0];
        if (!TemplateHelpers.Known.TryGetValue(name, out var takes))
        {
            Add(tag, $"`{name}` is not a helper; did you mean `{Nearest(name, TemplateHelpers.Known.Keys)}`?");
            return;
        }

        var given = tag.Words.Count - 1;
        if (given < takes.Least || given > takes.Most)
            Add(tag, $"`{name}` takes {(takes.Least == takes.Most ? $"{takes.Least}" : $"{takes.Least} to {takes.Most}")} values, not {given}.");
        foreach (var word in tag.Words.Skip(1).Where(w => w[0] is not ('"' or '\'') && !char.IsAsciiDigit(w[0]))) Resolve(tag, word);
    }

    /// <summary>The full path of a name where it stands; a name that is not known is reported once, with the nearest that is.</summary>
    private string Resolve(TemplateTag tag, string name)
    {
        if (name is "@index" or "@first" or "@last" or "@root" or "true" or "false") return "";
        var (scope, rest) = (_open.Peek().Scope, name);
        while (rest.StartsWith("../", StringComparison.Ordinal)) (scope, rest) = (Above(scope), rest[3..]);
        if (rest.StartsWith("@root.", StringComparison.Ordinal)) (scope, rest) = ("", rest[6..]);
        if (rest.StartsWith("this.", StringComparison.Ordinal)) rest = rest[5..];
        if (rest.StartsWith("./", StringComparison.Ordinal)) rest = rest[2..];
        if (rest is "this" or ".") return scope;
        var path = scope.Length == 0 ? rest : scope + "." + rest;
        if (_known.Contains(path)) return path;
        var near = Nearest(path, _known);
        var said = scope.Length > 0 && near.StartsWith(scope + ".", StringComparison.Ordinal) ? near[(scope.Length + 1)..] : near;
        Add(tag, said.Length == 0 ? $"`{name}` is not known here." : $"`{name}` is not known here; did you mean `{said}`?");
        return path;
    }

    private static string Above(string scope)
    {
        var inner = scope.EndsWith("[]", StringComparison.Ordinal) ? scope[..^2] : scope;
        var cut = inner.LastIndexOf('.');
        return cut < 0 ? "" : inner[..cut];
    }

    private static string Nearest(string name, IEnumerable<string> known) =>
        known.Where(k => !k.EndsWith("[]", StringComparison.Ordinal))
            .OrderBy(k => Distance(name, k)).ThenBy(k => k, StringComparer.Ordinal).FirstOrDefault() ?? "";

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, _) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], cost);
            }
        }

        return row[b.Length];
    }

    private void Add(TemplateTag tag, string message) => problems.Add(new TemplateProblem(file, tag.Line, tag.Column, message));
}
