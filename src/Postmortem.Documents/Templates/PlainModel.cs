using System.Collections;
using Scriban.Runtime;

namespace Postmortem.Documents.Templates;

/// <summary>A template only ever meets what this returns: plain script objects, lists and plain values.</summary>
internal static class PlainModel
{
    private const int DeepestNesting = 8;

    /// <param name="names">What the template may ask for; one that the model leaves out is empty.</param>
    public static ScriptObject Of(IReadOnlyDictionary<string, object?> model, IReadOnlyList<string> names)
    {
        var plain = new ScriptObject(names.Count);
        foreach (var name in names) plain.Add(name, Value(model.GetValueOrDefault(name), name, 1));
        return plain;
    }

    private static object? Value(object? value, string path, int depth)
    {
        if (depth > DeepestNesting) throw new ArgumentException($"The value at {path} is nested too deeply for a template.", nameof(value));
        return value switch
        {
            null or string or bool or DateOnly or DateTimeOffset => value,
            byte or short or int or long or float or double or decimal => value,
            IReadOnlyDictionary<string, object?> map => Entries(map, path, depth),
            IReadOnlyDictionary<string, string> map => Entries(map, path, depth),
            IEnumerable list => Items(list, path, depth),
            _ => throw new ArgumentException($"A template takes text, numbers, dates, lists and dictionaries; {path} is a {value.GetType().Name}.",
                nameof(value)),
        };
    }

    private static ScriptObject Entries<T>(IReadOnlyDictionary<string, T> map, string path, int depth)
    {
        var entries = new ScriptObject(map.Count);
        foreach (var (name, value) in map) entries.Add(name, Value(value, path, depth + 1));
        return entries;
    }

    private static ScriptArray Items(IEnumerable list, string path, int depth)
    {
        var items = new ScriptArray();
        foreach (var item in list)
        {
            if (items.Count == TemplateFolder.MostPasses)
                throw new DocumentException($"The list {path} has more than {TemplateFolder.MostPasses:N0} items, which no document needs.");
            items.Add(Value(item, path, depth + 1));
        }

        return items;
    }
}
