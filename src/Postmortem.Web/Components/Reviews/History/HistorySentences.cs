namespace Postmortem.Web.Components.Reviews.History;

/// <summary>Turns rows of the log into sentences. Rows that only go along with another are left out.</summary>
public static partial class HistorySentences
{
    private const string Program = "The program";
    private const string Customer = "A customer";

    /// <summary>Null for a row that says nothing of its own.</summary>
    public static HistoryEntry? Of(HistoryValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var row = values.Row;
        if (row is { EntityType: "Signature", Before: not null })
            return new(row, "The signature", "no longer holds, because something was changed after it", Details(values, "VoidedBecause"));
        if (Did(values) is not { } did) return null;
        var who = row.Who ?? (row.Verb == "recipient.reply" ? Customer : Program);
        return new(row, who, did.Sentence, Details(values, did.Shown));
    }

    /// <param name="Shown">Properties to show with before and after; empty for none, one "*" for all that have a name.</param>
    private sealed record Deed(string Sentence, params string[] Shown);

    private static List<HistoryDetail> Details(HistoryValues values, params string[] shown) =>
    [.. from property in shown is ["*"] ? values.Properties : shown.Where(values.Has)
        let label = HistoryLabels.Of(property)
        where label is not null && (values.Before(property) ?? values.After(property)) is not null
        select new HistoryDetail(label, values.Before(property), values.After(property))];

    private static Deed? Did(HistoryValues v) => v.Row.Verb.Split('.')[0] switch
    {
        "review" => Review(v),
        "timeline" => Timeline(v),
        "factor" => Factor(v),
        "quote" => Quote(v),
        "journey" => Journey(v),
        "attachment" => Attachment(v),
        "vote" => Vote(v),
        "mitigator" => Mitigator(v),
        "recognition" => Recognition(v),
        "action" => Action(v),
        "fact" => Fact(v),
        "across" => Across(v),
        "notice" or "recipient" => Notice(v),
        "hint" => Hint(v),
        "comment" => Comment(v),
        "session" => Session(v),
        "incident" => v.Row.EntityType == "Incident" ? new("described the incident", "*") : null,
        _ => new($"did something that has no words here yet ({v.Row.Verb})"),
    };

    private static Deed? Review(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("review.undo", _) => Undone(v),
        ("review.start", "Review") => new("started the review"),
        ("review.rename", "Review") => new("renamed the review", "Title"),
        ("review.answer-containment", "Review") => Contained(v),
        ("review.write-containment-note", "Review") => Contained(v),
        ("review.write-affected-note", "Review") => new("wrote who was affected", "AffectedNote"),
        ("review.check-containment-item" or "review.write-containment-evidence", "ContainmentItem") => Checked(v),
        ("review.name-facilitator", "Review") => new($"named {v.After("FacilitatorId")} the facilitator"),
        ("review.write-customer-view", "Review") => new("wrote the customer’s view", "CustomerView"),
        ("review.write-customer-answer", "CustomerAnswer") => new("wrote on the customer’s view", "Text"),
        ("review.correct-contained-at", "Review") => new("corrected when the harm was contained", "ContainedAt"),
        ("review.say-facilitator-involved", "Review") => new(v.IsTrue("FacilitatorWasInvolved") ? "said that the facilitator was involved after all" : "said that the facilitator was not involved"),
        ("review.say-who-was-affected", "Review") => Affected(v),
        ("review.invite", "Participant") => new($"invited {v.After("PersonId")}{(v.IsTrue("WasInvolved") ? ", who was involved" : "")}"),
        ("review.uninvite", "Participant") => new($"took {v.Before("PersonId")} off the list of participants"),
        ("review.accept-ground-rule", "Participant") => new("accepted the ground rule"),
        ("review.write-perspective", "Perspective") => new("wrote on their perspective"),
        ("review.hand-in-perspective", "Perspective") => new("handed in their perspective"),
        ("review.set-name-aside", "Participant") => new(v.IsTrue("AddsNothing") ? "adds nothing to the perspectives under their name" : "may add something under their name after all"),
        ("review.set-name-aside", "Review") => new("was the last to be waited for; the perspectives were revealed"),
        ("review.remind-of-perspective", "PerspectiveReminder") => new($"reminded {v.After("PersonId")} of the perspectives"),
        ("review.hand-in-perspective", "Review") => new("handed in the last perspective; all of them were revealed"),
        ("review.reveal-perspectives", "Review") => new("revealed the perspectives", "PerspectivesClosedReason"),
        ("review.explain-single-factor", "Review") => new("said why one factor is enough", "SingleFactorReason"),
        ("review.answer-no-mitigators", "Review") => new("answered what limited the harm: nothing did", "NoMitigatorsReason"),
        ("review.decide-no-notice", "Review") => new(v.After("NoNoticeReason") is null ? "took back the decision that no notice is owed" : "decided that customers are owed no notice", "NoNoticeReason"),
        ("review.sign", "Signature") => new("signed this version"),
        ("review.open-next-stage", "Review") => new(v.After("Stage") == "closed" ? "closed the review" : $"opened {Capital(v.After("Stage"))}"),
        ("review.open-next-stage", "GateOverride") => new("passed a gate although something was missing", "Reason", "Missing"),
        ("review.reopen", "Review") => new("opened the closed review again"),
        _ => null,
    };

    private static Deed? Undone(HistoryValues v) => v.Row.EntityType switch
    {
        "Review" => new("took back what they had changed", "*"),
        "FactorEvidence" or "FactorAccount" or "FactorAttachment" or "ActionFactor" or "Signature" or "CommentAddressee" => null,
        "CorrectiveAction" => new($"took back what they had done to {v.Reference("an action")}", "*"),
        "TimelineEntry" => new($"took back what they had done to an entry of the timeline: {v.Thing("")}", "*"),
        _ => new($"took back what they had done to {v.Thing("a part of the review")}", "*"),
    };

    private static Deed? Contained(HistoryValues v) => v.After("Containment") switch
    {
        "done" => new("said that the harm is contained", "ContainmentNote"),
        "running" => new($"said that containment is still running{(v.After("ContainmentOwnerId") is { } owner ? $" and that {owner} sees to it" : "")}", "ContainmentNote"),
        "not answered" => new("took back the answer about containment", "ContainmentNote"),
        _ when v.Has("ContainmentOwnerId") => new($"asked {v.After("ContainmentOwnerId") ?? "nobody"} to see to containment", "ContainmentNote"),
        _ => new("wrote what was done to contain the harm", "ContainmentNote"),
    };

    private static Deed Checked(HistoryValues v) => v.Has("DoneAt")
        ? new($"{(v.After("DoneAt") is null ? "opened again" : "saw to")}: {v.Thing("a point of the checklist")}", "Evidence")
        : new($"said where it is seen: {v.Thing("a point of the checklist")}", "Evidence");

    private static Deed Affected(HistoryValues v) =>
        v.After("AffectedCount") is { } count ? new($"said that {count} {(count == "1" ? "customer was" : "customers were")} affected", "AffectedNote")
        : v.After("AffectedOwnerId") is { } owner ? new($"asked {owner} to find out how many customers were affected", "AffectedNote")
        : new("wrote who was affected", "AffectedNote");

    private static Deed? Timeline(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("timeline.add" or "timeline.add-many", "TimelineEntry") => new($"put {v.Thing("an entry")} on the timeline", "HappenedAt"),
        ("timeline.edit", "TimelineEntry") => new("changed an entry of the timeline", "*"),
        ("timeline.remove", "TimelineEntry") => new($"took {v.Thing("an entry")} off the timeline"),
        ("timeline.restore", "TimelineEntry") => new($"put {v.Thing("an entry")} back on the timeline"),
        _ => null,
    };

    private static Deed? Quote(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("quote.add", "CustomerQuote") => new($"wrote down what a customer said: {v.Thing("not told")}", "Who"),
        ("quote.edit", "CustomerQuote") => new("changed what a customer said", "*"),
        ("quote.remove", "CustomerQuote") => new($"took a customer’s words away: {v.Thing("removed")}"),
        ("quote.restore", "CustomerQuote") => new($"put a customer’s words back: {v.Thing("restored")}"),
        _ => null,
    };

    private static Deed? Journey(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("journey.add", "JourneyStep") => new($"added a step to the customer’s way: {v.Thing("not told", "Did")}", "WentWrong"),
        ("journey.edit", "JourneyStep") => new("changed a step of the customer’s way", "*"),
        ("journey.move", "JourneyStep") => new($"moved a step of the customer’s way: {v.Thing("moved", "Did")}"),
        ("journey.remove", "JourneyStep") => new($"took a step off the customer’s way: {v.Thing("removed", "Did")}"),
        ("journey.restore", "JourneyStep") => new($"put a step of the customer’s way back: {v.Thing("restored", "Did")}"),
        _ => null,
    };

    private static Deed? Attachment(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("attachment.add", "Attachment") => new($"kept the file {v.Thing("as evidence")}"),
        ("attachment.remove", "Attachment") => new($"took the file {v.Thing("of evidence")} away"),
        ("attachment.restore", "Attachment") => new($"put the file {v.Thing("of evidence")} back"),
        _ => null,
    };

    private static Deed? Factor(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("factor.add", "ContributingFactor") => new($"found a factor: {v.Thing("not told")}"),
        ("factor.edit", "ContributingFactor") => new($"changed the factor {v.Thing("")}".TrimEnd(), "*"),
        ("factor.edit", "FactorEvidence") => new($"{(v.Row.Before is null ? "tied a timeline entry to" : "untied a timeline entry from")} {v.Thing("a factor")}"),
        ("factor.edit", "FactorAccount") => new($"{(v.Row.Before is null ? "tied a perspective to" : "untied a perspective from")} {v.Thing("a factor")}"),
        ("factor.edit", "FactorAttachment") => new($"{(v.Row.Before is null ? "tied a file to" : "untied a file from")} {v.Thing("a factor")}"),
        ("factor.move", "ContributingFactor") when v.Has("Position") && !v.Has("ParentId") => new($"moved {v.Thing("a factor")} among its neighbours"),
        ("factor.move", "ContributingFactor") => new($"moved {v.Thing("a factor")}{(v.Other("ParentId") is { } parent ? $" beneath or away from “{Words.Short(parent)}”" : "")}"),
        ("factor.remove", "ContributingFactor") => new($"removed {v.Thing("a factor")}"),
        ("factor.restore", "ContributingFactor") => new($"put {v.Thing("a factor")} back"),
        ("factor.accept", "ContributingFactor") => new($"accepted {v.Thing("a factor")}: nothing will be done about it for now", "AcceptedReason", "RiskOwnerId", "LookAgainOn"),
        ("factor.look-again", "ContributingFactor") => new($"looked again at {v.Thing("a factor")}, which stays accepted", "LookedAgainNote", "LookAgainOn"),
        ("factor.withdraw-acceptance", "ContributingFactor") => new($"no longer accepts {v.Thing("a factor")}"),
        _ => null,
    };

    private static Deed? Vote(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("vote.open", "FactorVote") => new($"opened a vote on the factors, with {v.After("Dots")} {(v.After("Dots") == "1" ? "dot" : "dots")} for each person"),
        ("vote.close", "FactorVote") => new("closed the vote on the factors"),
        _ => null,
    };

    private static Deed? Mitigator(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("mitigator.add", "Mitigator") => new($"recorded what limited the harm{(v.IsTrue("WasLuck") ? ", by luck" : "")}: {v.Thing("")}"),
        ("mitigator.remove", "Mitigator") => new($"removed {v.Thing("something")} from what limited the harm"),
        ("mitigator.restore", "Mitigator") => new($"put {v.Thing("something")} back to what limited the harm"),
        _ => null,
    };

    private static Deed? Recognition(HistoryValues v) => v.Row.Verb switch
    {
        "recognition.add" => new($"thanked {v.After("Who")}: {v.Thing("")}"),
        "recognition.see" => new($"has seen the thanks: {v.Thing("")}"),
        "recognition.remove" => new($"took back thanks: {v.Thing("removed")}"),
        "recognition.restore" => new($"gave thanks again: {v.Thing("restored")}"),
        _ => null,
    };

    private static Deed? Action(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("action.plan", "CorrectiveAction") => new($"planned {v.Reference("an action")}: {v.Thing("")}", "OwnerId", "DueOn"),
        ("action.edit" or "action.cover", "CorrectiveAction") => new($"changed {v.Reference("an action")}", "*"),
        ("action.edit" or "action.cover", "ActionFactor") => new(v.Row.Before is null ? $"answered a factor with {v.Reference("an action")}" : $"took a factor off {v.Reference("an action")}"),
        ("action.give", "CorrectiveAction") => new($"gave {v.Reference("an action")} to {v.After("OwnerId")}"),
        ("action.due", "CorrectiveAction") => new($"changed when {v.Reference("an action")} is due", "DueOn"),
        ("action.move", "CorrectiveAction") => new($"moved {v.Reference("an action")} to “{v.After("State")}”", "StateNote"),
        _ => null,
    };

    private static Deed? Hint(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("hint.dismiss", "DismissedHint") => new($"dismissed the wording hint on “{v.After("Phrase")}”"),
        ("hint.restore", "DismissedHint") => new($"wants the wording hint on “{v.Before("Phrase")}” again"),
        _ => null,
    };

    private static Deed? Across(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("across.ask", "AcrossQuestion") => new($"asked {v.After("AskedId")} whether this could happen elsewhere: {v.Thing("a question", "Hazard")}"),
        ("across.remind", "AcrossQuestion") => new("reminded another team of what it was asked"),
        ("across.take-back", "AcrossQuestion") => new("took back a question to another team"),
        ("across.answer", "AcrossQuestion") => new(v.After("Answer") == "fixed" ? "answered for another team: it is fixed there" : "answered for another team: not with them", "Reply"),
        ("across.same-here", "AcrossQuestion") => new("answered for another team: the same hazard is there"),
        ("across.same-here", "CorrectiveAction") => new($"took on {v.Reference("an action")} for another team: {v.Thing("")}", "DueOn"),
        _ => null,
    };

    private static Deed? Fact(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("fact.share", "ShareableFact") => new($"marked for customers: {v.Thing("")}"),
        ("fact.edit", "ShareableFact") => new("reworded what customers may be told", "Text"),
        ("fact.unshare", "ShareableFact") => new($"no longer shares with customers: {v.Thing("a statement")}"),
        _ => null,
    };

    private static Deed? Notice(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("notice.compose", "Notice") => new("began a notice to customers"),
        ("notice.write", "Notice") => new("wrote on the notice to customers"),
        ("notice.approve", "Notice") => new("approved the notice to customers"),
        ("notice.discard", "Notice") => new("threw a draft notice away"),
        ("notice.take-approval-back", "Notice") => new("took back the approval of the notice"),
        ("notice.send", "Notice") => new("sent the notice to customers"),
        ("notice.add-recipient", "Recipient") => new("added a recipient to the notice"),
        ("notice.remove-recipient", "Recipient") => new("removed a recipient from the notice"),
        ("notice.revoke-link", "Recipient") => new("closed a customer’s link to the notice"),
        ("notice.renew-link", "Recipient") => new("gave a customer a new link to the notice"),
        ("recipient.reply", "Recipient") => new("answered the notice", "Answer", "Message"),
        _ => null,
    };

    private static string Capital(string? word) => word is { Length: > 0 } ? char.ToUpperInvariant(word[0]) + word[1..] : "the next stage";
}
