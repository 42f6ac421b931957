using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews.Pause;
using Postmortem.Storage;

namespace Postmortem.Reviews;

public enum Stage { Pause, Analyze, Fix, Closed }

/// <summary>
/// The blameless review of one incident, or of several that belong together. Every verb answers null when it was done, or the
/// reason why not. What each stage may do stands in a file of its own.
/// </summary>
public sealed partial class Review : ISearchable, IChangeRoot
{
    private Review() { }

    /// <param name="number">The next free number of the register.</param>
    /// <param name="template">The guide this review follows; it keeps this very text, whatever becomes of the file.</param>
    public Review(int number, string title, Person startedBy, ReviewTemplate template, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (Number, Title, StartedById, StartedAt) = (number, Words.Short(title, Words.LineLimit), startedBy.Id, now);
        (TemplateName, TemplateText) = (template.Name, template.Source);
        Hold(ReviewSlices.All);
        ContainmentRows.AddRange(template.Pause.Containment.Select((item, i) => new ContainmentItem(Id, item.Key, item.Text, i, now)));
    }

    public Guid Id { get; private set; }
    public int Number { get; private set; }
    public string Reference => $"R-{Number}";
    public string Title { get; private set; } = "";
    public Stage Stage { get; private set; }
    public Guid StartedById { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string TemplateName { get; private set; } = "";
    public string TemplateText { get; private set; } = "";
    public Guid? FacilitatorId { get; private set; }

    /// <summary>Bumped with every change anywhere in the review.</summary>
    public long Version { get; private set; }

    /// <summary>The guide as it was when this review began.</summary>
    internal ReviewTemplate Template() => ReviewTemplate.Parse(TemplateName, TemplateText);

    public IReadOnlyList<Incident> Incidents => IncidentRows;
    public IReadOnlyList<Participant> Participants => ParticipantRows;
    public IReadOnlyList<GateOverride> Overrides => OverrideRows;

    /// <summary>The worst of its incidents.</summary>
    public Severity Severity => IncidentRows.Count == 0 ? Severity.Minor : IncidentRows.Max(i => i.Severity);

    public bool IsClosed => Stage == Stage.Closed;

    /// <summary>Who may lead it through its gates: its facilitator, and managers.</summary>
    public bool IsLedBy(Person person) => person.IsManager || FacilitatorId == person.Id;

    /// <summary>Who may bring somebody without an account to it: who leads it, and until somebody does, who started it.</summary>
    public bool MayBeInvitedToBy(Person person) => !IsClosed && (IsLedBy(person) || (FacilitatorId is null && StartedById == person.Id));

    public Refusal? Rename(string title)
    {
        title = Words.Clean(title);
        if (Words.RequireLine(title, "The title") is { } refusal) return refusal;
        return Edit(() => Title = title);
    }

    /// <summary>Opens the next stage, once its gate is met or a reason to pass it anyway is given.</summary>
    public Refusal? OpenNextStage(Person by, string? reasonToPass, DateTimeOffset now)
    {
        if (!IsLedBy(by)) return Refusal.NotYours("Only the facilitator or a manager opens the next stage.");
        var next = Stage switch
        {
            Stage.Pause => Stage.Analyze,
            Stage.Analyze => Stage.Fix,
            _ => Stage.Closed,
        };
        if (IsClosed) return new Refusal("This review is closed.", RefusalKind.Conflict);
        if (next == Stage.Closed && Vote is { IsOpen: true })
            return new Refusal("A vote on the factors is still open. Close it in Analyze first.", RefusalKind.Conflict);
        var gate = Gate.Of(this);
        if (!gate.IsOpen)
        {
            var reason = Words.Clean(reasonToPass);
            if (reason.Length == 0) return new Refusal($"{gate.Title} still needs: {string.Join(" ", gate.Missing.Select(m => m.Sentence))}");
            if (Words.LimitText(reason, "The reason") is { } tooLong) return tooLong;
            OverrideRows.Add(new GateOverride(Id, Stage, reason, string.Join("\n", gate.Missing.Select(m => m.Sentence)), by.Id, now));
        }
        if (next == Stage.Closed) ClosedAt = now;
        if (Stage == Stage.Pause) Reveal(now);
        Stage = next;
        Version++;
        return null;
    }

    /// <summary>Opens a closed review again, for a stated reason.</summary>
    public Refusal? Reopen(Person by, string reason, DateTimeOffset now)
    {
        if (!by.IsManager) return Refusal.NotYours("Only a manager opens a closed review again.");
        if (!IsClosed) return new Refusal("This review is not closed.", RefusalKind.Conflict);
        reason = Words.Clean(reason);
        if (Words.RequireText(reason, "The reason") is { } refusal) return refusal;
        (Stage, ClosedAt) = (Stage.Fix, null);
        VoidSignature($"The review was opened again: {reason}");
        Version++;
        return null;
    }

    /// <summary>Null where its words were not loaded: a verb that loads it so alters none of them.</summary>
    public SearchText? ToSearch() => !Holds(ReviewSlices.SearchWords) ? null
        : new("review", Id, Id, null, Title, string.Join("\n", CustomerWords().Prepend(CustomerView)));

    /// <summary>Someone's last change was taken back, row by row; here it is seen whether the review still holds together.</summary>
    internal Refusal? TakenBack()
    {
        var shown = Factors.Select(f => f.Id).ToHashSet();
        if (Factors.Any(f => f.ParentId is { } parent && !shown.Contains(parent)) || FactorTree().Count != shown.Count)
            return new Refusal("This cannot be undone any more: other factors stand beneath it, or what it stood beneath is gone. Move those first.",
                RefusalKind.Conflict);
        if (Actions.Any(a => a.Factors.Any(f => !shown.Contains(f.FactorId))))
            return new Refusal("This cannot be undone any more: a corrective action addresses this factor. Take the action off it first.",
                RefusalKind.Conflict);
        if (Factors.Any(f => f.Attachments.Any(t => Attachments.All(a => a.Id != t.AttachmentId))))
            return new Refusal("This cannot be undone any more: the file shows a factor. Take it off there first.", RefusalKind.Conflict);
        if (Actions.Select(a => a.CheckIndependence(a.OwnerId, a.VerifierId)).FirstOrDefault(r => r is not null) is { } refusal) return refusal;
        return Edit(() => { });
    }

    /// <summary>Every edit of what a review says goes through here: closed means closed, and a signature is for one version only.</summary>
    private Refusal? Edit(Action change, Stage from = Stage.Pause)
    {
        if (IsClosed) return new Refusal("This review is closed. A manager can open it again.", RefusalKind.Conflict);
        if (Stage < from) return new Refusal($"{from} is still locked: {Gate.TitleOf(Stage)} needs more first.", RefusalKind.Conflict);
        change();
        Version++;
        VoidSignature("The review was changed after it was signed.");
        return null;
    }
}
