namespace Postmortem.Reviews.Perspectives;

/// <summary>What became of an answer.</summary>
/// <param name="IsLate">The perspectives were revealed meanwhile; these words are kept as their writer's draft, and are nobody else's.</param>
public sealed record WrittenAnswer(bool IsLate);
