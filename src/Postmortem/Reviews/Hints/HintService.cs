using Microsoft.EntityFrameworkCore;
using Postmortem.Storage;
using Postmortem.Wording;

namespace Postmortem.Reviews.Hints;

/// <summary>Wordings that a review keeps although a hint points at them.</summary>
public sealed class HintService(Store store)
{
    private static readonly ReviewVerb DismissHint = new("hint.dismiss", ReviewSlices.None)
    {
        Says =
        {
            [nameof(DismissedHint)] = v => new($"dismissed the wording hint on “{v.After("Phrase")}”"),
        },
    };

    /// <summary>
    /// Keeps a wording although a hint points at it, for everyone who writes in this review. No edit: a signature stands, and a closed
    /// review, whose notices are still written, takes it too.
    /// </summary>
    /// <param name="rule">The id of the rule in templates/wording.</param>
    /// <param name="phrase">As it stands in the text; case and white space do not matter.</param>
    public Task<Refusal?> DismissHintAsync(Actor actor, int number, string rule, string phrase, CancellationToken ct = default) =>
        store.WriteAsync(actor, DismissHint, async work =>
        {
            if (await work.ReviewIdAsync(number) is not { } review) return Refusal.NotFound;
            var wording = DismissedWording.Of(rule, phrase);
            if (wording.Rule.Length is 0 or > DismissedHint.RuleLimit || wording.Phrase.Length == 0) return Refusal.NotFound;
            if (!await Dismissals(work, review, wording).AnyAsync(work.Ct)) work.Db.Add(new DismissedHint(review, wording, work.Me, work.Now));
            return null;
        }, ct);

    private static readonly ReviewVerb RestoreHint = new("hint.restore", ReviewSlices.None)
    {
        Says =
        {
            [nameof(DismissedHint)] = v => new($"wants the wording hint on “{v.Before("Phrase")}” again"),
        },
    };

    /// <summary>Undoes a dismissal, whoever made it.</summary>
    public Task<Refusal?> RestoreHintAsync(Actor actor, int number, string rule, string phrase, CancellationToken ct = default) =>
        store.WriteAsync(actor, RestoreHint, async work =>
        {
            if (await work.ReviewIdAsync(number) is not { } review) return Refusal.NotFound;
            if (await Dismissals(work, review, DismissedWording.Of(rule, phrase)).SingleOrDefaultAsync(work.Ct) is { } dismissed) work.Db.Remove(dismissed);
            return null;
        }, ct);

    /// <summary>The wordings that this review keeps.</summary>
    public Task<Result<IReadOnlySet<DismissedWording>>> DismissedHintsAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<IReadOnlySet<DismissedWording>>(actor, async work =>
        {
            if (await work.ReviewIdAsync(number) is not { } review) return Refusal.NotFound;
            var rows = await work.Db.Set<DismissedHint>().Where(h => h.ReviewId == review).Select(h => new { h.Rule, h.Phrase }).ToListAsync(work.Ct);
            return rows.Select(h => DismissedWording.Of(h.Rule, h.Phrase)).ToHashSet();
        }, ct);

    private static IQueryable<DismissedHint> Dismissals(Work work, Guid review, DismissedWording wording) =>
        work.Db.Set<DismissedHint>().Where(h => h.ReviewId == review && h.Rule == wording.Rule && h.Phrase == wording.Phrase);
}
