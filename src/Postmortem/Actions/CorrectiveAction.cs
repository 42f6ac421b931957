using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Storage;

namespace Postmortem.Actions;

/// <summary>After the RCA2 action hierarchy (VA National Center for Patient Safety).</summary>
public enum Strength { Weaker, Intermediate, Stronger }

/// <summary>What an action does to the factors it answers: what would make them impossible, or less likely, or less harmful?</summary>
public enum Approach { Eliminate, ReduceLikelihood, ReduceHarm }

public enum ActionState { Planned, InProgress, Done, Effective, PartlyEffective, NotEffective, Dropped }

/// <summary>One change, one owner, a due date, and how we will know that it works.</summary>
public sealed class CorrectiveAction : ISearchable
{
    private readonly List<ActionFactor> _factors = [];

    private CorrectiveAction() { }

    /// <param name="fromQuestionId">Where another team answered "same here".</param>
    internal CorrectiveAction(Guid reviewId, int number, ActionText text, DateTimeOffset now, Guid? fromQuestionId = null)
    {
        Id = Ids.Next(now);
        (ReviewId, Number, PlannedAt, FromQuestionId) = (reviewId, number, now, fromQuestionId);
        Take(text);
    }

    public Guid Id { get; private set; }
    public int Number { get; private set; }
    public string Reference => $"A-{Number}";
    public Guid ReviewId { get; private set; }

    /// <summary>
    /// The question of another team's review that this answers; null for an action of the review itself. Whoever owns it need not be
    /// one who may see that review.
    /// </summary>
    public Guid? FromQuestionId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public Strength? Strength { get; private set; }

    /// <summary>Null where nobody said.</summary>
    public Approach? Approach { get; private set; }

    /// <summary>How we will know that it works.</summary>
    public string SuccessMeasure { get; private set; } = "";

    /// <summary>The first day of the measuring window, where it is later than the day it is due.</summary>
    public DateOnly? MeasureFrom { get; private set; }

    /// <summary>The last day of the measuring window; from then on it can be said whether it worked.</summary>
    public DateOnly? VerifyOn { get; private set; }

    /// <summary>Who is asked to say whether it worked; null where any colleague may. Never the owner.</summary>
    public Guid? VerifierId { get; private set; }
    public ActionState State { get; private set; }
    public DateTimeOffset PlannedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid? VerifiedById { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>What was said at the last change of state: what was seen, why it was dropped.</summary>
    public string StateNote { get; private set; } = "";

    /// <summary>Travels with the form, so that nobody overwrites a change they have not seen.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<ActionFactor> Factors => _factors;
    public bool IsOpen => State is ActionState.Planned or ActionState.InProgress or ActionState.NotEffective;
    public bool IsWeak => Strength is null or Actions.Strength.Weaker;

    public bool Addresses(Guid factorId) => _factors.Exists(f => f.FactorId == factorId);
    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>Whether everything a review needs of an action before it closes is there.</summary>
    public bool IsComplete => OwnerId is not null && DueOn is not null && Strength is not null && SuccessMeasure.Length > 0 && VerifyOn is not null;

    public Refusal? GiveTo(Person owner)
    {
        if (OwnerId == owner.Id) return null;
        if (CheckIndependence(owner.Id, VerifierId) is { } refusal) return refusal;
        OwnerId = owner.Id;
        Version++;
        return null;
    }

    /// <summary>Changes the day it is due. The measuring window moves along and stays as long as it was.</summary>
    public Refusal? Due(DateOnly on)
    {
        if (DueOn == on) return null;
        if (DueOn is null && (MeasureFrom ?? VerifyOn) < on)
            return new Refusal($"It would be due after its measuring begins or ends, on {Words.Day((MeasureFrom ?? VerifyOn)!.Value)}. Move that first.");
        var days = on.DayNumber - (DueOn ?? on).DayNumber;
        (DueOn, MeasureFrom, VerifyOn) = (on, Moved(MeasureFrom, days), Moved(VerifyOn, days));
        Version++;
        return null;
    }

    /// <summary>Moves on to the next state. What was seen is kept with it; where nothing is said, what was said before stays.</summary>
    /// <param name="said">Null where nothing is said. What is taken back says what was said before, and that may have been nothing.</param>
    public Refusal? Move(ActionState to, string? said, Person by, DateTimeOffset now)
    {
        var note = Words.Clean(said ?? "");
        if (Words.LimitText(note, "The note") is { } tooLong) return tooLong;
        if (to == State) return null;
        if (to is ActionState.Dropped && note.Length == 0) return new Refusal("Please say why this action is dropped.");
        if (to is ActionState.Effective or ActionState.PartlyEffective or ActionState.NotEffective)
        {
            if (DoneAt is null) return new Refusal("Only an action that is done can be verified.");
            if (by.Id == OwnerId) return new Refusal("Someone other than the owner says whether it worked. Ask a colleague to verify it.");
            // That it does not work may be seen on any day; that it does, only after it was measured.
            if (to != ActionState.NotEffective && VerifyOn > by.DayOf(now))
                return new Refusal($"It is measured until {Words.Day(VerifyOn!.Value)}. Say after that whether it worked, or shorten its measuring "
                    + "window first.");
            if (note.Length == 0) return new Refusal("Please say what was seen that shows it.");
            (VerifiedById, VerifiedAt) = (by.Id, now);
        }
        else (VerifiedById, VerifiedAt) = (null, null);
        DoneAt = to switch
        {
            ActionState.Planned or ActionState.InProgress => null,
            ActionState.Done => now,
            _ => DoneAt,
        };
        State = to;
        // A step that says nothing takes nothing away: what was said last stands until somebody says something else.
        if (said is not null) StateNote = note;
        Version++;
        return null;
    }

    public SearchText? ToSearch() => new("action", Id, ReviewId, null, Words.Short(Text, 200), $"{Text}\n{SuccessMeasure}", State == ActionState.Dropped);

    internal void Take(ActionText text)
    {
        (Text, OwnerId, DueOn, Strength, Approach) = (text.Text, text.OwnerId, text.DueOn, text.Strength, text.Approach);
        (SuccessMeasure, MeasureFrom, VerifyOn, VerifierId) = (text.SuccessMeasure, text.MeasureFrom, text.VerifyOn, text.VerifierId);
        _factors.RemoveAll(f => !text.FactorIds.Contains(f.FactorId));
        foreach (var id in text.FactorIds.Where(id => !Addresses(id)).Distinct().ToList()) _factors.Add(new ActionFactor(Id, id));
        Version++;
    }

    /// <summary>Nobody says of their own work whether it worked: neither beforehand by being asked to, nor by taking it over afterwards.</summary>
    internal Refusal? CheckIndependence(Guid? ownerId, Guid? verifierId) =>
        ownerId is null ? null
        : ownerId == verifierId ? ActionText.OwnerVerifies
        : ownerId == VerifiedById ? new Refusal("This person said whether it worked, so it cannot become theirs. "
            + "Choose another owner, or set the action back to “in progress” first.")
        { Field = nameof(OwnerId) }
        : null;

    private static DateOnly? Moved(DateOnly? day, int by) =>
        day is { } known ? DateOnly.FromDayNumber(Math.Clamp(known.DayNumber + by, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)) : null;
}

/// <summary>A factor that an action addresses.</summary>
public sealed class ActionFactor
{
    private ActionFactor() { }

    internal ActionFactor(Guid actionId, Guid factorId) => (ActionId, FactorId) = (actionId, factorId);

    public Guid ActionId { get; private set; }
    public Guid FactorId { get; private set; }
}

/// <summary>What a person plans. Everything but the text may be left open until the review closes.</summary>
public sealed record ActionText(string Text)
{
    public Guid? OwnerId { get; init; }
    public DateOnly? DueOn { get; init; }
    public Strength? Strength { get; init; }
    public string SuccessMeasure { get; init; } = "";
    public Approach? Approach { get; init; }
    public DateOnly? MeasureFrom { get; init; }
    public DateOnly? VerifyOn { get; init; }
    public Guid? VerifierId { get; init; }
    public IReadOnlyList<Guid> FactorIds { get; init; } = [];

    internal static readonly Refusal OwnerVerifies =
        new("Someone other than the owner says whether it worked. Choose another person to verify it, or another owner.") { Field = nameof(VerifierId) };

    /// <summary>What an action says now, to change a part of it.</summary>
    internal static ActionText Of(CorrectiveAction action) => new(action.Text)
    {
        OwnerId = action.OwnerId,
        DueOn = action.DueOn,
        Strength = action.Strength,
        Approach = action.Approach,
        SuccessMeasure = action.SuccessMeasure,
        MeasureFrom = action.MeasureFrom,
        VerifyOn = action.VerifyOn,
        VerifierId = action.VerifierId,
        FactorIds = [.. action.Factors.Select(f => f.FactorId)],
    };

    internal ActionText Cleaned() => this with { Text = Words.Clean(Text), SuccessMeasure = Words.Clean(SuccessMeasure) };

    internal Refusal? Check() =>
        Words.RequireText(Text, "The action").At(nameof(Text)) ?? Words.LimitText(SuccessMeasure, "The success measure").At(nameof(SuccessMeasure))
        ?? (VerifyOn < DueOn ? new Refusal("It would be checked before it is due. Move the check to a later day.") { Field = nameof(VerifyOn) }
            : MeasureFrom < DueOn ? new Refusal("It would be measured before it is due. Let the measuring begin later.") { Field = nameof(MeasureFrom) }
            : VerifyOn < MeasureFrom ? new Refusal("It would be checked before its measuring begins. "
                + "Move the check to a later day.")
            { Field = nameof(VerifyOn) }
            : OwnerId is not null && OwnerId == VerifierId ? OwnerVerifies
            : null);
}

internal sealed class CorrectiveActionMapping : IEntityTypeConfiguration<CorrectiveAction>
{
    public void Configure(EntityTypeBuilder<CorrectiveAction> action)
    {
        action.ToTable("Actions");
        action.Property(a => a.Version).IsConcurrencyToken();
        action.HasIndex(a => a.Number).IsUnique();
        action.HasIndex(a => new { a.State, a.DueOn });
        action.HasIndex(a => a.OwnerId);
        action.HasMany(a => a.Factors).WithOne().HasForeignKey(f => f.ActionId);
        action.HasOne<Review>().WithMany(r => r.Actions).HasForeignKey(a => a.ReviewId);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId).IsRequired(false);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.VerifierId).IsRequired(false);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.VerifiedById).IsRequired(false);
    }
}

internal sealed class ActionFactorMapping : IEntityTypeConfiguration<ActionFactor>
{
    public void Configure(EntityTypeBuilder<ActionFactor> link)
    {
        link.ToTable("ActionFactors");
        link.HasKey(l => new { l.ActionId, l.FactorId });
        link.HasOne<ContributingFactor>().WithMany().HasForeignKey(l => l.FactorId);
    }
}
