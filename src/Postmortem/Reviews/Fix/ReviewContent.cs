using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Postmortem.Reviews.Fix;

/// <summary>What a signature is for: everything a review says, in one order, as one hash.</summary>
internal static class ReviewContent
{
    /// <returns>SHA-256 in hexadecimal.</returns>
    public static string Hash(Review review) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(review))));

    /// <summary>All of it as one text.</summary>
    public static string Write(Review review) => JsonSerializer.Serialize(Parts(review));

    public static IReadOnlyList<SignedPart> Parts(Review review) =>
    [
        .. Whole(review),
        .. review.CustomerAnswers.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => SignedPart.Of($"answer/{a.Key}", ("Text", a.Text))),
        .. review.Quotes.SelectMany(q => SignedPart.Of($"quote/{q.Id:N}", ("Text", q.Text), ("Who", q.Who), ("Channel", q.Channel), ("SaidAt", q.SaidAt))),
        .. review.Journey.SelectMany((s, i) => SignedPart.Of($"journey/{s.Id:N}", ("Did", s.Did), ("WentWrong", s.WentWrong), ("Position", i + 1))),
        .. review.Timeline.SelectMany(e => SignedPart.Of($"entry/{e.Id:N}", ("Text", e.Text), ("HappenedAt", e.HappenedAt), ("KnownAt", e.KnownAt),
            ("Kind", e.Kind), ("Certainty", e.Certainty), ("Evidence", e.Evidence), ("FromAccount", e.FromAccountId))),
        .. review.Attachments.SelectMany(a => SignedPart.Of($"file/{a.Id:N}", ("Text", a.Text), ("ContentHash", a.ContentHash))),
        .. review.Factors.SelectMany(f => SignedPart.Of($"factor/{f.Id:N}", ("Text", f.Text), ("Parent", NameOf(review, f.ParentId)), ("Category", f.Category),
            ("Evidence", f.Evidence),
            ("FromAccount", f.FromAccountId), ("AcceptedReason", f.AcceptedReason), ("RiskOwnerId", f.RiskOwnerId), ("LookAgainOn", f.LookAgainOn),
                ("LookedAgainNote", f.LookedAgainNote))),
        .. review.Votes.Where(v => !v.IsOpen).SelectMany(v =>
            SignedPart.Of($"votes/{v.Round.ToString(CultureInfo.InvariantCulture)}", ("VoterCount", v.VoterCount),
            ("Totals", string.Join("; ", v.Totals.OrderByDescending(t => t.Dots).ThenBy(t => t.FactorId)
                .Select(t => $"{NameOf(review, t.FactorId)}: {t.Dots.ToString(CultureInfo.InvariantCulture)}"))))),
        .. review.Mitigators.SelectMany(m => SignedPart.Of($"mitigator/{m.Id:N}", ("Text", m.Text), ("WasLuck", m.WasLuck))),
        .. review.Recognitions.SelectMany(r => SignedPart.Of($"recognition/{r.Id:N}", ("Text", r.Text), ("Who", r.Who))),
        .. review.Actions.SelectMany(a => SignedPart.Of($"action/{a.Number.ToString(CultureInfo.InvariantCulture)}", ("Text", a.Text), ("OwnerId", a.OwnerId),
            ("DueOn", a.DueOn),
            ("Strength", a.Strength), ("Approach", a.Approach), ("SuccessMeasure", a.SuccessMeasure), ("MeasureFrom", a.MeasureFrom), ("VerifyOn", a.VerifyOn),
                ("VerifierId", a.VerifierId),
            ("Factors", string.Join("; ", review.Factors.Where(f => a.Addresses(f.Id)).Select(f => Words.Short(f.Text)))))),
    ];

    private static IEnumerable<SignedPart> Whole(Review review) => SignedPart.Of("review",
        ("Title", review.Title), ("CustomerView", review.CustomerView), ("AffectedCount", review.AffectedCount), ("AffectedNote", review.AffectedNote),
        ("Containment", review.Containment), ("ContainmentNote", review.ContainmentNote), ("ContainedAt", review.ContainedAt),
            ("NoNoticeReason", review.NoNoticeReason));

    private static string NameOf(Review review, Guid? factorId) =>
        review.Factors.FirstOrDefault(f => f.Id == factorId) is { } factor ? Words.Short(factor.Text) : "";
}
