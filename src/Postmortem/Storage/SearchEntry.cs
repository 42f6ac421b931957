using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.Storage;

/// <summary>The text of one thing that can be found. On SQLite an FTS5 table is kept beside it by triggers.</summary>
[Unlogged("derived from rows that are logged")]
public sealed class SearchEntry
{
    private SearchEntry() { }

    public SearchEntry(SearchText text) => Take(text);

    /// <summary>SQLite's rowid, which the FTS5 table refers to.</summary>
    public long RowId { get; private set; }
    public string Kind { get; private set; } = "";
    public Guid EntityId { get; private set; }
    public Guid? ReviewId { get; private set; }
    public Guid? IncidentId { get; private set; }
    public string Title { get; private set; } = "";
    public string Body { get; private set; } = "";

    internal void Take(SearchText text) =>
        (Kind, EntityId, ReviewId, IncidentId, Title, Body) = (text.Kind, text.EntityId, text.ReviewId, text.IncidentId, text.Title, text.Body);
}

internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.ToTable("SearchEntries");
        entry.HasKey(e => e.RowId);
        entry.Property(e => e.Kind).HasMaxLength(16);
        entry.Property(e => e.Title).HasMaxLength(400);
        entry.HasIndex(e => e.EntityId).IsUnique();
        entry.HasIndex(e => e.ReviewId);
    }
}
