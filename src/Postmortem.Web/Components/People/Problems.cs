namespace Postmortem.Web.Components.People;

/// <summary>What was refused in a form, for the field it is about.</summary>
internal sealed class Problems
{
    private readonly IReadOnlyList<Refusal> _refusals;

    public static readonly Problems None = new([]);

    public Problems(IEnumerable<Refusal> refusals) => _refusals = [.. refusals];

    public bool Any => _refusals.Count > 0;

    /// <summary>What is wrong with this field; null where nothing is.</summary>
    public string? Of(string field) => _refusals.FirstOrDefault(r => r.Field == field)?.Sentence;

    /// <summary>What is wrong and belongs to no one field.</summary>
    public string? Whole => _refusals.FirstOrDefault(r => r.Field is null)?.Sentence;

    /// <summary>One sentence to be read out when the page comes back.</summary>
    public string Count => _refusals.Count == 1 ? "One thing is still to do. Nothing you typed is lost."
        : $"{_refusals.Count} things are still to do. Nothing you typed is lost.";
}
