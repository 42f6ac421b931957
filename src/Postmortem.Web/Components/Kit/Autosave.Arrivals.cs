namespace Postmortem.Web.Components.Kit;

/// <summary>A text from elsewhere on its way into a field.</summary>
/// <param name="Was">What the field was believed to hold.</param>
/// <param name="Now">What it should hold, if nothing was typed since.</param>
public sealed record Arrival(int Number, string Was, string Now);

/// <summary>How texts from elsewhere come into the field: what others stored, a merge, a text that was chosen.</summary>
public sealed partial class Autosave
{
    /// <summary>How long a save waits for a browser that is about to say what stands in the field.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private int arrivals;
    private string arrivalGrowsFrom = "";

    /// <summary>A save went out before the arrival was answered, so what it grew from is no longer said by it.</summary>
    private bool overtaken;

    /// <summary>An arrival that was answered while the save that overtook it was out, and the text it grew from.</summary>
    private (Arrival Arrival, string GrowsFrom)? met;

    /// <summary>The arrival is a person's choice between two texts.</summary>
    private bool chosen;

    /// <summary>The newest text from elsewhere that could not be taken yet.</summary>
    private string? outside;
    private TaskCompletionSource? answered;

    /// <summary>What the browser is asked to show in the place of <see cref="Text"/>; null once it has answered.</summary>
    public Arrival? Arrival { get; private set; }

    /// <summary>
    /// The stored text is another one now. It is shown with what was typed here on top; where both are in the same words, the next
    /// save finds that out and both are kept.
    /// </summary>
    public void Arrived(string text)
    {
        if (running is not null || Arrival is not null || State == SaveState.Conflicting) outside = text;
        else TakeOutside(text);
    }

    /// <summary>What the browser made of an <see cref="Arrival"/>.</summary>
    /// <param name="answer">
    /// Its number, and then: nothing, where the field now holds it; "+" and a text, where the field now holds it with newer keys;
    /// "-" and a text, where it met newer keys at the same place and the field holds these.
    /// </param>
    public void Answered(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var end = answer.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var number = end < 0 ? answer.AsSpan() : answer.AsSpan(0, end);
        if (Arrival is not { } arrival || !int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var which) || which != arrival.Number) return;
        Arrival = null;
        var holds = end < 0 ? arrival.Now : answer[(end + 1)..];
        var missed = end >= 0 && answer[end] == '-';
        if (!missed && !overtaken) (Text, basedOn) = (arrival.Now, arrivalGrowsFrom);
        else if (!missed && running is not null) met = (arrival, arrivalGrowsFrom);
        else if (!missed) basedOn = Meet(arrival, basedOn);
        if (missed && chosen)
        {
            Choose(TextMerge.Merge(arrival.Was, holds, arrival.Now) ?? Both(arrival.Now, holds), holds);
            State = SaveState.Waiting;
            Wake(Pause);
        }
        else if (holds != Text) Typed(holds);
        if (missed && !overtaken) outside ??= arrivalGrowsFrom;
        answered?.TrySetResult();
        if (running is null) TakeWaiting();
        changed();
    }

    /// <summary>
    /// What the field grows from, once it holds both what arrived and what was sent without it: else words of others would count as typed
    /// here, and collide with the next ones that those others write in their place.
    /// </summary>
    private static string Meet(Arrival arrival, string stored) => TextMerge.Merge(arrival.Was, stored, arrival.Now) ?? stored;

    /// <summary>A text that is on its way to the browser is answered within one round trip; until then nobody knows what the field holds.</summary>
    private async Task ScreenAsync()
    {
        if (Arrival is null || leaving) return;
        answered = new TaskCompletionSource();
        await Task.WhenAny(answered.Task, Task.Delay(Patience, time));
        answered = null;
    }

    private void TakeWaiting()
    {
        if (Arrival is not null || State == SaveState.Conflicting || outside is not { } text) return;
        outside = null;
        TakeOutside(text);
    }

    private void TakeOutside(string text)
    {
        // Some texts are stored without the white space at their edges, where somebody may be about to type on.
        if (text.AsSpan().Trim().SequenceEqual(basedOn.AsSpan().Trim())) return;
        if (answers)
        {
            if (TextMerge.Merge(basedOn, Text, text) is { } merged) Ask(merged, text);
        }
        else if (!Unsaved) Text = basedOn = text;
    }

    private void Ask(string now, string growsFrom)
    {
        if (now == Text)
        {
            basedOn = growsFrom;
            return;
        }

        Arrival = new Arrival(++arrivals, Text, now);
        arrivalGrowsFrom = growsFrom;
        (overtaken, chosen) = (false, false);
    }

    /// <summary>A person chose this text: it counts at once, and the field follows.</summary>
    private void Choose(string text, string shown)
    {
        Text = text;
        typings++;
        if (!answers) return;
        Arrival = new Arrival(++arrivals, shown, text);
        arrivalGrowsFrom = basedOn;
        (overtaken, chosen) = (false, true);
    }
}
