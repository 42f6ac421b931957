using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    /// <summary>Takes over what an incident brought along: its steps as the timeline, what a post-mortem found as first findings.</summary>
    /// <param name="category">Key of the category that imported factors start in.</param>
    /// <param name="nextAction">Answers the next free number of the register of actions.</param>
    /// <param name="tellsAnAct">Answers whether words name a person or tell an act.</param>
    internal void StartFrom(Incident incident, string category, Func<int> nextAction, Func<string, bool> tellsAnAct, DateTimeOffset now)
    {
        foreach (var update in incident.Updates.Where(u => u.At is not null && u.Text.Length > 0))
            EntryRows.Add(new TimelineEntry(Id, new TimelineText(update.At!.Value, update.Kind, update.Text)
            {
                Evidence = incident.SourceUrl ?? "",
                OriginalTime = update.OriginalTime,
                ZoneAssumed = update.ZoneAssumed,
            }, now));
        if (CustomerView.Length == 0) CustomerView = incident.CustomerExperience;
        if (AffectedCount is null) AffectedCount = incident.CustomersAffected;
        if (AffectedNote.Length == 0) AffectedNote = incident.WhoWasTouched;
        var source = incident.SourceUrl ?? (incident.Source is null ? "" : $"From the imported post-mortem “{Words.Short(incident.Title)}”");
        foreach (var finding in incident.Findings) StartWith(finding, source, category, nextAction, tellsAnAct, now);
    }

    private void StartWith(IncidentFinding finding, string source, string category, Func<int> nextAction, Func<string, bool> tellsAnAct, DateTimeOffset now)
    {
        switch (finding.Kind)
        {
            case FindingKind.Factor:
                var words = new FactorText(finding.Text, category) { Evidence = source, IsAboutAPerson = tellsAnAct(finding.Text) };
                FactorRows.Add(new ContributingFactor(Id, words, null, FactorRows.Count, now));
                break;
            case FindingKind.Mitigator:
                MitigatorRows.Add(new Mitigator(Id, finding.Text, false, now));
                break;
            case FindingKind.Action:
                var text = finding.Note.Length == 0 ? finding.Text : $"{finding.Text} ({finding.Note})";
                ActionRows.Add(new CorrectiveAction(Id, nextAction(), new ActionText(text), now));
                break;
            case FindingKind.Lesson or FindingKind.Summary:
                break; // read on the incident; neither a condition nor a change
            default:
                throw new InvalidOperationException($"No place for a finding of kind {finding.Kind}.");
        }
    }
}
