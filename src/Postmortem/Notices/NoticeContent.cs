using System.Text.Json;
using Postmortem.Actions;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Fix;

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

    /// <summary>The organisation's name; empty in content that was approved before it was kept here.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>The words of a draft as they stand now; of an approved or sent notice as they were approved.</summary>
    public static NoticeContent Current(Review review, Notice notice, Organisation organisation) =>
        notice.ApprovedContent.Length > 0 ? FromJson(notice.ApprovedContent) : Of(review, notice.Text, organisation);

    /// <summary>The words that a text would have if it were approved now.</summary>
    public static NoticeContent Of(Review review, NoticeText text, Organisation organisation)
    {
        var facts = text.FactIds.Select(id => review.Facts.FirstOrDefault(f => f.Id == id)).OfType<ShareableFact>().ToList();
        return new NoticeContent
        {
            Organisation = organisation.Name,
            Title = text.Title,
            Opening = text.Opening,
            Closing = text.Closing,
            Contact = text.Contact.Length > 0 ? text.Contact : organisation.Contact,
            Happened = [.. facts.Where(f => f.About == FactAbout.WhatHappened).Select(f => f.Text)],
            Why = [.. facts.Where(f => f.About == FactAbout.Why).Select(f => f.Text)],
            Changed = [.. facts.Where(f => f.About == FactAbout.WhatChanged).Select(f => new ChangedFact(f.Text, DoneOn(review, f, organisation)))],
            Promises = [.. text.Promises.OrderBy(p => p.DueOn).Select(p => new PromisedFact(p.Sentence, p.DueOn))],
        };
    }

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static NoticeContent FromJson(string json) => JsonSerializer.Deserialize<NoticeContent>(json)!;

    private static DateOnly? DoneOn(Review review, ShareableFact fact, Organisation organisation)
    {
        var action = review.Actions.FirstOrDefault(a => a.Id == fact.SourceId);
        return action is { DoneAt: { } done, State: not (ActionState.Planned or ActionState.InProgress) } ? organisation.DayOf(done) : null;
    }
}

/// <param name="DoneOn">Null where the day is not known.</param>
public sealed record ChangedFact(string Text, DateOnly? DoneOn);

public sealed record PromisedFact(string Sentence, DateOnly DueOn);
