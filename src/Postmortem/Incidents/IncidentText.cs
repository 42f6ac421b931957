namespace Postmortem.Incidents;

/// <summary>What is known of an incident, as a person types it or a source tells it. Times are instants.</summary>
public sealed record IncidentText
{
    public string Title { get; init; } = "";
    public string CustomerExperience { get; init; } = "";
    public string WhoWasTouched { get; init; } = "";
    public int? CustomersAffected { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? NoticedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public Severity Severity { get; init; } = Severity.Major;
    public string Channel { get; init; } = "";
    public string Services { get; init; } = "";

    internal IncidentText Cleaned() => this with
    {
        Title = Words.Clean(Title),
        CustomerExperience = Words.Clean(CustomerExperience),
        WhoWasTouched = Words.Clean(WhoWasTouched),
        Channel = Words.Clean(Channel),
        Services = Words.Clean(Services),
        StartedAt = StartedAt?.ToUniversalTime(),
        NoticedAt = NoticedAt?.ToUniversalTime(),
        EndedAt = EndedAt?.ToUniversalTime(),
    };

    internal Refusal? Check() =>
        Words.LimitText(CustomerExperience, "What the customers experienced").At(nameof(CustomerExperience))
        ?? Words.RequireLine(Title, "The title").At(nameof(Title))
        ?? Words.LimitText(WhoWasTouched, "Whom it touched").At(nameof(WhoWasTouched))
        ?? (CustomersAffected < 0 ? new Refusal("The number of customers cannot be below zero.") { Field = nameof(CustomersAffected) } : null)
        ?? (Channel.Length > Words.LineLimit ? new Refusal($"The channel has at most {Words.LineLimit} characters.") { Field = nameof(Channel) } : null)
        ?? Words.LimitText(Services, "The list of services").At(nameof(Services))
        ?? (EndedAt < StartedAt ? new Refusal("The end is before the start. Please correct one of the two.") { Field = nameof(EndedAt) } : null);
}

/// <summary>One incident as a source last told it.</summary>
public sealed record SourceState(
    string Source, string SourceId, string? Url, DateTimeOffset? UpdatedAt, string Hash, IncidentText Text,
    IReadOnlyList<IncidentUpdate> Updates, IReadOnlyList<IncidentFinding> Findings)
{
    /// <summary>The day on which it began, where no time of day is told.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>What was assumed, left open or left out.</summary>
    public IReadOnlyList<IncidentRemark> Remarks { get; init; } = [];
}
