using System.Globalization;
using Postmortem.Actions;
using Postmortem.Documents;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Reports;

/// <summary>The words that a report puts where a page shows a mark: states, kinds, "nobody yet".</summary>
internal sealed class ReportWords
{
    private readonly bool _french;
    private readonly CultureInfo _culture;

    private ReportWords(bool french) => (_french, _culture) = (french, CultureInfo.GetCultureInfo(french ? "fr-FR" : "en-GB"));

    /// <param name="language">Two letters; what is not French is written in English.</param>
    public static ReportWords In(string language) => new(language.StartsWith("fr", StringComparison.OrdinalIgnoreCase));

    public string Say(string english, string french) => _french ? french : english;

    public string Number(int number) => number.ToString("N0", _french ? _culture : CultureInfo.InvariantCulture);

    /// <summary>"2 d 3 h", "1 h 5 min", "12 min".</summary>
    public string Length(TimeSpan length) =>
        length.TotalDays >= 1 ? Say($"{(int)length.TotalDays} d {length.Hours} h", $"{(int)length.TotalDays} j {length.Hours} h")
        : length.TotalHours >= 1 ? $"{(int)length.TotalHours} h {length.Minutes} min" : $"{(int)length.TotalMinutes} min";

    public string Date(DateOnly day) => SpokenDate.Of(day, Say("en", "fr"));

    public string Of(Stage stage) => stage switch
    {
        Stage.Pause => Say("Pause", "Pause"),
        Stage.Analyze => Say("Analyze", "Analyse"),
        Stage.Fix => Say("Fix", "Correction"),
        Stage.Closed => Say("Closed", "Close"),
        _ => stage.ToString(),
    };

    public string Of(Severity severity) => severity switch
    {
        Severity.Minor => Say("Minor", "Mineure"),
        Severity.Major => Say("Major", "Majeure"),
        Severity.Severe => Say("Severe", "Grave"),
        _ => severity.ToString(),
    };

    public string Of(TimelineKind kind) => kind switch
    {
        TimelineKind.Trigger => Say("Trigger", "Déclencheur"),
        TimelineKind.Impact => Say("Impact", "Effet"),
        TimelineKind.Detection => Say("Detection", "Détection"),
        TimelineKind.Response => Say("Response", "Réaction"),
        TimelineKind.Communication => Say("Communication", "Communication"),
        TimelineKind.Recovery => Say("Recovery", "Rétablissement"),
        TimelineKind.Unsorted => "", // a reader of paper can choose none
        _ => kind.ToString(),
    };

    public string Of(Measure measure) => measure switch
    {
        Measure.Detect => Say("Time to detect", "Délai de détection"),
        Measure.Acknowledge => Say("Time to acknowledge", "Délai de prise en charge"),
        Measure.Contain => Say("Time to contain", "Délai d’endiguement"),
        Measure.Recover => Say("Time to recover", "Délai de rétablissement"),
        Measure.Tell => Say("Time to tell customers", "Délai d’information des clients"),
        _ => measure.ToString(),
    };

    public string Of(MarkSource source) => source switch
    {
        MarkSource.IncidentStart => Say("the incident’s start", "le début de l’incident"),
        MarkSource.IncidentNotice => Say("when the incident was noticed", "le moment où l’incident a été remarqué"),
        MarkSource.IncidentEnd => Say("the incident’s end", "la fin de l’incident"),
        MarkSource.Containment => Say("when containment was marked as done", "le moment où l’endiguement a été déclaré"),
        MarkSource.Notice => Say("when the first notice was sent", "l’envoi du premier avis"),
        _ => source.ToString(),
    };

    public string Of(Certainty certainty) => certainty switch
    {
        Certainty.Fact => Say("Fact", "Fait"),
        Certainty.Assumption => Say("Assumption", "Supposition"),
        Certainty.Unknown => Say("Unknown", "Inconnu"),
        _ => certainty.ToString(),
    };

    public string Of(Strength? strength) => strength switch
    {
        Strength.Weaker => Say("Weaker", "Faible"),
        Strength.Intermediate => Say("Intermediate", "Moyenne"),
        Strength.Stronger => Say("Stronger", "Forte"),
        _ => Say("Not said yet", "Pas encore dite"),
    };

    public string Of(ActionState state) => !_french ? ActionStates.Name(state) : state switch
    {
        ActionState.Planned => "Prévue",
        ActionState.InProgress => "En cours",
        ActionState.Done => "Faite, à vérifier",
        ActionState.Effective => "Efficace",
        ActionState.PartlyEffective => "En partie efficace",
        ActionState.NotEffective => "Sans effet",
        ActionState.Dropped => "Abandonnée",
        _ => state.ToString(),
    };

    public string Owner(string? name) => name ?? Say("Nobody yet", "Personne encore");
}
