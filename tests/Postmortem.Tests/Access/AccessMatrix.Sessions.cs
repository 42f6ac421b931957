using Postmortem.Sessions;
using static Postmortem.Tests.Access.Outcome;
using static Postmortem.Tests.Access.Standing;

namespace Postmortem.Tests.Access;

public static partial class AccessMatrix
{
    private static IEnumerable<AccessRow> Sessions()
    {
        yield return Row<SessionService>("PrepareAsync", Pausing, Refused, NotFound, Done, Done, (bed, s, it, me) =>
            AfterAsync(bed, me, () => s.PrepareAsync(me, it.Review),
            () => s.EndAsync(bed.Manager, it.Review)));
        yield return Members<SessionService>("BeatAsync", Pausing, (s, it, me) => Of(s.BeatAsync(me, it.Review)));
        yield return Members<SessionService>("HearAsync", Pausing, (s, it, me) => Of(s.HearAsync(me, it.Review)));
        yield return Row<SessionService>("BeginAsync", Pausing, Refused, NotFound, Done, Refused, (bed, s, it, me) =>
            AfterAsync(bed, me, () => s.BeginAsync(me, it.Review),
            () => s.EndAsync(bed.Manager, it.Review), () => s.PrepareAsync(bed.Manager, it.Review)));
        yield return Leader("GoToAsync", (s, it, me) => s.GoToAsync(me, it.Review, it.Discussion));
        yield return Leader("SetPausedAsync", (s, it, me) => s.SetPausedAsync(me, it.Review, true));
        yield return Leader("ExtendAsync", (s, it, me) => s.ExtendAsync(me, it.Review, 5));
        yield return Row<SessionService>("HandOverAsync", Pausing, Refused, NotFound, Done, Refused, (bed, s, it, me) =>
            s.HandOverAsync(me, it.Review, bed.Member.PersonId));
        // whoever leads is here
        yield return Row<SessionService>("TakeOverAsync", Pausing, Refused, NotFound, Refused, Refused, (_, s, it, me) => s.TakeOverAsync(me, it.Review));
        yield return Leader("EndAsync", (s, it, me) => s.EndAsync(me, it.Review));
        yield return Members<SessionService>("MyAnswerAsync", Pausing, (s, it, me) => Of(s.MyAnswerAsync(me, it.Review, it.Alone)));
        yield return Members<SessionService>("WrittenAsync", Pausing, (s, it, me) => Of(s.WrittenAsync(me, it.Review, it.Alone)));
        yield return Members<SessionService>("WriteAnswerAsync", Pausing, (s, it, me) =>
            Of(s.WriteAnswerAsync(me, it.Review, it.Alone, "Nobody looks there.")));
        yield return Leader("RevealAsync", (s, it, me) => s.RevealAsync(me, it.Review, it.Alone));
        // the others wrote nothing
        yield return Row<SessionService>("AddLateAsync", Pausing, Done, NotFound, Refused, Refused, (bed, s, it, me) =>
            AfterAsync(bed, me, () => s.AddLateAsync(me, it.Review, it.Alone),
            () => s.RevealAsync(bed.Manager, it.Review, it.Alone), () =>
                Of(s.WriteAnswerAsync(bed.Member, it.Review, it.Alone, "The screen said paid. And late."))));
        yield return Leader("AddItemAsync", (s, it, me) => s.AddItemAsync(me, it.Review, new AgendaText("One more thing", SessionKind.Discuss, 5)));
        yield return Leader("EditItemAsync", (s, it, me) =>
            s.EditItemAsync(me, it.Review, it.Discussion, new AgendaText("What changes?", SessionKind.Discuss, 15)));
        yield return Leader("MoveItemAsync", (s, it, me) => s.MoveItemAsync(me, it.Review, it.Discussion, 0));
        yield return Leader("RemoveItemAsync", (s, it, me) => s.RemoveItemAsync(me, it.Review, it.Discussion));
        yield return Leader("RestoreItemAsync", (s, it, me) => s.RestoreItemAsync(me, it.Review, it.Discussion));
        yield return Members<SessionService>("WriteNotesAsync", Pausing, (s, it, me) => Of(s.WriteNotesAsync(me, it.Review, it.Discussion, "", "We talked.")));
        yield return Members<SessionService>("WriteOutcomeAsync", Pausing, (s, it, me) =>
            Of(s.WriteOutcomeAsync(me, it.Review, it.Discussion, "", "We compare the files.")));
        yield return Leader("AskAsync", (s, it, me) => s.AskAsync(me, it.Review, "What helped?"));
        yield return Leader("DrawQuestionAsync", (s, it, me) => s.DrawQuestionAsync(me, it.Review));
        yield return Row<SessionService>("ArrangeRoundAsync", Pausing, Refused, NotFound, Done, Refused, (bed, s, it, me) =>
            AfterAsync(bed, me, () => s.ArrangeRoundAsync(me, it.Review, random: true),
            () => s.GoToAsync(bed.Manager, it.Review, it.Round)));
        // The manager came first and speaks; they lead, too.
        yield return Row<SessionService>("EndTurnAsync", Pausing, Refused, NotFound, Done, Refused, (bed, s, it, me) =>
            AfterAsync(bed, me, () => s.EndTurnAsync(me, it.Review, skipped: true),
            () => s.GoToAsync(bed.Manager, it.Review, it.Round)));
        yield return Row<SessionService>("CallBackAsync", Pausing, Refused, NotFound, Done, Refused, (bed, s, it, me) =>
            AfterAsync(bed, me, () => s.CallBackAsync(me, it.Review, bed.Manager.PersonId),
            () => s.GoToAsync(bed.Manager, it.Review, it.Round), () => s.EndTurnAsync(bed.Manager, it.Review, skipped: true)));
        yield return Members<SessionService>("ParkAsync", Pausing, (s, it, me) => s.ParkAsync(me, it.Review, "The other warehouse"));
        yield return Members<SessionService>("SettleAsync", Pausing, (s, it, me) => s.SettleAsync(me, it.Review, it.Parked, ParkedState.Done));
    }

    /// <summary>
    /// The verb after what must come before it; nothing comes before for somebody who is signed out, whose try is on the shared organisation.
    /// </summary>
    private static async Task<Refusal?> AfterAsync(Testbed bed, Actor me, Func<Task<Refusal?>> verb, params IReadOnlyList<Func<Task<Refusal?>>> before)
    {
        foreach (var step in !new[] { bed.Member, bed.Stranger, bed.Manager, bed.Administrator }.Contains(me) ? [] : before)
            if (await step() is { } refusal) return refusal;
        return await verb();
    }

    /// <summary>Whoever leads the session, here the manager; everyone else is told so.</summary>
    private static AccessRow Leader(string verb, Func<SessionService, AccessCase, Actor, Task<Refusal?>> run) =>
        Row<SessionService>(verb, Pausing, Refused, NotFound, Done, Refused, (_, s, it, me) => run(s, it, me));
}
