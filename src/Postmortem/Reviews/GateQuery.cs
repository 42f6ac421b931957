using Postmortem.Actions;
using Postmortem.Incidents;

namespace Postmortem.Reviews;

/// <summary>
/// What <see cref="Gate"/> says of a review that is loaded, as a question to the database about many: a first page would load every review in Fix
/// to list those that wait for a signature. A test holds the two together.
/// </summary>
internal static class GateQuery
{
    /// <summary>In Fix, with nothing missing but a manager's signature.</summary>
    public static IQueryable<Review> LackingOnlyTheSignature(this IQueryable<Review> reviews) => reviews
        .Where(r => r.Stage == Stage.Fix && !r.Signatures.Any(s => s.VoidedBecause == ""))
        .Where(r => !r.Factors.Any(f => f.RemovedAt == null && f.AcceptedReason == "" && !r.Actions.Any(a =>
            a.State != ActionState.Dropped && a.FromQuestionId == null && a.Factors.Any(x => x.FactorId == f.Id))))
        .Where(r => !r.Actions.Any(a => a.State != ActionState.Dropped && a.FromQuestionId == null
            && (a.OwnerId == null || a.DueOn == null || a.Strength == null || a.SuccessMeasure == "" || a.VerifyOn == null)))
        .Where(r => !r.Incidents.Any(i => i.Severity == Severity.Severe) || r.Actions.Any(a =>
            a.State != ActionState.Dropped && a.FromQuestionId == null && a.Strength != null && a.Strength != Strength.Weaker))
        .Where(r => r.CustomersToldAt != null || r.NoNoticeReason != "")
        .Where(r => !r.Threads.Any(t => t.ResolvedAt == null && t.Comments.Any(c => c.TakenBackAt == null)));
}
