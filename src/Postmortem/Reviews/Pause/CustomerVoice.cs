namespace Postmortem.Reviews.Pause;

/// <summary>What customers saw, felt, lost, needed or were told: the answer to one question of the template.</summary>
public sealed class CustomerAnswer
{
    private CustomerAnswer() { }

    internal CustomerAnswer(Guid reviewId, string key, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Key) = (reviewId, key);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>Key of a question of the review's template.</summary>
    public string Key { get; private set; } = "";
    public string Text { get; private set; } = "";

    internal void Write(string text) => Text = text;
}

/// <summary>A customer's own words. They stay in the review; customers hear only of what is shared as a fact.</summary>
public sealed class CustomerQuote
{
    private CustomerQuote() { }

    internal CustomerQuote(Guid reviewId, QuoteText text, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        ReviewId = reviewId;
        Take(text);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>Who said it, in words: "a mother of two".</summary>
    public string Who { get; private set; } = "";

    /// <summary>How it reached us: "by phone", "a review on a website".</summary>
    public string Channel { get; private set; } = "";
    public DateTimeOffset? SaidAt { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }

    internal void Take(QuoteText text) => (Text, Who, Channel, SaidAt) = (text.Text, text.Who, text.Channel, text.SaidAt);
}

/// <summary>What a person writes of a customer's own words.</summary>
public sealed record QuoteText(string Text, string Who)
{
    public string Channel { get; init; } = "";
    public DateTimeOffset? SaidAt { get; init; }

    internal QuoteText Cleaned() => this with
    {
        Text = Words.Clean(Text),
        Who = Words.Clean(Who),
        Channel = Words.Clean(Channel),
        SaidAt = SaidAt?.ToUniversalTime()
    };

    internal Refusal? Check() =>
        Words.RequireText(Text, "What they said").At(nameof(Text)) ?? Words.RequireLine(Who, "Who said it").At(nameof(Who))
        ?? (Channel.Length > Words.LineLimit ? new Refusal($"How it reached us has at most {Words.LineLimit} characters.") { Field = nameof(Channel) } : null);
}

/// <summary>One step that a customer took, or wanted to take, and what went wrong there.</summary>
public sealed class JourneyStep
{
    private JourneyStep() { }

    internal JourneyStep(Guid reviewId, JourneyText text, int position, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Position) = (reviewId, position);
        Take(text);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public int Position { get; internal set; }

    /// <summary>What they did or wanted.</summary>
    public string Did { get; private set; } = "";

    /// <summary>What went wrong for them at this step; empty where nothing did.</summary>
    public string WentWrong { get; private set; } = "";
    public DateTimeOffset? RemovedAt { get; internal set; }

    internal void Take(JourneyText text) => (Did, WentWrong) = (text.Did, text.WentWrong);
}

/// <summary>What a person writes of a step.</summary>
public sealed record JourneyText(string Did, string WentWrong)
{
    internal JourneyText Cleaned() => new(Words.Clean(Did), Words.Clean(WentWrong));

    internal Refusal? Check() =>
        Words.RequireText(Did, "What the customer did or wanted").At(nameof(Did)) ?? Words.LimitText(WentWrong, "What went wrong").At(nameof(WentWrong));
}
