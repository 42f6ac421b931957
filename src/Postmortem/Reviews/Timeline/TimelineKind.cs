namespace Postmortem.Reviews.Timeline;

/// <summary>What a timeline entry tells about.</summary>
public enum TimelineKind { Trigger, Impact, Detection, Response, Communication, Recovery }

/// <summary>How sure we are of a timeline entry.</summary>
public enum Certainty { Fact, Assumption, Unknown }
