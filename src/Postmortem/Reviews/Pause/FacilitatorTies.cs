namespace Postmortem.Reviews.Pause;

public sealed record FacilitatorTies(IReadOnlyList<FacilitatorTie> Actions);

/// <param name="Service">The service that both are about.</param>
public sealed record FacilitatorTie(int ActionNumber, int ReviewNumber, string Text, string Service);
