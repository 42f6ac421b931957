using Postmortem.Documents;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;

namespace Postmortem.Reports;

/// <summary>The factors of a review as a drawing: what happened, what made it possible, and what made that possible in turn.</summary>
public static class FactorDrawing
{
    /// <summary>Null where there is no tree to see: fewer than two factors.</summary>
    /// <param name="note">What stands beneath a factor in small, where the drawing is all that shows it.</param>
    public static Tree? Of(Review review, ReviewTemplate template, Func<ContributingFactor, string>? note = null)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(template);
        if (review.Factors.Count < 2) return null;
        return new Tree
        {
            Root = review.Title,
            Nodes = [.. review.FactorTree().Select(row => new TreeNode(row.Depth, row.Factor.Text)
            {
                Tag = template.CategoryName(row.Factor.Category),
                Votes = review.CountedVote?.On(row.Factor.Id),
                Note = note?.Invoke(row.Factor) ?? "",
            })],
        };
    }
}
