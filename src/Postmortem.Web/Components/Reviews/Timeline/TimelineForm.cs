using Postmortem.Reviews.Timeline;

namespace Postmortem.Web.Components.Reviews.Timeline;

/// <summary>A timeline entry while someone writes it. Times are UTC.</summary>
public sealed class TimelineForm
{
    public DateTimeOffset? HappenedAt { get; set; }
    public TimelineKind Kind { get; set; } = TimelineKind.Unsorted;
    public Certainty Certainty { get; set; }
    public string Text { get; set; } = "";
    public string Evidence { get; set; } = "";
    public bool KnownLater { get; set; }
    public DateTimeOffset? KnownAt { get; set; }

    /// <summary>The zone of an imported time was only assumed, and nobody has said yet that it is right.</summary>
    public bool ZoneAssumed { get; set; }

    /// <summary>The text the writer started from.</summary>
    public string Before { get; set; } = "";

    public static TimelineForm Of(TimelineEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new()
        {
            HappenedAt = entry.HappenedAt,
            Kind = entry.Kind,
            Certainty = entry.Certainty,
            Text = entry.Text,
            Evidence = entry.Evidence,
            KnownLater = entry.KnownAt is not null,
            KnownAt = entry.KnownAt,
            ZoneAssumed = entry.ZoneAssumed,
            Before = entry.Text,
        };
    }

    /// <param name="was">The entry as it is stored; null for a new one.</param>
    public Result<TimelineText> ToText(TimelineEntry? was = null)
    {
        if (HappenedAt is not { } at) return new Refusal("When did it happen? Please choose a day and a time; "
            + "mark it as an assumption if you are not sure.")
        { Field = nameof(TimelineText.HappenedAt) };
        if (KnownLater && KnownAt is null) return new Refusal("When did we learn of it? "
            + "Choose a day and a time, or untick “We learned of it later”.")
        { Field = nameof(TimelineText.KnownAt) };
        return new TimelineText(at, Kind, Text)
        {
            KnownAt = KnownLater ? KnownAt : null,
            Certainty = Certainty,
            Evidence = Evidence,
            OriginalTime = was?.OriginalTime ?? "",
            // Whoever corrects an imported time has looked at it, and its zone with it.
            ZoneAssumed = ZoneAssumed && was?.HappenedAt == at,
        };
    }
}
