using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews.Pause;
using Postmortem.Storage;

namespace Postmortem.Reviews.Perspectives;

/// <summary>What each participant writes alone, under their name or without it.</summary>
public sealed class PerspectiveService(Store store, Seal seal)
{
    /// <summary>The one way to anybody's words: one's own at any time, everyone's once they are revealed.</summary>
    public Task<Result<AccountsPage>> AccountsAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<AccountsPage>(actor, async work =>
        {
            var review = await work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number).Select(r => new { r.Id, r.PerspectivesRevealedAt })
                .SingleOrDefaultAsync(work.Ct);
            if (review is null) return Refusal.NotFound;
            var isRevealed = review.PerspectivesRevealedAt is not null;
            var perspectives = await work.Db.Set<Perspective>().Where(p => p.ReviewId == review.Id && (isRevealed || p.AuthorId == work.Me.Id))
                .ToListAsync(work.Ct);
            var mine = perspectives.Find(p => p.AuthorId == work.Me.Id);
            var own = mine is null ? PerspectiveAnswers.None : Answers(mine.Content, mine.IsSealed, mine.Answers) ?? PerspectiveAnswers.None;
            if (!isRevealed) return new AccountsPage(own, []);
            var names = await work.Db.People.ToDictionaryAsync(p => p.Id, p => p.Name, work.Ct);
            var confidential = await work.Db.Set<ConfidentialPerspective>().Where(c => c.ReviewId == review.Id).ToListAsync(work.Ct);
            var isShut = await work.Db.Set<ConfidentialBox>().AnyAsync(b => b.ReviewId == review.Id, work.Ct); // its key is lost
            return new AccountsPage(own,
            [
                .. perspectives.OrderBy(p => names.GetValueOrDefault(p.AuthorId), StringComparer.CurrentCulture)
                    .Select(p => new Account(p.Id, p.AuthorId, Answers(p.Content, p.IsSealed, p.Answers) ?? PerspectiveAnswers.None, !p.IsSealed))
                        .Where(a => a.Answers.Count > 0 || !a.Opens),
                .. confidential.OrderBy(c => c.Id).Select(c => new Account(c.Id, null, c.Answers)),
                .. isShut ? [new Account(Guid.Empty, null, PerspectiveAnswers.None, Opens: false)] : Array.Empty<Account>(),
            ]);
        }, ct);

    private static readonly ReviewVerb WritePerspective = new("review.write-perspective", ReviewSlices.Perspectives)
    {
        Needs = ReviewSlices.Perspectives | ReviewSlices.People,
        Says =
        {
            [nameof(Perspective)] = v => new("wrote on their perspective"),
        },
    };

    /// <summary>One's own answer to one question; nobody else reads it while it is sealed.</summary>
    /// <param name="question">The key of a question of the review's template.</param>
    public Task<Result<WrittenAnswer>> WritePerspectiveAsync(Actor actor, int number, string question, string text, CancellationToken ct = default) =>
        store.WriteReviewAsync<WrittenAnswer>(actor, number, WritePerspective, async (work, review) =>
        {
            text = Words.Sound(text);
            if (Words.LimitText(text, "The answer") is { } tooLong) return tooLong;
            if (!review.PerspectivesAreSealed && review.Participants.Any(p => p.PersonId == work.Me.Id))
            {
                await DraftService.KeepAsync(work, LateKey(number, question), text);
                return new WrittenAnswer(IsLate: true);
            }
            var mine = review.Perspectives.FirstOrDefault(p => p.AuthorId == work.Me.Id);
            if (Answers(mine?.Content ?? "", mine?.IsSealed ?? true, mine?.Answers) is not { } before) return Seal.Lost;
            if (!before.ContainsKey(question) && !Asks(review, question)) return Refusal.NotFound;
            var answers = before.With(question, text);
            return review.WritePerspective(work.Me, seal.Close(answers), PerspectiveAnswers.HasWords(answers), work.Now) is { } refusal ? refusal
                : new WrittenAnswer(IsLate: false);
        }, ct);

    /// <summary>Where the words stand that somebody was still typing when the perspectives were revealed.</summary>
    public static string LateKey(int number, string question) => $"review/{number}/late-perspective/{question}";

    private static readonly ReviewVerb HandInPerspective = new("review.hand-in-perspective", ReviewSlices.Perspectives)
    {
        Needs = ReviewSlices.Perspectives | ReviewSlices.People,
        Says =
        {
            [nameof(Perspective)] = v => new("handed in their perspective"),
            [nameof(Review)] = v => new("handed in the last perspective; all of them were revealed"),
        },
    };

    public Task<Refusal?> HandInPerspectiveAsync(Actor actor, int number, CancellationToken ct = default) =>
        RevealingAsync(actor, number, HandInPerspective, (work, review) => review.HandInPerspective(work.Me, work.Now), ct);

    private static readonly ReviewVerb SetNameAside = new("review.set-name-aside", ReviewSlices.People | ReviewSlices.Perspectives)
    {
        Says =
        {
            [nameof(Participant)] = v => new(v.IsTrue("AddsNothing") ? "adds nothing to the perspectives under their name"
                : "may add something under their name after all"),
            [nameof(Review)] = v => new("was the last to be waited for; the perspectives were revealed"),
        },
    };

    /// <summary>For oneself: "I add nothing under my name". It says nothing of whether one wrote confidentially.</summary>
    public Task<Refusal?> SetNameAsideAsync(Actor actor, int number, bool aside, CancellationToken ct = default) =>
        RevealingAsync(actor, number, SetNameAside, (work, review) => review.SetNameAside(work.Me, aside, work.Now), ct);

    private static readonly ReviewVerb RevealPerspectives = new("review.reveal-perspectives", ReviewSlices.Perspectives)
    {
        Needs = ReviewSlices.Perspectives | ReviewSlices.People,
        Says =
        {
            [nameof(Review)] = v => new("revealed the perspectives", "PerspectivesClosedReason"),
        },
    };

    /// <param name="reason">Needed where some have not handed in theirs.</param>
    public Task<Refusal?> RevealPerspectivesAsync(Actor actor, int number, string reason, CancellationToken ct = default) =>
        RevealingAsync(actor, number, RevealPerspectives, (work, review) => review.RevealPerspectives(work.Me, reason, work.Now), ct);

    private static readonly ReviewVerb RemindOfPerspectives = new("review.remind-of-perspective", ReviewSlices.Perspectives)
    {
        Needs = ReviewSlices.Perspectives | ReviewSlices.People,
        Says =
        {
            [nameof(PerspectiveReminder)] = v => new($"reminded {v.After("PersonId")} of the perspectives"),
        },
    };

    /// <returns>How many were reminded.</returns>
    public Task<Result<int>> RemindOfPerspectivesAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.WriteReviewAsync<int>(actor, number, RemindOfPerspectives, (work, review) =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(work.Me.TimeZone);
            return Task.FromResult<Result<int>>(review.RemindOfPerspectives(work.Me, at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime),
                work.Now, out var reminded) is { } refusal ? refusal : reminded);
        }, ct);

    /// <summary>What one wrote confidentially oneself, while the seal is whole.</summary>
    public Task<Result<AccountsPage>> ReadConfidentiallyAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<AccountsPage>(actor, async work =>
        {
            var review = await work.Db.Set<Review>().VisibleTo(work.Me)
                .Where(r => r.Number == number && r.PerspectivesRevealedAt == null && r.Participants.Any(p => p.PersonId == work.Me.Id))
                .Select(r => (Guid?)r.Id).SingleOrDefaultAsync(work.Ct);
            if (review is null) return Refusal.NotFound;
            var box = await work.Db.Set<ConfidentialBox>().SingleOrDefaultAsync(b => b.ReviewId == review, work.Ct);
            var sheets = box is null ? ConfidentialSheets.Blank() : seal.OpenSheets(box.Content);
            return sheets is null ? Seal.Lost : new AccountsPage(sheets.Of(work.Me.Id), []);
        }, ct);

    /// <summary>
    /// One answer without a name. It goes onto the one sheet that this participant has, whatever device they write on. Nothing is
    /// logged, and nothing beside the box is altered.
    /// </summary>
    public async Task<Refusal?> WriteConfidentiallyAsync(Actor actor, int number, string question, string text, CancellationToken ct = default) =>
        (await store.WriteUntracedAsync<bool>(actor, async work =>
        {
            if (await work.ReviewAsync(number, ReviewSlices.People | ReviewSlices.Perspectives) is not { } review) return Refusal.NotFound;
            text = Words.Sound(text);
            if ((review.MayWrite(work.Me) ?? Words.LimitText(text, "The answer")) is { } refusal) return refusal;
            if (!Asks(review, question)) return Refusal.NotFound;
            var box = await LayDownAsync(work, review.Id, seal);
            if (seal.OpenSheets(box.Content) is not { } sheets) return Seal.Lost;
            sheets.Write(work.Me.Id, question, text);
            box.Put(seal.CloseSheets(sheets));
            return true;
        }, ct)).Refusal;

    /// <summary>The box of a review; laid down with the first invitation, so that its being there says nothing of anybody's writing.</summary>
    internal static async Task<ConfidentialBox> LayDownAsync(Work work, Guid reviewId, Seal seal)
    {
        if (await work.Db.Set<ConfidentialBox>().SingleOrDefaultAsync(b => b.ReviewId == reviewId, work.Ct) is { } there) return there;
        var box = new ConfidentialBox(reviewId, seal.CloseSheets(ConfidentialSheets.Blank()));
        work.Db.Add(box);
        return box;
    }

    /// <summary>For verbs after which everyone may read what was sealed.</summary>
    internal Task<Refusal?> RevealingAsync(Actor actor, int number, ReviewVerb verb, Func<Work, Review, Refusal?> change, CancellationToken ct) =>
        store.ChangeReviewAsync(actor, number, verb, async (work, review) =>
        {
            var wasSealed = review.PerspectivesAreSealed;
            if (change(work, review) is { } refusal) return refusal;
            if (wasSealed && !review.PerspectivesAreSealed) await UnsealAsync(work, review);
            return null;
        }, ct);

    /// <summary>Sheets become rows of a new id in an order of chance; what cannot be opened stays as it is, for the day on which its key is back.</summary>
    private async Task UnsealAsync(Work work, Review review)
    {
        foreach (var perspective in review.Perspectives.Where(p => p.IsSealed))
            if (seal.Open(perspective.Content) is { } answers) perspective.Unseal(answers);
        var box = await work.Db.Set<ConfidentialBox>().SingleOrDefaultAsync(b => b.ReviewId == review.Id, work.Ct);
        if (box is null || seal.OpenSheets(box.Content) is not { } sheets) return;
        work.Db.AddRange(sheets.Shuffled().Select(answers => new ConfidentialPerspective(review.Id, answers)));
        work.Db.Remove(box);
    }

    /// <summary>Null where the seal cannot be opened.</summary>
    private IReadOnlyDictionary<string, string>? Answers(string content, bool isSealed, IReadOnlyDictionary<string, string>? open) =>
        isSealed ? seal.Open(content) : open ?? PerspectiveAnswers.None;

    private static bool Asks(Review review, string question) =>
        review.Template().Pause.Perspectives.Any(q => q.Key == question);
}
