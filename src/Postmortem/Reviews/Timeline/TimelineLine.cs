namespace Postmortem.Reviews.Timeline;

/// <summary>What a typed line is read against.</summary>
/// <param name="Zone">The zone whose wall clock the writer reads.</param>
/// <param name="Now">The moment at which it is written; decides what "yesterday" is.</param>
public sealed record LineBasis(TimeZoneInfo Zone, DateTimeOffset Now)
{
    /// <summary>The entry that was written before: a clock alone belongs to its day, or past midnight to the next.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>When the incident began, for the day of the first entry.</summary>
    public DateTimeOffset? Begin { get; init; }

    /// <summary>Lines of one text stand in order, so that a clock going back by three hours has passed midnight; else it takes twelve.</summary>
    public bool InOrder { get; init; }

    /// <summary>For a clock time that happened twice in autumn: the later of the two. Null while nobody has chosen.</summary>
    public bool? Later { get; init; }
}

/// <summary>A clock time that the night in autumn has twice.</summary>
public sealed record Twice(DateTimeOffset First, DateTimeOffset Second);

/// <summary>One line as someone typed or pasted it, and how it was understood.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Source">As it stood.</param>
public sealed record TimelineLine(int Number, string Source)
{
    /// <summary>How many lines of the pasted text it takes up, from <see cref="Number"/> on.</summary>
    public int Height { get; init; } = 1;

    /// <summary>What would be put on the timeline; null where <see cref="Problem"/> says why nothing can be.</summary>
    public TimelineText? Text { get; init; }

    public Refusal? Problem { get; init; }

    /// <summary>Nobody named the kind; it was guessed from the words.</summary>
    public bool KindGuessed { get; init; }

    /// <summary>Sentences about what was concluded and not written.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Set where the writer must choose which of the two is meant, or did.</summary>
    public Twice? Twice { get; init; }

    /// <summary>Reads one line such as <c>14:05 queue length alarm fires</c>.</summary>
    public static TimelineLine Read(string source, LineBasis basis) => TimelineLineReader.Read(1, source, basis);
}
