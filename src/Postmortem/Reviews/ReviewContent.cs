using System.Security.Cryptography;
using System.Text.Json;

namespace Postmortem.Reviews;

/// <summary>What a signature is for: everything a review says, in one order, as one hash.</summary>
internal static class ReviewContent
{
    /// <returns>SHA-256 in hexadecimal.</returns>
    public static string Hash(Review review)
    {
        var content = new
        {
            review.Title,
            review.CustomerView,
            CustomerAnswers = review.CustomerAnswers.Where(a => a.Text.Length > 0).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new { a.Key, a.Text }),
            Quotes = review.Quotes.Select(q => new { q.Text, q.Who, q.Channel, q.SaidAt }),
            Journey = review.Journey.Select(s => new { s.Did, s.WentWrong }),
            review.AffectedCount,
            review.AffectedNote,
            review.Containment,
            review.ContainmentNote,
            review.ContainedAt,
            Timeline = review.Timeline.Select(e => new { e.HappenedAt, e.KnownAt, e.Kind, e.Certainty, e.Text, e.Evidence, e.FromAccountId }),
            Factors = review.Factors.Select(f => new { f.Id, f.ParentId, f.Text, f.Category, f.Evidence, f.FromAccountId, f.AcceptedReason, f.RiskOwnerId, f.LookAgainOn, f.LookedAgainNote }),
            Votes = review.Votes.Where(v => !v.IsOpen).Select(v => new { v.Round, v.VoterCount, Totals = v.Totals.Select(t => new { t.FactorId, t.Dots }) }),
            Mitigators = review.Mitigators.Select(m => new { m.Text, m.WasLuck }),
            Recognitions = review.Recognitions.Select(r => new { r.Who, r.Text }),
            Actions = review.Actions.Select(a => new
            {
                a.Number,
                a.Text,
                a.OwnerId,
                a.DueOn,
                a.Strength,
                a.Approach,
                a.SuccessMeasure,
                a.MeasureFrom,
                a.VerifyOn,
                a.VerifierId,
                Factors = a.Factors.Select(f => f.FactorId).Order(),
            }),
            review.NoNoticeReason,
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
    }
}
