using Postmortem.Storage;

namespace Postmortem.Reviews.Pause;

/// <summary>What it was like to be the customer: their view, their words, their way through it.</summary>
public sealed class CustomerViewService(Store store)
{
    /// <param name="before">The text the writer started from; what someone else wrote since is merged with theirs.</param>
    public Task<Result<Written>> WriteCustomerViewAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        store.WriteAsync<Written>(actor, "review.write-customer-view", async work =>
        {
            if (await work.ReviewForCustomerViewAsync(number) is not { } review) return Refusal.NotFound;
            text = Words.Sound(text);
            if (TextMerge.Merge(Words.Sound(before), text, review.CustomerView) is { } merged)
                return review.WriteCustomerView(merged) is { } refusal ? refusal : new Written(merged);
            await DraftService.KeepAsync(work, $"review/{number}/customer-view", text);
            return new Written(review.CustomerView, new Collision(review.CustomerView, await work.LastWriterAsync(review.Id, nameof(Review.CustomerView))));
        }, ct);

    /// <summary>The answer to one question about the customers.</summary>
    /// <param name="key">The key of a question of the review's template.</param>
    /// <param name="before">The text the writer started from; what someone else wrote since is merged with theirs.</param>
    public Task<Result<Written>> WriteCustomerAnswerAsync(Actor actor, int number, string key, string before, string text, CancellationToken ct = default) =>
        store.WriteAsync<Written>(actor, "review.write-customer-answer", async work =>
        {
            if (await work.ReviewAsync(number) is not { } review) return Refusal.NotFound;
            var stored = review.CustomerAnswers.FirstOrDefault(a => a.Key == key);
            if (stored is null && review.Template().Pause.CustomerQuestions.TrueForAll(q => q.Key != key)) return Refusal.NotFound;
            text = Words.Sound(text);
            var theirs = stored?.Text ?? "";
            if (TextMerge.Merge(Words.Sound(before), text, theirs) is { } merged)
                return review.WriteCustomerAnswer(key, merged, work.Now) is { } refusal ? refusal : new Written(merged);
            await DraftService.KeepAsync(work, CustomerAnswerKey(number, key), text);
            return new Written(theirs, new Collision(theirs, await work.LastWriterAsync(stored!.Id, nameof(CustomerAnswer.Text))));
        }, ct);

    /// <summary>Where the words stand that collided with someone else's in such an answer.</summary>
    public static string CustomerAnswerKey(int number, string key) => $"review/{number}/customer/{key}";

    public Task<Result<Guid>> AddQuoteAsync(Actor actor, int number, QuoteText text, CancellationToken ct = default) =>
        store.AddToReviewAsync(actor, number, "quote.add", (work, review) => Task.FromResult<Result<Guid>>(
            review.AddQuote(text, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    /// <param name="before">The words the writer started from.</param>
    public Task<Refusal?> EditQuoteAsync(Actor actor, int number, Guid quoteId, string before, QuoteText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "quote.edit", (_, review) =>
            review.Quotes.FirstOrDefault(q => q.Id == quoteId) is not { } quote ? Refusal.NotFound
            : TextMerge.Merge(before, Words.Clean(text.Text), quote.Text) is { } merged ? review.EditQuote(quoteId, text with { Text = merged })
            : Written.Collided(quote.Text), ct);

    public Task<Refusal?> RemoveQuoteAsync(Actor actor, int number, Guid quoteId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "quote.remove", (work, review) => review.RemoveQuote(quoteId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreQuoteAsync(Actor actor, int number, Guid quoteId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "quote.restore", (_, review) => review.RemoveQuote(quoteId, null), ct);

    public Task<Result<Guid>> AddJourneyStepAsync(Actor actor, int number, JourneyText text, CancellationToken ct = default) =>
        store.AddToReviewAsync(actor, number, "journey.add", (work, review) => Task.FromResult<Result<Guid>>(
            review.AddJourneyStep(text, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    /// <param name="before">The step the writer started from.</param>
    public Task<Refusal?> EditJourneyStepAsync(Actor actor, int number, Guid stepId, JourneyText before, JourneyText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "journey.edit", (_, review) =>
        {
            if (review.Journey.FirstOrDefault(s => s.Id == stepId) is not { } step) return Refusal.NotFound;
            text = text.Cleaned();
            return TextMerge.Merge(before.Did, text.Did, step.Did) is not { } did ? Written.Collided(step.Did)
                : TextMerge.Merge(before.WentWrong, text.WentWrong, step.WentWrong) is not { } wrong ? Written.Collided(step.WentWrong)
                : review.EditJourneyStep(stepId, new JourneyText(did, wrong));
        }, ct);

    /// <param name="to">Its place, counted from 0.</param>
    public Task<Refusal?> MoveJourneyStepAsync(Actor actor, int number, Guid stepId, int to, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "journey.move", (_, review) => review.MoveJourneyStep(stepId, to), ct);

    public Task<Refusal?> RemoveJourneyStepAsync(Actor actor, int number, Guid stepId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "journey.remove", (work, review) => review.RemoveJourneyStep(stepId, work.Now), ct);

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreJourneyStepAsync(Actor actor, int number, Guid stepId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, "journey.restore", (_, review) => review.RemoveJourneyStep(stepId, null), ct);
}
