namespace Postmortem.Reviews.Pause;

/// <summary>Whether the harm to customers has stopped.</summary>
public enum Containment { NotAnswered, Running, Done }
