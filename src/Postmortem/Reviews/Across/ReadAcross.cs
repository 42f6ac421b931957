using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.Actions;
using Postmortem.People;
using Postmortem.Reviews.Factors;

namespace Postmortem.Reviews.Across;

/// <summary>What another team answers when it is asked whether the same could happen with it.</summary>
public enum AcrossAnswer { NotUs, SameHere, Fixed }

/// <summary>
/// "Could this happen with you?", asked of one person who answers for a team. They read the hazard in the words that were chosen for
/// them, and nothing else of the review. It is no part of what a signature is for.
/// </summary>
public sealed class AcrossQuestion
{
    private AcrossQuestion() { }

    internal AcrossQuestion(Guid reviewId, AcrossText text, Guid askedById, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, FactorId, AboutActionId, Hazard, Team) = (reviewId, text.FactorId, text.ActionId, text.Hazard, text.Team);
        (AskedId, AskedById, AskedAt) = (text.AskedId, askedById, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>The factor it is asked from; null where it was an action, or neither.</summary>
    public Guid? FactorId { get; private set; }
    public Guid? AboutActionId { get; private set; }

    /// <summary>What could happen, in words for people who know nothing of the review.</summary>
    public string Hazard { get; private set; } = "";

    /// <summary>The team in whose name the person answers; empty where it goes without saying.</summary>
    public string Team { get; private set; } = "";
    public Guid AskedId { get; private set; }
    public Guid AskedById { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public AcrossAnswer? Answer { get; private set; }

    /// <summary>Why not, or by what it is fixed; what they will do stands in their action.</summary>
    public string Reply { get; private set; } = "";
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What became of "same here".</summary>
    public Guid? TheirActionId { get; private set; }
    public bool IsOpen => Answer is null && TakenBackAt is null;

    /// <summary>Not us, or fixed already. May be said again, as long as no action came of it.</summary>
    internal Refusal? Say(AcrossAnswer answer, string reply, Person by, DateTimeOffset now)
    {
        if (CheckAnswering(by) is { } refusal) return refusal;
        reply = Words.Clean(reply);
        if (Words.RequireText(reply, answer == AcrossAnswer.NotUs ? "Why it cannot happen with you" : "What fixed it").At(nameof(Reply)) is { } empty)
            return empty;
        (Answer, Reply, AnsweredAt) = (answer, reply, now);
        return null;
    }

    /// <summary>The same hazard is there: it becomes an action of whoever answers.</summary>
    internal Refusal? SayTheSame(int number, ActionText text, Person by, DateTimeOffset now, out CorrectiveAction? planned)
    {
        planned = null;
        text = text.Cleaned() with { OwnerId = by.Id, FactorIds = [] };
        if ((CheckAnswering(by) ?? text.Check()) is { } refusal) return refusal;
        if (text.DueOn is not { } due) return new Refusal("Until when will you see to it? Please choose a day.") { Field = nameof(ActionText.DueOn) };
        if (due < by.DayOf(now)) return new Refusal("That day is over. Please choose one that lies ahead.") { Field = nameof(ActionText.DueOn) };
        planned = new CorrectiveAction(ReviewId, number, text, now, Id);
        (Answer, Reply, AnsweredAt, TheirActionId) = (AcrossAnswer.SameHere, "", now, planned.Id);
        return null;
    }

    /// <summary>Once a day is enough.</summary>
    internal Refusal? Remind(DateTimeOffset now, Func<DateTimeOffset, DateOnly> dayOf)
    {
        if (!IsOpen) return new Refusal("This is answered or taken back; nobody needs to be reminded.", RefusalKind.Conflict);
        if (dayOf(RemindedAt ?? AskedAt) == dayOf(now)) return new Refusal("They heard of it today. Once a day is enough; a word in person does more.");
        RemindedAt = now;
        return null;
    }

    internal Refusal? TakeBack(DateTimeOffset now)
    {
        if (Answer is not null) return new Refusal("This was answered meanwhile; the answer stays.", RefusalKind.Conflict);
        TakenBackAt ??= now;
        return null;
    }

    private Refusal? CheckAnswering(Person by) =>
        by.Id != AskedId ? Refusal.NotYours("Only the person who was asked answers this.")
        : TakenBackAt is not null ? new Refusal("This question was taken back; there is nothing to answer any more.", RefusalKind.Conflict)
        : TheirActionId is not null ? new Refusal("Your answer has become an action of yours already. Change that one instead.", RefusalKind.Conflict)
        : null;
}

/// <summary>What is asked, of whom.</summary>
/// <param name="Hazard">All that the asked person reads of the review.</param>
public sealed record AcrossText(string Hazard, Guid AskedId)
{
    public string Team { get; init; } = "";
    public Guid? FactorId { get; init; }
    public Guid? ActionId { get; init; }

    internal AcrossText Cleaned() => this with { Hazard = Words.Clean(Hazard), Team = Words.Clean(Team) };

    internal Refusal? Check() =>
        Words.RequireText(Hazard, "What could happen").At(nameof(Hazard))
        ?? (Team.Length > Words.LineLimit
            ? new Refusal($"The team’s name has {Team.Length} characters; {Words.LineLimit} fit. Please shorten it.") { Field = nameof(Team) } : null);
}

/// <summary>A question as the person reads it who was asked: the words that were shared, and what came of it.</summary>
/// <param name="ReviewNumber">Null where the reader may not see the review.</param>
/// <param name="IsMine">Whether the reader is the one who was asked.</param>
public sealed record AskedView(AcrossQuestion Question, string AskedBy, string Asked, int? ReviewNumber, ActionRow? TheirAction, bool IsMine, string TimeZone);

internal sealed class AcrossMapping : IEntityTypeConfiguration<AcrossQuestion>
{
    public void Configure(EntityTypeBuilder<AcrossQuestion> question)
    {
        question.ToTable("AcrossQuestions");
        question.Property(q => q.Team).HasMaxLength(Words.LineLimit);
        question.Property(q => q.AnsweredAt).IsConcurrencyToken(); // two windows may answer at once
        question.HasIndex(q => q.AskedId);
        question.HasOne<Person>().WithMany().HasForeignKey(q => q.AskedId);
        question.HasOne<Person>().WithMany().HasForeignKey(q => q.AskedById);
        question.HasOne<ContributingFactor>().WithMany().HasForeignKey(q => q.FactorId).IsRequired(false);
    }
}
