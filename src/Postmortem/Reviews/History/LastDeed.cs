namespace Postmortem.Reviews.History;

/// <param name="Rows">Of the log, oldest first; empty where there is nothing.</param>
public sealed record LastDeed(IReadOnlyList<HistoryRow> Rows)
{
    public bool IsUndo => Rows.Count > 0 && Rows[0].Verb == HistoryService.Undo.Name;
}
