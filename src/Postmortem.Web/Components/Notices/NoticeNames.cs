using Postmortem.Notices;
using Postmortem.Reviews.Fix;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.Notices;

/// <summary>What notices, their states and their parts are called on pages.</summary>
internal static class NoticeNames
{
    public static readonly IReadOnlyList<Choice> Languages = [new("en", "English"), new("fr", "French")];

    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(NoticeKind.Acknowledgement), "Acknowledgement",
            "We know, we are sorry, and this is what we are doing. Early, before everything is understood."),
        new(nameof(NoticeKind.Improvement), "Improvement notice", "What happened to you, why, and what is different now."),
        new(nameof(NoticeKind.FollowUp), "Follow-up", "A promise was kept, or its date had to move."),
    ];

    public static string Of(NoticeKind kind) => Kinds.Single(k => k.Value == kind.ToString()).Label;

    public static string OfLanguage(string language) => Languages.FirstOrDefault(l => l.Value == language)?.Label ?? language;

    public static (string Word, Tone Tone) Of(NoticeState state) => state switch
    {
        NoticeState.Draft => ("Draft", Tone.Plain),
        NoticeState.Approved => ("Approved", Tone.Accent),
        NoticeState.Sent => ("Sent", Tone.Good),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The heading over facts of one kind, as the customer will read it.</summary>
    public static string Of(FactAbout about) => about switch
    {
        FactAbout.WhatHappened => "What happened to them",
        FactAbout.Why => "Why it happened",
        FactAbout.WhatChanged => "What is different now",
        _ => throw new ArgumentOutOfRangeException(nameof(about)),
    };

    public static string HelpOf(FactAbout about) => about switch
    {
        FactAbout.WhatHappened => "What they saw, could not do, or lost. Their side, not ours.",
        FactAbout.Why => "The conditions, in words anyone understands. No names, no inner workings.",
        FactAbout.WhatChanged => "Only what is done. What is still to come is a promise, below.",
        _ => throw new ArgumentOutOfRangeException(nameof(about)),
    };

    /// <summary>A notice of this kind about this review, before anyone wrote a word of it.</summary>
    public static string Title(NoticeKind kind, string language) => (kind, language) switch
    {
        (NoticeKind.Acknowledgement, _) => Acknowledgement.Title(language),
        (NoticeKind.FollowUp, "fr") => "Où en est ce que nous vous avons promis",
        (NoticeKind.FollowUp, _) => "Where our promise to you stands",
        (_, "fr") => "Ce qui n’a pas marché, et ce que nous avons changé",
        _ => "What went wrong, and what we changed",
    };
}
