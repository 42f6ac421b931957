using System.Globalization;
using static Postmortem.Web.Components.Kit.Fields.AutosaveEffect;

namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>How texts from elsewhere come into the field: what others stored, a merge, a text that was chosen.</summary>
public static partial class AutosaveStep
{
    private static AutosaveState Arrive(AutosaveState state, string text) =>
        state.IsSending || state.Arriving is not null || state.State == SaveState.Conflicting ? state with { Outside = text } : TakeOutside(state, text);

    private static AutosaveState TakeAnswer(AutosaveState state, string says, TimeSpan at, List<AutosaveEffect> effects)
    {
        var end = says.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var number = end < 0 ? says.AsSpan() : says.AsSpan(0, end);
        if (!int.TryParse(number, CultureInfo.InvariantCulture, out var which) || state.Arriving is not { } arriving || which != arriving.Arrival.Number)
            return state;
        var holds = end < 0 ? arriving.Arrival.Now : says[(end + 1)..];
        var missed = end >= 0 && says[end] == '-';
        state = state with { Arriving = null };
        if (!missed) state = Shown(state, arriving);
        if (missed && arriving.IsChosen)
        {
            var both = TextMerge.Merge(arriving.Arrival.Was, holds, arriving.Arrival.Now) ?? Passages.Both(arriving.Arrival.Now, holds, "Someone");
            state = Choose(state, both, holds) with { State = SaveState.Waiting };
            if (!state.IsSending) Wake(Pause, effects);
        }
        else
        {
            if (holds != state.Text) state = Type(state, holds, at, effects);
            if (missed && !arriving.IsOvertaken) state = state with { Outside = state.Outside ?? arriving.GrowsFrom };
        }

        if (state.IsScreening) return SendNow(state, effects);
        if (!state.IsSending) state = TakeWaiting(state);
        effects.Add(new Tell());
        return state;
    }

    private static AutosaveState Shown(AutosaveState state, AutosaveArrival arriving) =>
        !arriving.IsOvertaken ? state with { Text = arriving.Arrival.Now, BasedOn = arriving.GrowsFrom }
        : state.Flight is { } flight ? state with { Flight = flight with { Met = arriving } }
        : state with { BasedOn = Meet(arriving.Arrival, state.BasedOn) };

    /// <summary>
    /// What the field grows from, once it holds both what arrived and what was sent without it: else words of others would count as typed
    /// here, and collide with the next ones that those others write in their place.
    /// </summary>
    private static string Meet(Arrival arrival, string stored) => TextMerge.Merge(arrival.Was, stored, arrival.Now) ?? stored;

    private static AutosaveState TakeWaiting(AutosaveState state) =>
        state.Arriving is not null || state.State == SaveState.Conflicting || state.Outside is not { } text ? state
        : TakeOutside(state with { Outside = null }, text);

    private static AutosaveState TakeOutside(AutosaveState state, string text)
    {
        // Some texts are stored without the white space at their edges, where somebody may be about to type on.
        if (text.AsSpan().Trim().SequenceEqual(state.BasedOn.AsSpan().Trim())) return state;
        if (!state.Answers) return state.Unsaved ? state : state with { Text = text, BasedOn = text };
        return TextMerge.Merge(state.BasedOn, state.Text, text) is not { } merged ? state
            : merged == state.Text ? state with { BasedOn = text }
            : Ask(state, state.Text, merged, text, isChosen: false);
    }

    /// <summary>Ends a conflict with a text that stands over theirs.</summary>
    private static AutosaveState Settle(AutosaveState state, Stands stands, List<AutosaveEffect> effects)
    {
        if (state.Conflict is not { Theirs: var theirs, TheirAuthor: var author }) return state;
        var text = stands switch { Stands.Mine => state.Text, Stands.Theirs => theirs, _ => Passages.Both(theirs, state.Text, author) };
        state = state with { BasedOn = theirs, Conflict = null };
        if (text != state.Text) state = Choose(state, text, state.Text);
        if (text == theirs)
        {
            state = TakeWaiting(state with { SentTypings = state.Typings, WaitingSince = null, State = SaveState.Saved });
            effects.Add(new Tell());
            return state;
        }

        effects.Add(new Sleep());
        return Begin(state with { Typings = state.Typings + 1, State = SaveState.Waiting }, effects);
    }

    /// <summary>A person chose this text: it counts at once, and the field follows.</summary>
    private static AutosaveState Choose(AutosaveState state, string text, string shown)
    {
        state = state with { Text = text, Typings = state.Typings + 1 };
        return state.Answers ? Ask(state, shown, text, state.BasedOn, isChosen: true) : state;
    }

    private static AutosaveState Ask(AutosaveState state, string was, string now, string growsFrom, bool isChosen) =>
        state with { Arrivals = state.Arrivals + 1, Arriving = new AutosaveArrival(new Arrival(state.Arrivals + 1, was, now), growsFrom, isChosen) };
}
