using Postmortem.Documents;
using Postmortem.Reviews;

namespace Postmortem.Reports;

/// <summary>The factors of a review as a drawing: what happened, what made it possible, and what made that possible in turn.</summary>
public static class FactorDrawing
{
    /// <summary>Longer words stand whole in the list beside the drawing.</summary>
    private const int TextLimit = 160;

    /// <summary>Null where there is no tree to see: fewer than two factors.</summary>
    public static Tree? Of(Review review, ReviewTemplate template)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(template);
        if (review.Factors.Count < 2) return null;
        return new Tree
        {
            Root = review.Title,
            Nodes = [.. review.FactorTree().Select(row => new TreeNode(row.Depth, Words.Short(row.Factor.Text, TextLimit))
            {
                Tag = template.CategoryName(row.Factor.Category),
                Votes = review.CountedVote?.On(row.Factor.Id),
            })],
        };
    }
}
