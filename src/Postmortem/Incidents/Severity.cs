namespace Postmortem.Incidents;

/// <summary>How badly customers were let down. Severe reviews must end with at least one action that is not weaker.</summary>
public enum Severity { Minor, Major, Severe }
