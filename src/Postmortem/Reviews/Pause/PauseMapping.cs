using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.Reviews.Pause;

/// <summary>Rows of what the customer went through.</summary>
internal sealed class PauseMapping :
    IEntityTypeConfiguration<CustomerAnswer>, IEntityTypeConfiguration<CustomerQuote>, IEntityTypeConfiguration<JourneyStep>
{
    public void Configure(EntityTypeBuilder<CustomerAnswer> answer)
    {
        answer.ToTable("CustomerAnswers");
        answer.Property(a => a.Key).HasMaxLength(64);
        answer.HasIndex(a => new { a.ReviewId, a.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CustomerQuote> quote)
    {
        quote.ToTable("CustomerQuotes");
        quote.Property(q => q.Who).HasMaxLength(Words.LineLimit);
        quote.Property(q => q.Channel).HasMaxLength(Words.LineLimit);
    }

    public void Configure(EntityTypeBuilder<JourneyStep> step) => step.ToTable("JourneySteps");
}
