using System.Text;

namespace Postmortem.Reviews;

/// <summary>Names of properties as people say them.</summary>
public static class HistoryLabels
{
    /// <summary>Properties whose values are words of a fixed list.</summary>
    public static readonly HashSet<string> Enums =
        new(["Containment", "Stage", "Kind", "Certainty", "Severity", "State", "Strength", "Approach", "About", "Answer"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["Title"] = "Title",
        ["Containment"] = "Containment",
        ["ContainmentOwnerId"] = "Who sees to it",
        ["ContainmentNote"] = "What was done",
        ["Evidence"] = "Where it is seen",
        ["CustomerView"] = "The customer’s view",
        ["ContainedAt"] = "Contained",
        ["Who"] = "Who said it",
        ["SaidAt"] = "When they said it",
        ["Did"] = "What they did or wanted",
        ["WentWrong"] = "What went wrong there",
        ["AffectedCount"] = "Customers affected",
        ["AffectedOwnerId"] = "Who finds out",
        ["AffectedNote"] = "Who they are",
        ["PerspectivesClosedReason"] = "Reason",
        ["Reason"] = "Reason",
        ["Missing"] = "Missing then",
        ["Text"] = "Text",
        ["HappenedAt"] = "When it happened",
        ["KnownAt"] = "When it became known",
        ["Kind"] = "Kind",
        ["Certainty"] = "How sure",
        ["Category"] = "Category",
        ["IsAboutAPerson"] = "Tells what a person did",
        ["AcceptedReason"] = "Why we accept it",
        ["RiskOwnerId"] = "Who carries the risk",
        ["LookAgainOn"] = "Looked at again",
        ["SingleFactorReason"] = "Why one is enough",
        ["NoMitigatorsReason"] = "Why nothing did",
        ["NoNoticeReason"] = "Why no notice is owed",
        ["OwnerId"] = "Owner",
        ["DueOn"] = "Due",
        ["VerifyOn"] = "Verified",
        ["MeasureFrom"] = "Measured from",
        ["VerifierId"] = "Who verifies it",
        ["Approach"] = "What it does",
        ["LookedAgainNote"] = "What we saw",
        ["Strength"] = "Strength",
        ["SuccessMeasure"] = "How we will know",
        ["State"] = "State",
        ["StateNote"] = "What was seen",
        ["VoidedBecause"] = "Reason",
        ["Severity"] = "Severity",
        ["CustomerExperience"] = "What customers experienced",
        ["WhoWasTouched"] = "Whom it touched",
        ["CustomersAffected"] = "Customers affected",
        ["StartedAt"] = "Started",
        ["NoticedAt"] = "Noticed",
        ["EndedAt"] = "Ended",
        ["Channel"] = "Channel",
        ["Services"] = "Services",
        ["Reply"] = "Answer",
        ["Message"] = "Message",
        ["Prompt"] = "What everyone reads",
        ["Minutes"] = "Minutes",
        ["Notes"] = "Notes",
        ["Outcome"] = "What we decided",
        ["WithoutNames"] = "Without names",
    };

    /// <summary>Null for what says nothing to a reader: ids, positions, bookkeeping.</summary>
    public static string? Of(string property) => Labels.GetValueOrDefault(property);

    /// <summary>"NotAnswered" as "not answered".</summary>
    public static string Plain(string name)
    {
        if (name == nameof(Timeline.TimelineKind.Unsorted)) return "no kind yet";
        var words = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }
}
