using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Incidents;

/// <summary>One step that a source told of an incident; a review's timeline starts from these.</summary>
public sealed class IncidentUpdate
{
    private IncidentUpdate() { }

    public IncidentUpdate(string sourceId, DateTimeOffset? at, string originalTime, bool zoneAssumed, TimelineKind kind, string text, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (SourceId, At, OriginalTime, ZoneAssumed, Kind, Text) = (sourceId, at?.ToUniversalTime(), originalTime, zoneAssumed, kind, Words.Clean(text));
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }

    /// <summary>Unique within the incident only: sources repeat their ids.</summary>
    public string SourceId { get; private set; } = "";
    public DateTimeOffset? At { get; private set; }

    /// <summary>The time as the source wrote it.</summary>
    public string OriginalTime { get; private set; } = "";

    /// <summary>Whether the source named no zone and one was assumed.</summary>
    public bool ZoneAssumed { get; private set; }
    public TimelineKind Kind { get; private set; }
    public string Text { get; private set; } = "";

    internal void Take(IncidentUpdate newer) =>
        (At, OriginalTime, ZoneAssumed, Kind, Text) = (newer.At, newer.OriginalTime, newer.ZoneAssumed, newer.Kind, newer.Text);
}

internal sealed class IncidentUpdateMapping : IEntityTypeConfiguration<IncidentUpdate>
{
    public void Configure(EntityTypeBuilder<IncidentUpdate> update)
    {
        update.ToTable("IncidentUpdates");
        update.Property(u => u.SourceId).HasMaxLength(200);
        update.Property(u => u.OriginalTime).HasMaxLength(200);
        update.HasIndex(u => new { u.IncidentId, u.SourceId }).IsUnique();
    }
}
