using static Postmortem.Web.Components.Kit.Fields.AutosaveEffect;

namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>
/// What becomes of a field that saves itself when something happens to it, and what is to be done then: a pure function, so that any order of
/// events can be tried in no time.
/// </summary>
public static partial class AutosaveStep
{
    /// <summary>How long somebody must stop typing before the text is sent.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(800);

    /// <summary>Sent after this long even while typing goes on, so that a draft is stored within two seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1600);

    internal static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(30);

    /// <summary>How long a save waits for a browser that is about to say what stands in the field.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <returns>The field afterwards and what to do, in this order; an edit to send stands last.</returns>
    public static (AutosaveState State, IReadOnlyList<AutosaveEffect> Effects) Step(AutosaveState state, AutosaveEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<AutosaveEffect> effects = [];
        var next = happened switch
        {
            AutosaveEvent.Typed typed => Type(state, typed.Text, typed.At, effects),
            AutosaveEvent.PauseOver => state.IsScreening ? SendNow(state, effects) : Begin(state, effects),
            AutosaveEvent.Flushed => Flush(state, effects),
            AutosaveEvent.Answer answer => Take(state, answer.Outcome, effects),
            AutosaveEvent.Failed => Take(state, null, effects),
            AutosaveEvent.Arrived arrived => Arrive(state, arrived.Text),
            AutosaveEvent.Answered answered => TakeAnswer(state, answered.Says, answered.At, effects),
            AutosaveEvent.Chosen chosen => Settle(state, chosen.Stands, effects),
            AutosaveEvent.Left => Leave(state, effects),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "Nobody knows what to make of it."),
        };
        return (next, effects);
    }

    private static AutosaveState Type(AutosaveState state, string text, TimeSpan at, List<AutosaveEffect> effects)
    {
        if (text == state.Text && !state.Unsaved) return state;
        state = state with { Text = text, Typings = state.Typings + 1, WaitingSince = state.WaitingSince ?? at };
        if (state.State == SaveState.Conflicting) return state; // Sent once it is decided whose words stand.
        var left = Longest - (at - state.WaitingSince.Value);
        // Behind a save that is out it goes by itself, and the clock may be the one that waits for the browser.
        if (!state.IsSending) Wake(left < Pause ? left : Pause, effects);
        effects.Add(new Tell());
        return state with { State = SaveState.Waiting, Refusal = null };
    }

    private static AutosaveState Flush(AutosaveState state, List<AutosaveEffect> effects)
    {
        if (state.IsSending) return state with { Again = state.Again || state.Unsaved };
        effects.Add(new Sleep());
        return Begin(state, effects);
    }

    private static AutosaveState Leave(AutosaveState state, List<AutosaveEffect> effects)
    {
        state = state with { IsLeaving = true };
        if (state.IsScreening) return SendNow(state with { Again = true }, effects);
        if (state.IsSending) return state with { Again = true };
        effects.Add(new Sleep());
        return KeepBoth(state) ? Settle(state with { LeftBoth = true }, Stands.Both, effects) : Begin(state, effects);
    }

    private static bool KeepBoth(AutosaveState state) => state is { IsLeaving: true, LeftBoth: false, Conflict: not null, Unsaved: true };

    private static AutosaveState Begin(AutosaveState state, List<AutosaveEffect> effects) =>
        state.IsSending || !state.Unsaved || state.State == SaveState.Conflicting ? state : Send(state, effects);

    /// <summary>A text that is on its way to the browser is answered within one round trip; until then nobody knows what the field holds.</summary>
    private static AutosaveState Send(AutosaveState state, List<AutosaveEffect> effects)
    {
        if (state.Arriving is null || state.IsLeaving) return SendNow(state, effects);
        Wake(Patience, effects);
        return state with { IsScreening = true };
    }

    private static AutosaveState SendNow(AutosaveState state, List<AutosaveEffect> effects)
    {
        var edit = new TextEdit(state.Text, state.BasedOn);
        effects.AddRange([new Sleep(), new Tell(), new AutosaveEffect.Send(edit)]);
        return state with
        {
            IsScreening = false,
            Flight = new AutosaveFlight(edit, state.SentTypings, state.Outside),
            Arriving = state.Arriving is { } arriving ? arriving with { IsOvertaken = true } : null,
            SentTypings = state.Typings,
            WaitingSince = null,
            State = SaveState.Saving,
            Outside = null,
        };
    }

    /// <param name="outcome">Null when there was none.</param>
    private static AutosaveState Take(AutosaveState state, SaveOutcome? outcome, List<AutosaveEffect> effects)
    {
        if (state.Flight is not { } flight) return state;
        state = state with { Flight = null };
        state = TakeWaiting(outcome is SaveOutcome.Saved saved ? TakeSaved(state, saved, flight) : TakeUnsaved(state, outcome, flight, effects));
        effects.Add(new Tell());
        if (KeepBoth(state)) return Settle(state with { Again = false, LeftBoth = true }, Stands.Both, effects);
        return state.State == SaveState.Saved && state.Unsaved ? Send(state, effects)
            : state.Again ? Begin(state with { Again = false }, effects)
            : state;
    }

    private static AutosaveState TakeSaved(AutosaveState state, SaveOutcome.Saved saved, AutosaveFlight flight) => state with
    {
        Stored = saved.StoredText,
        Retry = FirstRetry,
        State = SaveState.Saved,
        Refusal = null,
        // Until the merge is on the screen the text grows from what was sent, and the next save merges again.
        BasedOn = flight.Met is { } met ? Meet(met.Arrival, flight.Edit.Text) : flight.Edit.Text,
        Outside = state.Outside ?? saved.StoredText,
    };

    private static AutosaveState TakeUnsaved(AutosaveState state, SaveOutcome? outcome, AutosaveFlight flight, List<AutosaveEffect> effects)
    {
        var newer = state.Unsaved;
        // What was not stored is still to be stored, and nothing that arrives may take its place.
        state = state with
        {
            SentTypings = flight.SentBefore,
            Arriving = state.Arriving is { } arriving ? arriving with { IsOvertaken = false } : null,
            BasedOn = flight.Met?.GrowsFrom ?? state.BasedOn,
            Outside = state.Outside ?? flight.OutsideBefore,
        };
        switch (outcome)
        {
            case SaveOutcome.Refused refused:
                if (newer) Wake(state.IsLeaving ? null : Pause, effects); // newer words may pass
                return state with { State = SaveState.Refused, Refusal = refused.Sentence };
            case SaveOutcome.Conflict conflict:
                return state with { State = SaveState.Conflicting, Conflict = conflict };
            default:
                Wake(state.IsLeaving ? null : state.Retry, effects);
                return state with
                {
                    State = SaveState.Refused,
                    Refusal = "We could not save this just now. Your words are still here, and we keep trying.",
                    Retry = state.Retry * 2 < LastRetry ? state.Retry * 2 : LastRetry,
                };
        }
    }

    private static void Wake(TimeSpan? after, List<AutosaveEffect> effects)
    {
        if (after is { } time) effects.Add(new WakeAfter(time > TimeSpan.Zero ? time : TimeSpan.Zero));
    }
}
