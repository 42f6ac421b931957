using Postmortem.Storage;

namespace Postmortem.Reviews;

/// <summary>All that is known of one verb of a review.</summary>
/// <param name="Touches">The parts of the review that it may alter; pages draw these again.</param>
public sealed record ReviewVerb(string Name, ReviewSlices Touches) : Verb(Name)
{
    /// <summary>In <see cref="Says"/>: rows of any other type.</summary>
    public const string AnyRow = "*";

    /// <summary>The parts that it looks at, which are loaded for it. What it did not load it cannot ask for.</summary>
    public ReviewSlices Needs { get; init; } = Touches;

    /// <summary>
    /// Words, moves, additions, removals and plain answers can be taken back by whoever did them last. Not what others have acted on:
    /// invitations, seals, gates, signatures, letters.
    /// </summary>
    public bool CanBeUndone { get; init; }

    /// <summary>
    /// What the history says of a row of the log, by the type of the thing that was altered; rows without a sentence only go along with another.
    /// </summary>
    public Dictionary<string, Func<HistoryValues, HistorySentence?>> Says { get; } = [];

    /// <summary>Null where the history says nothing of this row.</summary>
    public HistorySentence? Tell(HistoryValues values) =>
        Says.TryGetValue(values.Row.EntityType, out var says) || Says.TryGetValue(AnyRow, out says) ? says(values) : null;

    /// <summary>The verb of a review that has this name in the log; null where it is none that is known here.</summary>
    public static ReviewVerb? Named(string name) => All.GetValueOrDefault(name) as ReviewVerb;
}

/// <summary>What the history says of one row.</summary>
/// <param name="Did">Goes on where the name of a person begins: "moved a factor".</param>
/// <param name="Shown">Properties to show with before and after; empty for none, one "*" for all that have a name.</param>
public sealed record HistorySentence(string Did, params string[] Shown);
