using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.Incidents;

public enum FindingKind { Factor, Mitigator, Action, Lesson, Summary }

/// <summary>What an imported post-mortem found. A review of the incident starts with these.</summary>
public sealed class IncidentFinding
{
    private IncidentFinding() { }

    public IncidentFinding(FindingKind kind, string text, string note, int position, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (Kind, Text, Note, Position) = (kind, Words.Clean(text), Words.Clean(note), position);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public FindingKind Kind { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>An owner or a due date in the source's words.</summary>
    public string Note { get; private set; } = "";
    public int Position { get; private set; }
}

internal sealed class IncidentFindingMapping : IEntityTypeConfiguration<IncidentFinding>
{
    public void Configure(EntityTypeBuilder<IncidentFinding> finding) => finding.ToTable("IncidentFindings");
}
