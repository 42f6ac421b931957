namespace Postmortem.Web.Components.People;

/// <summary>What was refused in a form, for the field it is about.</summary>
public sealed class Problems
{
    private readonly IReadOnlyList<Refusal> _refusals;

    public static readonly Problems None = new([]);

    public Problems(IEnumerable<Refusal> refusals) => _refusals = [.. refusals];

    public bool Any => _refusals.Count > 0;

    /// <summary>What is wrong with this field; null where nothing is.</summary>
    public string? Of(string field) => _refusals.FirstOrDefault(r => r.Field == field)?.Sentence;

    /// <summary>What is wrong and belongs to no one field.</summary>
    public string? Whole => _refusals.FirstOrDefault(r => r.Field is null)?.Sentence;

    public int Count => _refusals.Count;
}
