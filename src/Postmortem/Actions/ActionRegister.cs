using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;

namespace Postmortem.Actions;

public enum ActionShow { Open, Late, Mine, ToVerify, Proven, All }

public enum ActionSort { Due, Number, State, Strength }

/// <summary>What the register shows, as it stands in the URL.</summary>
public sealed record ActionFilter
{
    public ActionShow Show { get; init; }
    public Guid? OwnerId { get; init; }
    public int? ReviewNumber { get; init; }
    public Strength? Strength { get; init; }
    public ActionSort Sort { get; init; }
    public bool Descending { get; init; }
    public int Page { get; init; } = 1;
}

public sealed record ActionCounts(int Open, int Late, int ToVerify, int Proven);

/// <param name="Today">The day it is where the reader is.</param>
public sealed record ActionRegister(Page<ActionRow> Page, ActionCounts Counts, PeopleDirectory People, Person Me, DateOnly Today);

/// <param name="IsPromised">Whether a sent notice promises it to customers.</param>
public sealed record ActionRow(
    int Number, long Version, string Text, int ReviewNumber, string ReviewTitle, Guid? OwnerId, string? Owner,
    DateOnly? DueOn, DateOnly? VerifyOn, Strength? Strength, ActionState State, string StateNote, string SuccessMeasure, bool IsPromised)
{
    public string Reference => $"A-{Number}";
    public bool IsOpen => State is ActionState.Planned or ActionState.InProgress or ActionState.NotEffective;
    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;
}

public sealed record NoticeLink(int Number, string Title);

/// <param name="ToVerify">Done, and waiting for someone other than their owner to say whether they worked.</param>
/// <param name="Thanks">How often someone thanked this person in a running review.</param>
public sealed record MyWork(
    Person Me, DateOnly Today, IReadOnlyList<ActionRow> Actions, IReadOnlyList<ActionRow> ToVerify, IReadOnlyList<ReviewLink> ToAccept,
    IReadOnlyList<ReviewLink> ToWrite, IReadOnlyList<ReviewLink> ToLead, IReadOnlyList<ReviewLink> ToSign,
    IReadOnlyList<NoticeLink> ToApprove, int Thanks);
