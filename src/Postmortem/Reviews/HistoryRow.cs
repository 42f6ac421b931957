namespace Postmortem.Reviews;

/// <param name="Who">Null where the program itself or a customer did it.</param>
/// <param name="Before">The altered properties as a JSON object; null where the thing is new.</param>
public sealed record HistoryRow(
    long Sequence, DateTimeOffset At, string? Who, string Verb, string EntityType, Guid EntityId, string? Before, string? After);
