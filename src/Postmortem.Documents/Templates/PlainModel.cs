using System.Collections;

namespace Postmortem.Documents.Templates;

/// <summary>
/// Handlebars reads any property of any object it is given. It is only ever given what this returns: dictionaries, lists and plain values.
/// </summary>
internal static class PlainModel
{
    private const int DeepestNesting = 8;

    public static Dictionary<string, object?> Of(IReadOnlyDictionary<string, object?> model, FillBudget budget)
    {
        var plain = new Dictionary<string, object?>(model.Count, StringComparer.Ordinal);
        foreach (var (name, value) in model) plain[name] = Value(value, name, 1, budget);
        return plain;
    }

    private static object? Value(object? value, string path, int depth, FillBudget budget)
    {
        if (depth > DeepestNesting) throw new ArgumentException($"The value at {path} is nested too deeply for a template.", nameof(value));
        return value switch
        {
            null or string or bool or DateOnly or DateTimeOffset => value,
            byte or short or int or long or float or double or decimal => value,
            IReadOnlyDictionary<string, object?> map => map.ToDictionary(e => e.Key, e => Value(e.Value, path + "." + e.Key, depth + 1, budget), StringComparer.Ordinal),
            IReadOnlyDictionary<string, string> map => map.ToDictionary(e => e.Key, e => (object?)e.Value, StringComparer.Ordinal),
            IEnumerable list => new BoundedList(Items(list, path, depth, budget), budget),
            _ => throw new ArgumentException($"A template takes text, numbers, dates, lists and dictionaries; {path} is a {value.GetType().Name}.", nameof(value)),
        };
    }

    private static List<object?> Items(IEnumerable list, string path, int depth, FillBudget budget)
    {
        List<object?> items = [];
        foreach (var item in list)
        {
            if (items.Count == budget.Passes) throw new DocumentException($"The list {path} has more than {budget.Passes:N0} items, which no document needs.");
            items.Add(Value(item, path + "[]", depth + 1, budget));
        }

        return items;
    }
}
