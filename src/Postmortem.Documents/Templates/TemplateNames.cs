using Scriban.Syntax;

namespace Postmortem.Documents.Templates;

/// <summary>The names that a template may use where it stands: those of its shape, and those its loops give to what they go through.</summary>
internal sealed class TemplateNames
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _loops = new(StringComparer.Ordinal);

    public TemplateNames(TemplateShape shape)
    {
        foreach (var placeholder in shape.Placeholders)
        {
            _paths.Add(placeholder);
            for (var i = 1; i < placeholder.Length; i++)
                if (placeholder[i] is '.' or '[') _paths.Add(placeholder[..i]);
        }

        if (_paths.FirstOrDefault(TemplateHelpers.Known.ContainsKey) is { } both)
            throw new ArgumentException($"`{both}` of {shape.Name} is the name of a helper; a placeholder needs another.", nameof(shape));
    }

    /// <param name="list">Null where the list is not known: what stands in the loop is then not known either.</param>
    public void Enter(string name, string? list) => _loops[name] = list is null ? null : list + "[]";

    public void Leave(string name) => _loops.Remove(name);

    public bool IsTaken(string name) =>
        _loops.ContainsKey(name) || _paths.Contains(name) || TemplateHelpers.Known.ContainsKey(name) || name == TemplateHelpers.Not;

    public bool IsList(string path) => _paths.Contains(path + "[]");

    /// <summary>A name goes on from a list that was not known.</summary>
    public bool IsOpen(ScriptExpression name) => name switch
    {
        ScriptMemberExpression { Target: { } target } => IsOpen(target),
        ScriptVariableGlobal { Name: var word } => _loops.TryGetValue(word, out var path) && path is null,
        _ => false,
    };

    public string? Find(string name) => _loops.TryGetValue(name, out var path) ? path : _paths.Contains(name) ? name : null;

    public string? Find(string owner, string name) => _paths.Contains($"{owner}.{name}") ? $"{owner}.{name}" : null;

    /// <summary>The first name that stands inside a list or a group of values; null for a plain value.</summary>
    public string? Inside(string path) => IsList(path) ? path : Members(path).FirstOrDefault();

    /// <summary>What a person may have meant; the same word at another place comes before one that is spelt like it.</summary>
    public string? Nearest(string said)
    {
        var known = _loops.Where(l => l.Value is not null).SelectMany(l => Members(l.Value!).Select(m => $"{l.Key}.{m}"))
            .Concat(_paths.Where(p => !p.Contains('[', StringComparison.Ordinal))).Concat(_loops.Keys).ToList();
        return known.Find(k => k.EndsWith("." + said, StringComparison.Ordinal)) ?? Spelling.Nearest(said, known);
    }

    private IEnumerable<string> Members(string path) => _paths.Where(p => p.StartsWith(path + ".", StringComparison.Ordinal))
        .Select(p => p[(path.Length + 1)..]).Where(m => m.AsSpan().IndexOfAny('.', '[') < 0);
}
