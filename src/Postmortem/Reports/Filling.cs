using Postmortem.Documents;

namespace Postmortem.Reports;

/// <summary>Fills a template; one that someone broke while the program runs is a sentence, not a crash.</summary>
internal static class Filling
{
    public static Result<Document> TryFill(this TemplateFolder templates, string name, string language, IReadOnlyDictionary<string, object?> model,
        DateTimeOffset created)
    {
        try
        {
            return templates.Fill(name, language, model) with { Created = created };
        }
        catch (TemplateException e)
        {
            return new Refusal($"The template cannot be used. Nothing was changed; an administrator can correct it: {e.Problems[0]}");
        }
        catch (DocumentException e)
        {
            return new Refusal($"This cannot be set as a document: {e.Message}");
        }
    }

    public static Dictionary<string, object?> Map(params ReadOnlySpan<(string Name, object? Value)> entries)
    {
        var map = new Dictionary<string, object?>(entries.Length, StringComparer.Ordinal);
        foreach (var (name, value) in entries) map[name] = value;
        return map;
    }

    /// <summary>A list that a template may loop over, or leave out whole where it is empty.</summary>
    public static List<object?> List<T>(IEnumerable<T> items, Func<T, Dictionary<string, object?>> map) => [.. items.Select(map)];
}
