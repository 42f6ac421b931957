using Postmortem.Reviews;
using Postmortem.Reviews.Factors;

namespace Postmortem.Web.Components.Reviews.Factors;

/// <summary>A place in the tree of factors.</summary>
/// <param name="ParentId">Null at the top.</param>
/// <param name="BeforeId">The factor that stands right after this place; null where none does.</param>
public sealed record FactorPlace(Guid? ParentId, Guid? BeforeId)
{
    /// <summary>Where a factor stands now, so that it can be put back.</summary>
    public static FactorPlace Of(Review review, ContributingFactor factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new(factor.ParentId, Next(review, factor)?.Id);
    }

    /// <summary>
    /// Where an arrow key leads: up and down among its siblings, right beneath the one above, left out to its parent's side. Null where it leads
    /// nowhere.
    /// </summary>
    public static FactorPlace? Towards(Review review, ContributingFactor factor, string key)
    {
        ArgumentNullException.ThrowIfNull(factor);
        var siblings = Siblings(review, factor.ParentId);
        var at = siblings.FindIndex(f => f.Id == factor.Id);
        return key switch
        {
            "ArrowUp" when at > 0 => new(factor.ParentId, siblings[at - 1].Id),
            "ArrowDown" when at + 1 < siblings.Count => new(factor.ParentId, at + 2 < siblings.Count ? siblings[at + 2].Id : null),
            "ArrowRight" when at > 0 => new(siblings[at - 1].Id, null),
            "ArrowLeft" when review.Factors.FirstOrDefault(f => f.Id == factor.ParentId) is { } parent => new(parent.ParentId, Next(review, parent)?.Id),
            _ => null,
        };
    }

    /// <summary>Where something was dropped.</summary>
    /// <param name="where">"before", "after" or "under".</param>
    public static FactorPlace Dropped(Review review, Guid moved, ContributingFactor target, string where)
    {
        ArgumentNullException.ThrowIfNull(target);
        return where switch
        {
            "before" => new(target.ParentId, target.Id),
            "after" => new(target.ParentId, Siblings(review, target.ParentId).SkipWhile(f => f.Id != target.Id).Skip(1).FirstOrDefault(f => f.Id != moved)?.Id),
            _ => new(target.Id, null),
        };
    }

    private static ContributingFactor? Next(Review review, ContributingFactor factor) =>
        Siblings(review, factor.ParentId).SkipWhile(f => f.Id != factor.Id).Skip(1).FirstOrDefault();

    private static List<ContributingFactor> Siblings(Review review, Guid? parentId)
    {
        ArgumentNullException.ThrowIfNull(review);
        return [.. review.Factors.Where(f => f.ParentId == parentId)];
    }
}
