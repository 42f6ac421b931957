using Postmortem.Storage;

namespace Postmortem.Reviews.Pause;

/// <summary>What it was like to be the customer: their view, their words, their way through it.</summary>
public sealed class CustomerViewService(Store store)
{
    private static readonly ReviewVerb WriteCustomerView = new("review.write-customer-view", ReviewSlices.CustomerView)
    {
        CanBeUndone = true,
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(Review)] = v => new("wrote the customer’s view", "CustomerView"),
        },
    };

    /// <param name="before">The text the writer started from; what someone else wrote since is merged with theirs.</param>
    public Task<Result<Written>> WriteCustomerViewAsync(Actor actor, int number, string before, string text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Written>(actor, number, WriteCustomerView, async (work, review) =>
        {
            text = Words.Sound(text);
            if (TextMerge.Merge(Words.Sound(before), text, review.CustomerView) is { } merged)
                return review.WriteCustomerView(merged) is { } refusal ? refusal : new Written(merged);
            await DraftService.KeepAsync(work, $"review/{number}/customer-view", text);
            return new Written(review.CustomerView, new Collision(review.CustomerView, await work.LastWriterAsync(review.Id, nameof(Review.CustomerView))));
        }, ct);

    private static readonly ReviewVerb WriteCustomerAnswer = new("review.write-customer-answer", ReviewSlices.CustomerView)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(CustomerAnswer)] = v => new("wrote on the customer’s view", "Text"),
        },
    };

    /// <summary>The answer to one question about the customers.</summary>
    /// <param name="key">The key of a question of the review's template.</param>
    /// <param name="before">The text the writer started from; what someone else wrote since is merged with theirs.</param>
    public Task<Result<Written>> WriteCustomerAnswerAsync(Actor actor, int number, string key, string before, string text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Written>(actor, number, WriteCustomerAnswer, async (work, review) =>
        {
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

    private static readonly ReviewVerb AddQuote = new("quote.add", ReviewSlices.Quotes)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(CustomerQuote)] = v => new($"wrote down what a customer said: {v.Thing("not told")}", "Who"),
        },
    };

    public Task<Result<Guid>> AddQuoteAsync(Actor actor, int number, QuoteText text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, AddQuote, (work, review) => Task.FromResult<Result<Guid>>(
            review.AddQuote(text, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    private static readonly ReviewVerb EditQuote = new("quote.edit", ReviewSlices.Quotes)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(CustomerQuote)] = v => new("changed what a customer said", "*"),
        },
    };

    /// <param name="before">The words the writer started from.</param>
    public Task<Refusal?> EditQuoteAsync(Actor actor, int number, Guid quoteId, string before, QuoteText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, EditQuote, (_, review) =>
            review.Quotes.FirstOrDefault(q => q.Id == quoteId) is not { } quote ? Refusal.NotFound
            : TextMerge.Merge(before, Words.Clean(text.Text), quote.Text) is { } merged ? review.EditQuote(quoteId, text with { Text = merged })
            : Written.Collided(quote.Text), ct);

    private static readonly ReviewVerb RemoveQuote = new("quote.remove", ReviewSlices.Quotes)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(CustomerQuote)] = v => new($"took a customer’s words away: {v.Thing("removed")}"),
        },
    };

    public Task<Refusal?> RemoveQuoteAsync(Actor actor, int number, Guid quoteId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemoveQuote, (work, review) => review.RemoveQuote(quoteId, work.Now), ct);

    private static readonly ReviewVerb RestoreQuote = new("quote.restore", ReviewSlices.Quotes)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(CustomerQuote)] = v => new($"put a customer’s words back: {v.Thing("restored")}"),
        },
    };

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreQuoteAsync(Actor actor, int number, Guid quoteId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RestoreQuote, (_, review) => review.RemoveQuote(quoteId, null), ct);

    private static readonly ReviewVerb AddJourneyStep = new("journey.add", ReviewSlices.Journey)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(JourneyStep)] = v => new($"added a step to the customer’s way: {v.Thing("not told", "Did")}", "WentWrong"),
        },
    };

    public Task<Result<Guid>> AddJourneyStepAsync(Actor actor, int number, JourneyText text, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, AddJourneyStep, (work, review) => Task.FromResult<Result<Guid>>(
            review.AddJourneyStep(text, work.Now, out var added) is { } refusal ? refusal : added!.Id), ct);

    private static readonly ReviewVerb EditJourneyStep = new("journey.edit", ReviewSlices.Journey)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(JourneyStep)] = v => new("changed a step of the customer’s way", "*"),
        },
    };

    /// <param name="before">The step the writer started from.</param>
    public Task<Refusal?> EditJourneyStepAsync(Actor actor, int number, Guid stepId, JourneyText before, JourneyText text, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, EditJourneyStep, (_, review) =>
        {
            if (review.Journey.FirstOrDefault(s => s.Id == stepId) is not { } step) return Refusal.NotFound;
            text = text.Cleaned();
            return TextMerge.Merge(before.Did, text.Did, step.Did) is not { } did ? Written.Collided(step.Did)
                : TextMerge.Merge(before.WentWrong, text.WentWrong, step.WentWrong) is not { } wrong ? Written.Collided(step.WentWrong)
                : review.EditJourneyStep(stepId, new JourneyText(did, wrong));
        }, ct);

    private static readonly ReviewVerb MoveJourneyStep = new("journey.move", ReviewSlices.Journey)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(JourneyStep)] = v => new($"moved a step of the customer’s way: {v.Thing("moved", "Did")}"),
        },
    };

    /// <param name="to">Its place, counted from 0.</param>
    public Task<Refusal?> MoveJourneyStepAsync(Actor actor, int number, Guid stepId, int to, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, MoveJourneyStep, (_, review) => review.MoveJourneyStep(stepId, to), ct);

    private static readonly ReviewVerb RemoveJourneyStep = new("journey.remove", ReviewSlices.Journey)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(JourneyStep)] = v => new($"took a step off the customer’s way: {v.Thing("removed", "Did")}"),
        },
    };

    public Task<Refusal?> RemoveJourneyStepAsync(Actor actor, int number, Guid stepId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RemoveJourneyStep, (work, review) => review.RemoveJourneyStep(stepId, work.Now), ct);

    private static readonly ReviewVerb RestoreJourneyStep = new("journey.restore", ReviewSlices.Journey)
    {
        Needs = ReviewSlices.SearchWords,
        Says =
        {
            [nameof(JourneyStep)] = v => new($"put a step of the customer’s way back: {v.Thing("restored", "Did")}"),
        },
    };

    /// <summary>Undoes a removal.</summary>
    public Task<Refusal?> RestoreJourneyStepAsync(Actor actor, int number, Guid stepId, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, RestoreJourneyStep, (_, review) => review.RemoveJourneyStep(stepId, null), ct);
}
