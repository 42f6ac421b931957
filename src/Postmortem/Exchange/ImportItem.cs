using System.Text.Json.Serialization;
using Postmortem.Incidents;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Exchange;

/// <summary>What reading a file delivers, one after the other: an <see cref="ImportedIncident"/>, an
/// <see cref="ImportProblem"/> where something could not be read, or an <see cref="ImportNote"/> about something left out on purpose.</summary>
public abstract record ImportItem;

/// <summary>Something in a file that could not be read, as a sentence for people.</summary>
/// <param name="File">The name that the reader was given.</param>
/// <param name="Line">Counted from 1; 1 where the whole file is meant.</param>
/// <param name="Column">Counted from 1, in characters; 1 where the whole line is meant.</param>
/// <param name="Message">One or two plain sentences.</param>
public sealed record ImportProblem(string File, int Line, int Column, string Message) : ImportItem
{
    /// <param name="why">Its message has the file's name in it, which is shown as what it is.</param>
    public static ImportProblem NotOpened(string file, Exception why) => new(file, 1, 1, Words.Name($"This file cannot be opened: {why.Message}"));
}

/// <summary>Something that was read and left out on purpose, or is worth knowing about the file as a whole. Not a failure.</summary>
/// <param name="File">The name that the reader was given.</param>
/// <param name="Line">Counted from 1; 1 where the whole file is meant.</param>
/// <param name="Message">One plain sentence.</param>
public sealed record ImportNote(string File, int Line, string Message) : ImportItem
{
    /// <summary>Whether the whole file was left out because it holds no incident.</summary>
    public bool LeftOut { get; init; }
}

/// <summary>One incident as its source tells it. All text is plain text and is data: encode it wherever it is shown.</summary>
public sealed record ImportedIncident : ImportItem
{
    /// <summary>The format it came in: <c>statuspage</c> or <c>markdown</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Unique and stable inside its source: the same incident, edited and read again, keeps it. At most 200 characters.</summary>
    public required string SourceId { get; init; }

    /// <summary>Whether the id is only the name of a file, which another incident may have too.</summary>
    public bool IsNamedByFile { get; init; }

    /// <summary>Never empty; at most 300 characters on one line.</summary>
    public required string Title { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The day on which it started, where no time of day is told.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>When someone first knew of it; not before <see cref="StartedAt"/>.</summary>
    public DateTimeOffset? NoticedAt { get; init; }

    /// <summary>Never before <see cref="StartedAt"/>: an end that was is left out and told in <see cref="Remarks"/>.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>Where customers met it, where the source says so.</summary>
    public string? Channel { get; init; }

    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>An absolute http or https address of the incident at its source.</summary>
    public string? Url { get; init; }

    /// <summary>When the source last changed it; the newer of two readings of one incident wins.</summary>
    public DateTimeOffset? SourceUpdatedAt { get; init; }

    /// <summary>What customers met, in the source's words.</summary>
    public string? CustomerExperience { get; init; }

    public string? Summary { get; init; }

    /// <summary>In the order of time as far as times are known.</summary>
    public IReadOnlyList<ImportedEntry> Entries { get; init; } = [];

    /// <summary>Conditions that made the failure possible.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>What limited the harm: what went well, where luck helped.</summary>
    public IReadOnlyList<string> Mitigators { get; init; } = [];

    public IReadOnlyList<ImportedAction> Actions { get; init; } = [];

    public IReadOnlyList<string> Lessons { get; init; } = [];

    /// <summary>What was assumed, left open or left out.</summary>
    public IReadOnlyList<IncidentRemark> Remarks { get; init; } = [];

    /// <summary>The headings of the parts of a text that were not taken over, which <see cref="Remarks"/> tells too.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> PartsLeftOut { get; init; } = [];

    /// <summary>The sentences of <see cref="Remarks"/>.</summary>
    public IEnumerable<string> Notes => Remarks.Select(remark => remark.Text);

    /// <summary>Only where the source gives one number of customers.</summary>
    public int? CustomersAffected { get; init; }

    /// <summary>The name of the file it was read from.</summary>
    public required string FileName { get; init; }

    /// <summary>The line of the file where it begins, counted from 1.</summary>
    public required int Line { get; init; }
}

/// <summary>One step of a timeline.</summary>
/// <param name="SourceId">Unique inside its incident and stable when the incident is read again. At most 250 characters.</param>
/// <param name="At">Null where the source gives none that can be read.</param>
/// <param name="OriginalTime">The time as it stood in the source, at most 100 characters; empty where there was none.</param>
/// <param name="ZoneAssumed">True where the source named no zone and the importer's was taken.</param>
/// <param name="Kind">Guessed from status and words; unsorted where they tell none.</param>
/// <param name="Text">Plain text of at most 60,000 characters; never empty.</param>
public sealed record ImportedEntry(string SourceId, DateTimeOffset? At, string OriginalTime, bool ZoneAssumed, TimelineKind Kind, string Text)
{
    /// <summary>The end of a step that lasted, where the source gives a range.</summary>
    [JsonIgnore]
    internal DateTimeOffset? Until { get; init; }

    /// <summary>Where it stands in the file, counted from 1.</summary>
    [JsonIgnore]
    internal int Line { get; init; }
}

/// <summary>One thing that was to be done.</summary>
/// <param name="Text">Plain text; never empty.</param>
/// <param name="OwnerText">Whoever the source names, as written.</param>
/// <param name="Done">Null where the source does not say.</param>
/// <param name="DueText">The due date as written.</param>
public sealed record ImportedAction(string Text, string? OwnerText = null, bool? Done = null, string? DueText = null);
