using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;
using Postmortem.Wording;

namespace Postmortem.Reviews.Hints;

/// <summary>
/// A wording that the people of a review looked at and keep. It says nothing of what happened, so it is no part of what a signature is
/// for, and no edit.
/// </summary>
public sealed class DismissedHint
{
    /// <summary>Of a rule's id, in UTF-16 code units.</summary>
    public const int RuleLimit = 64;

    /// <summary>Of a phrase, in UTF-16 code units; a longer one is told by its beginning.</summary>
    public const int PhraseLimit = 200;

    private DismissedHint() { }

    internal DismissedHint(Guid reviewId, DismissedWording wording, Person by, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Rule, Phrase, PersonId, At) = (reviewId, wording.Rule, wording.Phrase, by.Id, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public string Rule { get; private set; } = "";
    public string Phrase { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }
}

/// <summary>What a dismissal is about: a rule and the words it pointed at, whatever their case and wherever in the review they stand.</summary>
public sealed record DismissedWording
{
    private DismissedWording(string rule, string phrase) => (Rule, Phrase) = (rule, phrase);

    public string Rule { get; }

    /// <summary>In small letters, with single spaces.</summary>
    public string Phrase { get; }

    public static DismissedWording Of(WordingHint hint)
    {
        ArgumentNullException.ThrowIfNull(hint);
        return Of(hint.Rule, hint.Phrase);
    }

    public static DismissedWording Of(string rule, string phrase)
    {
        var words = string.Join(' ', Words.Sound(phrase ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (words.Length <= DismissedHint.PhraseLimit) return new(Words.Clean(rule), words);
        var end = char.IsHighSurrogate(words[DismissedHint.PhraseLimit - 1]) ? DismissedHint.PhraseLimit - 1 : DismissedHint.PhraseLimit;
        return new(Words.Clean(rule), words[..end].TrimEnd());
    }
}

internal sealed class DismissedHintMapping : IEntityTypeConfiguration<DismissedHint>
{
    public void Configure(EntityTypeBuilder<DismissedHint> hint)
    {
        hint.ToTable("DismissedHints");
        hint.Property(h => h.Rule).HasMaxLength(DismissedHint.RuleLimit);
        hint.Property(h => h.Phrase).HasMaxLength(DismissedHint.PhraseLimit);
        hint.HasIndex(h => new { h.ReviewId, h.Rule, h.Phrase }).IsUnique();
        hint.HasOne<Review>().WithMany().HasForeignKey(h => h.ReviewId);
        hint.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId);
    }
}
