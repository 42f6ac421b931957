using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Tests.Kit;

/// <summary>
/// A field that saves itself without a clock, a store or a browser: what its step asks for is noted here, and a test says when time passes and
/// what the store answers.
/// </summary>
/// <param name="answer">The store that answers at once; null for one whose answers the test gives with <see cref="Answer"/>.</param>
internal sealed class SteppedField(string text, Func<TextEdit, AutosaveEvent>? answer = null, bool answers = false)
{
    private TimeSpan now;
    private TimeSpan? due;

    public AutosaveState Now { get; private set; } = new(text, answers);

    /// <summary>Every edit that was sent, the answered ones too.</summary>
    public List<TextEdit> Sent { get; } = [];

    /// <summary>How many of them are not answered.</summary>
    public int Pending { get; private set; }

    public Func<TextEdit, AutosaveEvent>? Store { get; set; } = answer;

    public static AutosaveEvent Saved(string text) => new AutosaveEvent.Answer(new SaveOutcome.Saved(text));

    public void Typed(string text) => Take(new AutosaveEvent.Typed(text, now));

    public void Arrived(string text) => Take(new AutosaveEvent.Arrived(text));

    public void Answered(string says) => Take(new AutosaveEvent.Answered(says, now));

    public void Flush() => Take(new AutosaveEvent.Flushed());

    public void Choose(Stands stands) => Take(new AutosaveEvent.Chosen(stands));

    public void Leave() => Take(new AutosaveEvent.Left());

    /// <summary>The store answers the edit that is out.</summary>
    public void Answer(AutosaveEvent came)
    {
        Pending--;
        Take(came);
    }

    public void Pass(int milliseconds)
    {
        var until = now + TimeSpan.FromMilliseconds(milliseconds);
        while (due is { } next && next <= until)
        {
            (now, due) = (next, null);
            Take(new AutosaveEvent.PauseOver());
        }

        now = until;
    }

    private void Take(AutosaveEvent happened)
    {
        (Now, var effects) = AutosaveStep.Step(Now, happened);
        foreach (var effect in effects)
        {
            if (effect is AutosaveEffect.WakeAfter wake) due = now + wake.Time;
            else if (effect is AutosaveEffect.Sleep) due = null;
            else if (effect is AutosaveEffect.Send send) Send(send.Edit);
        }
    }

    private void Send(TextEdit edit)
    {
        Sent.Add(edit);
        Pending++;
        Assert.AreEqual(1, Pending, "One save runs at a time.");
        if (Store is not null) Answer(Store(edit));
    }
}
