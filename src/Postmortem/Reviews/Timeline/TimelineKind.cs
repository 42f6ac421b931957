namespace Postmortem.Reviews.Timeline;

/// <summary>
/// What a timeline entry tells about. <see cref="Unsorted"/>, which nobody has sorted yet and whose words are no sign, stands last: the numbers
/// before it are stored.
/// </summary>
public enum TimelineKind { Trigger, Impact, Detection, Response, Communication, Recovery, Unsorted }

/// <summary>How sure we are of a timeline entry.</summary>
public enum Certainty { Fact, Assumption, Unknown }
