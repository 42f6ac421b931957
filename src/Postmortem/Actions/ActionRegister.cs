using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;

namespace Postmortem.Actions;


public sealed record ActionCounts(int Open, int Late, int ToVerify, int Proven);

/// <param name="Reviews">Those that have actions, newest first.</param>
/// <param name="Today">The day it is where the reader is.</param>
public sealed record ActionRegister(
    ListPage<ActionRow> Page, ActionCounts Counts, PeopleDirectory People, IReadOnlyList<ReviewLink> Reviews, IReadOnlyList<Guid> Owners, Person Me,
    DateOnly Today)
{
    /// <summary>Whether there is no action at all that the reader may see.</summary>
    public bool IsEmpty => Page.Total == 0 && Reviews.Count == 0 && Owners.Count == 0;
}

/// <param name="IsPromised">Whether a sent notice promises it to customers.</param>
public sealed record ActionRow(
    int Number, long Version, string Text, int ReviewNumber, string ReviewTitle, Guid? OwnerId, string? Owner,
    DateOnly? DueOn, DateOnly? VerifyOn, Strength? Strength, ActionState State, string StateNote, string SuccessMeasure, bool IsPromised)
{
    /// <summary>
    /// The question of another team's review that it answers; then <see cref="ReviewTitle"/> is what was asked, since its owner may not see the
    /// review.
    /// </summary>
    public Guid? QuestionId { get; init; }
    public string Reference => $"A-{Number}";
    public bool IsOpen => State is ActionState.Planned or ActionState.InProgress or ActionState.NotEffective;
    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;
}

/// <param name="ReviewNumber">The review that waits for this person's perspective.</param>
public sealed record Reminded(int ReviewNumber, DateTimeOffset At, string? By);

public sealed record NoticeLink(int Number, string Title);

/// <summary>What someone was thanked for and has not marked as seen.</summary>
/// <param name="By">Null where it was not recorded.</param>
/// <param name="ReviewNumber">Null, as its title, where the review is not theirs to see.</param>
public sealed record Thanks(Guid Id, string Text, string? By, int? ReviewNumber, string? ReviewTitle);

/// <summary>A factor that was accepted, whose day to be looked at again has come.</summary>
public sealed record RiskDue(int ReviewNumber, string ReviewTitle, Guid FactorId, string Text, DateOnly On);

/// <summary>A question of another team: could this happen with you?</summary>
public sealed record AskedOfMe(Guid Id, string Hazard, string Team, string? AskedBy, DateTimeOffset AskedAt, DateTimeOffset? RemindedAt);

/// <summary>What somebody said to this person in a comment, and is neither read nor resolved.</summary>
/// <param name="IsNamed">Whether it names them; otherwise it answers them.</param>
public sealed record CommentForMe(Guid Id, string Text, string By, DateTimeOffset At, bool IsNamed, CommentAbout About, int ReviewNumber, string ReviewTitle,
    Stage Stage);

/// <param name="ToSign">Reviews that a manager can sign: nothing else is missing.</param>
/// <param name="ToVerify">Done, measured, and waiting for someone other than their owner to say whether they worked.</param>
/// <param name="Thanks">What this person was thanked for and has not marked as seen, newest first.</param>
public sealed record MyWork(
    Person Me, DateOnly Today, PeopleDirectory People, IReadOnlyList<ActionRow> Actions, IReadOnlyList<ActionRow> ToVerify,
    IReadOnlyList<ReviewLink> ToAccept, IReadOnlyList<ReviewLink> ToWrite, IReadOnlyList<ReviewLink> ToLead, IReadOnlyList<ReviewLink> ToSign,
    IReadOnlyList<NoticeLink> ToApprove, IReadOnlyList<Thanks> Thanks)
{
    /// <summary>Who reminded this person to write a perspective, newest first.</summary>
    public IReadOnlyList<Reminded> Reminders { get; init; } = [];

    /// <summary>Accepted factors whose risk this person carries and whose day has come, oldest first.</summary>
    public IReadOnlyList<RiskDue> ToLookAgain { get; init; } = [];

    /// <summary>What other teams ask this person, oldest first.</summary>
    public IReadOnlyList<AskedOfMe> Asked { get; init; } = [];

    /// <summary>Comments that are for this person, oldest first.</summary>
    public IReadOnlyList<CommentForMe> Comments { get; init; } = [];

    /// <summary>Whether nothing at all waits for this person.</summary>
    public bool IsCalm => Actions.Count + ToVerify.Count + ToAccept.Count + ToWrite.Count + ToLead.Count + ToSign.Count + ToApprove.Count + ToLookAgain.Count
        + Asked.Count + Comments.Count == 0;
}
