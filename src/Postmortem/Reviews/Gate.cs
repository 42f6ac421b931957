using Postmortem.Incidents;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;

namespace Postmortem.Reviews;

/// <summary>One thing a stage needs: a sentence, whether it is there, and where it is supplied.</summary>
/// <param name="Page">The stage page: "pause", "analyze", "fix".</param>
/// <param name="Anchor">The id of the place on that page.</param>
public sealed record GateItem(string Sentence, bool IsMet, string Page, string Anchor);

/// <summary>What a stage still needs before the next opens. A pure function of the review.</summary>
public sealed record Gate(string Title, IReadOnlyList<GateItem> Items)
{
    public bool IsOpen => Items.All(i => i.IsMet);
    public IEnumerable<GateItem> Missing => Items.Where(i => !i.IsMet);

    /// <summary>The gate at the end of the stage that the review is in.</summary>
    public static Gate Of(Review review) => review.Stage switch
    {
        Stage.Pause => new(TitleOf(review.Stage), [.. Pause(review)]),
        Stage.Analyze => new(TitleOf(review.Stage), [.. Analyze(review)]),
        Stage.Fix => new(TitleOf(review.Stage), [.. Fix(review)]),
        _ => new(TitleOf(review.Stage), []),
    };

    /// <summary>What the gate at the end of a stage opens.</summary>
    public static string TitleOf(Stage stage) => stage switch
    {
        Stage.Pause => "Analyze",
        Stage.Analyze => "Fix",
        Stage.Fix => "Closing",
        Stage.Closed => "Closed",
        _ => throw new InvalidOperationException($"No gate for stage {stage}."),
    };

    /// <summary>Whether a reader sees the same in both.</summary>
    public bool ShowsTheSameAs(Gate other) => Title == other.Title && Items.SequenceEqual(other.Items);

    private static IEnumerable<GateItem> Pause(Review review)
    {
        const string page = "pause";
        yield return new("Say whether the harm is contained.",
            review.Containment == Containment.Done || (review.Containment == Containment.Running && review.ContainmentOwnerId is not null), page,
                "containment");
        yield return new("Write the customer’s view.", review.HasCustomerView, page, "customer-view");
        yield return new("Say how many customers were affected, or who finds out.",
            review.AffectedCount is not null || review.AffectedOwnerId is not null, page, "affected");
        yield return new("Put at least two entries on the timeline.", review.Timeline.Count >= 2, page, "timeline");
        yield return new("Name a facilitator who was not involved.", review is { FacilitatorId: not null, FacilitatorWasInvolved: false }, page, "facilitator");
        var waiting = review.Participants.Count(p => p.AcceptedGroundRuleAt is null);
        yield return new(
            review.Participants.Count == 0 ? "Invite the people who take part."
            : waiting == 0 ? "Everyone has accepted the ground rule."
            : $"{waiting} of {review.Participants.Count} still to accept the ground rule.",
            review.Participants.Count > 0 && waiting == 0, page, "participants");
        yield return new("Have every perspective in, or reveal them with a reason.",
            !review.PerspectivesAreSealed || review.PerspectivesAreIn, page, "perspectives");
    }

    private static IEnumerable<GateItem> Analyze(Review review)
    {
        const string page = "analyze";
        var factors = review.Factors;
        yield return new("Find two or more factors, or say why one is enough.",
            factors.Count >= 2 || (factors.Count == 1 && review.SingleFactorReason.Length > 0), page, "factors");
        foreach (var factor in factors.Where(f => !f.HasEvidence))
            yield return new($"“{Words.Short(factor.Text, 50)}” has no evidence yet.", false, page, Anchor(factor));
        if (factors.Count > 0 && factors.All(f => f.HasEvidence)) yield return new("Every factor has evidence.", true, page, "factors");
        foreach (var factor in factors.Where(f => f.IsAboutAPerson && factors.All(c => c.ParentId != f.Id)))
            yield return new($"“{Words.Short(factor.Text, 50)}” tells what a person did. What made it possible?", false, page, Anchor(factor));
        yield return new("Say what limited the harm, or why nothing did.",
            review.Mitigators.Count > 0 || review.NoMitigatorsReason.Length > 0, page, "mitigators");
    }

    private static IEnumerable<GateItem> Fix(Review review)
    {
        const string page = "fix";
        var actions = review.Actions;
        var open = review.Factors.Where(f => !f.IsAccepted && !actions.Any(a => a.Addresses(f.Id))).ToList();
        foreach (var factor in open)
            yield return new($"“{Words.Short(factor.Text, 50)}” has no action and is not accepted.", false, page, "coverage");
        if (open.Count == 0) yield return new("Every factor has an action or is accepted.", true, page, "coverage");
        foreach (var action in actions.Where(a => !a.IsComplete))
            yield return new($"{action.Reference} still needs {Needs(action)}.", false, page, $"action-{action.Number}");
        if (actions.Count > 0 && actions.All(a => a.IsComplete)) yield return new("Every action is complete.", true, page, "actions");
        if (review.Severity == Severity.Severe)
            yield return new("A severe incident needs at least one action that is not weaker.", actions.Any(a => !a.IsWeak), page, "actions");
        yield return new("Send customers a notice, or record that none is owed.",
            review.CustomersToldAt is not null || review.NoNoticeReason.Length > 0, page, "customers");
        if (review.OpenThreads is [var thread, ..] threads)
            yield return new($"{Review.CommentsOpen(threads.Count)}.", false, thread.Place.PageIn(review.Stage), thread.First!.Anchor);
        else if (review.Threads.Count > 0) yield return new("Every comment is resolved.", true, page, "signature");
        yield return new("Have a manager sign this version.", review.Signature is not null, page, "signature");
    }

    private static string Needs(Actions.CorrectiveAction action)
    {
        List<string> needs = [];
        if (action.OwnerId is null) needs.Add("an owner");
        if (action.DueOn is null) needs.Add("a due date");
        if (action.Strength is null) needs.Add("its strength");
        if (action.SuccessMeasure.Length == 0) needs.Add("a success measure");
        if (action.VerifyOn is null) needs.Add("a day to verify it");
        return needs.Count == 1 ? needs[0] : $"{string.Join(", ", needs[..^1])} and {needs[^1]}";
    }

    private static string Anchor(ContributingFactor factor) => $"factor-{factor.Id:N}";
}
