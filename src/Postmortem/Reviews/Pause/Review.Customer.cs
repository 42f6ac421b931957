using Postmortem.Reviews.Pause;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    private readonly List<CustomerAnswer> _customerAnswers = [];
    private readonly List<CustomerQuote> _quotes = [];
    private readonly List<JourneyStep> _journey = [];

    public IReadOnlyList<CustomerAnswer> CustomerAnswers => _customerAnswers;
    public IReadOnlyList<CustomerQuote> Quotes => [.. _quotes.Where(q => q.RemovedAt is null).OrderBy(q => q.SaidAt ?? DateTimeOffset.MaxValue).ThenBy(q => q.Id)];
    public IReadOnlyList<JourneyStep> Journey => [.. _journey.Where(s => s.RemovedAt is null).OrderBy(s => s.Position).ThenBy(s => s.Id)];

    /// <summary>Whether anything says what it was like for the customer.</summary>
    public bool HasCustomerView => !string.IsNullOrWhiteSpace(CustomerView) || _customerAnswers.Exists(a => !string.IsNullOrWhiteSpace(a.Text));

    /// <summary>The answer to one question; empty where there is none yet.</summary>
    public string CustomerAnswer(string key) => _customerAnswers.Find(a => a.Key == key)?.Text ?? "";

    public Refusal? WriteCustomerAnswer(string key, string text, DateTimeOffset now) =>
        Words.LimitText(text, "The answer") ?? Edit(() =>
        {
            if (_customerAnswers.Find(a => a.Key == key) is not { } answer) _customerAnswers.Add(answer = new CustomerAnswer(Id, key, now));
            answer.Write(text);
        });

    public Refusal? AddQuote(QuoteText text, DateTimeOffset now, out CustomerQuote? added)
    {
        added = null;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        var quote = added = new CustomerQuote(Id, text, now);
        return Edit(() => _quotes.Add(quote));
    }

    public Refusal? EditQuote(Guid quoteId, QuoteText text)
    {
        if (_quotes.Find(q => q.Id == quoteId) is not { } quote) return Refusal.NotFound;
        text = text.Cleaned();
        return text.Check() ?? Edit(() => quote.Take(text));
    }

    /// <summary>Takes a quote away, or puts it back where <paramref name="removedAt"/> is null.</summary>
    public Refusal? RemoveQuote(Guid quoteId, DateTimeOffset? removedAt)
    {
        if (_quotes.Find(q => q.Id == quoteId) is not { } quote) return Refusal.NotFound;
        return Edit(() => quote.RemovedAt = removedAt);
    }

    public Refusal? AddJourneyStep(JourneyText text, DateTimeOffset now, out JourneyStep? added)
    {
        added = null;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        var step = added = new JourneyStep(Id, text, _journey.Count == 0 ? 0 : _journey.Max(s => s.Position) + 1, now);
        return Edit(() => _journey.Add(step));
    }

    public Refusal? EditJourneyStep(Guid stepId, JourneyText text)
    {
        if (_journey.Find(s => s.Id == stepId) is not { } step) return Refusal.NotFound;
        text = text.Cleaned();
        return text.Check() ?? Edit(() => step.Take(text));
    }

    /// <summary>Puts a step at a place counted from 0; beyond either end means the end.</summary>
    public Refusal? MoveJourneyStep(Guid stepId, int to)
    {
        var steps = Journey.ToList();
        if (steps.Find(s => s.Id == stepId) is not { } step) return Refusal.NotFound;
        return Edit(() =>
        {
            steps.Remove(step);
            steps.Insert(Math.Clamp(to, 0, steps.Count), step);
            foreach (var (one, i) in steps.Select((one, i) => (one, i))) one.Position = i;
        });
    }

    /// <summary>Takes a step away, or puts it back where <paramref name="removedAt"/> is null.</summary>
    public Refusal? RemoveJourneyStep(Guid stepId, DateTimeOffset? removedAt)
    {
        if (_journey.Find(s => s.Id == stepId) is not { } step) return Refusal.NotFound;
        return Edit(() => step.RemovedAt = removedAt);
    }

    private IEnumerable<string> CustomerWords() =>
        _customerAnswers.Select(a => a.Text).Concat(Quotes.Select(q => q.Text)).Concat(Journey.SelectMany(s => new[] { s.Did, s.WentWrong })).Where(t => t.Length > 0);
}
