using Postmortem.People;
using Postmortem.Reviews.Pause;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    public Containment Containment { get; private set; }
    public Guid? ContainmentOwnerId { get; private set; }
    public string ContainmentNote { get; private set; } = "";
    public DateTimeOffset? ContainedAt { get; private set; }

    /// <summary>It turned out later that the facilitator was part of what happened.</summary>
    public bool FacilitatorWasInvolved { get; private set; }

    /// <summary>What it was like to be the customer, in a few sentences.</summary>
    public string CustomerView { get; private set; } = "";
    public int? AffectedCount { get; private set; }

    /// <summary>Who finds out how many customers were affected, where that is not known.</summary>
    public Guid? AffectedOwnerId { get; private set; }
    public string AffectedNote { get; private set; } = "";

    public IReadOnlyList<ContainmentItem> ContainmentItems => [.. ContainmentRows.OrderBy(i => i.Position)];

    public Refusal? AnswerContainment(Containment state, Guid? ownerId, string? note, DateTimeOffset now)
    {
        note = note is null ? ContainmentNote : Words.Clean(note);
        if (Words.LimitText(note, "The note") is { } tooLong) return tooLong;
        if (state == Containment.Running && ownerId is null)
            return new Refusal("Containment that is still running needs an owner. Please choose who sees to it.");
        return Edit(() =>
        {
            (Containment, ContainmentOwnerId, ContainmentNote) = (state, ownerId, note);
            ContainedAt = state == Containment.Done ? ContainedAt ?? now : null;
        });
    }

    /// <summary>The first answer takes the time at which it was given; this is when it really was.</summary>
    public Refusal? CorrectContainedAt(DateTimeOffset at, DateTimeOffset now)
    {
        if (ContainedAt is null) return new Refusal("Please say first that the harm is contained.");
        if (at > now) return new Refusal("That time is still to come. Please choose when it stopped.");
        return Edit(() => ContainedAt = at.ToUniversalTime());
    }

    public Refusal? CheckContainmentItem(Guid itemId, bool done, string? evidence, Person by, DateTimeOffset now)
    {
        if (ContainmentRows.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        evidence = evidence is null ? item.Evidence : Words.Clean(evidence);
        if (Words.LimitText(evidence, "The evidence") is { } tooLong) return tooLong;
        return Edit(() => item.Check(done, evidence, by.Id, now));
    }

    public Refusal? NameFacilitator(Person facilitator, bool wasInvolved, DateTimeOffset now)
    {
        if (wasInvolved)
            return new Refusal($"{facilitator.Name} was involved. A facilitator who was not can ask what nobody else dares to; please choose someone else.");
        if (ParticipantRows.Find(p => p.PersonId == facilitator.Id) is { WasInvolved: true })
            return new Refusal($"{facilitator.Name} is marked as involved. Please choose someone who was not.");
        return Edit(() =>
        {
            (FacilitatorId, FacilitatorWasInvolved) = (facilitator.Id, false);
            if (ParticipantRows.TrueForAll(p => p.PersonId != facilitator.Id)) return;
            ParticipantRows.RemoveAll(p => p.PersonId == facilitator.Id);
        });
    }

    public Refusal? SayFacilitatorWasInvolved(bool involved) =>
        FacilitatorId is null ? new Refusal("There is no facilitator yet.") : Edit(() => FacilitatorWasInvolved = involved);

    public Refusal? WriteCustomerView(string text) =>
        Words.LimitText(text, "The customer's view") ?? Edit(() => CustomerView = text);

    /// <summary>How many customers, or who finds out.</summary>
    public Refusal? SayWhoWasAffected(int? count, Guid? ownerId, string? note)
    {
        note = note is null ? AffectedNote : Words.Clean(note);
        if (count < 0) return new Refusal("The number of customers cannot be below zero.");
        if (count is null && ownerId is null)
            return new Refusal("Please give a number, or say that it is not known yet and who finds out.");
        return Words.LimitText(note, "The note")
            ?? Edit(() => (AffectedCount, AffectedOwnerId, AffectedNote) = (count, count is null ? ownerId : null, note));
    }

    public Refusal? Invite(Person person, bool wasInvolved, DateTimeOffset now)
    {
        if (ParticipantRows.Any(p => p.PersonId == person.Id)) return new Refusal($"{person.Name} is invited already.", RefusalKind.Conflict);
        if (person.Id == FacilitatorId) return new Refusal($"{person.Name} is the facilitator and need not be invited.", RefusalKind.Conflict);
        return Edit(() => ParticipantRows.Add(new Participant(Id, person.Id, wasInvolved, now)));
    }

    public Refusal? Uninvite(Guid personId)
    {
        if (ParticipantRows.Find(p => p.PersonId == personId) is not { } participant) return Refusal.NotFound;
        if (PerspectiveRows.Any(v => v.AuthorId == personId && v.HandedInAt is not null))
            return new Refusal("This person has handed in a perspective, which stays part of the review.");
        return Edit(() => ParticipantRows.Remove(participant));
    }

    /// <summary>We look for conditions, not culprits: each participant accepts that for themselves.</summary>
    public Refusal? AcceptGroundRule(Person by, DateTimeOffset now)
    {
        if (ParticipantRows.Find(p => p.PersonId == by.Id) is not { } participant)
            return Refusal.NotYours("Only someone who was invited to this review accepts its ground rule.");
        return Edit(() => participant.AcceptGroundRule(now));
    }
}
