using Postmortem.People;

namespace Postmortem.Reviews;

public enum Containment { NotAnswered, Running, Done }

public sealed partial class Review
{
    public Containment Containment { get; private set; }
    public Guid? ContainmentOwnerId { get; private set; }
    public string ContainmentNote { get; private set; } = "";
    public DateTimeOffset? ContainedAt { get; private set; }

    /// <summary>What the customers saw, felt, lost and needed.</summary>
    public string CustomerView { get; private set; } = "";
    public int? AffectedCount { get; private set; }

    /// <summary>Who finds out how many customers were affected, where that is not known.</summary>
    public Guid? AffectedOwnerId { get; private set; }
    public string AffectedNote { get; private set; } = "";
    public DateTimeOffset? PerspectivesRevealedAt { get; private set; }

    /// <summary>Why the review goes on without perspectives that were not written.</summary>
    public string PerspectivesClosedReason { get; private set; } = "";

    public IReadOnlyList<ContainmentItem> ContainmentItems => [.. _containmentItems.OrderBy(i => i.Position)];
    public IReadOnlyList<Perspective> Perspectives => _perspectives;

    /// <summary>Whether everyone who was invited has handed in a perspective.</summary>
    public bool PerspectivesAreIn => _participants.Count > 0
        && _participants.All(p => _perspectives.Any(v => v.AuthorId == p.PersonId && v.HandedInAt is not null));

    /// <summary>Sealed until all are in or the facilitator reveals.</summary>
    public bool PerspectivesAreSealed => PerspectivesRevealedAt is null;

    public Refusal? AnswerContainment(Containment state, Guid? ownerId, string note, DateTimeOffset now)
    {
        note = Words.Clean(note);
        if (Words.LimitText(note, "The note") is { } tooLong) return tooLong;
        if (state == Containment.Running && ownerId is null)
            return new Refusal("Containment that is still running needs an owner. Please choose who sees to it.");
        return Edit(() =>
        {
            (Containment, ContainmentOwnerId, ContainmentNote) = (state, ownerId, note);
            ContainedAt = state == Containment.Done ? ContainedAt ?? now : null;
        });
    }

    public Refusal? CheckContainmentItem(Guid itemId, bool done, string evidence, Person by, DateTimeOffset now)
    {
        if (_containmentItems.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        evidence = Words.Clean(evidence);
        if (Words.LimitText(evidence, "The evidence") is { } tooLong) return tooLong;
        return Edit(() => item.Check(done, evidence, by.Id, now));
    }

    public Refusal? NameFacilitator(Person facilitator, bool wasInvolved, DateTimeOffset now)
    {
        if (wasInvolved)
            return new Refusal($"{facilitator.Name} was involved. A facilitator who was not can ask what nobody else dares to; please choose someone else.");
        if (_participants.Find(p => p.PersonId == facilitator.Id) is { WasInvolved: true })
            return new Refusal($"{facilitator.Name} is marked as involved. Please choose someone who was not.");
        return Edit(() =>
        {
            FacilitatorId = facilitator.Id;
            if (_participants.TrueForAll(p => p.PersonId != facilitator.Id)) return;
            _participants.RemoveAll(p => p.PersonId == facilitator.Id);
        });
    }

    public Refusal? WriteCustomerView(string text) =>
        Words.LimitText(text, "The customer's view") ?? Edit(() => CustomerView = text);

    /// <summary>How many customers, or who finds out.</summary>
    public Refusal? SayWhoWasAffected(int? count, Guid? ownerId, string note)
    {
        note = Words.Clean(note);
        if (count < 0) return new Refusal("The number of customers cannot be below zero.");
        if (count is null && ownerId is null)
            return new Refusal("Please give a number, or say that it is not known yet and who finds out.");
        return Words.LimitText(note, "The note")
            ?? Edit(() => (AffectedCount, AffectedOwnerId, AffectedNote) = (count, count is null ? ownerId : null, note));
    }

    public Refusal? Invite(Person person, bool wasInvolved, DateTimeOffset now)
    {
        if (_participants.Any(p => p.PersonId == person.Id)) return new Refusal($"{person.Name} is invited already.", RefusalKind.Conflict);
        if (person.Id == FacilitatorId) return new Refusal($"{person.Name} is the facilitator and need not be invited.", RefusalKind.Conflict);
        return Edit(() => _participants.Add(new Participant(Id, person.Id, wasInvolved, now)));
    }

    public Refusal? Uninvite(Guid personId)
    {
        if (_participants.Find(p => p.PersonId == personId) is not { } participant) return Refusal.NotFound;
        if (_perspectives.Any(v => v.AuthorId == personId && v.HandedInAt is not null))
            return new Refusal("This person has handed in a perspective, which stays part of the review.");
        return Edit(() => _participants.Remove(participant));
    }

    /// <summary>We look for conditions, not culprits: each participant accepts that for themselves.</summary>
    public Refusal? AcceptGroundRule(Person by, DateTimeOffset now)
    {
        if (_participants.Find(p => p.PersonId == by.Id) is not { } participant)
            return new Refusal("Only someone who was invited to this review accepts its ground rule.");
        return Edit(() => participant.AcceptGroundRule(now));
    }

    public Refusal? WritePerspective(Person by, string text, DateTimeOffset now)
    {
        if (_participants.TrueForAll(p => p.PersonId != by.Id)) return new Refusal("Only someone who was invited writes a perspective.");
        if (!PerspectivesAreSealed) return new Refusal("The perspectives have been revealed; they stay as they were written.", RefusalKind.Conflict);
        if (Words.LimitText(text, "The perspective") is { } tooLong) return tooLong;
        return Edit(() =>
        {
            if (_perspectives.Find(v => v.AuthorId == by.Id) is not { } mine) _perspectives.Add(mine = new Perspective(Id, by.Id, now));
            mine.Write(text, now);
        });
    }

    public Refusal? HandInPerspective(Person by, DateTimeOffset now)
    {
        if (_perspectives.Find(v => v.AuthorId == by.Id) is not { Text.Length: > 0 } mine)
            return new Refusal("Your perspective is still empty. Please write what you saw first.");
        if (!PerspectivesAreSealed) return new Refusal("The perspectives have been revealed already.", RefusalKind.Conflict);
        return Edit(() =>
        {
            mine.HandIn(now);
            if (PerspectivesAreIn) Reveal(now);
        });
    }

    /// <summary>The facilitator opens the seal early; where some have not written, with a reason.</summary>
    public Refusal? RevealPerspectives(Person by, string reason, DateTimeOffset now)
    {
        if (!IsLedBy(by)) return new Refusal("Only the facilitator or a manager reveals the perspectives.");
        if (!PerspectivesAreSealed) return new Refusal("The perspectives have been revealed already.", RefusalKind.Conflict);
        reason = Words.Clean(reason);
        if (!PerspectivesAreIn && Words.RequireText(reason, "The reason to go on without every perspective") is { } refusal) return refusal;
        return Edit(() =>
        {
            PerspectivesClosedReason = reason;
            Reveal(now);
        });
    }

    private void Reveal(DateTimeOffset now) => PerspectivesRevealedAt ??= now;
}
