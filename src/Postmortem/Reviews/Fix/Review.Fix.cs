using Postmortem.Actions;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    /// <summary>Why no customer is owed a notice, where that was decided.</summary>
    public string NoNoticeReason { get; private set; } = "";

    /// <summary>When the first notice about this review was sent.</summary>
    public DateTimeOffset? CustomersToldAt { get; private set; }

    public IReadOnlyList<CorrectiveAction> Actions =>
        [.. ActionRows.Where(a => a.State != ActionState.Dropped && a.FromQuestionId is null).OrderBy(a => a.Number)];
    public IReadOnlyList<Signature> Signatures
    {
        get
        {
            Require(ReviewSlices.Signatures);
            return SignatureRows;
        }
    }

    public IReadOnlyList<ShareableFact> Facts => [.. FactRows.OrderBy(f => f.About).ThenBy(f => f.Id)];
    public IReadOnlyList<Notice> Notices => [.. NoticeRows.OrderBy(n => n.Id)];

    /// <summary>The manager's signature on this very version; null once anything was edited after it.</summary>
    public Signature? Signature => SignatureRows.Find(s => s.IsValid);

    /// <summary>Plans one change that answers one or more factors.</summary>
    /// <param name="number">The next free number of the register.</param>
    public Refusal? PlanAction(int number, ActionText text, DateTimeOffset now, out CorrectiveAction? planned)
    {
        planned = null;
        text = text.Cleaned();
        if ((text.Check() ?? CheckFactors(text)) is { } refusal) return refusal;
        var action = planned = new CorrectiveAction(Id, number, text, now);
        return Edit(() => ActionRows.Add(action), Stage.Fix);
    }

    public Refusal? EditAction(CorrectiveAction action, ActionText text)
    {
        text = text.Cleaned();
        return text.Check() ?? action.CheckIndependence(text.OwnerId, text.VerifierId) ?? CheckFactors(text) ?? Edit(() => action.Take(text), Stage.Fix);
    }

    /// <summary>A decision not to act on a factor.</summary>
    public Refusal? AcceptFactor(Guid factorId, string reason, Guid? riskOwnerId, DateOnly? lookAgainOn, DateTimeOffset now)
    {
        if (Factor(factorId) is not { } factor) return Refusal.NotFound;
        reason = Words.Clean(reason);
        if (Words.RequireText(reason, "The reason for not acting").At(nameof(ContributingFactor.AcceptedReason)) is { } refusal) return refusal;
        if (riskOwnerId is not { } owner) return new Refusal("Who carries the risk? Please choose someone.") { Field = nameof(ContributingFactor.RiskOwnerId) };
        if (lookAgainOn is not { } again)
            return new Refusal("When do we look at it again? Please choose a day.") { Field = nameof(ContributingFactor.LookAgainOn) };
        if (again <= DateOnly.FromDateTime(now.UtcDateTime))
            return new Refusal("The day to look at it again must lie ahead.") { Field = nameof(ContributingFactor.LookAgainOn) };
        return Edit(() => factor.Accept(reason, owner, again), Stage.Fix);
    }

    /// <summary>
    /// The day has come: it was looked at again, and the decision not to act stands until another day. Also after closing, when the
    /// review itself is no longer written.
    /// </summary>
    public Refusal? LookAgain(Guid factorId, Person by, string note, DateOnly nextOn, DateTimeOffset now)
    {
        if (Factor(factorId) is not { } factor) return Refusal.NotFound;
        if (factor.RiskOwnerId != by.Id && !IsLedBy(by))
            return Refusal.NotYours("Whoever carries the risk looks at it again, or the facilitator or a manager.");
        if (!factor.IsAccepted) return new Refusal("This factor is no longer accepted, so there is nothing to look at again.", RefusalKind.Conflict);
        note = Words.Clean(note);
        if (Words.RequireText(note, "What you see now").At(nameof(ContributingFactor.LookedAgainNote)) is { } refusal) return refusal;
        if (nextOn <= by.DayOf(now)) return new Refusal("The day to look at it again must lie ahead.") { Field = nameof(ContributingFactor.LookAgainOn) };
        factor.LookAgain(note, nextOn, now);
        Version++;
        if (!IsClosed) VoidSignature("An accepted factor was looked at again after the review was signed.");
        return null;
    }

    public Refusal? WithdrawAcceptance(Guid factorId)
    {
        if (Factor(factorId) is not { } factor) return Refusal.NotFound;
        return Edit(factor.WithdrawAcceptance);
    }

    /// <summary>Records that no customer is owed a notice; an empty reason takes the decision back.</summary>
    public Refusal? DecideNoNotice(Person by, string reason)
    {
        if (!IsLedBy(by)) return Refusal.NotYours("Only the facilitator or a manager decides that no notice is owed.");
        reason = Words.Clean(reason);
        return Words.LimitText(reason, "The reason").At(nameof(NoNoticeReason)) ?? Edit(() => NoNoticeReason = reason);
    }

    /// <summary>Signs this exact version, once nothing in it is still being talked about.</summary>
    public Refusal? Sign(Person by, DateTimeOffset now)
    {
        if (!by.IsManager) return Refusal.NotYours("Only a manager signs a review.");
        if (Stage != Stage.Fix) return new Refusal("A review is signed in its Fix stage.", RefusalKind.Conflict);
        if (Signature is not null) return new Refusal("This version is signed already.", RefusalKind.Conflict);
        if (CheckTalkedOut() is { } refusal) return refusal;
        SignatureRows.Add(new Signature(Id, by.Id, ReviewContent.Hash(this), now));
        Version++;
        return null;
    }

    /// <summary>Marks a statement as one that customers may be told, in words meant for them.</summary>
    public Refusal? Share(FactAbout about, Guid? sourceId, string text, DateTimeOffset now, out ShareableFact? shared)
    {
        shared = null;
        text = Words.Clean(text);
        if (Words.RequireText(text, "What customers may be told").At(nameof(ShareableFact.Text)) is { } refusal) return refusal;
        // What was written freely has nothing but its words to be known by.
        if (FactRows.Exists(f => f.SourceId == sourceId && (sourceId is not null || (f.About == about && f.Text == text))))
            return new Refusal("This is shared with customers already.", RefusalKind.Conflict);
        FactRows.Add(shared = new ShareableFact(Id, about, sourceId, text, now));
        Version++;
        return null;
    }

    public Refusal? EditFact(Guid factId, string text)
    {
        if (FactRows.Find(f => f.Id == factId) is not { } fact) return Refusal.NotFound;
        text = Words.Clean(text);
        if (Words.RequireText(text, "What customers may be told").At(nameof(ShareableFact.Text)) is { } refusal) return refusal;
        fact.Reword(text);
        Version++;
        return null;
    }

    public Refusal? Unshare(Guid factId)
    {
        if (FactRows.RemoveAll(f => f.Id == factId) == 0) return Refusal.NotFound;
        Version++;
        return null;
    }

    internal void CustomersWereTold(DateTimeOffset now)
    {
        CustomersToldAt ??= now;
        Version++;
    }

    internal void AddNotice(Notice notice)
    {
        NoticeRows.Add(notice);
        Version++;
    }

    internal void DiscardNotice(Notice notice)
    {
        NoticeRows.Remove(notice);
        Version++;
    }

    /// <summary>An action of this review was altered from the register.</summary>
    internal void ActionChanged(string what)
    {
        Version++;
        if (!IsClosed) VoidSignature(what);
    }

    private Refusal? CheckFactors(ActionText text) => text.FactorIds.All(id => Factor(id) is not null) ? null : Refusal.NotFound;

    private void VoidSignature(string why) => Signature?.Void(why);
}
