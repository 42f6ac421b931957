using System.Text.Json.Nodes;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.Tests.Reviews;

/// <summary>A verb says which slices of a review it touches, and pages believe it: what it altered beyond them would stand still on open pages.</summary>
internal static class VerbSlices
{
    /// <summary>Where each property of a review's own row is shown.</summary>
    private static readonly Dictionary<string, ReviewSlices> OfReview = new()
    {
        [nameof(Review.Number)] = ReviewSlices.Head,
        [nameof(Review.Title)] = ReviewSlices.Head,
        [nameof(Review.Stage)] = ReviewSlices.Head,
        [nameof(Review.StartedById)] = ReviewSlices.Head,
        [nameof(Review.StartedAt)] = ReviewSlices.Head,
        [nameof(Review.ClosedAt)] = ReviewSlices.Head,
        [nameof(Review.TemplateName)] = ReviewSlices.Head,
        [nameof(Review.TemplateText)] = ReviewSlices.Head,
        [nameof(Review.FacilitatorId)] = ReviewSlices.People,
        [nameof(Review.FacilitatorWasInvolved)] = ReviewSlices.People,
        [nameof(Review.Containment)] = ReviewSlices.Containment,
        [nameof(Review.ContainmentOwnerId)] = ReviewSlices.Containment,
        [nameof(Review.ContainmentNote)] = ReviewSlices.Containment,
        [nameof(Review.ContainedAt)] = ReviewSlices.Containment,
        [nameof(Review.CustomerView)] = ReviewSlices.CustomerView,
        [nameof(Review.AffectedCount)] = ReviewSlices.Affected,
        [nameof(Review.AffectedOwnerId)] = ReviewSlices.Affected,
        [nameof(Review.AffectedNote)] = ReviewSlices.Affected,
        [nameof(Review.PerspectivesRevealedAt)] = ReviewSlices.Perspectives,
        [nameof(Review.PerspectivesClosedReason)] = ReviewSlices.Perspectives,
        [nameof(Review.SingleFactorReason)] = ReviewSlices.Factors,
        [nameof(Review.NoMitigatorsReason)] = ReviewSlices.Findings,
        [nameof(Review.NoNoticeReason)] = ReviewSlices.Notices,
        [nameof(Review.CustomersToldAt)] = ReviewSlices.Notices,
    };

    public static IEnumerable<string> Known => OfReview.Keys;

    /// <summary>Holds rows of the log that belong to reviews against what their verbs say.</summary>
    public static void Check(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            // A signature falls with any edit, whatever it was.
            var touches = ReviewVerb.Named(change.Verb)!.Touches | ReviewSlices.Signatures;
            foreach (var (what, slice) in Altered(change))
                Assert.AreEqual(ReviewSlices.None, slice & ~touches, $"{change.Verb} altered {what} and says that it touches {touches}.");
        }
    }

    private static IEnumerable<(string What, ReviewSlices Slice)> Altered(Change change) => change.EntityType != nameof(Review)
        ? [(change.EntityType, ReviewSlicesOfRows.Of(change.Verb, change.EntityType))]
        : JsonNode.Parse(change.After ?? change.Before!)!.AsObject().Select(p => (p.Key, OfReview[p.Key]));
}
