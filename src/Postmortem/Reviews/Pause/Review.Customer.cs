using Postmortem.Reviews.Pause;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    public IReadOnlyList<CustomerAnswer> CustomerAnswers => AnswerRows;
    public IReadOnlyList<CustomerQuote> Quotes => [.. QuoteRows.Where(q => q.RemovedAt is null).OrderBy(q => q.SaidAt ?? DateTimeOffset.MaxValue)
        .ThenBy(q => q.Id)];
    public IReadOnlyList<JourneyStep> Journey => [.. JourneyRows.Where(s => s.RemovedAt is null).OrderBy(s => s.Position).ThenBy(s => s.Id)];

    /// <summary>Whether anything says what it was like for the customer.</summary>
    public bool HasCustomerView => !string.IsNullOrWhiteSpace(CustomerView) || AnswerRows.Exists(a => !string.IsNullOrWhiteSpace(a.Text));

    /// <summary>The answer to one question; empty where there is none yet.</summary>
    public string CustomerAnswer(string key) => AnswerRows.Find(a => a.Key == key)?.Text ?? "";

    public Refusal? WriteCustomerAnswer(string key, string text, DateTimeOffset now) =>
        Words.LimitText(text, "The answer") ?? Edit(() =>
        {
            if (AnswerRows.Find(a => a.Key == key) is not { } answer) AnswerRows.Add(answer = new CustomerAnswer(Id, key, now));
            answer.Write(text);
        });

    public Refusal? AddQuote(QuoteText text, DateTimeOffset now, out CustomerQuote? added)
    {
        added = null;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        var quote = added = new CustomerQuote(Id, text, now);
        return Edit(() => QuoteRows.Add(quote));
    }

    public Refusal? EditQuote(Guid quoteId, QuoteText text)
    {
        if (QuoteRows.Find(q => q.Id == quoteId) is not { } quote) return Refusal.NotFound;
        text = text.Cleaned();
        return text.Check() ?? Edit(() => quote.Take(text));
    }

    /// <summary>Takes a quote away, or puts it back where <paramref name="removedAt"/> is null.</summary>
    public Refusal? RemoveQuote(Guid quoteId, DateTimeOffset? removedAt)
    {
        if (QuoteRows.Find(q => q.Id == quoteId) is not { } quote) return Refusal.NotFound;
        return Edit(() => quote.RemovedAt = removedAt);
    }

    public Refusal? AddJourneyStep(JourneyText text, DateTimeOffset now, out JourneyStep? added)
    {
        added = null;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        var step = added = new JourneyStep(Id, text, JourneyRows.Count == 0 ? 0 : JourneyRows.Max(s => s.Position) + 1, now);
        return Edit(() => JourneyRows.Add(step));
    }

    public Refusal? EditJourneyStep(Guid stepId, JourneyText text)
    {
        if (JourneyRows.Find(s => s.Id == stepId) is not { } step) return Refusal.NotFound;
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
        if (JourneyRows.Find(s => s.Id == stepId) is not { } step) return Refusal.NotFound;
        return Edit(() => step.RemovedAt = removedAt);
    }

    private IEnumerable<string> CustomerWords() =>
        AnswerRows.Select(a => a.Text).Concat(Quotes.Select(q => q.Text)).Concat(Journey.SelectMany(s => new[] { s.Did, s.WentWrong }))
            .Where(t => t.Length > 0);
}
