namespace Postmortem.Web.Components.Kit;

/// <summary>Joins a component's own classes with the ones its user adds.</summary>
internal static class Css
{
    public static string? Join(params ReadOnlySpan<string?> classes)
    {
        var joined = string.Join(' ', classes.ToArray().Where(name => !string.IsNullOrWhiteSpace(name)));
        return joined.Length == 0 ? null : joined;
    }

    public static string? Of(IReadOnlyDictionary<string, object>? more) =>
        more is not null && more.TryGetValue("class", out var value) ? value as string : null;
}
