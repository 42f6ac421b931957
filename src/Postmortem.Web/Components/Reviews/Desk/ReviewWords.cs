using Postmortem.Actions;
using Postmortem.Notices;
using Postmortem.Reviews.Timeline;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>The vocabulary as people read it.</summary>
internal static class ReviewWords
{
    public static string Of(TimelineKind kind) => kind == TimelineKind.Unsorted ? "No kind yet" : kind.ToString();

    /// <summary>What a kind means to somebody who has never sorted a timeline.</summary>
    private static string InPlainWords(TimelineKind kind) => kind switch
    {
        TimelineKind.Trigger => "Trigger: what set it off",
        TimelineKind.Impact => "Impact: what customers met",
        TimelineKind.Detection => "Detection: how we noticed",
        TimelineKind.Response => "Response: what we did about it",
        TimelineKind.Communication => "Communication: what we told whom",
        TimelineKind.Recovery => "Recovery: it was right again",
        _ => Of(kind),
    };

    /// <summary>As <see cref="Kinds"/>, where there is room to say what each means.</summary>
    public static IReadOnlyList<Choice> KindsInPlainWords { get; } = [.. Choice.Of<TimelineKind>(InPlainWords).OrderByDescending(IsNone)];

    /// <summary>"No kind yet" first, where a list begins with what is chosen when nobody has chosen.</summary>
    public static IReadOnlyList<Choice> Kinds { get; } =
        [.. Choice.Of<TimelineKind>(Of).OrderByDescending(IsNone)];

    private static bool IsNone(Choice choice) => choice.Value == nameof(TimelineKind.Unsorted);

    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.Fact => "Fact",
        Certainty.Assumption => "Assumption",
        Certainty.Unknown => "Not known",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
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
}
