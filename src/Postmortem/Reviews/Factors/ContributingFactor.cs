using Postmortem.Reviews.Evidence;

namespace Postmortem.Reviews.Factors;

/// <summary>A condition that made the failure possible.</summary>
public sealed class ContributingFactor : Storage.ISearchable
{
    private readonly List<FactorEvidence> _entries = [];
    private readonly List<FactorAccount> _accounts = [];
    private readonly List<FactorAttachment> _attachments = [];

    private ContributingFactor() { }

    internal ContributingFactor(Guid reviewId, FactorText text, Guid? parentId, int position, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, ParentId, Position, FromAccountId) = (reviewId, parentId, position, text.FromAccountId);
        Take(text);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>The factor that this one explains: "why was that possible?"</summary>
    public Guid? ParentId { get; private set; }
    public int Position { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>Key of a category of the review's template.</summary>
    public string Category { get; private set; } = "";
    public string Evidence { get; private set; } = "";

    /// <summary>Whether this tells what a person did; then a condition must stand beneath it.</summary>
    public bool IsAboutAPerson { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }

    /// <summary>The perspective whose words it was made of, with a name or without one; that is evidence.</summary>
    public Guid? FromAccountId { get; private set; }

    /// <summary>Why nothing is done about it, where it was accepted.</summary>
    public string AcceptedReason { get; private set; } = "";
    public Guid? RiskOwnerId { get; private set; }
    public DateOnly? LookAgainOn { get; private set; }

    /// <summary>What was seen when it was looked at again the last time.</summary>
    public string LookedAgainNote { get; private set; } = "";
    public DateTimeOffset? LookedAgainAt { get; private set; }

    /// <summary>The timeline entries that show it.</summary>
    public IReadOnlyList<FactorEvidence> Entries => _entries;

    /// <summary>The perspectives that show it, beside the one it was made of.</summary>
    public IReadOnlyList<FactorAccount> Accounts => _accounts;

    /// <summary>All perspectives that show it, the one it was made of first.</summary>
    public IReadOnlyList<Guid> AccountIds => [.. _accounts.Select(a => a.AccountId).Prepend(FromAccountId ?? Guid.Empty).Where(id => id != Guid.Empty)
        .Distinct()];

    /// <summary>The files that show it.</summary>
    public IReadOnlyList<FactorAttachment> Attachments => _attachments;

    public bool HasEvidence => Evidence.Length > 0 || _entries.Count > 0 || AccountIds.Count > 0 || _attachments.Count > 0;
    public bool IsAccepted => AcceptedReason.Length > 0;

    public Storage.SearchText ToSearch() => new("factor", Id, ReviewId, null, Words.Short(Text, 200), $"{Text}\n{Evidence}", RemovedAt is not null);

    internal void Take(FactorText text)
    {
        (Text, Category, Evidence, IsAboutAPerson) = (text.Text, text.Category, text.Evidence, text.IsAboutAPerson ?? IsAboutAPerson);
        _entries.RemoveAll(e => !text.EntryIds.Contains(e.TimelineEntryId));
        foreach (var id in text.EntryIds.Where(id => _entries.TrueForAll(e => e.TimelineEntryId != id)).ToList())
            _entries.Add(new FactorEvidence(Id, id));
        _accounts.RemoveAll(a => !text.AccountIds.Contains(a.AccountId));
        foreach (var id in text.AccountIds.Where(id => _accounts.TrueForAll(a => a.AccountId != id)).ToList())
            _accounts.Add(new FactorAccount(Id, id));
        _attachments.RemoveAll(a => !text.AttachmentIds.Contains(a.AttachmentId));
        foreach (var id in text.AttachmentIds.Where(id => _attachments.TrueForAll(a => a.AttachmentId != id)).ToList())
            _attachments.Add(new FactorAttachment(Id, id));
    }

    internal void MoveTo(Guid? parentId, int position) => (ParentId, Position) = (parentId, position);

    internal void Accept(string reason, Guid riskOwnerId, DateOnly lookAgainOn) =>
        (AcceptedReason, RiskOwnerId, LookAgainOn) = (reason, riskOwnerId, lookAgainOn);

    internal void LookAgain(string note, DateOnly nextOn, DateTimeOffset now) => (LookedAgainNote, LookedAgainAt, LookAgainOn) = (note, now, nextOn);

    internal void WithdrawAcceptance() => (AcceptedReason, RiskOwnerId, LookAgainOn, LookedAgainNote, LookedAgainAt) = ("", null, null, "", null);
}

/// <summary>A timeline entry that shows a factor.</summary>
public sealed class FactorEvidence
{
    private FactorEvidence() { }

    internal FactorEvidence(Guid factorId, Guid timelineEntryId) => (FactorId, TimelineEntryId) = (factorId, timelineEntryId);

    public Guid FactorId { get; private set; }
    public Guid TimelineEntryId { get; private set; }
}

/// <summary>A perspective that shows a factor, with a name or without one; it is told who tied it, and never who wrote a confidential one.</summary>
public sealed class FactorAccount
{
    private FactorAccount() { }

    internal FactorAccount(Guid factorId, Guid accountId) => (FactorId, AccountId) = (factorId, accountId);

    public Guid FactorId { get; private set; }
    public Guid AccountId { get; private set; }
}

/// <summary>What a person writes of a factor.</summary>
public sealed record FactorText(string Text, string Category)
{
    public string Evidence { get; init; } = "";

    /// <summary>What a person ticked; where nobody said, the words decide.</summary>
    public bool? IsAboutAPerson { get; init; }
    public IReadOnlyList<Guid> EntryIds { get; init; } = [];

    /// <summary>Revealed perspectives of this review that show it.</summary>
    public IReadOnlyList<Guid> AccountIds { get; init; } = [];

    /// <summary>Files of this review that show it.</summary>
    public IReadOnlyList<Guid> AttachmentIds { get; init; } = [];

    /// <summary>For a new factor only: where its words come from.</summary>
    public Guid? FromAccountId { get; init; }

    internal FactorText Cleaned() => this with { Text = Words.Clean(Text), Category = Words.Clean(Category), Evidence = Words.Clean(Evidence) };

    internal Refusal? Check() =>
        Words.RequireText(Text, "The factor").At(nameof(Text)) ?? Words.LimitText(Evidence, "The evidence").At(nameof(Evidence));
}
