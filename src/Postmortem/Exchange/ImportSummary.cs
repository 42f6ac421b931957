namespace Postmortem.Exchange;

public enum StoredAs { Created, Updated, Unchanged }

/// <summary>One incident that an import met, as it is stored.</summary>
public sealed record StoredIncident(int Number, string Title, StoredAs As);

/// <summary>What an import came to.</summary>
public sealed record ImportSummary
{
    private const int MostStored = 100;

    public int Files { get; init; }
    public int Incidents { get; init; }
    public int Created { get; init; }
    public int Updated { get; init; }
    public int Unchanged { get; init; }

    /// <summary>The first hundred incidents that are stored now.</summary>
    public IReadOnlyList<StoredIncident> Stored { get; init; } = [];

    /// <summary>What could not be read, and where.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>What was assumed, left open or left out.</summary>
    public IReadOnlyList<ImportNote> Notes { get; init; } = [];

    /// <summary>Files that hold no incident and were left out.</summary>
    public int LeftOut => Notes.Count(note => note.LeftOut);

    public ImportSummary Plus(ImportSummary other) => new()
    {
        Files = Files + other.Files,
        Incidents = Incidents + other.Incidents,
        Created = Created + other.Created,
        Updated = Updated + other.Updated,
        Unchanged = Unchanged + other.Unchanged,
        Stored = Stored.Count >= MostStored ? Stored : [.. Stored.Concat(other.Stored).Take(MostStored)],
        Problems = [.. Problems, .. other.Problems],
        Notes = [.. Notes, .. other.Notes],
    };
}
