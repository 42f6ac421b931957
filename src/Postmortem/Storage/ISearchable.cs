namespace Postmortem.Storage;

/// <summary>An entity that can be found; its row in the search index is kept by every save.</summary>
public interface ISearchable
{
    /// <summary>Null where this save alters nothing that it is found by.</summary>
    SearchText? ToSearch();
}

/// <param name="Kind">"incident", "review", "factor", "action", "comment", "file"; "session", "answer", "parked" for what was said in a session.</param>
/// <param name="ReviewId">The review it belongs to, which decides who may find it.</param>
/// <param name="IncidentId">Set on incidents only.</param>
public sealed record SearchText(string Kind, Guid EntityId, Guid? ReviewId, Guid? IncidentId, string Title, string Body, bool Removed = false);
