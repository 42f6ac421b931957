using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews.Pause;
using Postmortem.Storage;

namespace Postmortem.Reviews.Perspectives;

/// <summary>What each participant writes alone, under their name or without it.</summary>
public sealed class PerspectiveService(Store store, Seal seal)
{
    /// <summary>Blank sheets that are put down at once, so that a sheet tells nothing of when it was taken.</summary>
    private const int Dozen = 12;

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
            return new AccountsPage(own,
            [
                .. perspectives.OrderBy(p => names.GetValueOrDefault(p.AuthorId), StringComparer.CurrentCulture)
                    .Select(p => new Account(p.Id, p.AuthorId, Answers(p.Content, p.IsSealed, p.Answers) ?? PerspectiveAnswers.None, !p.IsSealed))
                        .Where(a => a.Answers.Count > 0 || !a.Opens),
                .. confidential.OrderBy(c => c.Id).Select(c => new Account(c.Id, null, c.Answers, !c.IsSealed)).Where(a => a.Answers.Count > 0 || !a.Opens),
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
            return review.WritePerspective(work.Me, seal.Close(answers), HasWords(answers), work.Now) is { } refusal ? refusal
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

    /// <summary>What one wrote confidentially, for whoever holds its secret.</summary>
    public Task<Result<AccountsPage>> ReadConfidentiallyAsync(Actor actor, int number, string secret, CancellationToken ct = default) =>
        store.ReadAsync<AccountsPage>(actor, async work =>
            await SheetAsync(work, number, secret) is not { } sheet ? Refusal.NotFound
            : seal.Open(sheet.Content) is { } answers ? new AccountsPage(answers, []) : Seal.Lost, ct);

    /// <summary>
    /// One answer without a name. The first words take a blank sheet at random; its secret is answered and kept nowhere but in
    /// the writer's browser. Nothing is logged, and nothing beside the sheet is altered.
    /// </summary>
    /// <param name="secret">Null before the first words.</param>
    /// <returns>The secret by which it is written on.</returns>
    public Task<Result<string>> WriteConfidentiallyAsync(Actor actor, int number, string? secret, string question, string text,
        CancellationToken ct = default) =>
        store.WriteUntracedAsync<string>(actor, async work =>
        {
            if (await work.ReviewAsync(number, ReviewSlices.People | ReviewSlices.Perspectives) is not { } review) return Refusal.NotFound;
            text = Words.Sound(text);
            if ((review.MayWrite(work.Me) ?? Words.LimitText(text, "The answer")) is { } refusal) return refusal;
            if (!Asks(review, question)) return Refusal.NotFound;
            var sheet = secret is null ? null : await SheetAsync(work, number, secret);
            if (sheet is null)
            {
                if (text.Length == 0) return secret ?? "";
                var key = PerspectiveKey.New();
                (sheet, secret) = (await TakeBlankAsync(work, review.Id), key.Secret);
                sheet.Take(key.Hash);
            }
            if (seal.Open(sheet.Content) is not { } before) return Seal.Lost;
            sheet.Write(seal.Close(before.With(question, text)));
            return secret!;
        }, ct);

    /// <summary>For verbs after which everyone may read what was sealed.</summary>
    internal Task<Refusal?> RevealingAsync(Actor actor, int number, ReviewVerb verb, Func<Work, Review, Refusal?> change, CancellationToken ct) =>
        store.ChangeReviewAsync(actor, number, verb, async (work, review) =>
        {
            var wasSealed = review.PerspectivesAreSealed;
            if (change(work, review) is { } refusal) return refusal;
            if (wasSealed && !review.PerspectivesAreSealed) await UnsealAsync(work, review);
            return null;
        }, ct);

    private static async Task<ConfidentialPerspective?> SheetAsync(Work work, int number, string secret)
    {
        if (secret.Length is 0 or > 100) return null;
        var hash = PerspectiveKey.HashOf(secret);
        var reviews = work.Db.Set<Review>().VisibleTo(work.Me).Where(r => r.Number == number && r.Participants.Any(p => p.PersonId == work.Me.Id))
            .Select(r => r.Id);
        return await work.Db.Set<ConfidentialPerspective>().SingleOrDefaultAsync(c => c.KeyHash == hash && reviews.Contains(c.ReviewId), work.Ct);
    }

    private async Task<ConfidentialPerspective> TakeBlankAsync(Work work, Guid reviewId)
    {
        var blank = (await work.Db.Set<ConfidentialPerspective>().Where(c => c.ReviewId == reviewId).ToListAsync(work.Ct))
            .FindAll(c => seal.Open(c.Content) is { Count: 0 });
        if (blank.Count == 0)
        {
            blank = [.. Enumerable.Range(0, Dozen).Select(_ => new ConfidentialPerspective(reviewId, seal.Close(PerspectiveAnswers.None)))];
            work.Db.AddRange(blank);
        }
        return blank[RandomNumberGenerator.GetInt32(blank.Count)];
    }

    /// <summary>Blank sheets go; what cannot be opened stays as it is, for the day on which its key is back.</summary>
    private async Task UnsealAsync(Work work, Review review)
    {
        foreach (var perspective in review.Perspectives.Where(p => p.IsSealed))
            if (seal.Open(perspective.Content) is { } answers) perspective.Unseal(answers);
        foreach (var sheet in await work.Db.Set<ConfidentialPerspective>().Where(c => c.ReviewId == review.Id).ToListAsync(work.Ct))
        {
            var answers = seal.Open(sheet.Content);
            if (answers is not null && !HasWords(answers)) work.Db.Remove(sheet);
            else if (answers is not null) sheet.Unseal(answers);
        }
    }

    /// <summary>Null where the seal cannot be opened.</summary>
    private IReadOnlyDictionary<string, string>? Answers(string content, bool isSealed, IReadOnlyDictionary<string, string>? open) =>
        isSealed ? seal.Open(content) : open ?? PerspectiveAnswers.None;

    private static bool HasWords(IReadOnlyDictionary<string, string> answers) => answers.Values.Any(a => !string.IsNullOrWhiteSpace(a));

    private static bool Asks(Review review, string question) =>
        review.Template().Pause.Perspectives.Any(q => q.Key == question);
}
