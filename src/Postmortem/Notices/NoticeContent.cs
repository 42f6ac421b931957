using System.Text.Json;
using Postmortem.Actions;
using Postmortem.Reviews;

namespace Postmortem.Notices;

/// <summary>The words of a notice: what its template is filled with. Fixed at approval.</summary>
public sealed record NoticeContent
{
    public required string Title { get; init; }
    public string Opening { get; init; } = "";
    public string Closing { get; init; } = "";
    public string Contact { get; init; } = "";
    public IReadOnlyList<string> Happened { get; init; } = [];
    public IReadOnlyList<string> Why { get; init; } = [];
    public IReadOnlyList<ChangedFact> Changed { get; init; } = [];
    public IReadOnlyList<PromisedFact> Promises { get; init; } = [];

    /// <summary>The words of a draft as they stand now; of an approved or sent notice as they were approved.</summary>
    public static NoticeContent Current(Review review, Notice notice) =>
        notice.ApprovedContent.Length > 0 ? FromJson(notice.ApprovedContent) : Of(review, notice);

    internal static NoticeContent Of(Review review, Notice notice)
    {
        var facts = notice.Facts.Select(f => review.Facts.Single(x => x.Id == f.FactId)).ToList();
        return new NoticeContent
        {
            Title = notice.Title,
            Opening = notice.Opening,
            Closing = notice.Closing,
            Contact = notice.Contact,
            Happened = [.. facts.Where(f => f.About == FactAbout.WhatHappened).Select(f => f.Text)],
            Why = [.. facts.Where(f => f.About == FactAbout.Why).Select(f => f.Text)],
            Changed = [.. facts.Where(f => f.About == FactAbout.WhatChanged).Select(f => new ChangedFact(f.Text, DoneOn(review, f)))],
            Promises = [.. notice.Promises.Select(p => new PromisedFact(p.Sentence, p.DueOn))],
        };
    }

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static NoticeContent FromJson(string json) => JsonSerializer.Deserialize<NoticeContent>(json)!;

    private static DateOnly? DoneOn(Review review, ShareableFact fact)
    {
        var action = review.Actions.FirstOrDefault(a => a.Id == fact.SourceId);
        return action is { DoneAt: { } done, State: not (ActionState.Planned or ActionState.InProgress) } ? DateOnly.FromDateTime(done.UtcDateTime) : null;
    }
}

/// <param name="DoneOn">Null where the day is not known.</param>
public sealed record ChangedFact(string Text, DateOnly? DoneOn);

public sealed record PromisedFact(string Sentence, DateOnly DueOn);
