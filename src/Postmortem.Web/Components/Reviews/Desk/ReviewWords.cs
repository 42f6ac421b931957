using Postmortem.Actions;
using Postmortem.Notices;
using Postmortem.Reviews.Timeline;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>The vocabulary as people read it.</summary>
internal static class ReviewWords
{
    public static string Of(TimelineKind kind) => kind.ToString();

    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.Fact => "Fact",
        Certainty.Assumption => "Assumption",
        Certainty.Unknown => "Not known",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };

    public static string Of(ActionState state) => state switch
    {
        ActionState.Planned => "Planned",
        ActionState.InProgress => "In progress",
        ActionState.Done => "Done, to be verified",
        ActionState.Effective => "Worked",
        ActionState.PartlyEffective => "Worked in part",
        ActionState.NotEffective => "Did not work",
        ActionState.Dropped => "Dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static IReadOnlyList<Choice> Approaches { get; } = Choice.Of<Approach>(Of);

    public static string Of(Approach approach) => approach switch
    {
        Approach.Eliminate => "Makes it impossible",
        Approach.ReduceLikelihood => "Makes it less likely",
        Approach.ReduceHarm => "Makes it less harmful",
        _ => throw new ArgumentOutOfRangeException(nameof(approach)),
    };

    /// <summary>On the button that begins such an action.</summary>
    public static string Verb(Approach approach) => approach switch
    {
        Approach.Eliminate => "Make it impossible",
        Approach.ReduceLikelihood => "Make it less likely",
        Approach.ReduceHarm => "Make it less harmful",
        _ => throw new ArgumentOutOfRangeException(nameof(approach)),
    };

    public static Tone ToneOf(ActionState state) => state switch
    {
        ActionState.Done => Tone.Note,
        ActionState.Effective => Tone.Good,
        ActionState.PartlyEffective or ActionState.NotEffective => Tone.Care,
        _ => Tone.Plain,
    };

    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Acknowledgement => "Acknowledgement",
        NoticeKind.Improvement => "Improvement notice",
        NoticeKind.FollowUp => "Follow-up",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Tone ToneOf(NoticeState state) => state switch
    {
        NoticeState.Sent => Tone.Good,
        NoticeState.Approved => Tone.Note,
        _ => Tone.Plain,
    };

    /// <summary>1 to 3 bars; 0 where nobody said yet.</summary>
    public static int Level(Strength? strength) => strength is { } said ? (int)said + 1 : 0;
}
