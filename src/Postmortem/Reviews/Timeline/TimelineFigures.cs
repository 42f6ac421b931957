namespace Postmortem.Reviews.Timeline;

/// <summary>The durations that the field of incident management asks for.</summary>
public enum Measure
{
    /// <summary>From the first harm to its detection.</summary>
    Detect,

    /// <summary>From detection to the first response.</summary>
    Acknowledge,

    /// <summary>From notice to containment.</summary>
    Contain,

    /// <summary>From the first harm to the last recovery.</summary>
    Recover,

    /// <summary>From the first harm to the first word to customers.</summary>
    Tell,
}

/// <summary>What told a moment.</summary>
public enum MarkSource { Entry, IncidentStart, IncidentNotice, IncidentEnd, Containment, Notice }

/// <summary>A moment from which or to which something is measured.</summary>
/// <param name="What">The entry's words; empty where something else told it.</param>
/// <param name="EntryId">Null where it is no entry of the timeline.</param>
/// <param name="IsSure">False where the entry is an assumption or unknown.</param>
public sealed record Mark(DateTimeOffset At, MarkSource Source, string What = "", Guid? EntryId = null, bool IsSure = true);

/// <summary>One duration: what it was computed from, or what is missing.</summary>
/// <param name="From">Null where nothing says when it began.</param>
/// <param name="To">Null where nothing says when it was over.</param>
public sealed record Duration(Measure Measure, Mark? From, Mark? To)
{
    /// <summary>Null where it is not known, or where the end lies before the beginning.</summary>
    public TimeSpan? Length => To?.At - From?.At is { } length && length >= TimeSpan.Zero ? length : null;

    public bool IsSure => From is { IsSure: true } && To is { IsSure: true };

    /// <summary>"Time to detect".</summary>
    public string Name => Measure switch
    {
        Measure.Detect => "Time to detect",
        Measure.Acknowledge => "Time to acknowledge",
        Measure.Contain => "Time to contain",
        Measure.Recover => "Time to recover",
        Measure.Tell => "Time to tell customers",
        _ => throw new InvalidOperationException($"No name for {Measure}."),
    };

    /// <summary>"2 h 5 min"; null where it is not known.</summary>
    public string? Said => Length is { } length ? TimelineGaps.Say(length) : null;

    /// <summary>Why there is no length; null where there is one.</summary>
    public string? Missing => Length is not null ? null
        : From is null ? (Measure is Measure.Acknowledge or Measure.Contain
            ? "Not known yet: no entry says when it was detected."
            : "Not known yet: no entry of the kind trigger or impact says when it began.")
        : To is not null ? "Not known: its end lies before its beginning. One of the two times must be wrong."
        : Measure switch
        {
            Measure.Detect => "Not known yet: no entry says when it was detected.",
            Measure.Acknowledge => "Not known yet: no response stands on the timeline after the detection.",
            Measure.Contain => "Not known yet: nobody has said that the harm is contained.",
            Measure.Recover => "Not known yet: no entry says when it had recovered.",
            Measure.Tell => "Not known yet: no communication stands on the timeline, and no notice was sent.",
            _ => throw new InvalidOperationException($"No words for {Measure}."),
        };
}

/// <summary>Something on the timeline that deserves a second look, as a sentence.</summary>
/// <param name="EntryIds">The entries it is about.</param>
public sealed record TimelineQuestion(string Sentence, IReadOnlyList<Guid> EntryIds);

/// <summary>What follows from a review's timeline. A pure function of the review.</summary>
public sealed record TimelineFigures(IReadOnlyList<Duration> Durations, IReadOnlyList<TimelineQuestion> Contradictions, IReadOnlyList<TimelineQuestion> Gaps)
{
    /// <summary>False while no measure has both its ends.</summary>
    public bool AnythingMeasured => Durations.Any(d => d is { From: not null, To: not null });

    /// <param name="zone">The reader's, for the clock times in the sentences.</param>
    public static TimelineFigures Of(Review review, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(zone);
        var marks = new TimelineMarks(review);
        return new TimelineFigures(DurationsOf(marks), [.. new TimelineContradictions(review, marks, zone).All()], [.. TimelineGaps.In(marks.Entries, zone)]);
    }

    private static IReadOnlyList<Duration> DurationsOf(TimelineMarks marks) =>
    [
        new(Measure.Detect, marks.Began, marks.Detected),
        new(Measure.Acknowledge, marks.Detected, marks.Responded),
        new(Measure.Contain, marks.Detected, marks.Contained),
        new(Measure.Recover, marks.Began, marks.Recovered),
        new(Measure.Tell, marks.Began, marks.HistorySentence),
    ];
}

/// <summary>The moments that durations are measured between.</summary>
internal sealed class TimelineMarks
{
    public TimelineMarks(Review review)
    {
        Entries = review.Timeline;
        Began = First(TimelineKind.Impact) ?? First(TimelineKind.Trigger)
            ?? Earliest(review.Incidents.Select(i => i.StartedAt), MarkSource.IncidentStart);
        Detected = First(TimelineKind.Detection) ?? Earliest(review.Incidents.Select(i => i.NoticedAt), MarkSource.IncidentNotice);
        Responded = Of(Entries.FirstOrDefault(e => e.Kind == TimelineKind.Response && e.HappenedAt >= (Detected?.At ?? e.HappenedAt)));
        Contained = review.ContainedAt is { } contained ? new Mark(contained, MarkSource.Containment) : null;
        Recovered = Of(Entries.LastOrDefault(e => e.Kind == TimelineKind.Recovery))
            ?? (review.Incidents.Max(i => i.EndedAt) is { } ended ? new Mark(ended, MarkSource.IncidentEnd) : null);
        var notice = Earliest(review.Notices.Select(n => n.SentAt).Append(review.CustomersToldAt), MarkSource.Notice);
        var word = Of(Entries.FirstOrDefault(e => e.Kind == TimelineKind.Communication && e.HappenedAt >= (Began?.At ?? e.HappenedAt)));
        HistorySentence = word is null || notice?.At < word.At ? notice : word;
    }

    public IReadOnlyList<TimelineEntry> Entries { get; }
    public Mark? Began { get; }
    public Mark? Detected { get; }
    public Mark? Responded { get; }
    public Mark? Contained { get; }
    public Mark? Recovered { get; }
    public Mark? HistorySentence { get; }

    public TimelineEntry? FirstOf(TimelineKind kind) => Entries.FirstOrDefault(e => e.Kind == kind);

    private Mark? First(TimelineKind kind) => Of(FirstOf(kind));

    private static Mark? Of(TimelineEntry? entry) =>
        entry is null ? null : new Mark(entry.HappenedAt, MarkSource.Entry, Words.OneLine(entry.Text), entry.Id, entry.Certainty == Certainty.Fact);

    private static Mark? Earliest(IEnumerable<DateTimeOffset?> times, MarkSource source) => times.Min() is { } at ? new Mark(at, source) : null;
}
