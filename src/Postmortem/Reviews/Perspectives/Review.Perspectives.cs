using Postmortem.People;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    public DateTimeOffset? PerspectivesRevealedAt { get; private set; }

    /// <summary>Why the review goes on without perspectives that were not written.</summary>
    public string PerspectivesClosedReason { get; private set; } = "";

    /// <summary>Those under a name. Their words are sealed here too: a service opens them for whoever may read them.</summary>
    public IReadOnlyList<Perspective> Perspectives => PerspectiveRows;
    public IReadOnlyList<PerspectiveReminder> Reminders => ReminderRows;

    /// <summary>Whether everyone who was invited has handed in a perspective, or said that they add nothing under their name.</summary>
    public bool PerspectivesAreIn => ParticipantRows.Count > 0 && ParticipantRows.TrueForAll(IsIn);

    /// <summary>Sealed until all are in or the facilitator reveals.</summary>
    public bool PerspectivesAreSealed => PerspectivesRevealedAt is null;

    public bool IsIn(Participant participant) => participant.AddsNothing
        || PerspectiveRows.Exists(v => v.AuthorId == participant.PersonId && v.HandedInAt is not null);

    /// <summary>Whether this person may write, under their name or without it; null where they may.</summary>
    internal Refusal? MayWrite(Person by)
    {
        if (ParticipantRows.TrueForAll(p => p.PersonId != by.Id)) return Refusal.NotYours("Only someone who was invited writes a perspective.");
        if (IsClosed) return new Refusal("This review is closed. A manager can open it again.", RefusalKind.Conflict);
        return PerspectivesAreSealed ? null : new Refusal("The perspectives have been revealed; they stay as they were written.", RefusalKind.Conflict);
    }

    internal Refusal? WritePerspective(Person by, string sealedContent, bool hasWords, DateTimeOffset now) => MayWrite(by) ?? Edit(() =>
    {
        if (PerspectiveRows.Find(v => v.AuthorId == by.Id) is not { } mine) PerspectiveRows.Add(mine = new Perspective(Id, by.Id, now));
        mine.Write(sealedContent, hasWords, now);
    });

    public Refusal? HandInPerspective(Person by, DateTimeOffset now)
    {
        if (PerspectiveRows.Find(v => v.AuthorId == by.Id) is not { HasWords: true } mine)
            return new Refusal("Your perspective is still empty. Please write what you saw first.");
        if (!PerspectivesAreSealed) return new Refusal("The perspectives have been revealed already.", RefusalKind.Conflict);
        return Edit(() =>
        {
            mine.HandIn(now);
            if (PerspectivesAreIn) Reveal(now);
        });
    }

    /// <summary>"I add nothing under my name", or taken back while the seal is whole.</summary>
    public Refusal? SetNameAside(Person by, bool aside, DateTimeOffset now)
    {
        if (MayWrite(by) is { } refusal) return refusal;
        var me = ParticipantRows.Find(p => p.PersonId == by.Id)!;
        if (aside && !me.AddsNothing && IsIn(me)) return new Refusal("You have handed in a perspective under your name already.", RefusalKind.Conflict);
        return Edit(() =>
        {
            me.SetNameAside(aside);
            if (PerspectivesAreIn) Reveal(now);
        });
    }

    /// <summary>Reminds those who are not in yet, each once a day at most.</summary>
    /// <param name="dayOf">The day that a time falls on for the one who reminds.</param>
    public Refusal? RemindOfPerspectives(Person by, Func<DateTimeOffset, DateOnly> dayOf, DateTimeOffset now, out int reminded)
    {
        reminded = 0;
        if (!IsLedBy(by)) return Refusal.NotYours("Only the facilitator or a manager reminds people.");
        if (!PerspectivesAreSealed) return new Refusal("The perspectives have been revealed already.", RefusalKind.Conflict);
        var waiting = ParticipantRows.Where(p => !IsIn(p)).ToList();
        if (waiting.Count == 0) return new Refusal("Nobody needs to be reminded.");
        var due = waiting.Where(p => !ReminderRows.Exists(r => r.PersonId == p.PersonId && dayOf(r.At) == dayOf(now))).ToList();
        if (due.Count == 0) return new Refusal("They were reminded today. Once a day is enough; a word in person does more.");
        reminded = due.Count;
        return Edit(() => ReminderRows.AddRange(due.Select(p => new PerspectiveReminder(Id, p.PersonId, by.Id, now))));
    }

    /// <summary>The facilitator opens the seal early; where some have not written, with a reason.</summary>
    public Refusal? RevealPerspectives(Person by, string reason, DateTimeOffset now)
    {
        if (!IsLedBy(by)) return Refusal.NotYours("Only the facilitator or a manager reveals the perspectives.");
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
