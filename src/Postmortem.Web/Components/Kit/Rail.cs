namespace Postmortem.Web.Components.Kit;

/// <summary>Where a stage stands.</summary>
public enum RailState
{
    Later,
    Now,
    Done,
}

/// <summary>One sentence of a gate: something a stage needs.</summary>
/// <param name="Href">Where it is supplied; shown as a link while it is missing.</param>
public sealed record RailGate(string Sentence, bool Met, string? Href = null);

/// <summary>One stage on the rail.</summary>
/// <param name="Icon">"pause", "look", "fix" or "tell".</param>
/// <param name="Href">The stage's page; null where the reader cannot go yet.</param>
/// <param name="Body">A line under the name, for example "Contained in 1 h 12 min".</param>
/// <param name="GateTitle">Above the gate, for example "Before Fix opens".</param>
public sealed record RailStage(
    string Name,
    string Icon,
    RailState State,
    string? Href = null,
    string? Body = null,
    string? GateTitle = null,
    IReadOnlyList<RailGate>? Gate = null);
