using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.Storage;

/// <summary>What a person typed into a form and did not send yet. Not a change to anything, so not in the log.</summary>
[Unlogged("a draft belongs to nobody's history until it is sent")]
public sealed class Draft
{
    private Draft() { }

    public Draft(Guid personId, string key) => (PersonId, Key) = (personId, key);

    public Guid PersonId { get; private set; }

    /// <summary>Which field of which page, such as "review/118/factor".</summary>
    public string Key { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public void Keep(string text, DateTimeOffset now) => (Text, At) = (Words.Sound(text), now);
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("Drafts");
        draft.HasKey(d => new { d.PersonId, d.Key });
        draft.Property(d => d.Key).HasMaxLength(200);
    }
}
